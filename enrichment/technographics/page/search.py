"""Patterns looked for in the source of one page: in all of it, in its scripts, in its text."""

from collections.abc import Container, Iterator, Sequence
from itertools import islice

from enrichment.technographics.page.effort import Effort
from enrichment.technographics.page.globals import first_set
from enrichment.technographics.page.places import Candidates
from enrichment.technographics.page.proof import is_of_this_server
from enrichment.technographics.page.sighted_page import SightedPage
from enrichment.technographics.page.spans import Spans
from enrichment.technographics.patterns.rule import Hit, Rule

_TEXTS_MAX = 200
_Hits = Iterator[Hit]


class PageSearch:
    """What is looked for in the source of one page.

    Args:
        page: The page.
        of_servers: Numbers of the technologies that run on servers.
    """

    def __init__(self, page: SightedPage, of_servers: Container[int] = ()) -> None:
        self._page = page
        self._body = page.source.body
        self._of_servers = of_servers
        self.effort = Effort()
        """What looking has cost so far."""

    def in_spans(
        self, place: str, rules: Sequence[Rule], candidates: Candidates, spans: Spans
    ) -> _Hits:
        """First hit of each rule in some stretches of the page."""
        for number, starts in sorted(candidates.items()):
            rule = rules[number]
            alive = [at for at in starts if not self._is_taken_out(place, rule, at)]
            for (low, high), inside in spans.sorted_in(alive).items():
                hit = self._hit_in(place, rule, inside, low, high)
                if hit and self._is_of_the_page(hit):
                    yield hit
                    break

    def in_text(self, rules: Sequence[Rule], candidates: Candidates) -> _Hits:
        """First hit of each rule in what people read."""
        for number, starts in sorted(candidates.items()):
            for at in islice(starts, _TEXTS_MAX):
                around = self._page.text_around(at)
                hit = around and self._hit_in("text", rules[number], [at], *around)
                if hit:
                    yield hit
                    break

    def in_globals(self, rules: Sequence[tuple[str, Rule]], candidates: Candidates) -> _Hits:
        """First hit of each rule on a global name that a script sets."""
        for number, starts in sorted(candidates.items()):
            name, (technology, pattern) = rules[number]
            alive = [at for at in starts if not self._page.is_commented_out(at)]
            for (low, high), inside in self._page.scripts.sorted_in(alive).items():
                found = first_set(name, self._body, inside, low, high)
                match = pattern.regex.search(found.value) if found else None
                if found and match:
                    yield Hit(technology, "js", pattern.confidence, pattern.version_of(match),
                              self._body, found.start, found.end, "", name)  # fmt: skip
                    break

    def _hit_in(
        self, place: str, rule: Rule, places: Sequence[int], low: int, high: int
    ) -> Hit | None:
        technology, pattern = rule
        if pattern.plain:
            start, end, version = places[0], places[0] + pattern.width, None
        elif found := self.effort.first_match(pattern, self._body, places, low, high):
            start, end, version = found.start, found.end, pattern.version_of(found.match)
        else:
            return None
        return Hit(technology, place, pattern.confidence, version, self._body, start, end, "",
                   pattern.source)  # fmt: skip

    def _is_taken_out(self, place: str, rule: Rule, at: int) -> bool:
        """Whether at a place stands a tag in a comment, or code that a script leaves out."""
        if place == "html":
            prefix = rule.pattern.prefix
            of_a_tag = prefix.startswith("<") and not prefix.startswith("<!")
            return of_a_tag and self._page.comments.span_of(at) is not None
        return place == "scripts" and self._page.is_commented_out(at)

    def _is_of_the_page(self, hit: Hit) -> bool:
        if hit.place != "scripts" or hit.technology not in self._of_servers:
            return True
        return is_of_this_server(self._body, hit.start, hit.end, self._page.source.url)
