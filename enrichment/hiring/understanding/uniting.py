"""Several advertisements of one opening as one: what each tells, added up."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from functools import reduce

from prospects.hiring import Opening


def unite_on_board(advertised: Sequence[Opening]) -> Opening:
    """Advertisements on one board; the oldest stands for all and so stays from day to day."""
    return reduce(_add, sorted(advertised, key=lambda o: (o.posted_on or date.max, o.posting_id)))


def unite_boards(shown: Sequence[Opening]) -> Opening:
    """One opening on several boards; the one that tells most stands for all, else the first."""
    return reduce(_add, sorted(shown, key=_unknown))


def _unknown(opening: Opening) -> int:
    """How many of its values are not told."""
    return sum(getattr(opening, field.name) in (None, "", ()) for field in fields(opening))


def _add(first: Opening, second: Opening) -> Opening:
    """What the first tells, with what the second tells besides."""
    used = _both(first.technologies, second.technologies)
    nice = _both(first.nice_to_have, second.nice_to_have)
    days = [day for day in (first.posted_on, second.posted_on) if day]
    return replace(
        first,
        function=first.function or second.function,
        seniority=first.seniority or second.seniority,
        department=first.department or second.department,
        locations=_both(first.locations, second.locations),
        countries=_both(first.countries, second.countries),
        remote=_either(first.remote, second.remote),
        posted_on=min(days, default=None),
        technologies=used,
        nice_to_have=tuple(name for name in nice if name not in used),
        reports_to=first.reports_to or second.reports_to,
        requisition=first.requisition or second.requisition,
        apply_url=first.apply_url or second.apply_url,
    )


def _both(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))


def _either(one: bool | None, other: bool | None) -> bool | None:
    """True where any says so; False where one says no and none yes."""
    if one or other:
        return True
    return False if False in (one, other) else None
