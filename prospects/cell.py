"""Cells that hold several values: "a; b", "a|b", a line each, `["a", "b"]`, `['a', 'b']`."""

import json
import re

_HARD = re.compile(r"[\n\r|\u2028\u2029]+|(?<!&amp);")
# "1,000" is one number.
_SOFT = re.compile(r",(?!\d)|(?<!\d),")
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(000[0-9a-fA-F]{5}|0010[0-9a-fA-F]{4})|(.))",
    re.DOTALL,
)
_ITEM = re.compile(
    r"""\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s,'"\[\]{}][^,\[\]{}]*))\s*(?:,|$)"""
)


def split_cell(text: str, *, commas: bool = True) -> tuple[str, ...]:
    """Values of a cell, in their order and each once.

    A line break, ";" and "|" part values always, "," where no digit stands on both sides. A list
    in brackets, as JSON or as Python writes it, holds its elements, whatever they contain. Does
    not part at blanks, "/" or "and".

    Args:
        text: A whole cell.
        commas: False for names of people and companies, in which a comma is no separator.

    Returns:
        Values without outer blanks; none for an empty cell, one where nothing parts.
    """
    said = text.strip()
    listed = _listed(said) if said[:1] == "[" and said[-1:] == "]" else None
    if listed is None:
        listed = [
            v for part in _HARD.split(said) for v in (_SOFT.split(part) if commas else [part])
        ]
    return tuple(dict.fromkeys(value for part in listed if (value := part.strip())))


def _listed(said: str) -> list[str] | None:
    """Elements of a list of plain values; None where it is none."""
    try:
        values = json.loads(said)
    except (ValueError, RecursionError):
        return _written_list(said[1:-1])
    if not isinstance(values, list) or any(isinstance(value, list | dict) for value in values):
        return None
    return [str(value) for value in values if value is not None]


def _written_list(inside: str) -> list[str] | None:
    found, at = [], 0
    while at < len(inside.rstrip()):
        match = _ITEM.match(inside, at)
        if match is None:
            return None
        quoted = match[1] if match[1] is not None else match[2]
        value = _ESCAPE.sub(_escaped, quoted) if quoted is not None else match[3].strip()
        found.append("" if quoted is None and value in ("None", "null", "nan") else value)
        at = match.end()
    return found


def _escaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    return chr(int(code, 16)) if code else {"n": "\n", "r": "\r", "t": "\t"}.get(found[4], found[4])
