"""Descriptions of postings: HTML, once or twice escaped, as text for reading."""

import html
import re

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from enrichment.depth import cut_where_too_deep
from enrichment.hiring.answers.fields import clean
from enrichment.hiring.answers.persons import without_persons

_CHARACTERS_MAX = 200_000
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li"
    " main ol p pre section table td th tr ul".split()
)
_SILENT = frozenset(("script", "style", "noscript", "template", "head", "title"))
_TAG = re.compile(r"<[a-zA-Z/!]")
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;[a-zA-Z/!]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\s*\n\s*")


def description_of(*parts: object) -> str:
    """Sections of a posting as one text for reading, without markup and without persons.

    Args:
        parts: HTML or plain text each; what is no text, and what was there before, is left out.

    Returns:
        One line a block (list items begin with "- "); "" where the parts hold nothing.
    """
    texts = (plain_text(part) for part in parts if isinstance(part, str))
    return without_persons("\n".join(dict.fromkeys(text for text in texts if text)))


def plain_text(source: str) -> str:
    """Text of HTML, of escaped HTML (Greenhouse escapes it, some twice) or of plain text."""
    source = _unescaped(clean(source[:_CHARACTERS_MAX]))
    if not _TAG.search(source):
        return _tidy(html.unescape(source))
    try:
        return _tidy(_text_of_tree(cut_where_too_deep(source, source.count("<"))))
    except SelectolaxError:
        return _tidy(html.unescape(re.sub(r"<[^>]*>", "\n", source)))


def _unescaped(source: str) -> str:
    """HTML out of its escapes; text that merely mentions "&lt;" stays as it is."""
    for _ in range(3):
        if _TAG.search(source) or not _ESCAPED_TAG.search(source):
            break
        source = html.unescape(source)
    return source


def _text_of_tree(source: str) -> str:
    root = LexborHTMLParser(source).root
    if root is None:
        return ""
    pieces: list[str] = []
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            parent = node.parent
            if parent is None or parent.tag not in _SILENT:
                # A line end in the source is a blank to the reader.
                pieces.append((node.text_content or "").replace("\n", " "))
        elif node.tag in _BLOCKS:
            pieces.append("\n- " if node.tag == "li" else "\n")
    return "".join(pieces)


def _tidy(text: str) -> str:
    lines = _LINE_ENDS.sub("\n", _BLANKS.sub(" ", text).replace("\r", "\n")).strip()
    # An item that holds a paragraph: the dash belongs to its text.
    return re.sub(r"(?m)^-\n", "- ", lines)
