"""The words of `data/places.yml`: how boards write places and ways of working."""

import re
from collections.abc import Sequence
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import Spec, load_spec

_FILE = Path(__file__).parent / "data" / "places.yml"


class PlaceWords(Spec):
    """The word lists; explained in the file."""

    noise: tuple[str, ...]
    nicknames: dict[str, str]
    regions: tuple[str, ...]
    remote: tuple[str, ...]
    on_site: tuple[str, ...]


@once
def place_words() -> PlaceWords:
    """The file, read once a process.

    Raises:
        ConfigError: With every fault of the file.
    """
    return load_spec(PlaceWords, _FILE)


@once
def noise() -> re.Pattern[str]:
    """Words of a place that name none."""
    return re.compile(rf"-?(?<!\w)(?:{'|'.join(place_words().noise)})(?!\w)", re.IGNORECASE)


@once
def remote() -> re.Pattern[str]:
    """Says that the work can be done from elsewhere."""
    return _any(place_words().remote)


@once
def on_site() -> re.Pattern[str]:
    """Says that it cannot, or not always."""
    return _any(place_words().on_site)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)
