"""Which extractors read a page: other extractors have to read it anew."""

import hashlib
from pathlib import Path

import enrichment
import prospects
from enrichment.technographics import Engine, default_engine
from prospects.once import once

_ROOTS = (Path(enrichment.__file__).parent, Path(prospects.__file__).parent)
_LEFT_OUT = frozenset({"fetching", "intake", "dns", "store", "specs", "__pycache__"})
_ENDINGS = frozenset({".py", ".yml", ".json", ".csv", ".gz"})


def extractors_version(engine: Engine | None = None) -> str:
    """Digest of the code and data that make signals of a page; 16 hexadecimal digits.

    Nobody has to remember to raise a number: whoever edits a rule changes the digest.

    Args:
        engine: Knows the fingerprints of technologies; ours unless told. Others are another
            version.
    """
    digest = (engine or default_engine()).fingerprints.digest
    return hashlib.sha256(f"{_code_version()} {digest}".encode()).hexdigest()[:16]


@once
def _code_version() -> str:
    """Digest of code and data; it costs a few milliseconds."""
    digest = hashlib.sha256()
    for root in _ROOTS:
        for path in sorted(root.rglob("*")):
            parts = path.relative_to(root).parts
            if path.suffix in _ENDINGS and not _LEFT_OUT.intersection(parts):
                digest.update("/".join(parts).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
