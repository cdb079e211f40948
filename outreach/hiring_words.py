"""What a company's hiring is, in the words of a rep."""

from collections.abc import Iterable, Iterator, Mapping

from prospects.ats import ats_name
from prospects.country import country_name
from prospects.hiring import OWN_SITE, DemandKind, DemandSignal, Hiring, is_leadership
from prospects.hiring.leadership import leader_titles

_FUNCTIONS = {
    "revops": "revenue operations", "it": "IT", "hr": "HR", "business_development": "partnerships",
}  # fmt: skip
_CHANGES: Mapping[DemandKind, str] = {
    "first_in_function": "First opening in {}",
    "surge": "More than usual: {}",
    "new_country": "First opening in {}",
    "new_location": "First opening in {}",
}
_WITH_ARTICLE = frozenset({"AE", "BS", "CD", "CF", "DO", "GB", "GM", "KM", "MV", "NL", "PH", "US"})
_SHOWN = 3
_NEW_DAYS = 30


def hiring_words(hiring: Hiring, titles: tuple[str, ...] = ()) -> str:
    """A company's hiring in a few lines, each of which can be checked.

    Args:
        hiring: What is known.
        titles: Titles of openings that its pages show, for a company at which nobody looked yet.

    Returns:
        Lines for the rep alone: how many openings and for what, what began, which leader is looked
        for; "Not hiring" only after a good look, and why their board is unknown where no look was
        good; "" where nothing is known at all.
    """
    return "\n".join(_lines(hiring) if hiring.as_of else _lines_without_look(hiring, titles))


def _lines_without_look(hiring: Hiring, titles: tuple[str, ...]) -> Iterator[str]:
    """What the pages show, and why their board says nothing more."""
    is_leaders = leader_titles(hiring)
    if others := [title for title in titles if not is_leaders(title)]:
        yield "; ".join(others[:_SHOWN])
    yield from _leader_lines(title for title in titles if is_leaders(title))
    if hiring.board and hiring.why:
        yield f"Board unknown: {hiring.why}"


def _lines(hiring: Hiring) -> Iterator[str]:
    if hiring.state == "unknown":
        yield f"Today unknown: {hiring.why} (last good look {hiring.as_of:%d %b})"
    if hiring.openings:
        yield _number_words(hiring)
    elif hiring.total == 0:
        yield f"Not hiring ({_source(hiring)})"
    for change in hiring.signals:
        if change.kind in _CHANGES:
            said = _CHANGES[change.kind].format(change_value(change))
            yield f"{said} (since {change.since:%d %b})"
    if tools := [s.value for s in hiring.signals if s.kind == "technology"]:
        yield f"Asks for {', '.join(tools[:_SHOWN])}"
    yield from _leader_lines(s.opening.title for s in hiring.openings if is_leadership(s.opening))


def _leader_lines(titles: Iterable[str]) -> Iterator[str]:
    return (f"Looks for “{title}”: never mention it to them" for title in dict.fromkeys(titles))


def _number_words(hiring: Hiring) -> str:
    """How many openings, of which functions, how many new: "7 openings (3 sales), 2 new"."""
    counts = hiring.by_function()
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_SHOWN]
    parts = ", ".join(f"{counts[name]} {function_words(name)}" for name in most)
    number = hiring.total or len(hiring.openings)
    new = len(hiring.new_within(_NEW_DAYS))
    words = f"{number} opening{'' if number == 1 else 's'}"
    shown = f" ({parts})" if parts else ""
    return f"{words}{shown}" + (f", {new} new in {_NEW_DAYS} days" if new else "")


def change_value(change: DemandSignal) -> str:
    """What a change is about, in words: "revenue operations", "Norway", "9 openings, usually 4"."""
    if change.kind == "first_in_function":
        return function_words(change.value)
    if change.kind == "new_country":
        name = country_name(change.value) or change.value
        return f"the {name}" if change.value in _WITH_ARTICLE else name
    return change.value


def function_words(function: str) -> str:
    """A function as people call it: "customer success", "HR"."""
    return _FUNCTIONS.get(function, function.replace("_", " "))


def _source(hiring: Hiring) -> str:
    if hiring.board in (None, OWN_SITE):
        return "says their careers page"
    return f"their board at {ats_name(hiring.board)} is empty"
