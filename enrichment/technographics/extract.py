"""Technologies that a page shows, each with the text that shows it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from enrichment.page import Page
from enrichment.technographics.fingerprints import Fingerprint, read_fingerprints
from enrichment.technographics.pattern import Pattern
from prospects.signal import Signal, SignalKind

_HTML_CHARACTERS_MAX = 1_000_000
_SCRIPTS_CHARACTERS_MAX = 500_000
_VALUE_CHARACTERS_MAX = 2_000
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """One pattern that was found.

    Attributes:
        place: Where: "scriptSrc", "html", "scripts", "meta", "headers", "cookies" or "implies".
        confidence: 0.0-1.0.
        version: Version it shows, or None.
        evidence: The text that shows it.
    """

    place: str
    confidence: float
    version: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is searched, with a lower-case twin for the gate of literals."""

    values: tuple[str, ...]
    lowered: str

    @classmethod
    def of(cls, values: Iterable[str], bound: int) -> "_Texts":
        bounded = tuple(value[:bound] for value in values)
        return cls(bounded, "\n".join(bounded).lower())


def extract_technographics(page: Page) -> list[Signal]:
    """One signal a technology: its name, no value, the version where one is shown.

    Several patterns of one technology add their confidence up to 1.0; an implied technology is as
    sure as what implies it.
    """
    hits = detect(page, read_fingerprints())
    return [_signal(page, technology, found) for technology, found in hits.items()]


def detect(page: Page, fingerprints: Mapping[str, Fingerprint]) -> dict[str, list[Hit]]:
    """Technology -> its hits, implied technologies included, in the order of the fingerprints."""
    urls = _Texts.of(page.script_urls, _VALUE_CHARACTERS_MAX)
    html = _Texts.of([page.html], _HTML_CHARACTERS_MAX)
    scripts = _Texts.of(["\n".join(page.inline_scripts)], _SCRIPTS_CHARACTERS_MAX)
    named = _named_values(page)
    found: dict[str, list[Hit]] = {}
    for technology, fingerprint in fingerprints.items():
        hits = [
            *_search("scriptSrc", fingerprint.script_src, urls),
            *_search("html", fingerprint.html, html),
            *_search("scripts", fingerprint.scripts, scripts),
            *_search_named("meta", fingerprint.meta, named["meta"]),
            *_search_named("headers", fingerprint.headers, named["headers"]),
            *_search_named("cookies", fingerprint.cookies, named["cookies"]),
        ]
        if hits:
            found[technology] = hits
    _add_implied(found, fingerprints)
    return found


def _search(place: str, patterns: Iterable[Pattern], texts: _Texts) -> Iterator[Hit]:
    for pattern in patterns:
        if pattern.literal not in texts.lowered:
            continue
        for text in texts.values:
            match = pattern.regex.search(text)
            if match:
                around = text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]
                yield Hit(place, pattern.confidence, pattern.version_of(match), around)
                break


def _search_named(
    place: str, fields: Mapping[str, tuple[Pattern, ...]], named: Mapping[str, tuple[str, ...]]
) -> Iterator[Hit]:
    for wanted, patterns in fields.items():
        for name, value in _values_of(wanted, named):
            for pattern in patterns:
                match = pattern.regex.search(value)
                if match:
                    version = pattern.version_of(match)
                    yield Hit(place, pattern.confidence, version, f"{name}: {value}"[:200])


def _values_of(wanted: str, named: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    if wanted.endswith("*"):
        names = [name for name in named if name.startswith(wanted[:-1])]
    else:
        names = [wanted] if wanted in named else []
    for name in names:
        yield from ((name, value) for value in named[name])


def _named_values(page: Page) -> dict[str, dict[str, tuple[str, ...]]]:
    """Meta tags, headers and cookies as lower-case name -> values."""
    meta: dict[str, tuple[str, ...]] = {}
    for name, content in page.meta:
        meta[name] = (*meta.get(name, ()), content[:_VALUE_CHARACTERS_MAX])
    headers = {
        name.lower(): tuple(value[:_VALUE_CHARACTERS_MAX] for value in values)
        for name, values in page.headers.items()
    }
    cookies: dict[str, tuple[str, ...]] = {}
    for cookie in headers.get("set-cookie", ()):
        name, _, value = cookie.split(";")[0].partition("=")
        cookies[name.strip().lower()] = (value.strip(),)
    return {"meta": meta, "headers": headers, "cookies": cookies}


def _add_implied(found: dict[str, list[Hit]], fingerprints: Mapping[str, Fingerprint]) -> None:
    waiting = list(found)
    while waiting:
        source = waiting.pop()
        sure = min(1.0, sum(hit.confidence for hit in found[source]))
        known = fingerprints.get(source)
        for implied, share in known.implies if known else ():
            if implied not in found:
                found[implied] = [Hit("implies", sure * share, None, f"{source} runs on {implied}")]
                waiting.append(implied)


def _signal(page: Page, technology: str, hits: list[Hit]) -> Signal:
    best = max(hits, key=attrgetter("confidence"))
    versions = [hit.version for hit in hits if hit.version]
    return page.signal(
        SignalKind.TECHNOGRAPHICS, technology, "",
        confidence=min(1.0, sum(hit.confidence for hit in hits)),
        extractor=f"fingerprint:{best.place}", evidence=best.evidence,
        version=max(versions, key=len) if versions else None,
    )  # fmt: skip
