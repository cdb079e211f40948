"""Mode `full`: everything of a page that can be judged without a browser."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from enrichment.technographics.detection import Detection
from enrichment.technographics.dom.matcher import DomMatcher, DomRule
from enrichment.technographics.fingerprints.relations import Relations
from enrichment.technographics.fingerprints.rule_book import RuleBook
from enrichment.technographics.page.globals import is_telling
from enrichment.technographics.page.markup import read_markup
from enrichment.technographics.page.places import Candidates, PageScanner
from enrichment.technographics.page.proof import are_proof, without_domains
from enrichment.technographics.page.search import PageSearch
from enrichment.technographics.page.sighted_page import SightedPage
from enrichment.technographics.page.source import PageSource
from enrichment.technographics.page.spans import Spans
from enrichment.technographics.patterns.rule import Hit, Rule
from enrichment.technographics.patterns.values import Found, Scanners, ValueMatcher

_URLS_MAX = 1_000
_VALUES_MAX = 200
_ROBOTS_CHARACTERS_MAX = 50_000
# A content security policy names dozens of hosts.
_VALUE_CHARACTERS_MAX = 20_000
_ESCAPED = re.compile(r"\\([^\w\s])")
ON_SOURCE = ("html", "scripts", "css", "text")
"""Fields whose patterns are looked for in the source of the page, by their literals."""
_Hits = Iterator[Hit]


class Detector:
    """Finds the technologies that a page shows; threads may share it.

    Args:
        book: Patterns by field.
        dom: Rules on elements.
        relations: What technologies say of each other.
        scanners: Makes what finds literals.
        of_servers: Numbers of the technologies that run on servers.
    """

    def __init__(
        self,
        book: RuleBook,
        dom: Sequence[DomRule],
        relations: Relations,
        scanners: Scanners,
        of_servers: Container[int] = (),
    ) -> None:
        self._technologies = book.technologies
        self._relations = relations
        self._of_servers = of_servers
        self._dom = DomMatcher(dom)
        self._texts = book.texts
        telling = {name: rules for name, rules in book.named["js"].items() if is_telling(name)}
        self._globals = [(name, rule) for name, rules in telling.items() for rule in rules]
        fields = [[rule.pattern.literals for rule in book.texts[place]] for place in ON_SOURCE]
        names = [(name.lower(),) for name, _ in self._globals]
        literals = [(literal,) for literal in self._dom.literals]
        self._page = PageScanner([*fields, names, literals], scanners)
        self._urls = ValueMatcher(book.texts["scriptSrc"], scanners)
        self._page_url = ValueMatcher(book.texts["url"], scanners)
        self._robots = ValueMatcher(book.texts["robots"], scanners, _ROBOTS_CHARACTERS_MAX)
        self._named = {
            place: {
                name: ValueMatcher(rules, scanners, _VALUE_CHARACTERS_MAX)
                for name, rules in _by_plain_name(known).items()
            }
            for place, known in book.named.items()
            if place != "js"
        }
        self.unusable = self._dom.unusable
        """Selectors that cannot be searched for and why, a sentence each."""
        self._starts = [name for name in self._named["cookies"] if name.endswith("*")]

    def detect(self, source: PageSource) -> list[Detection]:
        """What the page shows, in the order of the fingerprints, then what that runs on."""
        found: dict[int, list[Hit]] = {}
        for hit in self._hits(source):
            found.setdefault(hit.technology, []).append(hit)
        shown = [
            self._detection(number, hits)
            for number, hits in sorted(found.items())
            if are_proof(hits)
        ]
        return self._relations.settle(each for each in shown if each.confidence > 0)

    def _detection(self, number: int, hits: list[Hit]) -> Detection:
        versions = [hit.version for hit in hits if hit.version]
        confidence = min(sum(_by_pattern(hits).values()), 1.0)
        version = max(versions, key=len) if versions else None
        # What is shown is what tells the version.
        best = max(hits, key=lambda hit: (hit.version == version, hit.confidence))
        return Detection(self._technologies[number], confidence, version, best)

    def _hits(self, source: PageSource) -> _Hits:
        places = self._page.scan(source.body)
        page = SightedPage(source, read_markup(source.body, places.marks))
        yield from self._on_values("headers", _headers(source))
        yield from self._on_values("cookies", self._cookies(source))
        yield from self._on_values("meta", page.metas())
        yield from self._on_values("dns", _records(source))
        yield from _hits("url", source.url, self._page_url.search(source.url))
        yield from _hits("robots", source.robots, self._robots.search(source.robots))
        yield from self._on_urls(page)
        yield from self._on_source(page, places.candidates)

    def _on_source(self, page: SightedPage, candidates: Sequence[Candidates]) -> _Hits:
        html, scripts, css, text, names, literals = candidates
        search = PageSearch(page, self._of_servers)
        whole = Spans([(0, len(page.source.body))])
        yield from search.in_spans("html", self._texts["html"], html, whole)
        yield from search.in_spans("scripts", self._texts["scripts"], scripts, page.scripts)
        yield from search.in_spans("css", self._texts["css"], css, page.styles)
        yield from search.in_text(self._texts["text"], text)
        yield from search.in_globals(self._globals, names)
        if not search.effort.is_spent:
            yield from self._dom.search(page, literals)

    def _on_values(self, place: str, values: Iterable[tuple[str, str]]) -> _Hits:
        known = self._named[place]
        for name, value in islice(values, _VALUES_MAX):
            if name in known:
                yield from _hits(place, value, known[name].search(value), name)

    def _cookies(self, source: PageSource) -> Iterator[tuple[str, str]]:
        """Cookies that the answer set, each under every name that the rules know it by."""
        for cookie in source.headers.get("set-cookie", ()):
            name, _, value = cookie.split(";", 1)[0].partition("=")
            name, value = name.strip().lower(), value.strip()
            yield name, value
            for start in self._starts:
                if name.startswith(start[:-1]):
                    yield start, value

    def _on_urls(self, page: SightedPage) -> _Hits:
        urls = [*islice(page.script_urls(), _URLS_MAX)]
        for number, found in self._urls.search_all(urls):
            yield from _hits("scriptSrc", urls[number], without_domains(found))


def _hits(place: str, value: str, found: Iterable[Found], name: str = "") -> _Hits:
    for (technology, pattern), match, (start, end) in found:
        version = pattern.version_of(match) if match else None
        yield Hit(technology, place, pattern.confidence, version, value, start, end, name,
                  pattern.source)  # fmt: skip


def _by_pattern(hits: Iterable[Hit]) -> Mapping[tuple[str, str, str], float]:
    """Confidence of each pattern that was found, once however often it was found."""
    return {(hit.place, hit.name, hit.pattern): hit.confidence for hit in hits}


def _headers(source: PageSource) -> Iterator[tuple[str, str]]:
    return ((name.lower(), value) for name, values in source.headers.items() for value in values)


def _records(source: PageSource) -> Iterator[tuple[str, str]]:
    return ((kind.lower(), record) for kind, records in source.dns.items() for record in records)


def _by_plain_name(known: Mapping[str, Sequence[Rule]]) -> Mapping[str, Sequence[Rule]]:
    r"""Rules by the name itself where it is written as an expression, `connect\.sid`."""
    plain: dict[str, list[Rule]] = {}
    for name, rules in known.items():
        plain.setdefault(_ESCAPED.sub(r"\1", name), []).extend(rules)
    return plain
