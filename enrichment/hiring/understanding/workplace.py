"""Where the work of an opening is done: from elsewhere or not, and which places are places."""

from collections.abc import Iterable, Sequence

from enrichment.hiring.understanding.place_words import noise, on_site, remote

_CHARACTERS_MAX = 300


def is_remote(field: bool | None, locations: Sequence[str], title: str) -> bool | None:
    """Whether an opening can be done wholly from elsewhere.

    Args:
        field: What the board states in a field of its own. Boards state False where nobody was
            asked, so that a place or title that says "remote" goes before it; and True for work
            that is partly remote, so that a place that says "hybrid" goes before it as well.
        locations: Places as written.
        title: As advertised.

    Returns:
        False for on site and hybrid; None where nothing is said.
    """
    places = [place[:_CHARACTERS_MAX] for place in locations]
    if any(remote().search(text) for text in (*places, title)):
        return True
    if any(on_site().search(place) for place in places):
        return False
    if field is None and on_site().search(title):
        return False
    return field


def places_of(locations: Iterable[str]) -> tuple[str, ...]:
    """Locations without those that name only a way of working ("Hybrid", "On-site").

    "Remote" stays: it is where the work is done, and many an opening has no other place.
    """
    return tuple(place for place in locations if not _is_way_of_working(place[:_CHARACTERS_MAX]))


def _is_way_of_working(place: str) -> bool:
    is_said = on_site().search(place) and not remote().search(place)
    return bool(is_said) and not any(map(str.isalnum, noise().sub("", place)))
