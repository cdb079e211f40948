"""What a reader must know before trusting a day: empty or old lists, many issues, a failed run."""

from datetime import date

from outreach.exports.words import counted, issue_words
from prospects.report import ListAge, RunReport

OLD_LIST_DAYS = 90
"""A suppression list that nobody touched for a quarter is worth a question."""

MANY_ISSUES = 0.2
"""From this share of the companies on, the issues are a warning and not a footnote."""

_GUARDS = (
    ("customer", "nobody was held back as a customer"),
    ("competitor", "nobody was held back as a competitor"),
    ("deal", "nobody was held back for an open deal"),
    ("opt", "nobody was held back for having opted out"),
    ("suppress", "nobody was held back by it"),
)


def run_warnings(report: RunReport) -> tuple[str, ...]:
    """One sentence a warning, the gravest first; empty when all is well."""
    failed = (f"The run failed: {report.message}",) if report.state == "failed" else ()
    lists = (list_warning(one, report.day) for one in report.lists)
    return (*failed, *(text for text in lists if text), *_issue_warning(report))


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


def _issue_warning(report: RunReport) -> tuple[str, ...]:
    total = sum(report.issues.values())
    if not total or total < MANY_ISSUES * report.funnel.companies:
        return ()
    code, most = max(report.issues.items(), key=lambda item: (item[1], item[0]))
    return (
        f"Many issues: {total:,} with {counted(report.funnel.companies, 'company', 'companies')};"
        f" most often: {issue_words(code)} ({most:,})",
    )
