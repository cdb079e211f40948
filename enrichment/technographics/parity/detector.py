"""Mode `parity`: the answers of wappalyzergo, its quirks included, for comparison.

wappalyzergo (github.com/projectdiscovery/wappalyzergo, MIT) is the best-known engine. It reads
html, URLs of scripts, meta tags by name, headers and cookies; a script whose tag ends with "/>" is
none; what is implied is taken by its text, tags included, and implies nothing itself; nothing
excludes or requires.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from enrichment.technographics.detection import Detection
from enrichment.technographics.fingerprints.rule_book import RuleBook
from enrichment.technographics.page.markup import Markup, Meta, Script, read_markup
from enrichment.technographics.page.places import Candidates, PageScanner
from enrichment.technographics.page.source import PageSource
from enrichment.technographics.page.tag import plain_value, raw_attributes
from enrichment.technographics.parity.pattern import is_more_specific, parity_version
from enrichment.technographics.patterns.rule import Hit, Rule
from enrichment.technographics.patterns.values import Scanners, ValueMatcher
from enrichment.technographics.patterns.window import first_match

_VALUE_CHARACTERS_MAX = 1_000_000
_PLACE = itemgetter(0)


class ParityDetector:
    """Finds what wappalyzergo finds; threads may share it.

    Args:
        book: Patterns read by `parse_parity_pattern`.
        implied: For each technology, what it runs on, as written.
        scanners: Makes what finds literals.
    """

    def __init__(
        self, book: RuleBook, implied: Sequence[Sequence[str]], scanners: Scanners
    ) -> None:
        self._book = book
        self._implied = implied
        self._html = book.texts["html"]
        self._page = PageScanner([[rule.pattern.literals for rule in self._html]], scanners)
        self._urls = ValueMatcher(book.texts["scriptSrc"], scanners, _VALUE_CHARACTERS_MAX)
        self._named = {
            place: {name: _on_value(rules, scanners) for name, rules in book.named[place].items()}
            for place in ("meta", "headers", "cookies")
        }

    def detect(self, page: PageSource) -> list[Detection]:
        """What the page shows, in the order in which it was found."""
        tally = _Tally(self._book.technologies, self._implied)
        headers = {n.lower(): ", ".join(values).lower() for n, values in page.headers.items()}
        tally.add(self._on_values("headers", headers))
        tally.add(self._on_values("cookies", _cookies(headers.get("set-cookie", ""))))
        places = self._page.scan(page.body)
        tally.add(self._on_source(page.body, places.candidates[0]))
        markup = read_markup(page.body, places.marks)
        for _, hits in sorted([*self._on_scripts(markup), *self._on_metas(markup)], key=_PLACE):
            tally.add(hits)
        return tally.detections()

    def _on_values(self, place: str, values: Mapping[str, str]) -> Iterator[Hit]:
        known = self._named[place]
        for name in values.keys() & known.keys():
            for rule, match, (start, end) in known[name].search(values[name]):
                version = parity_version(rule.pattern, match)
                yield Hit(rule.technology, place, rule.pattern.confidence, version, values[name],
                          start, end, name, rule.pattern.source)  # fmt: skip

    def _on_source(self, body: bytes, candidates: Candidates) -> Iterator[Hit]:
        for number, places in sorted(candidates.items()):
            technology, pattern = self._html[number]
            if pattern.plain:
                yield Hit(technology, "html", pattern.confidence, "", body, places[0],
                          places[0] + pattern.width, "", pattern.source)  # fmt: skip
            elif found := first_match(pattern, body, places, 0, len(body)):
                yield Hit(technology, "html", pattern.confidence,
                          parity_version(pattern, found.match), body, found.start, found.end, "",
                          pattern.source)  # fmt: skip

    def _on_scripts(self, markup: Markup) -> Iterator[tuple[int, list[Hit]]]:
        # An empty URL matches nothing, for every rule has a literal.
        known = [s for s in markup.scripts if not s.closed and b"src" in s.inside.lower()]
        urls = [(script.start, _attributes(script).get(b"src", b"")) for script in known]
        scripts = [(start, plain_value(url)) for start, url in urls if url]
        for number, found in self._urls.search_all([url for _, url in scripts]):
            start, url = scripts[number]
            hits = [
                Hit(rule.technology, "scriptSrc", rule.pattern.confidence,
                    parity_version(rule.pattern, match), url, *span, "", rule.pattern.source)
                for rule, match, span in found
            ]  # fmt: skip
            yield start, hits

    def _on_metas(self, markup: Markup) -> Iterator[tuple[int, list[Hit]]]:
        for meta in markup.metas:
            attributes = _attributes(meta)
            name = attributes.get(b"name", b"").lower().decode("latin-1")
            # A tag needs two attributes to be read.
            if name in self._named["meta"] and len(raw_attributes(meta.inside)) > 1:
                content = plain_value(attributes.get(b"content", b""))
                yield meta.start, [*self._on_values("meta", {name: content})]


def _on_value(rules: Sequence[Rule], scanners: Scanners) -> ValueMatcher:
    return ValueMatcher(rules, scanners, _VALUE_CHARACTERS_MAX)


class _Tally:
    """What was found so far: the first version that is not empty stays, confidences add up."""

    def __init__(self, technologies: Sequence[str], implied: Sequence[Sequence[str]]) -> None:
        self._technologies = technologies
        self._implied = implied
        self._found: dict[str, Detection] = {}

    def add(self, hits: Iterable[Hit]) -> None:
        """Hits of one look: of all headers, of the source, of one script or meta tag."""
        best: dict[int, Hit] = {}
        for hit in hits:
            known = best.get(hit.technology)
            best[hit.technology] = _of_two(known, hit) if known else hit
        for technology, hit in best.items():
            name = self._technologies[technology]
            self._note(Detection(name, hit.confidence, hit.version, hit))
            for implied in self._implied[technology]:
                self._note(Detection(implied, hit.confidence, "", None, name))

    def _note(self, found: Detection) -> None:
        known = self._found.get(found.technology)
        if known:
            sum_ = min(known.confidence + found.confidence, 1.0)
            found = known._replace(confidence=sum_, version=known.version or found.version)
        self._found[found.technology] = found

    def detections(self) -> list[Detection]:
        """All whose confidence is above nothing."""
        return [
            f._replace(version=f.version or None) for f in self._found.values() if f.confidence > 0
        ]


def _of_two(known: Hit, other: Hit) -> Hit:
    version = known.version or ""
    if other.version and (not version or is_more_specific(other.version, version)):
        version = other.version
    return known._replace(confidence=max(known.confidence, other.confidence), version=version)


def _cookies(header: str) -> dict[str, str]:
    """Cookies of the joined headers `Set-Cookie`, taken apart at blanks, commas and semicolons."""
    words = (word.split("," if "," in word else ";") for word in header.split(" "))
    pairs = (part.partition("=") for several in words for part in several)
    return {name: value for name, told, value in pairs if told}


def _attributes(element: Script | Meta) -> dict[bytes, bytes]:
    """Attributes as written, the last of a name."""
    return dict(raw_attributes(element.inside))
