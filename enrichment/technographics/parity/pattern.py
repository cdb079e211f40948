r"""Patterns as wappalyzergo reads them (its patterns.go), for the mode `parity`.

`+` and `*` are bounded at 250, within classes too; everything is read in lower case; of a ternary
the first answer is taken where the expression has a group; a placeholder that no group fills stays.
"""

import re
from re import _constants, _parser  # nothing public gives the tree of an expression

from enrichment.technographics.patterns.pattern import Pattern, at_very_end, pattern_of

_BOUNDED = (
    (r"(\d+(?:\.\d+)+)", "__version 1__"), (r"((?:\d+\.)+\d+)", "__version 2__"),
    (r"\+", "__plus__"), ("+", "{1,250}"), ("*", "{0,250}"), ("__plus__", r"\+"),
    ("__version 1__", r"(\d{1,20}(?:\.\d{1,20}){1,20})"),
    ("__version 2__", r"((?:\d{1,20}\.){1,20}\d{1,20})"),
)  # fmt: skip
_GO_REPEAT_MAX = 1_000
_SOURCE_CHARACTERS_MAX = 4_000
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_UNKNOWN_TO_GO = (
    _constants.ASSERT, _constants.ASSERT_NOT, _constants.GROUPREF, _constants.ATOMIC_GROUP,
    _constants.POSSESSIVE_REPEAT,
)  # fmt: skip


def parse_parity_pattern(text: str) -> Pattern | None:
    """Read one pattern; None where Go's regexp refuses the bounded expression."""
    source, *tags = text.split("\\;")
    if len(source) > _SOURCE_CHARACTERS_MAX:
        return None
    for old, new in _BOUNDED:
        source = source.replace(old, new)
    try:
        tree = _parser.parse(at_very_end(source), re.IGNORECASE | re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return None
    return None if _is_refused(tree) else pattern_of(source, tags)


def parity_version(pattern: Pattern, match: re.Match[str] | None) -> str:
    """Version as wappalyzergo makes it, its mistakes included; "" for none."""
    if not pattern.source or not pattern.version:
        return ""
    groups = [group.lower() for group in match.groups("")] if match else []
    version = pattern.version
    for number, group in enumerate(groups, 1):
        version = version.replace(f"\\{number}", group)
    return _chosen(version, bool(groups)).strip()


def is_more_specific(version: str, other: str) -> bool:
    """Whether a version has more parts than another one, or as many and is higher."""
    one, two = _parts(version), _parts(other)
    return len(one) > len(two) if len(one) != len(two) else one > two


def _chosen(version: str, has_groups: bool) -> str:
    """The answer of a ternary; "" of a malformed one."""
    if "?" not in version:
        return version
    _, *rest = version.split("?")
    answers = rest[0].split(":") if len(rest) == 1 else []
    if len(answers) != 2:
        return ""
    if answers[0]:
        return answers[0] if has_groups else answers[1]
    return answers[1]


def _parts(version: str) -> list[int]:
    return [int(part) if part.isdecimal() else 0 for part in version.split(".") if part]


def _is_refused(tree: "_parser.SubPattern", times: int = 1) -> bool:
    """Whether an expression looks around, refers back, or repeats something too often."""
    return any(_is_refused_piece(kind, piece, times) for kind, piece in tree)


def _is_refused_piece(kind: object, piece: "_parser.SubPattern", times: int) -> bool:
    if kind in _UNKNOWN_TO_GO:
        return True
    if kind in _REPEATS:
        least, most, inner = piece
        often = times * (most if most != _constants.MAXREPEAT else max(least, 1))
        return often > _GO_REPEAT_MAX or _is_refused(inner, often)
    if kind is _constants.SUBPATTERN:
        return _is_refused(piece[3], times)
    return kind is _constants.BRANCH and any(_is_refused(branch, times) for branch in piece[1])
