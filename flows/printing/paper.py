"""The template engine of the pages, and how a page becomes a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from flows.writing import written_file
from outreach.exports.cells import printable
from outreach.exports.words import counted, number_text
from prospects.once import once

TIER_LABELS = {"A": "A", "B": "B", "C": "C", "needs_data": "Needs data", "out": "Out"}
"""Tiers as pages name them."""


def write_paper(path: Path, template: str, values: Mapping[str, Any]) -> None:
    """Write one page.

    Args:
        path: The file; its folder is made.
        template: Name of a template in `data/`.
        values: What the template shows.

    Raises:
        UsageError: The file cannot be written.
    """
    text = render_paper(template, values)
    with written_file(path, makes_folder=True) as part:
        part.write_text(text, encoding="utf-8", errors="replace")


def render_paper(template: str, values: Mapping[str, Any]) -> str:
    """The text of one page."""
    return _environment().get_template(template).render(values)


@once
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("flows.printing", "data"), autoescape=True,
        undefined=StrictUndefined, finalize=printable, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(
        counted=counted, number=lambda value: f"{value:,}", tier_labels=TIER_LABELS,
        short=lambda value: number_text(float(value), 1), percent=lambda share: f"{share:.0%}",
    )  # fmt: skip
    return environment
