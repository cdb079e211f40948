"""Literals of selectors: texts that stand in a page's source wherever a selector matches.

`link[rel=stylesheet][href*='use.acme.io/']` matches nothing where "use.acme.io/" does not stand in
the source. Of all such texts the one is taken that looks rarest. Values written with character
references where none is needed (`&#47;` for a slash) are missed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enrichment.technographics.dom.selector import AttributeTest, Compound
from enrichment.technographics.patterns.pattern import Pattern

_LITERAL_MIN = 3
# Some of these must be written as character references, and literals are ASCII.
_WRITTEN_AS_IS = re.compile(r"[^\x00-\x1f\"&'<>\x7f-\U0010ffff]{3,}")
_COMMON_PIECES = re.compile(
    r"https?:?|www\.|\.(?:com|net|org|js|css|html?|php|png|jpe?g|svg)\b|/|wp-|content|uploads?"
    r"|plugins?|themes?|images?|assets|static|script|style|sheet|button|footer|header|text|data-"
    r"|container|wrapper|main|body|icon|logo|link|menu|nav|page|form|home|default|widget|block"
    r"|aria-|label|version|copyright|component|item|list|title|group|product|class|name"
)
_COMMON = frozenset(
    ".com .css .gif .htm .html .jpeg .jpg .js .net .org .php .png .svg .webp /images _blank"
    " accept action align alt alternate app application assets async background block body border"
    " box btn button canonical charset checked class col color container content css data data-"
    " data-id data-src dir footer form header height hidden home href html http http:// https"
    " https:// icon image images img index input javascript label lang lang= link list"
    " loading logo main media menu meta method name nav noopener page placeholder png post preload"
    " property rel role root row script search section sizes src srcset style stylesheet submit tab"
    " tabindex target text text/css text/javascript title type value width wrapper www www."
    " <article <aside <body <br <button <center <dd <div <dl <dt <em <font <footer <form <h1 <h2"
    " <h3 <h4 <h5 <h6 <head <header <hr <html <iframe <img <input <label <li <link <main <meta"
    " <nav <noscript <ol <option <p <path <script <section <select <small <span <strong <style"
    " <svg <table <tbody <td <textarea <th <title <tr <ul".split()
)


@dataclass(frozen=True, slots=True)
class Gate:
    """Texts of which one stands in the source wherever something matches.

    Attributes:
        literals: In lower case, at least 3 characters each. `<` begins the name of a tag.
        rarity: How rare they look, in characters that tell them from others.
    """

    literals: frozenset[str]
    rarity: float


def gate_of_compound(compound: Compound) -> Gate | None:
    """The rarest text in the start tag of what matches, or None where all are commonplace."""
    # Names of tags and attributes are more often generic than values as long.
    named = [Gate(frozenset([name]), _rarity(name) / 2) for name in _names(compound)]
    told = filter(None, map(_gate_of_test, compound.tests))
    return rarest([*told, *named])


def gate_of_attribute(name: str, pattern: Pattern) -> Gate | None:
    """The rarest text where an attribute stands whose value a pattern finds."""
    return rarest([gate_of_pattern(pattern), _gate_of_test(AttributeTest(name))])


def gate_of_pattern(pattern: Pattern) -> Gate | None:
    """Texts of which one stands in each match of a pattern."""
    pieces = [_rarest_piece(literal) for literal in pattern.literals]
    known = [piece for piece in pieces if piece]
    if not known or len(known) < len(pieces):
        return None
    return Gate(frozenset(known), min(map(_rarity, known)))


def rarest(gates: Iterable[Gate | None]) -> Gate | None:
    """The gate that opens on the fewest pages, by its looks."""
    told = (gate for gate in gates if gate and gate.rarity > 0)
    return max(told, key=lambda gate: gate.rarity, default=None)


def _gate_of_test(test: AttributeTest) -> Gate | None:
    text = _rarest_piece(test.value.lower()) if test.operator else test.name
    if not text or len(text) < _LITERAL_MIN or not text.isascii():
        return None
    return Gate(frozenset([text]), _rarity(text))


def _names(compound: Compound) -> Iterator[str]:
    if compound.tag and len(compound.tag) >= _LITERAL_MIN - 1 and compound.tag.isascii():
        yield f"<{compound.tag}"
    yield from (t.name for t in compound.tests if len(t.name) >= _LITERAL_MIN and t.name.isascii())


def _rarest_piece(text: str) -> str | None:
    return max(_WRITTEN_AS_IS.findall(text), key=_rarity, default=None)


def _rarity(literal: str) -> float:
    if literal in _COMMON:
        return 0
    return len(_COMMON_PIECES.sub("", literal)) + len(literal) / 100
