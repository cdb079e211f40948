"""JSON answers: bytes to values, and fields read by name whatever their type turns out to be."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TypeAlias
from urllib.parse import urlsplit

from enrichment.hiring.posting import BoardMalformed

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
"""What stands in a JSON text (RFC 8259)."""

_CUT_OFF = ("Unterminated string", "Expecting", "Invalid \\escape", "Invalid \\uXXXX")
_COUNT_MAX = 10_000_000
_ERROR_KEYS = ("error", "errors", "message", "detail", "errorMessage", "error_description")


def read_json(body: bytes) -> Json:
    """Value of a JSON answer.

    Raises:
        BoardMalformed: It is no JSON; the message says what it is instead.
    """
    if not body.strip():
        raise BoardMalformed("empty answer")
    try:
        value: Json = json.loads(body)
    except json.JSONDecodeError as error:
        raise BoardMalformed(_instead_of_json(error.doc, error)) from None
    except UnicodeDecodeError:
        raise BoardMalformed("bytes that are no text instead of JSON") from None
    except (ValueError, RecursionError):
        raise BoardMalformed("JSON that no board writes: nested or numbered without end") from None
    return value


def _instead_of_json(text: str, error: json.JSONDecodeError) -> str:
    start = text.lstrip("\ufeff \t\r\n")[:512].lower()
    if start.startswith("<"):
        is_xml = start.startswith("<?xml") and "<html" not in start
        return "XML instead of JSON" if is_xml else "HTML instead of JSON"
    rest = text[error.pos :]
    is_cut = not rest.strip() or error.msg.startswith(_CUT_OFF[0])
    is_cut |= len(rest) < 12 and error.msg.startswith(_CUT_OFF)
    if start[:1] in ("{", "[") and is_cut:
        return f"JSON cut off after {len(text.encode(errors='replace'))} bytes"
    return f"no JSON from character {error.pos + 1} on"


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields of one JSON object, or of none: what is absent or of another type is None.

    A path is the names from the object down; a number is a place in a list.
    """

    value: Json

    def at(self, *path: str | int) -> Json:
        """Whatever stands there, or None."""
        value = self.value
        for step in path:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and -1 <= step < len(value):
                value = value[step]
            else:
                return None
        return value

    def has(self, *path: str) -> bool:
        """Whether the last name of the path is there, even if it holds nothing."""
        above = self.at(*path[:-1])
        return isinstance(above, dict) and path[-1] in above

    def text(self, *path: str | int) -> str | None:
        """Text as written, without surrounding blanks; None where it is blank or no text."""
        return text_of(self.at(*path))

    def id(self, *path: str | int) -> str | None:
        """Text or whole number as text: vendors write ids as either."""
        return id_of(self.at(*path))

    def texts(self, *path: str | int) -> tuple[str, ...]:
        """Texts of a list, each once and in its order; what is no text is left out."""
        return distinct(text_of(item) for item in self.items(*path))

    def flag(self, *path: str | int) -> bool | None:
        """True or false where it is stated as such, else None."""
        value = self.at(*path)
        return value if isinstance(value, bool) else None

    def count(self, *path: str | int) -> int | None:
        """A whole number from 0 to ten million, also one written as text."""
        value = self.at(*path)
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 9:
            value = int(value)
        is_count = isinstance(value, int) and not isinstance(value, bool)
        return value if is_count and 0 <= value <= _COUNT_MAX else None  # type: ignore[operator,return-value]

    def url(self, *path: str | int) -> str | None:
        """An absolute http(s) URL, else None."""
        return url_of(self.at(*path))

    def items(self, *path: str | int) -> Sequence[Json]:
        """What a list holds; nothing where there is no list."""
        value = self.at(*path)
        return value if isinstance(value, list) else ()

    def below(self, *path: str | int) -> "Fields":
        """Fields of the object there; none where there is no object."""
        return Fields(self.at(*path))

    def each(self, *path: str | int) -> Sequence["Fields"]:
        """Fields of each object of a list; what is no object is left out."""
        return tuple(Fields(item) for item in self.items(*path) if isinstance(item, dict))


def read_fields(body: bytes) -> Fields:
    """Fields of an answer that is one JSON object.

    Raises:
        BoardMalformed: It is no JSON, or no object.
    """
    value = read_json(body)
    if not isinstance(value, dict):
        raise BoardMalformed(f"{kind_of(value)} instead of an object")
    return Fields(value)


def list_at(fields: Fields, *path: str | int) -> list[Json]:
    """The list of openings in its right place; an empty one is a good answer.

    Raises:
        BoardMalformed: There is no list there; the message says what is there instead.
    """
    found = fields.at(*path)
    if isinstance(found, list) and (found or not _is_said(fields.at("error"))):
        return found
    name = ".".join(map(str, path))
    if not found and (said := error_of(fields)):
        raise BoardMalformed(said)
    if found is None and not (isinstance(path[-1], str) and fields.has(*map(str, path))):
        raise BoardMalformed(f'no list "{name}" but {_in_words(fields.value)}')
    raise BoardMalformed(f'{kind_of(found)} instead of a list in "{name}"')


def list_or_one_at(fields: Fields, title: str, *path: str | int) -> list[Json]:
    """As `list_at`; an object that is one opening itself, with title and id, is a list of one.

    Args:
        fields: The answer.
        title: Name of the field that holds an opening's title.
        path: Place of the list.
    """
    is_one = fields.text(title) and fields.id("id") and fields.at(*path[:1]) is None
    return [fields.value] if is_one else list_at(fields, *path)


def list_or_one(value: Json, title: str) -> list[Json]:
    """The openings of an answer that is a list of them, or one of them.

    Raises:
        BoardMalformed: It is neither.
    """
    if isinstance(value, list):
        return value
    fields = Fields(value)
    if fields.text(title) and fields.id("id"):
        return [value]
    raise BoardMalformed(error_of(fields) or f"{_in_words(value)} instead of a list of openings")


def error_of(fields: Fields) -> str | None:
    """Words for an error object ({"error": ...}) that came instead of openings, or None."""
    for key in _ERROR_KEYS:
        if _is_said(fields.at(key)):
            return f'an error instead of openings ("{key}")'
    return "an error instead of openings" if fields.flag("success") is False else None


def _is_said(error: Json) -> bool:
    """Whether an error says anything: some vendors send an empty one with each good answer."""
    return any(error.values()) if isinstance(error, dict) else bool(error)


def kind_of(value: object) -> str:
    """Kind of a JSON value in words, "a list"."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case Mapping():
            return "an object"
        case _:
            return "a list"


def _in_words(value: Json) -> str:
    """Kind of a value, of an object with the names of its first fields: values may be persons."""
    if not isinstance(value, dict):
        return kind_of(value)
    names = ", ".join(sorted(clean(key)[:30] for key in value)[:6])
    return f"an object of {names}" if names else "an empty object"


def text_of(value: object) -> str | None:
    """Text without surrounding blanks, or None where it is blank or no text."""
    return clean(value).strip() or None if isinstance(value, str) else None


def id_of(value: object) -> str | None:
    """Text or whole number as text, or None."""
    if isinstance(value, float) and isfinite(value) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**40 else None
    return text_of(value)


def url_of(value: object) -> str | None:
    """An absolute http(s) URL without blanks, as written, else None."""
    text = text_of(value)
    if not text or not text.lower().startswith(("http://", "https://")) or len(text.split()) > 1:
        return None
    try:
        return text if urlsplit(text).hostname else None
    except ValueError:
        return None


def requisition_of(value: object) -> str | None:
    """The employer's own number of a position; words in its place ("See Opening ID") are none."""
    text = id_of(value)
    return text if text and len(text) <= 60 and any(map(str.isdigit, text)) else None


def clean(text: str) -> str:
    """Text that can be stored and printed: without NUL and halves of characters."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text if text.isascii() else text.encode(errors="replace").decode()


def distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Texts that are there, each once and in their order."""
    return tuple(dict.fromkeys(text for text in texts if text))
