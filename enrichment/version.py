"""Which extractors read a page: other extractors have to read it anew."""

import hashlib
from pathlib import Path

import enrichment
import prospects
from prospects.once import once

_ROOTS = (Path(enrichment.__file__).parent, Path(prospects.__file__).parent)
_LEFT_OUT = frozenset({"fetching", "intake", "dns", "store", "specs", "__pycache__"})
_ENDINGS = frozenset({".py", ".yml", ".json", ".csv", ".gz"})


@once
def extractors_version() -> str:
    """Digest of the code and data that make signals of a page; 16 hexadecimal digits.

    Nobody has to remember to raise a number: whoever edits a rule changes the digest. It costs a
    few milliseconds, once a process.
    """
    digest = hashlib.sha256()
    for root in _ROOTS:
        for path in sorted(root.rglob("*")):
            parts = path.relative_to(root).parts
            if path.suffix in _ENDINGS and not _LEFT_OUT.intersection(parts):
                digest.update("/".join(parts).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
