"""Certificates for invented hosts, made when a client asks for the host."""

import ssl
import threading
from pathlib import Path

import trustme


class Certificates:
    """A throw-away authority and one certificate a host, chosen by SNI.

    Attributes:
        context: TLS context for a server; a client without SNI gets one for "localhost".
    """

    def __init__(self) -> None:
        self._authority = trustme.CA()
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()
        self.context = self._made_for("localhost")
        self.context.sni_callback = self._choose

    def write_authority(self, path: Path) -> None:
        """Write the certificate of the authority as PEM."""
        self._authority.cert_pem.write_to_path(str(path))

    def _choose(self, connection: ssl.SSLObject, host: str, _: ssl.SSLContext) -> None:
        if host:  # None from a client without SNI
            connection.context = self._context_for(host)

    def _context_for(self, host: str) -> ssl.SSLContext:
        with self._lock:
            if host not in self._contexts:
                self._contexts[host] = self._made_for(host)
            return self._contexts[host]

    def _made_for(self, host: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(host).configure_cert(context)
        return context
