"""What a reader must know before trusting a day: lists, sites that were not read, a failed run."""

from datetime import date

from outreach.exports.day import DayResult
from prospects.report import ListAge

OLD_LIST_DAYS = 90
"""A suppression list that nobody touched for a quarter is worth a question."""

MANY_UNREAD = 0.2
"""From this share of the accounts on, sites that were not read are a warning."""

_GUARDS = (
    ("customer", "nobody was held back as a customer"),
    ("competitor", "nobody was held back as a competitor"),
    ("deal", "nobody was held back for an open deal"),
    ("opt", "nobody was held back for having opted out"),
    ("suppress", "nobody was held back by it"),
)


def run_warnings(result: DayResult) -> tuple[str, ...]:
    """One sentence a warning, the gravest first; empty when all is well."""
    report = result.report
    failed = (f"The run failed: {report.message}",) if report.state == "failed" else ()
    lists = (list_warning(one, report.day) for one in report.lists)
    return (*failed, *(text for text in lists if text), *_site_warning(result))


def list_warning(used: ListAge, day: date) -> str:
    """What is doubtful about a suppression list as it was used; empty when nothing is."""
    if used.entries == 0 and not used.declared:
        return f"{used.name}: 0 entries: {_unguarded(used.name)}"
    age = (day - used.changed_on).days if used.changed_on else 0
    if age > OLD_LIST_DAYS:
        return f"{used.name}: last changed {age} days ago; is it still kept up?"
    return ""


def _unguarded(name: str) -> str:
    found = (words for part, words in _GUARDS if part in name.lower())
    return next(found, "nobody was held back by it")


def _site_warning(result: DayResult) -> tuple[str, ...]:
    total = len(result.accounts)
    unread = sum(not account.site_read for account in result.accounts)
    if not unread or unread < MANY_UNREAD * total:
        return ()
    sites = "site" if total == 1 else "sites"
    these = "this account" if unread == 1 else "these accounts"
    return (
        f"{unread:,} of {total:,} {sites} could not be read; for {these} only your list speaks",
    )
