"""Text that a workbook and a page can hold."""

import re

from markupsafe import Markup

MOST_UNITS = 32_767
"""Most UTF-16 units in a cell of a workbook (Excel specifications and limits)."""

CUT_MARK = " … [cut]"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (section 2.2), lone surrogates included."""


def clean_text(text: str) -> str:
    """A text without the characters that XML cannot hold, and with one kind of line end."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def printable(value: object) -> object:
    """A value as a page may print it: a text clean, markup and everything else as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return clean_text(value)


def cell_text(text: str) -> str:
    """A text as a cell can hold it: clean, and cut with a mark where it is too long."""
    clean = clean_text(text)
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * MOST_UNITS:
        return clean
    kept = units[: 2 * (MOST_UNITS - len(CUT_MARK))]
    return kept.decode("utf-16-le", errors="ignore") + CUT_MARK
