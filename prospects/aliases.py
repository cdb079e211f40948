"""Aliases: the domains under which a company is known besides its own.

An alias comes from the owner's file `config/domain_aliases.csv` or from a redirect that was seen.
What the owner wrote outranks what was seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prospects.platforms import PARKING_DOMAINS, is_platform_host

UNRELATED_MAX = 3
"""Most unrelated domains that may lead to one company; more of them show a market or a shelter."""
_STEM_CHARACTERS_MIN = 4


@dataclass(frozen=True, slots=True)
class Alias:
    """One step from a domain to the domain that stands for the same company.

    Attributes:
        alias: Registrable domain that is given up.
        domain: Registrable domain that stands in its place; the same one says that this domain
            is no alias, wherever it redirects.
        why: One sentence for people, "acme.io redirects to acme.com".
        source: "domain_aliases.csv line 3" or the URL that redirected.
    """

    alias: str
    domain: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A domain whose site was answered by another domain.

    Attributes:
        domain: Registrable domain that was asked.
        answered_by: Registrable domain that answered.
        source: Where it was seen.
    """

    domain: str
    answered_by: str
    source: str = ""


class Aliases:
    """Which domain stands for a company, for every domain under which it is known.

    `of` is idempotent and total: what has no alias stands for itself. In a ring of redirects the
    shortest domain stands for all.
    """

    def __init__(self, stated: Iterable[Alias] = (), seen: Iterable[Alias] = ()) -> None:
        """Resolve all aliases.

        Args:
            stated: The owner's. A domain that stands in one of them is led nowhere by `seen`.
            seen: Of redirects, as `redirect_aliases` gives them.
        """
        first: dict[str, Alias] = {}
        for entry in stated:
            first.setdefault(entry.alias, entry)
        settled = {domain for entry in first.values() for domain in (entry.alias, entry.domain)}
        for entry in seen:
            if entry.alias not in settled:
                first.setdefault(entry.alias, entry)
        self._steps: Mapping[str, Alias] = {
            alias: entry for alias, entry in first.items() if entry.domain != alias
        }
        self._canonical = {alias: self._end(alias) for alias in self._steps}

    def __len__(self) -> int:
        """Domains that are known as aliases."""
        return sum(alias != domain for alias, domain in self._canonical.items())

    def of(self, domain: str) -> str:
        """The domain that stands for the company of this domain; itself where it is no alias."""
        return self._canonical.get(domain, domain)

    def steps(self, domain: str) -> tuple[Alias, ...]:
        """The way from a domain to the one that `of` gives; empty where it is no alias."""
        goal, found = self.of(domain), []
        while domain != goal:
            found.append(self._steps[domain])
            domain = self._steps[domain].domain
        return tuple(found)

    def why(self, domain: str) -> str:
        """Why a domain is an alias, in one sentence; empty where it is none."""
        return "; ".join(step.why for step in self.steps(domain))

    def mapping(self) -> Mapping[str, str]:
        """Alias -> domain that stands for it, for columns; only what changes."""
        return {alias: domain for alias, domain in self._canonical.items() if alias != domain}

    def _end(self, domain: str) -> str:
        walked: list[str] = []
        while domain in self._steps and domain not in walked:
            walked.append(domain)
            domain = self._steps[domain].domain
        if domain not in walked:
            return domain
        ring = walked[walked.index(domain) :]
        return min(ring, key=lambda name: (len(name), name))


def redirect_aliases(redirects: Iterable[Redirect]) -> tuple[Alias, ...]:
    """Aliases that redirects show, in the order of the domains.

    A redirect from or to a platform, and one to a parking host or a registrar, shows none; nor do
    the redirects of more than three domains whose names have nothing to do with the domain that
    they share.
    """
    to: dict[str, dict[str, Redirect]] = {}
    for redirect in redirects:
        if _may_be_alias(redirect):
            to.setdefault(redirect.answered_by, {}).setdefault(redirect.domain, redirect)
    found = [one for target, by in to.items() for one in _believed(target, by)]
    return tuple(
        Alias(
            one.domain, one.answered_by, f"{one.domain} redirects to {one.answered_by}", one.source
        )
        for one in sorted(found, key=lambda one: (one.domain, one.answered_by))
    )


def _may_be_alias(redirect: Redirect) -> bool:
    domain, target = redirect.domain, redirect.answered_by
    is_platforms = is_platform_host(domain) or is_platform_host(target)
    return domain != target and not is_platforms and target not in PARKING_DOMAINS


def _believed(target: str, by: Mapping[str, Redirect]) -> list[Redirect]:
    unrelated = {domain for domain in by if not are_namesakes(domain, target)}
    dropped = unrelated if len(unrelated) > UNRELATED_MAX else set()
    return [redirect for domain, redirect in by.items() if domain not in dropped]


def are_namesakes(one: str, other: str) -> bool:
    """Whether two domains bear one name: acme.io and acme.co.uk, acme-group.com and acme.com."""
    short, long = sorted((_stem(one), _stem(other)), key=len)
    return short == long or (len(short) >= _STEM_CHARACTERS_MIN and long.startswith(short))


def _stem(domain: str) -> str:
    return domain.partition(".")[0].replace("-", "")
