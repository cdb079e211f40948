"""Phone numbers as digits: one number, one text, however a list writes it."""

import re
import unicodedata

from prospects.cell import split_cell
from prospects.suppression import PHONE_DIGITS_MIN

# Italy keeps the zero when it is called from abroad, so there "(0)" is a digit like others.
_TRUNK_ZERO = re.compile(r"^(\D*(?:00)?(?!39\D)[1-9]\d{0,2}[^\d(]*)\(\s*0\s*\)")
_EXTENSION = re.compile(
    r"(?<=\d)[^\w#]*(?:extension|extn?|x|dw|durchwahl|#)[\s.:=#-]*\d{1,7}(?!\d)", re.IGNORECASE
)
_OR = re.compile(r"\s+(?:/|or|oder|ou|und|and)\s+")


def split_phones(text: str) -> tuple[str, ...]:
    """Numbers of a cell as they are written; the whole cell where it holds one or none.

    Besides the separators of `split_cell`, " / " and "or" part two numbers: "030/7654321" is one.
    A part without seven digits belongs to the number before it ("+13125550145;ext=12").
    """
    parts = [part for cell in split_cell(text) for part in _OR.split(cell)]
    numbers = [part for part in parts if _digits(part) >= PHONE_DIGITS_MIN]
    return tuple(numbers) if len(numbers) > 1 or text.startswith("[") else (text,)


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)


def phone_digits(text: str) -> str:
    """Digits of a phone number: "+49 (0)30 7654321 ext. 12" -> "49307654321".

    Drops a leading international prefix 00, the "(0)" after a country code, and an extension
    with all that follows it ("ext. 12", "x12", "#12", "DW 12", "Durchwahl 12"). Does not add a
    country code. Idempotent.

    Args:
        text: A whole cell.

    Returns:
        ASCII digits; empty where the text has none.
    """
    plain = "".join(
        str(unicodedata.digit(c)) if c.isdigit() else c for c in unicodedata.normalize("NFKC", text)
    )
    number = _TRUNK_ZERO.sub(r"\1", _without_extension(plain))
    digits = "".join(c for c in number if c.isdigit())
    while digits.startswith("00"):
        digits = digits.removeprefix("00")
    return digits


def _without_extension(text: str) -> str:
    """Cut at an extension that follows a whole number; "312x555x0145" has none."""
    for found in _EXTENSION.finditer(text):
        if _digits(text[: found.start()]) >= PHONE_DIGITS_MIN:
            return text[: found.start()]
    return text
