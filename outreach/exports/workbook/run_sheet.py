"""The sheet Run: the funnel in numbers, what went wrong, and the lists that guarded it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from outreach.exports.day import DayResult
from outreach.exports.warnings import list_warning, run_warnings
from outreach.exports.words import TIER_WORDS, issue_words, no_fit_words, withheld_words
from outreach.exports.workbook.grid import Value, add_banner, write_cell
from outreach.exports.workbook.looks import Looks
from prospects.report import Funnel, ListAge, RunReport
from prospects.vocabulary import Tier

Line = tuple[str, Value, str]
"""Label, number or text, and a remark."""


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    lines: tuple[Line, ...]
    look: str = "text"


def add_run(book: Any, looks: Looks, result: DayResult) -> None:
    """Add the sheet, one block a subject."""
    sheet = book.add_worksheet("Run")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 58)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2, 70)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    row = add_banner(sheet, looks, result.notice, 3)
    for section in _sections(result):
        row = _write_section(sheet, looks, section, row)


def _write_section(sheet: Any, looks: Looks, section: _Section, row: int) -> int:
    if not section.lines:
        return row
    sheet.write_string(row, 0, section.heading, looks["heading"])
    sheet.set_row(row, 24)
    for at, (label, value, remark) in enumerate(section.lines, start=row + 1):
        write_cell(sheet, at, 0, label, looks[section.look])
        number = isinstance(value, (int, float))
        write_cell(sheet, at, 1, value, looks["count" if number else "text"])
        write_cell(sheet, at, 2, remark, looks["warning" if remark else "text"])
    return row + len(section.lines) + 2


def _sections(result: DayResult) -> Iterable[_Section]:
    report = result.report
    funnel = report.funnel
    warnings = tuple((text, None, "") for text in run_warnings(result))
    yield _Section("Read this first", warnings, "warning")
    yield _Section("From the lists to the queue", _funnel_lines(report))
    tiers = ((_tier(tier), number, "") for tier, number in funnel.tiers.items())
    yield _Section("Companies by tier", tuple(tiers))
    personas = ((result.persona(one), number, "") for one, number in funnel.personas.items())
    yield _Section("Contacts by persona", tuple(personas))
    yield _Section(
        "Contacts that are no persona, by why",
        _counts(funnel.no_persona_fit, lambda why: _line(no_fit_words(why, result.persona))),
    )
    unclear = len(result.titles_to_review)
    review = (("Unclear titles to decide (titles_to_review.csv)", unclear, ""),) if unclear else ()
    yield _Section("Held back", (*_counts(funnel.withheld, withheld_words), *review))
    yield _Section("Buying committees of the accounts written to", _committees(funnel))
    yield _Section("Issues", _counts(report.issues, issue_words))
    yield _Section("Suppression lists as they were used", _list_lines(report))
    yield _Section("The run", _run_lines(report))


def _funnel_lines(report: RunReport) -> tuple[Line, ...]:
    funnel = report.funnel
    return (
        ("Rows of company lists", funnel.companies_read, ""),
        ("of these, not usable (rejected.csv)", funnel.companies_rejected, ""),
        ("Companies after merging", funnel.companies, ""),
        ("Companies whose web site told us something", funnel.enriched, ""),
        ("Rows of contact lists", funnel.contacts_read, ""),
        ("of these, not usable (rejected.csv)", funnel.contacts_rejected, ""),
        ("Contacts after merging", funnel.contacts, ""),
        ("People to contact today", funnel.queued, ""),
        ("People held back", sum(funnel.withheld.values()), ""),
    )


def _counts(counts: dict[str, int], words: Any) -> tuple[Line, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((words(code), number, "") for code, number in ordered)


def _line(words: str) -> str:
    return words[:1].upper() + words[1:]


def _committees(funnel: Funnel) -> tuple[Line, ...]:
    words = {
        "covered": "Every role covered",
        "tried": "Every role written to, some of them earlier",
        "open": "Somebody known is left to write to",
        "nobody_known": "Nobody known for a role",
    }
    return tuple((words.get(state, state), n, "") for state, n in funnel.committees.items())


def _tier(tier: str) -> str:
    names: dict[Tier, str] = dict(TIER_WORDS)
    return next((words for key, words in names.items() if key == tier), tier)


def _list_lines(report: RunReport) -> tuple[Line, ...]:
    return tuple(
        (_list_label(used), used.entries,
         list_warning(used, report.day))
        for used in report.lists
    )  # fmt: skip


def _list_label(used: ListAge) -> str:
    if used.declared:
        return f"{used.name}, {used.declared}"
    return f"{used.name}, last changed {used.changed_on}" if used.changed_on else used.name


def _run_lines(report: RunReport) -> tuple[Line, ...]:
    return (
        ("Run", report.run_id, ""),
        ("State", report.state, report.message),
        ("Started (UTC)", _time(report.started_at), ""),
        ("Finished (UTC)", _time(report.finished_at), ""),
        ("Processor time, seconds", round(report.cpu_seconds, 1), ""),
        ("Peak memory, MB", round(report.rss_bytes_max / 1e6), ""),
    )


def _time(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}" if at else "not finished"
