"""Technologies that came to companies or vanished from them, over the last weeks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from enrichment.technographics.fingerprints.interest import by_interest, is_worth_a_call
from outreach.news import NewTechnology
from prospects.change import Changes
from prospects.profile import CompanyProfile
from prospects.signal import Sighting, SignalKind
from prospects.store import Store

NEWS_DAYS = 30
"""Days for which a change is news, the day of the queue among them."""

Dated = tuple[tuple[str, date], ...]
"""Technologies with a day, the ones that tell most first."""

_MOVED = "redirect_domain"


@dataclass(frozen=True, slots=True)
class TechnologyNews:
    """What is new and gone at one company.

    Attributes:
        new: With the day on which each was first seen.
        gone: With the day on which each was last seen; for the rep alone, never for a message.
    """

    new: Dated = ()
    gone: Dated = ()

    @property
    def to_speak_of(self) -> tuple[NewTechnology, ...]:
        """What messages and reasons may say: only what is there."""
        return tuple(NewTechnology(name, on, is_worth_a_call(name)) for name, on in self.new)


def load_news(
    store: Store, profiles: Mapping[str, CompanyProfile], day: date
) -> dict[str, TechnologyNews]:
    """What is new and gone at companies on a day.

    Where a site leads to another company's, or did so lately, its pages were another's, and
    nothing is told of it.

    Args:
        store: The database.
        profiles: Company key -> what is known.
        day: Day of the queue.

    Returns:
        Company key -> its news; a company without any is left out.
    """
    since = day - timedelta(days=NEWS_DAYS)
    own = [key for key, profile in profiles.items() if not profile.value(_MOVED)]
    found = store.load_changes(own, since, SignalKind.TECHNOGRAPHICS)
    told = {key: _news(changes, profiles[key], day) for key, changes in found.items()}
    news = {key: each for key, each in told.items() if each.new or each.gone}
    facts = store.load_changes(news, since, SignalKind.FIRMOGRAPHICS)
    came_back = {key for key, changes in facts.items() if _led_elsewhere(changes)}
    return {key: each for key, each in news.items() if key not in came_back}


def _led_elsewhere(changes: Changes) -> bool:
    return any(sighting.signal.name == _MOVED for sighting in changes.gone)


def _news(changes: Changes, profile: CompanyProfile, day: date) -> TechnologyNews:
    """News of a day that has passed leave out what came after it."""
    known = profile.technologies
    new = (s for s in changes.new if s.signal.name in known and s.first_seen_on <= day)
    gone = (s for s in changes.gone if s.signal.name not in known and s.last_seen_on <= day)
    return TechnologyNews(
        _dated((s, s.first_seen_on) for s in new), _dated((s, s.last_seen_on) for s in gone)
    )


def _dated(seen: Iterable[tuple[Sighting, date]]) -> Dated:
    on = {sighting.signal.name: day for sighting, day in seen}
    return tuple((name, on[name]) for name in by_interest(on))
