"""Where a registrable domain begins: the rules of the public suffix list.

The list comes with the package publicsuffixlist (publicsuffix.org/list, ICANN and private section).
Its rules are kept as one table from a name to what it is, so that most hosts need one look-up; the
package's own reader tries every ending of a host three times.
"""

from collections.abc import Iterable
from pathlib import Path

from publicsuffixlist import PSLFILE

from prospects.once import once

_SUFFIX = 1
_LONGER = 2
_ALL_BELOW = 4
_EXCEPTION = 8
Rules = dict[str, int]
"""Name -> whether it is a suffix, rules for names below it exist, or every name below is one."""


@once
def suffix_rules() -> Rules:
    """The rules, Unicode names in both forms."""
    rules: Rules = {}
    for line in Path(PSLFILE).read_text(encoding="utf-8").splitlines():
        rule = line.partition(" ")[0].lower()
        if rule and not rule.startswith("//"):
            for form in _forms(rule):
                _add(rules, form)
    return rules


@once
def wild_suffixes() -> frozenset[str]:
    """Suffixes below which every name is a suffix as well."""
    return frozenset(name for name, kind in suffix_rules().items() if kind & _ALL_BELOW)


def _forms(rule: str) -> Iterable[str]:
    yield rule
    if not rule.isascii():
        mark = "!" if rule.startswith("!") else ""
        yield mark + rule.lstrip("!").encode("idna").decode("ascii")


def _add(rules: Rules, rule: str) -> None:
    if rule.startswith("!"):
        name, kind = rule[1:], _EXCEPTION
    elif rule.startswith("*."):
        # The list's own vectors take the root of a wildcard for a suffix too.
        name, kind = rule[2:], _ALL_BELOW | _SUFFIX
    else:
        name, kind = rule, _SUFFIX
    rules[name] = rules.get(name, 0) | kind
    while name := name.partition(".")[2]:
        rules[name] = rules.get(name, 0) | _LONGER


def below_suffix(host: str, rules: Rules) -> str | None:
    """The public suffix of a host plus one label.

    Args:
        host: In lower case, without empty labels.
        rules: Of `suffix_rules`.

    Returns:
        The end of the host, or None where the host is itself a public suffix.
    """
    start = host.rfind(".") + 1
    if not start:
        return None
    kind = rules.get(host[start:], 0)
    found = None
    is_suffix = True  # A top-level domain that is not listed is a suffix by the default rule "*".
    while start:
        below = kind & _ALL_BELOW
        start = host.rfind(".", 0, start - 1) + 1
        name = host[start:]
        if is_suffix:
            found = name
        kind = rules.get(name, 0)
        if not (kind or below):
            return found
        if kind & _EXCEPTION:
            return name
        is_suffix = bool(kind & _SUFFIX or below)
    return None if is_suffix else found
