"""What a record shows: hosts of mail providers, senders that SPF names, proofs of a domain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml

_DATA = Path(__file__).parent / "data"
_SPF = "v=spf1"
_SPF_BYTES_MAX = 4_000
_SENDERS = ("include:", "exists:", "a:", "mx:", "redirect=")
_SHOWN_CHARACTERS_MAX = 200


class Rule(Spec):
    """What shows one technology.

    Attributes:
        technology: Its name, the same as the technographics give it.
        category: What it is for, in plain words.
        confidence: 0.0-1.0, how sure the technology is in use when the record is there.
        suffixes: Hosts, each for itself and for all names below it.
        prefixes: Beginnings of a TXT record, in lower case.
        source: The vendor's public page that tells customers to publish the record, in words.
    """

    technology: str
    category: str
    confidence: float = Field(gt=0, le=1)
    suffixes: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    source: str


class Rules(Spec):
    """One file of rules."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A technology that a record shows.

    Attributes:
        technology: Its name.
        confidence: 0.0-1.0.
        record: Kind of the record, "MX" or "TXT".
        evidence: The record, or the part of it that counts, at most 200 characters.
    """

    technology: str
    confidence: float
    record: str
    evidence: str


def read_mail_hosts(records: Iterable[tuple[int, str]]) -> Iterator[Finding]:
    """Who receives the mail.

    Args:
        records: MX records as (preference, host without final dot).
    """
    for preference, host in records:
        rule = _rule_of(host, _by_suffix("mail_hosts.yml"))
        if rule:
            shown = f"MX {preference} {host}"
            yield Finding(rule.technology, rule.confidence, "MX", shown[:_SHOWN_CHARACTERS_MAX])


def read_texts(texts: Iterable[str]) -> Iterator[Finding]:
    """Who may send mail (SPF), and to whom the company proved that the domain is its own.

    Names of other zones in SPF are read as they stand; those zones are not asked.

    Args:
        texts: TXT records, the strings of each joined.
    """
    for text in texts:
        if text.lower().startswith(_SPF):
            yield from _senders(text)
        else:
            yield from _proofs(text)


def _senders(text: str) -> Iterator[Finding]:
    for term in text[:_SPF_BYTES_MAX].split()[1:]:
        named = term.lower().lstrip("+?~")
        start = next((len(word) for word in _SENDERS if named.startswith(word)), 0)
        # A leading "-" forbids the host; what stands behind "/" is the length of a network.
        host = named[start:].partition("/")[0].rstrip(".")
        rule = _rule_of(host, _by_suffix("mail_senders.yml")) if start else None
        if rule:
            yield Finding(rule.technology, rule.confidence, "TXT", _shown(text, term))


def _shown(text: str, term: str) -> str:
    """The record where it is short, else its head and the term that counts."""
    if len(text) <= _SHOWN_CHARACTERS_MAX:
        return text
    return f"{_SPF} ... {term} ..."[:_SHOWN_CHARACTERS_MAX]


def _proofs(text: str) -> Iterator[Finding]:
    lowered = text.strip().strip('"').lower()
    for prefix, rule in _by_prefix().items():
        if lowered.startswith(prefix):
            shown = text.strip()[:_SHOWN_CHARACTERS_MAX]
            yield Finding(rule.technology, rule.confidence, "TXT", shown)


def _rule_of(host: str, rules: Mapping[str, Rule]) -> Rule | None:
    """The rule of the longest suffix that ends a host at a dot."""
    name = host.lower()
    while name:
        if name in rules:
            return rules[name]
        name = name.partition(".")[2]
    return None


@cache
def _by_suffix(file: str) -> Mapping[str, Rule]:
    return {suffix: rule for rule in read_rules(file) for suffix in rule.suffixes}


@once
def _by_prefix() -> Mapping[str, Rule]:
    return {prefix: rule for rule in read_rules("verifications.yml") for prefix in rule.prefixes}


def read_rules(file: str) -> tuple[Rule, ...]:
    """Rules of a file of `data/`."""
    path = _DATA / file
    return parse_spec(Rules, path, read_yaml(path)).rules
