"""XML answers: bytes to fields, with nothing outside of the answer and nothing unfolded.

Read by expat (xml.parsers.expat), which is told to refuse document types: without them there are
neither entities to unfold nor files to fetch. It is strict, so a cut answer never passes for a
short one. What vendors are known to write wrong is mended first, and only where it has to be.
"""

import html
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from enrichment.decoding import decode_page
from enrichment.hiring.answers.fields import Fields, Json, clean
from enrichment.hiring.posting import BoardMalformed

_DEPTH_MAX = 100
_NODES_MAX = 2_000_000
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{2,40})["']""")
_NAMELESS = re.compile(r"<>[^<>]*</>")
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)(#?\w{1,31};)?")
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _NotAllowedError(Exception):
    """The answer holds what no board needs; the message says what."""


@dataclass(slots=True)
class _Node:
    texts: list[str] = field(default_factory=list)
    children: dict[str, list["Json"]] = field(default_factory=dict)

    def value(self) -> Json:
        own = clean("".join(self.texts))
        if not self.children:
            return own
        return {**self.children, "#text": own} if own.strip() else {**self.children}


class _Builder:
    """Elements as they come, from the document down to the one that is open."""

    def __init__(self) -> None:
        self.open = [_Node()]
        self.root = ""
        self._nodes = 0

    def start(self, name: str, _: object) -> None:
        self._nodes += 1
        if len(self.open) > _DEPTH_MAX or self._nodes > _NODES_MAX:
            raise _NotAllowedError("XML nested or long without end")
        self.root = self.root or name
        self.open.append(_Node())

    def end(self, name: str) -> None:
        value = self.open.pop().value()
        self.open[-1].children.setdefault(name, []).append(value)

    def text(self, text: str) -> None:
        self.open[-1].texts.append(text)

    def refuse(self, *_: object) -> None:
        raise _NotAllowedError("XML with a document type of its own")


def read_xml(body: bytes, roots: Collection[str]) -> Fields:
    """Fields of the root of an XML answer.

    Each name of a child holds a list of its values in their order: a text where the child holds
    only text (attributes are not kept), else an object; text beside children is "#text". Prefixes
    stay ("joblisting:jobId").

    Args:
        body: Bytes after content decoding.
        roots: Names that the root of this vendor's answers has.

    Raises:
        BoardMalformed: It is no XML, is cut off, or has another root.
    """
    text = _text_of(body)
    try:
        root, value = _parsed(text)
    except expat.ExpatError:
        root, value = _parsed_mended(text)
    except _NotAllowedError as error:
        raise BoardMalformed(str(error)) from None
    if root not in roots:
        raise BoardMalformed(f"XML of another kind: its root is {clean(root)[:40]}")
    if isinstance(value, str) and value.strip():
        raise BoardMalformed("text instead of openings")
    return Fields(value if isinstance(value, dict) else {})


def children_of(root: Fields, name: str) -> Sequence[Json]:
    """Values of the children of one name; none of any name is an empty list and a good answer.

    Raises:
        BoardMalformed: There are other children or text instead.
    """
    found = root.items(name)
    if not found and isinstance(root.value, dict) and root.value:
        others = ", ".join(sorted(clean(other)[:30] for other in root.value)[:6])
        raise BoardMalformed(f"no {name} but {others}")
    return found


def _text_of(body: bytes) -> str:
    declared = _DECLARED.match(body[:300])
    encoding = f"charset={declared[1].decode('ascii')}" if declared else ""
    text = decode_page(body, encoding).lstrip("\ufeff \t\r\n")
    start = text[:512].lower()
    if not text:
        raise BoardMalformed("empty answer")
    if start.startswith(("<!doctype html", "<html")):
        raise BoardMalformed("HTML instead of XML")
    if not start.startswith("<"):
        raise BoardMalformed("JSON instead of XML" if start[0] in "{[" else "text instead of XML")
    return text


def _parsed_mended(text: str) -> tuple[str, Json]:
    try:
        return _parsed(_mended(text))
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise BoardMalformed(f"XML broken in line {error.lineno}: {said}") from None
    except _NotAllowedError as error:
        raise BoardMalformed(str(error)) from None


def _parsed(text: str) -> tuple[str, Json]:
    builder = _Builder()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.Parse(text.encode("utf-8", "replace"), True)
    return builder.root, builder.open[0].children[builder.root][0]


def _mended(text: str) -> str:
    """The text without what vendors write though XML has it not.

    Nameless elements (SuccessFactors: `<>577</>`), bare ampersands, names of characters that only
    HTML knows, and control characters.
    """
    text = _NO_CHARACTER.sub("", _NAMELESS.sub("", text))
    return _ENTITY.sub(_as_xml, text)


def _as_xml(match: re.Match[str]) -> str:
    if not match[1]:
        return "&amp;"
    character = _NO_CHARACTER.sub("", html.unescape(match[0]))
    return html.escape(character, quote=False)
