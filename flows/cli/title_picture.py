"""A job title as a picture in the terminal: each word marked by what it says.

Colours and marks say the same, so that nothing is lost without colours. A title that is wider
than the terminal goes on below.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from flows.title_words import is_small

KINDS: Mapping[str, tuple[str, str]] = {
    "level": ("=", "bold green"), "function": ("~", "bold cyan"), "role": ("#", "bold blue"),
    "industry": ("~", "bold cyan"), "cap": ("=", "bold green"), "standing": ("!", "bold yellow"),
    "opening": ("!", "bold yellow"), "guard": ("*", "bold magenta"), "cut": ("x", "dim strike"),
    "unused": ("-", "dim"), "unknown": ("?", "red"), "": (" ", ""),
}  # fmt: skip
"""Kind -> the mark below it and its style."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a title, in characters, the end exclusive, with what it says."""

    start: int
    end: int
    kind: str
    text: str
    words: str


def spans_of(found: Mapping[str, Any]) -> list[Span]:
    """What the words of a title say, in its order; words of one phrase are one.

    Args:
        found: As `explain_title` gives it.
    """
    spans: list[Span] = []
    for some in _phrases(found["tokens"]):
        first, last = some[0], some[-1]
        text = found["title"][first["start"] : last["end"]]
        kind, words = _said(some)
        spans.append(Span(first["start"], last["end"], kind, text, words))
    for cut in found["cuts"]:
        reason = cut["reason"].replace("_", " ")
        spans.append(Span(cut["start"], cut["end"], "cut", cut["text"], f"left out: {reason}"))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def picture(title: str, spans: Sequence[Span], width: int) -> Iterator[Text]:
    """Lines of the title, each with its marks below.

    Args:
        title: As written.
        spans: What to mark; a later one lies over an earlier one.
        width: Cells of a line.
    """
    kinds = [""] * len(title)
    for span in spans:
        kinds[span.start : span.end] = [span.kind] * (span.end - span.start)
    for start, end in _lines(title, width):
        written, marks = Text(), Text()
        for kind, some in groupby(range(start, end), kinds.__getitem__):
            mark, style = KINDS[kind]
            shown = "".join(title[at] if title[at].isprintable() else " " for at in some)
            written.append(shown, style)
            marks.append(mark * cell_len(shown), style.replace(" strike", ""))
        yield written
        marks.rstrip()
        yield marks


def _lines(title: str, width: int) -> Iterator[tuple[int, int]]:
    """Places of lines of at most so many cells, ended at a blank where there is one."""
    start = 0
    while start < len(title):
        end, cells = start, 0
        while end < len(title) and cells + cell_len(title[end]) <= max(width, 2):
            cells += cell_len(title[end])
            end += 1
        blank = title.rfind(" ", start, end)
        if end < len(title) and blank > start:
            end = blank + 1
        yield start, end
        start = end


def _phrases(tokens: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """Tokens that follow each other in one phrase."""
    some: list[Mapping[str, Any]] = []
    for token in tokens:
        if some and not _goes_on(some, token):
            yield some
            some = []
        some.append(token)
    if some:
        yield some


def _goes_on(some: Sequence[Mapping[str, Any]], token: Mapping[str, Any]) -> bool:
    first = some[0]
    is_same = all(token[name] == first[name] for name in ("kind", "phrase", "segment"))
    return is_same and bool(token["phrase"]) and len(some) < len(first["phrase"].split())


def _said(some: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Kind and words of a phrase."""
    first = some[0]
    if first["kind"] == "neutral" or (not first["kind"] and is_small(first["word"])):
        return "", ""
    if not first["kind"]:
        return "unknown", "in no word list"
    parts = [f"level {first['level']}"] if first["level"] else []
    if first["functions"]:
        parts.append(f"function {', '.join(first['functions'])}")
    if first["standing"]:
        parts.append(f"standing {first['standing']}")
    if first["kind"] == "guard":
        parts.append("guard of the whole title")
    repaired = [
        f'"{t["repaired_from"]}" is read as "{t["word"]}"' for t in some if t["repaired_from"]
    ]
    language = f" [{first['language']}]" if first["language"] else ""
    unused = "" if first["counted"] else ", not used"
    said = "; ".join([", ".join(parts) + language + unused, *repaired])
    return (first["kind"] if first["counted"] else "unused"), said
