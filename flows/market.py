"""The whole base for `prospects tam`: scored piece by piece, with contacts, lists and history."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from flows.contact_matching import match_contacts
from flows.profiles import database_frame
from outreach.market import (
    IcpStanding,
    MarketBase,
    People,
    customers_and_suppressed,
    right_people,
)
from outreach.suppression import find_block
from prospects.contact import Contact
from prospects.profile import CompanyProfile
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.store import Store
from prospects.suppression import SuppressionLists
from prospects.title_reviews import NO_REVIEWS, TitleReviews
from scoring.icp import score_companies
from scoring.icp.scores import RANKED

AT_ONCE = 5_000
"""Companies that are in memory at a time."""

FIELDS = ("headcount_min", "industry", "country", "region", "founded_year", "technologies",
          "openings_total")  # fmt: skip
"""Columns whose share of known values is told."""

Place = tuple[str | None, str | None, str | None]


@dataclass(frozen=True)
class Owned:
    """What the owner wrote, as far as the market needs it.

    Attributes:
        icps: All ICPs, the negative ones too: they put companies out of the others.
        personas: By id.
        lists: All lists.
        reviews: What people decided on titles.
    """

    icps: Sequence[IcpSpec]
    personas: Mapping[str, PersonaSpec]
    lists: SuppressionLists
    reviews: TitleReviews = NO_REVIEWS

    @property
    def worked(self) -> list[IcpSpec]:
        """ICPs that are a market: all but the negative ones."""
        return [icp for icp in self.icps if not icp.negative]


@dataclass
class Market:
    """What was read of the base, one value a company in each list of arrays; pieces in order.

    Attributes:
        base: The companies.
        standings: How they stand towards each ICP that is worked.
        contacts: How many contacts there are.
        fields: Field -> how many companies it is known of.
    """

    base: MarketBase
    standings: list[IcpStanding]
    contacts: int
    fields: dict[str, int]


@dataclass
class _Piece:
    """The same of some companies."""

    keys: list[str]
    places: list[Place]
    listed: list[tuple[str, ...]]
    tiers: dict[str, npt.NDArray[np.int8]]
    coverage: dict[str, npt.NDArray[np.float64]]
    people: dict[str, People]
    touched: set[str]
    contacts: int
    known: dict[str, int] = field(default_factory=dict)


def read_market(
    store: Store, owned: Owned, day: date, advance: Callable[[int], None] = lambda _: None
) -> Market:
    """Read and score every company of the database with the ICPs as they are now.

    Args:
        store: The database.
        owned: ICPs, personas and lists.
        day: What came after it does not count.
        advance: Told how many companies were just read.
    """
    keys = store.company_keys()
    pieces = []
    for start in range(0, len(keys), AT_ONCE):
        pieces.append(_read(store, owned, day, keys[start : start + AT_ONCE]))
        advance(len(pieces[-1].keys))
    return _joined(pieces, owned, _contacted(store, day, pieces))


def _read(store: Store, owned: Owned, day: date, keys: Sequence[str]) -> _Piece:
    frame = database_frame(store, owned.lists, day, keys, owned.icps)
    table = score_companies(frame, owned.icps, with_points=False)
    contacts = store.load_contacts(keys)
    profiles = dict(zip(frame["company_key"], frame["profile"], strict=True))
    matches = match_contacts(contacts, profiles, owned.personas, owned.reviews)
    buyers = [contact for contact in contacts if matches[contact.contact_id].persona]
    barred = _barred(buyers, profiles, owned.lists, day)
    return _Piece(
        keys=list(frame["company_key"]),
        places=_places(frame),
        listed=list(frame["lists"]),
        tiers={c.icp.id: c.tier.astype(np.int8) for c in table.icps},
        coverage={c.icp.id: c.coverage for c in table.icps},
        people=right_people(buyers, matches, owned.worked, owned.personas, barred),
        touched={c.company_key for c in contacts if c.contacted_on and c.contacted_on <= day},
        contacts=len(contacts),
        known={name: int(_is_known(frame[name]).sum()) for name in FIELDS if name in frame},
    )


def _barred(
    contacts: Iterable[Contact],
    profiles: Mapping[str, CompanyProfile],
    lists: SuppressionLists,
    day: date,
) -> set[str]:
    """Ids of contacts who stand on a list by themselves or by their company."""
    return {
        contact.contact_id
        for contact in contacts
        if contact.company_key in profiles
        and find_block(contact, profiles[contact.company_key], lists, day)
    }


def _contacted(store: Store, day: date, pieces: Iterable[_Piece]) -> set[str]:
    """Companies with somebody who was queued, or contacted elsewhere as a list says."""
    remains = store.load_merged_keys("company")
    queued = {remains.get(key, key) for key in store.contacted_companies(day)}
    return queued.union(*(piece.touched for piece in pieces))


def _joined(pieces: Sequence[_Piece], owned: Owned, contacted: AbstractSet[str]) -> Market:
    keys = [key for piece in pieces for key in piece.keys]
    listed = (names for piece in pieces for names in piece.listed)
    customer, suppressed = customers_and_suppressed(listed, owned.lists.scoring_lists)
    base = MarketBase(
        keys,
        [place for piece in pieces for place in piece.places],
        customer,
        suppressed,
        contacted=_truths(key in contacted for key in keys),
    )
    known = {name: sum(p.known.get(name, 0) for p in pieces) for name in FIELDS}
    standings = [_standing(icp, pieces) for icp in owned.worked]
    return Market(base, standings, sum(piece.contacts for piece in pieces), known)


def _standing(icp: IcpSpec, pieces: Sequence[_Piece]) -> IcpStanding:
    ranks = np.concatenate([piece.tiers[icp.id] for piece in pieces] or [np.zeros(0, np.int8)])
    people = [piece.people[icp.id] for piece in pieces]
    return IcpStanding(
        icp,
        np.array(RANKED, dtype=object)[ranks],
        np.concatenate([piece.coverage[icp.id] for piece in pieces] or [np.zeros(0)]),
        People(
            {key: number for each in people for key, number in each.right.items()},
            {key: number for each in people for key, number in each.barred.items()},
        ),
    )


def _truths(values: Iterable[bool]) -> npt.NDArray[np.bool_]:
    return np.fromiter(values, np.bool_)


def _places(frame: pd.DataFrame) -> list[Place]:
    columns = ([_word(v) for v in frame[name]] for name in ("country", "region", "city"))
    return list(zip(*columns, strict=True))


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _is_known(column: pd.Series) -> npt.NDArray[np.bool_]:
    """Where a column says anything; an empty tuple of words says nothing."""
    if column.dtype == object:
        return _truths(isinstance(value, str | tuple) and bool(value) for value in column)
    return column.notna().to_numpy(dtype=np.bool_)
