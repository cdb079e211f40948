"""Name and cells of a column weighed against each other: a field, a doubt, or nothing.

The name proposes and the cells confirm or refute. Cells alone propose too, and what they propose
is a doubt: a person decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enrichment.intake.header_names import NameMatch, header_key, name_matches
from enrichment.intake.value_shapes import Shares, shape_words, spoken_for
from prospects.rejected import ListKind

_MOST = 0.6
_NEARLY_ALL = 0.8
_SOME = 0.2
_CELLS_ENOUGH = 3
# One or two cells may look like this by chance: a company may be called Booking.com or 1984.
_SOFT = frozenset({"bare_domain", "number", "range", "long", "yes_no", "year"})

_SCALE_WORDS = {
    "k": ", counted in thousands",
    "M": ", counted in millions",
    "bn": ", counted in billions",
}
_OF_A_PERSON = ("person", "contact", "member", "personal")


@dataclass(frozen=True, slots=True)
class ColumnSense:
    """What a column means.

    Attributes:
        field: Canonical field, or None where it has none or nobody is sure.
        rank: Among the columns of the field, the smaller first.
        doubt: Field that it may mean, where nobody is sure.
        why: One sentence about the doubt.
        is_refuted: Whether the cells contradict the name; such a doubt is always told.
        scale: What the cells are counted in, where the name says so; else empty.
    """

    field: str | None = None
    rank: int = 0
    doubt: str | None = None
    why: str = ""
    is_refuted: bool = False
    scale: str = ""


def column_sense(column: str, kind: ListKind, shares: Shares) -> ColumnSense:
    """Weigh a column's name against its cells.

    Args:
        column: Name as written.
        kind: What the list holds.
        shares: Shapes of its cells; empty where no cell is known, so that the name decides.
    """
    matches = name_matches(column, kind)
    if matches and matches[0].certainty == "sure":
        return _sure(column, matches[0], kind, shares)
    for match in matches:
        # A unit that is not read is no matter of what the cells look like.
        is_open = match.certainty == "likely" and not match.scale
        if is_open and _confirms(match.field, kind, shares):
            return ColumnSense(match.field, match.rank)
    return _doubt(matches, kind, shares)


def in_one_scale(senses: Mapping[str, ColumnSense]) -> Mapping[str, ColumnSense]:
    """Columns counted in thousands that become doubtful, for others of the field are not.

    A row takes the first column that is filled, and nobody could tell any more what it counts in.
    """
    scales: dict[str | None, set[str]] = {}
    for sense in senses.values():
        scales.setdefault(sense.field, set()).add(sense.scale)
    return {
        column: ColumnSense(
            doubt=sense.field,
            why=f"another column of {sense.field} is counted otherwise",
            is_refuted=True,
        )
        for column, sense in senses.items()
        if sense.field and sense.scale and len(scales[sense.field]) > 1
    }


def contradicts(field: str, kind: ListKind, shares: Shares) -> str:
    """Shape that keeps cells from being a field; empty where nothing does.

    Args:
        field: Canonical field.
        kind: What the list holds.
        shares: Shapes of the cells.
    """
    if not shares:
        return ""
    if unfit := _unfit_profile(field, kind, shares):
        return unfit
    rules = spoken_for(field)
    many = shares["cells"] >= _CELLS_ENOUGH
    against = {shape: shares.get(shape, 0.0) for shape in rules.get("refutes", ())}
    if not many:
        against = {shape: share for shape, share in against.items() if shape not in _SOFT}
    worst = max(against, key=lambda shape: against[shape], default="")
    needs = rules.get("needs", ())
    if (
        worst
        and against[worst] >= _MOST
        and against[worst] > _most(shares, rules.get("fits", needs))
    ):
        return worst
    return "other" if needs and many and _most(shares, needs) < rules.get("enough", _SOME) else ""


def _most(shares: Shares, shapes: Sequence[str]) -> float:
    return max((shares.get(shape, 0.0) for shape in shapes), default=0.0)


def field_spoken(kind: ListKind, shares: Shares) -> str | None:
    """Field that cells speak for without a name, or None."""
    if not shares:
        return None
    company = "company." if kind == "contacts" else ""
    spoken = {
        "email": "email" if kind == "contacts" else None,
        "linkedin_person": "linkedin_url" if kind == "contacts" else None,
        "linkedin_company": f"{company}linkedin_url",
        "home": f"{company}website",
        "people": f"{company}headcount",
        "country": "country",
        "phone": "phone",
    }
    return next(
        (f for shape, f in spoken.items() if f and shares.get(shape, 0.0) >= _NEARLY_ALL), None
    )


def _sure(column: str, match: NameMatch, kind: ListKind, shares: Shares) -> ColumnSense:
    field = _whose_linkedin(column, match.field, kind, shares)
    shape = contradicts(field, kind, shares)
    if not shape:
        return ColumnSense(field, match.rank, scale=match.scale)
    spoken = field_spoken(kind, shares)
    why = f"the name says {field}, the cells are {shape_words(shape, field)}"
    return ColumnSense(doubt=spoken or field, why=why, is_refuted=True)


def _whose_linkedin(column: str, field: str, kind: ListKind, shares: Shares) -> str:
    """A contact list's "LinkedIn URL" holds the companies' pages where the cells say so."""
    is_open = field == "linkedin_url" and not header_key(column).startswith(_OF_A_PERSON)
    are_companies = shares.get("linkedin_company", 0.0) >= _NEARLY_ALL
    return "company.linkedin_url" if kind == "contacts" and is_open and are_companies else field


def _unfit_profile(field: str, kind: ListKind, shares: Shares) -> str:
    """A person's LinkedIn page where a company's is meant, or the other way round."""
    if not field.endswith("linkedin_url"):
        return ""
    is_persons = field == "linkedin_url" and kind == "contacts"
    unfit = "linkedin_company" if is_persons else "linkedin_person"
    return unfit if shares.get(unfit, 0.0) >= _MOST else ""


def _confirms(field: str, kind: ListKind, shares: Shares) -> bool:
    if not shares or shares["cells"] < _CELLS_ENOUGH or contradicts(field, kind, shares):
        return False
    speaks = spoken_for(field).get("speaks", ())
    if field.endswith("linkedin_url"):
        is_persons = field == "linkedin_url" and kind == "contacts"
        speaks = ["linkedin_person" if is_persons else "linkedin_company"]
    return any(shares.get(shape, 0.0) >= _NEARLY_ALL for shape in speaks)


def _doubt(matches: Sequence[NameMatch], kind: ListKind, shares: Shares) -> ColumnSense:
    for match in matches:
        if not contradicts(match.field, kind, shares):
            why = f"the name may mean {match.field}{_SCALE_WORDS.get(match.scale, '')}"
            return ColumnSense(doubt=match.field, why=why)
    spoken = field_spoken(kind, shares)
    if spoken and shares["cells"] >= _CELLS_ENOUGH:
        return ColumnSense(doubt=spoken, why=f"the name says nothing, the cells look like {spoken}")
    return ColumnSense()
