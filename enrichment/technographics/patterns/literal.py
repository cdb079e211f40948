r"""Literals of a regular expression: texts of which every match holds one.

`(?:js|cdn)\.acme\.io/(\d+)` matches nothing that holds neither "js.acme.io/" nor "cdn.acme.io/".
Many literals are looked for in one pass over a page, so the expression itself is tried only where
one of its own stands, and only as far around it as a match can reach.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce

_LITERAL_MIN = 3
_TEXTS_MAX = 32
_CLASS_MAX = 4
# How far a repeat without bound is followed, as wappalyzergo does.
_UNBOUNDED = 250
_SET = re.compile(r"(?<!\\)\[\[")
_PREFIX = re.compile(r"(?:(?:\\[^\w\s]|[^\W_]|[-_ <>/=\"'!,:;@#%&~`])(?![*+?{]))*", re.ASCII)
_PREFIX_CHARACTER = re.compile(r"\\.|.", re.DOTALL)
_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()|]", re.DOTALL)
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d+)\}|\{(\d*),(\d*)\})[?+]?")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|\d+|.)", re.DOTALL)
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_SMALL_CLASS = re.compile(r"\[((?:[^\]\\^-]|\\\W)+-?)\]")
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>|(?P<look><?[=!])))?")
# Stands on every page, so it tells none from another.
_COMMONPLACE = re.compile(
    r"<!--|-->|!\[cdata\[|</?\w*|[\"'= ]|https?:|//|www\.|\.com\b|\.net\b|\.php|\.html?"
    r"|[-_/.]?(?<![a-z])(?:action|class|content|data|href|id|name|property|rel|src|style|type"
    r"|value|version"
    r"|images?|img|assets|scripts?|styles?|stylesheet|css|js|min|cdn|static|media|files?|uploads?"
    r"|elements?|widgets?|components?|container|wrapper|posts?|button|header|footer|menu|icon"
    r"|columns?|common|desktop|foundation|material|hidden|copyright|powered by|wp-content|plugins"
    r"|themes|googleapis|googlesyndication|cloudfront)(?![a-z])[-_/.]?"
)


class _UnknownSyntaxError(ValueError):
    """A construct that is not read here; the expression may still be valid."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of all matches of an expression, or of a part of it.

    Attributes:
        texts: All that it can match, in lower case, or None where that is too much to list.
        literals: Lower-case texts of which each match holds one; empty where none is known.
        width: Characters of its longest match.
    """

    texts: frozenset[str] | None
    literals: frozenset[str]
    width: int

    def required(self) -> frozenset[str]:
        """The better of the literals and the texts."""
        return max(self.literals, self.texts or frozenset(), key=_worth)


_NOTHING = Shape(frozenset({""}), frozenset(), 0)
_ANY_CHARACTER = Shape(None, frozenset(), 1)


@cache
def shape_of(source: str) -> Shape:
    """Shape of a valid regular expression; its literals are empty where none is long enough."""
    try:
        shape, _ = _choice(source, 0)
    except _UnknownSyntaxError:
        return Shape(None, frozenset(), 0)
    literals = _shortest(shape.required())
    long_enough = bool(literals) and min(map(len, literals)) >= _LITERAL_MIN
    return Shape(shape.texts, literals if long_enough else frozenset(), shape.width)


def without_sets(source: str) -> str:
    r"""The expression with `[\[` for `[[`, which Python warns may one day begin a set in a set."""
    return _SET.sub(r"[\\[", source)


def prefix_of(source: str) -> str:
    """Lower-case text that every match of a valid expression begins with; "" where none is known.

    A lower-case letter that is no ASCII may stand for another in upper case, so it ends the text.
    """
    found = _PREFIX.match(source)
    if not found or _is_choice(source):
        return ""
    characters = _PREFIX_CHARACTER.findall(found[0])
    return "".join(character[-1] for character in characters).lower()


def _is_choice(source: str) -> bool:
    """Whether an expression has alternatives outside of groups."""
    depth = 0
    for piece in _STRUCTURE.findall(source):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and depth == 0:
            return True
    return False


def _choice(source: str, at: int) -> tuple[Shape, int]:
    """Shape of alternatives, and the place behind them."""
    branch, at = _sequence(source, at)
    branches = [branch]
    while source.startswith("|", at):
        branch, at = _sequence(source, at + 1)
        branches.append(branch)
    return reduce(_either, branches), at


def _sequence(source: str, at: int) -> tuple[Shape, int]:
    pieces: list[Shape] = []
    while at < len(source) and source[at] not in "|)":
        piece, at = _atom(source, at)
        quantifier = _QUANTIFIER.match(source, at)
        if quantifier:
            at = quantifier.end()
        pieces += _repeated(piece, quantifier) if quantifier else [piece]
    return _joined(pieces), at


def _atom(source: str, at: int) -> tuple[Shape, int]:
    character = source[at]
    if character == "(":
        return _group(source, at)
    if character == "[":
        return _class(source, at)
    if character == "\\":
        return _escape(source, at)
    if character in "^$":
        return _NOTHING, at + 1
    return _ANY_CHARACTER if character == "." else _literal(character), at + 1


def _group(source: str, at: int) -> tuple[Shape, int]:
    opening = _GROUP.match(source, at)
    if not opening or source.startswith("?", opening.end()):
        raise _UnknownSyntaxError(source)
    inner, at = _choice(source, opening.end())
    if opening["look"]:
        inner = Shape(None, frozenset(), inner.width)
    return inner, at + 1


def _class(source: str, at: int) -> tuple[Shape, int]:
    found = _CLASS.match(source, at)
    if not found:
        raise _UnknownSyntaxError(source)
    small = _SMALL_CLASS.fullmatch(found[0])
    members = small[1].replace("\\", "") if small else ""
    if not 0 < len(members) <= _CLASS_MAX:
        return _ANY_CHARACTER, found.end()
    return reduce(_either, map(_literal, members)), found.end()


def _escape(source: str, at: int) -> tuple[Shape, int]:
    found = _ESCAPE.match(source, at)
    if not found:
        raise _UnknownSyntaxError(source)
    escaped = found[0][1:]
    if escaped in ("b", "B", "A", "Z"):
        return _NOTHING, found.end()
    if escaped.isdecimal():
        return Shape(None, frozenset(), _UNBOUNDED), found.end()
    return _ANY_CHARACTER if escaped[0].isalnum() else _literal(escaped), found.end()


def _literal(character: str) -> Shape:
    plain = character.isascii() and character.isprintable()
    return Shape(frozenset({character.lower()}), frozenset(), 1) if plain else _ANY_CHARACTER


def _repeated(piece: Shape, quantifier: re.Match[str]) -> list[Shape]:
    """The first time, where it must be there, and the other times."""
    sign, exact, low, high = quantifier[0][0], quantifier[1], quantifier[2], quantifier[3]
    least = int(exact or low or 0) if sign == "{" else int(sign == "+")
    most = int(exact or high or _UNBOUNDED) if sign == "{" else 1 if sign == "?" else _UNBOUNDED
    if least == 0 and most == 1:
        return [_either(piece, _NOTHING)]
    first = [piece] if least else []
    return [*first, Shape(None, frozenset(), piece.width * (most - len(first)))]


def _either(one: Shape, other: Shape) -> Shape:
    texts = None
    if one.texts is not None and other.texts is not None:
        texts = one.texts | other.texts
    required = one.required(), other.required()
    literals = required[0] | required[1] if all(required) else frozenset()
    return Shape(_listed(texts), literals, max(one.width, other.width))


def _joined(pieces: Iterable[Shape]) -> Shape:
    """Shape of pieces that follow each other."""
    whole, run, best, width = True, frozenset({""}), frozenset[str](), 0
    for piece in pieces:
        width += piece.width
        longer = _listed(frozenset(a + b for a in run for b in piece.texts or ()))
        if piece.texts is None or longer is None:
            best = max(best, run, piece.literals, key=_worth)
            whole, longer = False, piece.texts or frozenset({""})
        run = longer
    return Shape(run if whole else None, max(best, run, key=_worth), width)


def _shortest(literals: frozenset[str]) -> frozenset[str]:
    """Without those that hold another one, which says as much."""
    return frozenset(a for a in literals if not any(b in a for b in literals - {a}))


def _listed(texts: frozenset[str] | None) -> frozenset[str] | None:
    return texts if texts and len(texts) <= _TEXTS_MAX else None


def _worth(literals: frozenset[str]) -> tuple[int, int, int]:
    """Long literals are rare, those of the language of pages are not, and short ones are no use."""
    shortest = min(map(len, literals), default=0)
    if shortest < _LITERAL_MIN:
        return -1, shortest, -len(literals)
    telling = min(len(_COMMONPLACE.sub("", text)) for text in literals)
    return telling, shortest, -len(literals)
