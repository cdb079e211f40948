"""All fingerprints, made ready to be looked for on a page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from enrichment.page import Page
from enrichment.technographics.fingerprints import Fingerprint, read_fingerprints
from enrichment.technographics.hit import Hit, hit_in_text
from enrichment.technographics.matcher import FieldMatcher
from enrichment.technographics.named import (
    NamedMatcher,
    cookie_values,
    header_values,
    meta_values,
)
from enrichment.technographics.pattern import Pattern
from enrichment.technographics.scanner import Scanner, scanner_of
from enrichment.technographics.texts import Texts
from prospects.once import once

_HTML_CHARACTERS_MAX = 1_000_000
_SCRIPTS_CHARACTERS_MAX = 500_000
_URL_CHARACTERS_MAX = 2_000
_URLS_MAX = 1_000

_Found = Iterator[tuple[int, Hit]]


class Detector:
    """Finds the technologies that a page shows; threads may share it.

    Args:
        fingerprints: By technology; their order is the order of the answers.
        scanner: What finds literals; of the machine's fastest kind unless told.
    """

    def __init__(
        self,
        fingerprints: Mapping[str, Fingerprint],
        scanner: Callable[[Sequence[bytes]], Scanner] = scanner_of,
    ) -> None:
        self._fingerprints = fingerprints
        self._technologies = tuple(fingerprints)
        known = tuple(fingerprints.values())
        self._urls = _Field("scriptSrc", [f.script_src for f in known], scanner)
        self._html = _Field("html", [f.html for f in known], scanner)
        self._scripts = _Field("scripts", [f.scripts for f in known], scanner)
        self._meta = NamedMatcher("meta", [f.meta for f in known])
        self._headers = NamedMatcher("headers", [f.headers for f in known])
        self._cookies = NamedMatcher("cookies", [f.cookies for f in known])

    def detect(self, page: Page) -> dict[str, list[Hit]]:
        """Technology -> its hits, in the order of the fingerprints, then what these imply."""
        hits = chain(
            self._urls.search(_script_urls(page)),
            self._html.search(_html(page)),
            self._scripts.search(_scripts(page)),
            self._meta.search(meta_values(page)),
            self._headers.search(header_values(page)),
            self._cookies.search(cookie_values(page)),
        )
        found: dict[str, list[Hit]] = {}
        for number, hit in sorted(hits, key=itemgetter(0)):
            found.setdefault(self._technologies[number], []).append(hit)
        self._add_implied(found)
        return found

    def _add_implied(self, found: dict[str, list[Hit]]) -> None:
        waiting = list(found)
        while waiting:
            source = waiting.pop()
            sure = min(1.0, sum(hit.confidence for hit in found[source]))
            known = self._fingerprints.get(source)
            for implied, share in known.implies if known else ():
                if implied not in found:
                    shown = f"{source} runs on {implied}"
                    found[implied] = [Hit("implies", sure * share, None, shown)]
                    waiting.append(implied)


class _Field:
    """The patterns of all technologies on one kind of text."""

    def __init__(
        self,
        place: str,
        patterns: Sequence[tuple[Pattern, ...]],
        scanner: Callable[[Sequence[bytes]], Scanner],
    ) -> None:
        self._place = place
        self._owners = [number for number, own in enumerate(patterns) for _ in own]
        self._patterns = tuple(chain.from_iterable(patterns))
        self._matcher = FieldMatcher(self._patterns, scanner)

    def search(self, texts: Texts) -> Iterator[tuple[int, Hit]]:
        """Number of the technology and the hit, in the order of the technologies."""
        for number, match in self._matcher.search(texts):
            yield self._owners[number], hit_in_text(self._place, self._patterns[number], match)


@once
def default_detector() -> Detector:
    """The one for our own fingerprints."""
    return Detector(read_fingerprints())


def _script_urls(page: Page) -> Texts:
    return Texts(page.script_urls, count_max=_URLS_MAX, characters_max=_URL_CHARACTERS_MAX)


def _html(page: Page) -> Texts:
    return Texts([page.html], count_max=1, characters_max=_HTML_CHARACTERS_MAX)


def _scripts(page: Page) -> Texts:
    joined = "\n".join(page.inline_scripts)
    return Texts([joined], count_max=1, characters_max=_SCRIPTS_CHARACTERS_MAX)
