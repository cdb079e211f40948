"""`digest.html`: the day on one page, for the browser, the mail program and the printer."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from outreach.committee_words import seats_in
from outreach.exports import digest_parts as parts
from outreach.exports.cells import printable
from outreach.exports.day import DayResult, people_to_find, worth_finding_out
from outreach.exports.empty_day import why_empty
from outreach.exports.links import mail_link, page_link, phone_link, web_link
from outreach.exports.warnings import list_warning, run_warnings
from outreach.exports.words import (
    CHANNEL_WORDS,
    counted,
    day_words,
    gone_words,
    new_words,
    score_words,
)
from prospects.once import once
from prospects.specs.team import Sdr

TOP = 10
"""Entries that get a card; the others stand in the table."""

MOST_IN_TABLE = 500
"""Rows of the table; a longer one is worked in the workbook."""


def write_digest(path: Path, result: DayResult, *, reader: Sdr | None = None) -> None:
    """Write the page of the team, or of one rep.

    Args:
        path: The file.
        result: The day, already cut down to the rep's share where there is a reader.
        reader: The rep; None for the whole team.
    """
    text = _template().render(_view(result, reader))
    path.write_text(text, encoding="utf-8", errors="replace")


@once
def _template() -> Template:
    loader = PackageLoader("outreach.exports", "data")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, finalize=printable,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.globals.update(
        web_link=web_link, mail_link=mail_link, phone_link=phone_link, score_words=score_words,
        page_link=page_link, counted=counted, channels=CHANNEL_WORDS,
        new_words=new_words, gone_words=gone_words, seats_in=seats_in,
    )  # fmt: skip
    return environment.get_template("digest.html")


def _view(result: DayResult, reader: Sdr | None) -> dict[str, Any]:
    return {
        "day": result,
        "reader": reader,
        "date_words": day_words(result.day),
        "headline": parts.headline(result, reader),
        "why_empty": why_empty(result) if not result.entries else "",
        "warnings": run_warnings(result),
        "bars": parts.funnel_bars(result.report.funnel),
        "committees": parts.committees_words(result.report.funnel),
        "no_persona": parts.no_persona_sentence(result),
        "cards": result.entries[:TOP],
        "account_of": {account.company_key: account for account in result.accounts},
        "rest": result.entries[TOP : TOP + MOST_IN_TABLE],
        "beyond": max(0, len(result.entries) - TOP - MOST_IN_TABLE),
        "held_back": parts.held_back(result),
        "open_accounts": worth_finding_out(result),
        "people_to_find": people_to_find(result),
        "troubles": parts.troubles(result.issues),
        "lists": [(used, list_warning(used, result.day)) for used in result.report.lists],
    }
