"""Why a day has no entries, in one or two sentences."""

from collections import Counter

from outreach.exports.day import DayResult
from outreach.exports.words import counted, withheld_words


def why_empty(result: DayResult) -> str:
    """What kept the queue empty; only asked when it is."""
    funnel, report = result.report.funnel, result.report
    if report.state == "failed":
        return f"Nobody to contact: the run failed. {report.message}".strip()
    if funnel.queued:
        return "Nobody to contact for you today; the others of the team have entries."
    if not funnel.companies_read and not funnel.contacts_read and not funnel.contacts:
        return "Nobody to contact: no list was read. Put a company or contact list in the inbox."
    if not funnel.contacts:
        return (
            f"Nobody to contact: {counted(funnel.companies, 'company is', 'companies are')} known,"
            " but no contact at any of them. Add a contact list."
        )
    return _all_held_back(result)


def _all_held_back(result: DayResult) -> str:
    reasons = Counter(result.report.funnel.withheld) or Counter(
        str(one.reason) for one in result.withheld
    )
    contacts = counted(result.report.funnel.contacts, "contact", "contacts")
    if not reasons:
        return f"Nobody to contact: nothing is due for any of {contacts}."
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))[:3]
    why = "; ".join(f"{withheld_words(reason)} ({number:,})" for reason, number in ordered)
    return f"Nobody to contact: all of {contacts} were held back. Most often: {why}."
