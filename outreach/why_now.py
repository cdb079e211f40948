"""Why today: one sentence with fact, age and source, from the newest signal that carries one."""

from datetime import date

from outreach.variables import fitting_opening
from prospects.profile import CompanyProfile
from prospects.signal import Signal
from prospects.specs.icp import IcpSpec

NO_SIGNAL = "No fresh signal; they are here for their fit alone."


def build_why_now(profile: CompanyProfile, icp: IcpSpec, day: date) -> str:
    """Say fact, source and age in one sentence.

    An opening that the ICP asks for comes first, then any opening, then a job board, then a
    technology that the ICP asks for. Nothing is said that no page shows.
    """
    openings = profile.many.get("opening", ())
    wanted = fitting_opening([signal.value for signal in openings], icp)
    if wanted:
        signal = next(s for s in openings if s.value == wanted)
        return _sentence(f"{profile.name} advertises “{wanted}”", signal, day)
    if openings:
        count = "an opening" if len(openings) == 1 else f"{len(openings)} openings"
        shown = f"{profile.name} advertises {count}, among them “{openings[0].value}”"
        return _sentence(shown if len(openings) > 1 else shown.replace(", among them", ":"),
                         openings[0], day)  # fmt: skip
    if boards := profile.many.get("ats", ()):
        vendor = boards[0].value.partition("/")[0].capitalize()
        return _sentence(f"{profile.name} hires through {vendor}", boards[0], day)
    wanted_technologies = {
        t.casefold() for c in icp.criteria if c.key == "technology" for t in c.any
    }
    for name, signal in profile.technologies.items():
        if name.casefold() in wanted_technologies:
            return _sentence(f"{profile.name} runs {name}", signal, day)
    return NO_SIGNAL


def _sentence(fact: str, signal: Signal, day: date) -> str:
    provenance = signal.provenance
    return f"{fact} ({provenance.source_url}, seen {_age(provenance.observed_at.date(), day)})."


def _age(seen_on: date, day: date) -> str:
    days = (day - seen_on).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
