"""Texts that every database can hold."""

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable_text(text: str) -> str:
    """A text without NUL and lone surrogates; idempotent.

    PostgreSQL refuses both (a NUL ends its text, a surrogate alone is no UTF-8), so they are
    dropped on the way in on SQLite as well; everything else stays as it is.
    """
    if text.isascii() and "\x00" not in text:
        return text
    return _UNSTORABLE.sub("", text)
