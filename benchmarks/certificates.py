"""Certificates for the bench web: root, intermediate and a leaf for each host, all throw-away."""

import ssl
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_VALID_FROM = datetime.now(UTC) - timedelta(days=1)
_VALID_UNTIL = datetime.now(UTC) + timedelta(days=30)
_CONTEXTS_KEPT = 512


class Authority:
    """Signs a leaf for any host that is asked for, through an intermediate as on the real web.

    Args:
        folder: Where keys and certificates are written; the caller removes it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root_key = ec.generate_private_key(ec.SECP256R1())
        self._middle_key = ec.generate_private_key(ec.SECP256R1())
        # One key for all leaves: making keys is not what is measured.
        self._leaf_key = ec.generate_private_key(ec.SECP256R1())
        self._root_name = _name("Bench Root (throw-away)")
        self._middle_name = _name("Bench Intermediate (throw-away)")
        root = self._signed(self._root_name, self._root_key, authority=True, by_root=True)
        middle = self._signed(self._middle_name, self._middle_key, authority=True, by_root=True)
        self._middle_pem = middle.public_bytes(serialization.Encoding.PEM)
        self._key_file = folder / "leaf.key"
        self._key_file.write_bytes(_pem(self._leaf_key))
        self.ca_file = folder / "ca.pem"
        # With the usual roots in front, as a client on the real web carries them.
        usual = Path(certifi.where()).read_bytes()
        self.ca_file.write_bytes(usual + root.public_bytes(serialization.Encoding.PEM))
        self._context_of = lru_cache(_CONTEXTS_KEPT)(self._make_context)

    def server_context(self) -> ssl.SSLContext:
        """A context that takes the leaf of the host which the client names."""
        first = self._make_context("localhost")

        def choose(connection: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
            if host:
                connection.context = self._context_of(host)

        first.sni_callback = choose  # type: ignore[assignment]
        return first

    def _make_context(self, host: str) -> ssl.SSLContext:
        leaf = self._signed(_name(host), self._leaf_key, authority=False, by_root=False, host=host)
        chain = self._folder / "chain.pem"
        chain.write_bytes(leaf.public_bytes(serialization.Encoding.PEM) + self._middle_pem)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain, self._key_file)
        context.set_alpn_protocols(["http/1.1"])
        return context

    def _signed(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        *,
        authority: bool,
        by_root: bool,
        host: str = "",
    ) -> x509.Certificate:
        issuer, signer = (
            (self._root_name, self._root_key) if by_root else (self._middle_name, self._middle_key)
        )
        builder = (
            x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
            .not_valid_before(_VALID_FROM)
            .not_valid_after(_VALID_UNTIL)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(_key_identifier(signer), critical=False)
        )
        if authority:
            builder = builder.add_extension(
                x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
            ).add_extension(_SIGNS, critical=True)
        if host:
            names = x509.SubjectAlternativeName([x509.DNSName(host)])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(signer, hashes.SHA256())


_SIGNS = x509.KeyUsage(
    digital_signature=True, content_commitment=False, key_encipherment=False,
    data_encipherment=False, key_agreement=False, key_cert_sign=True, crl_sign=True,
    encipher_only=False, decipher_only=False,
)  # fmt: skip


def _key_identifier(signer: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
