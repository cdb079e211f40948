"""The explanation of a job title as text in the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from flows.cli.title_picture import KINDS, Span, picture, spans_of
from flows.title_context import context_of_options
from flows.title_explanation import explain_title
from flows.title_reviewing import load_reviews
from prospects.errors import UsageError
from prospects.specs.loading import load_personas

_NARROW = 24
_NO_LIMIT = 10_000


def explained_title(
    title: str, config: Path, templates: Path, context: tuple[str, str, str]
) -> dict[str, Any]:
    """What decided on a title, with the owner's personas and reviews.

    Args:
        title: As written.
        config: Folder of the configuration.
        templates: Folder of the personas.
        context: Country, industry and headcount as somebody states them; "" is unknown.

    Raises:
        UsageError: There is no title, or the context cannot be read.
        ConfigError: With every fault of the personas or the reviews.
    """
    if not title:
        raise UsageError("name a domain, an e-mail address or a quoted title")
    personas = load_personas(templates)
    reviews = load_reviews(config, personas)
    return explain_title(title, personas, context_of_options(*context), reviews)


def print_title(console: Console, found: Mapping[str, Any]) -> None:
    """The title with its words marked, one line for each, then what decided and the persona."""
    spans = spans_of(found)
    # What goes into a pipe is for other programs, which want whole lines.
    width = max(console.width, _NARROW) if console.is_terminal else _NO_LIMIT
    for line in picture(found["title"], spans, width):
        console.print(line, soft_wrap=True)
    _print_rows(console, [*map(_span_row, filter(_tells, spans))], width)
    console.print()
    _print_rows(console, [*_reading_rows(found), *_persona_rows(found)], width)


def _print_rows(console: Console, rows: Sequence[tuple[Text, Text]], width: int) -> None:
    """Label and words of each row, the words below each other where they need several lines."""
    widest = max((cell_len(label.plain) for label, _ in rows), default=0)
    column = min(widest, width // 2)
    for label, words in rows:
        label.truncate(column, overflow="ellipsis", pad=True)
        for number, line in enumerate(words.wrap(console, max(width - column - 2, 8))):
            line.rstrip()
            beginning = Text(" " * column) if number else label
            console.print(Text.assemble(beginning, "  ", line), soft_wrap=True)


def _tells(span: Span) -> bool:
    return bool(span.words)


def _span_row(span: Span) -> tuple[Text, Text]:
    mark, style = KINDS[span.kind]
    label = Text.assemble((f"{mark} ", style.replace(" strike", "")), (span.text, style))
    return label, Text(span.words)


def _reading_rows(found: Mapping[str, Any]) -> Iterator[tuple[Text, Text]]:
    functions = ", ".join(found["functions"]) or "function unknown"
    yield _row("read as", f"{found['seniority'] or 'level unknown'}; {functions}", "bold")
    yield _row("standing", found["standing"])
    rule = "" if found["read_by"] in found["decided"] else f" [{found['read_by']}]"
    yield _row("decided", f"{found['decided']}{rule}")
    yield _row("confidence", f"{found['confidence']:g}, {found['confidence_words']}")
    if found["runner_up"]:
        lost = found["runner_up_lost"]
        told = lost if lost.startswith(found["runner_up"]) else f"{found['runner_up']}: {lost}"
        yield _row("runner-up", told)
    if found["marks"]:
        yield _row("marks", ", ".join(found["marks"]))
    known = {name: value for name, value in found["context"].items() if value is not None}
    if known:
        yield _row("context", ", ".join(f"{name} {value}" for name, value in known.items()))


def _persona_rows(found: Mapping[str, Any]) -> Iterator[tuple[Text, Text]]:
    persona = f"{found['persona']} ({found['persona_name']})" if found["persona"] else "none"
    yield _row("persona", persona, "bold")
    yield _row("rule", found["rule"])
    yield Text("precedence", "dim"), _steps(found["precedence"], found["step"])
    yield _row("queue", found["queue"])
    for asked in found["personas"]:
        if asked["said"] in ("fits", "excludes", "level"):
            yield _row("close", f"{asked['name']}: {asked['why']}")
    others = [asked["name"] for asked in found["personas"] if asked["said"] == "other"]
    if others:
        yield _row("others", f"ask for other functions or words: {', '.join(others)}")


def _steps(steps: list[str], decided: str) -> Text:
    """The order of precedence, with the step that decided in square brackets."""
    text = Text()
    for at, step in enumerate(steps):
        text.append(" > " if at else "", "dim")
        text.append(f"[{step}]" if step == decided else step, "bold" if step == decided else "dim")
    return text if decided else text.append("; none of them takes it", "dim")


def _row(label: str, words: str, style: str = "") -> tuple[Text, Text]:
    return Text(label, "dim"), Text(words, style)
