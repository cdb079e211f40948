"""Whether a page is of a publisher: of a newspaper, a magazine or a portal.

Such sites carry other people's things, a job market among them: what leads to the own openings on
a firm's page leads to a market there.
"""

import re
from pathlib import Path

from enrichment.page import Page
from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml
from prospects.words import fold

_FILE = Path(__file__).parent / "data" / "publishing.yml"
_SECTIONS_MIN = 3
_HEADLINE_WORDS_MIN = 6
_SECTION_CHARACTERS_MAX = 30
_ARTICLE = re.compile(
    r"/(?:(?:19|20)\d\d/\d\d?|news|articles?|artikel|story|stories|nachrichten|noticias)(?:/|$)",
    re.IGNORECASE,
)


class _Words(Spec):
    """What publishers call their sections."""

    sections: frozenset[str]


def is_of_a_publisher(page: Page) -> bool:
    """Whether links of a page name three sections of a newspaper, or its own path is a headline.

    A firm's post has a headline for a path too: there the answer is wrong, and its home page,
    which is read first, tells better.
    """
    return is_article(page.path) or has_sections(page)


def is_article(path: str) -> bool:
    """Whether a path names an article: a date, a folder of news or six words and more at once."""
    segments = path.split("/")
    longest = max(len(fold(segment).split()) for segment in segments)
    return longest >= _HEADLINE_WORDS_MIN or bool(_ARTICLE.search(path))


def has_sections(page: Page) -> bool:
    """Whether links of a page name at least three sections of a newspaper."""
    known = _sections()
    named = {fold(link.text) for link in page.links if len(link.text) <= _SECTION_CHARACTERS_MAX}
    return len(named & known) >= _SECTIONS_MIN


@once
def _sections() -> frozenset[str]:
    return parse_spec(_Words, _FILE, read_yaml(_FILE)).sections
