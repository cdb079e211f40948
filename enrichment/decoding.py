"""Bytes of a page to text: byte order mark, header, meta, UTF-8, Windows-1252, in this order.

Labels are read as browsers read them (encoding.spec.whatwg.org): "iso-8859-1" and "ascii" mean
Windows-1252, "gb2312" means GB 18030, and a page that can name UTF-16 in its own ASCII is UTF-8.
"""

import codecs
import re
from collections.abc import Iterator

_PRESCAN_BYTES = 4096
_LABEL = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_WEB_ENCODING = re.compile(
    r"utf-8|utf-16(-[lb]e)?|cp(125\d|866|874|932|949|950)|iso8859-\d+|koi8-[ru]|gb18030|gbk|gb2312"
    r"|big5|euc_jp|euc_kr|shift_jis|iso2022_jp|mac-(roman|cyrillic)|ascii|latin-1"
)
_AS_BROWSERS_DO = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NULS_MAX = 100
_JUNK = "\N{REPLACEMENT CHARACTER}"


def decode_page(body: bytes, content_type: str = "") -> str:
    """Text of a page; never raises.

    A declared encoding is dropped when it turns more than one character in 500 into junk; a few
    broken characters, as at the end of a truncated page, are let stand.

    Args:
        body: Bytes after content decoding.
        content_type: Value of the header, or an empty text.
    """
    return decode_page_once(body, content_type)[0]


def decode_page_once(body: bytes, content_type: str = "") -> tuple[str, bytes | None]:
    """As `decode_page`, and beside the text the same in UTF-8 where the body was that already.

    It saves who needs bytes (the tree builder does) to encode what was decoded just before.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace"), None
    for encoding in _declared(body, content_type):
        text = _decoded(body, encoding)
        if text is not None:
            # What was replaced by junk is no longer what the body says.
            return text, body if encoding == "utf-8" and _JUNK not in text else None
    try:
        # A character that the end of a long page cuts in two is no fault.
        text = codecs.getincrementaldecoder("utf-8")().decode(body, len(body) < _PRESCAN_BYTES)
    except UnicodeDecodeError:
        text = body.decode("cp1252", "replace")
    return text, None


def with_plain_ascii(body: bytes, content_type: str = "") -> bytes:
    """A body in which ASCII stands as ASCII: UTF-16 becomes UTF-8, all else is as it came.

    Args:
        body: Bytes after content decoding.
        content_type: Value of the header, or an empty text.
    """
    is_wide = body.startswith(_WIDE_MARKS) or body.count(b"\0", 0, _PRESCAN_BYTES) > _NULS_MAX
    return decode_page(body, content_type).encode("utf-8", "replace") if is_wide else body


def _decoded(body: bytes, encoding: str) -> str | None:
    """Text in an encoding, or None where too much of it is junk."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        text = body.decode(encoding, "replace")
    return text if text.count(_JUNK) <= 2 + len(text) // 500 else None


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    header = parse_charset(content_type.encode("utf-8", "replace"))
    if header:
        yield header
    meta = parse_charset(body[:_PRESCAN_BYTES])
    if meta:
        yield "utf-8" if meta.startswith("utf-16") else meta


def parse_charset(declaration: bytes) -> str | None:
    """Python's name of the first encoding declared, or None where none is known on the web."""
    start = declaration.lower().find(b"charset")
    found = _LABEL.search(declaration, start) if start >= 0 else None
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS_DO.get(name, name) if _WEB_ENCODING.fullmatch(name) else None
