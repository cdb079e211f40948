"""Likenesses: companies and people that may be one, found without comparing all with all.

Only those who share a block are compared: for companies the beginning of the name, a rare word, the
name of the domain, a phone or a profile; for people their company, an address or a profile. A block
of more than 60 is too common to tell anything and is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from enrichment.intake.person_identity import is_nickname, name_words, names_contradict, profile
from prospects.company import Company, loose_name
from prospects.contact import Contact, is_role_address
from prospects.country import parse_country
from prospects.likeness import Likeness, Side, likeness
from prospects.phone import phone_digits
from prospects.words import fold

BLOCK_MAX = 60
LIKENESSES_MAX = 5_000
"""Most of one kind that are told, the most alike first."""

COMPANY_SCORE_MIN = 86.0
PERSON_SCORE_MIN = 84.0
_BEGINNING = 5
_PHONE_DIGITS = 7
T = TypeVar("T", Company, Contact)


def company_likenesses(
    companies: Sequence[Company], read: Collection[str], apart: Collection[frozenset[str]] = ()
) -> list[Likeness]:
    """Companies that may be one, the most alike first.

    Args:
        companies: Those that were read now, and those of the base.
        read: Keys of the former: one of two is always among them.
        apart: Pairs that a person called two.
    """
    names = {c.key: loose_name(c.name or "") for c in companies}
    found = []
    for one, other in _pairs(companies, lambda c: _company_blocks(c, names[c.key])):
        if _is_asked(one.key, other.key, read, apart):
            score = name_likeness(names[one.key], names[other.key])
            score, why = _weighed(score, one, other)
            if score >= COMPANY_SCORE_MIN:
                sides = (_company_side(one), _company_side(other))
                found.append(likeness("company", *sides, score, why))
    return _best(found)


def name_likeness(one: str, other: str) -> float:
    """How alike two names of companies are, 0-100; both as `loose_name` makes them.

    Numbers and countries tell companies of a group apart, so names that differ in one are not
    alike ("Fund II" and "Fund III", "Bank Chile" and "Bank Mexico").
    """
    if not one or not other:
        return 0.0
    ours, theirs = set(one.split()), set(other.split())
    if any(_tells_apart(word) for word in ours ^ theirs):
        return 0.0
    spelt = fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))
    return max(spelt, fuzz.token_sort_ratio(one, other))


def _tells_apart(word: str) -> bool:
    is_number = word.isdigit() or set(word) <= set("ivx")
    return is_number or (len(word) > 3 and parse_country(word) is not None)


def _weighed(score: float, one: Company, other: Company) -> tuple[float, str]:
    """Score with what speaks for and against, in words."""
    if score <= 0:
        return 0.0, ""
    words = [f"names alike ({score:.0f} of 100)"]
    for fact, bonus in (("phone", 10), ("linkedin_url", 12), ("city", 5), ("country", 3)):
        ours, theirs = _fact(one, fact), _fact(other, fact)
        if ours and ours == theirs:
            score += bonus
            words.append(f"same {fact.partition('_')[0]}")
        elif ours and theirs and fact == "country":
            score -= 12
            words.append(f"other country ({ours}, {theirs})")
    if not one.domain or not other.domain:
        score += 2
    return min(score, 100.0), "; ".join(words)


def _fact(company: Company, name: str) -> str:
    text = company.facts.get(name, "")
    if name == "phone":
        return phone_digits(text)[-_PHONE_DIGITS:]
    if name == "country":
        return parse_country(text) or ""
    return text.casefold().rstrip("/").rpartition("/")[2] if name == "linkedin_url" else fold(text)


def _company_blocks(company: Company, name: str) -> Iterator[str]:
    squashed = name.replace(" ", "")
    if squashed:
        yield f"begins:{squashed[:_BEGINNING]}"
        yield f"ends:{squashed[-_BEGINNING:]}"
        yield f"word:{max(name.split(), key=len)}"
    if company.domain:
        yield f"domain:{company.domain.partition('.')[0].replace('-', '')}"
    for fact in ("phone", "linkedin_url"):
        if value := _fact(company, fact):
            yield f"{fact}:{value}"


def person_likenesses(
    people: Sequence[Contact], read: Collection[str], apart: Collection[frozenset[str]] = ()
) -> list[Likeness]:
    """People who may be one, the most alike first; see `company_likenesses`."""
    found = []
    for one, other in _pairs(people, _person_blocks):
        if _is_asked(one.contact_id, other.contact_id, read, apart):
            score, why = person_likeness(one, other)
            if score >= PERSON_SCORE_MIN:
                sides = (_person_side(one), _person_side(other))
                found.append(likeness("contact", *sides, score, why))
    return _best(found)


def person_likeness(one: Contact, other: Contact) -> tuple[float, str]:
    """How likely two contacts are one person, 0-100, and why in words."""
    shared = _shared_identity(one, other)
    if shared:
        return 90.0, shared
    ours = name_words(one.first_name, one.last_name)
    theirs = name_words(other.first_name, other.last_name)
    if len(ours) < 2 or len(theirs) < 2:
        return 0.0, ""
    given, how = _given_likeness(ours[0], theirs[0])
    family = 100.0 * JaroWinkler.similarity(" ".join(ours[1:]), " ".join(theirs[1:]))
    score = min(given, family) if min(given, family) < 75.0 else (given + family) / 2
    if ours == theirs:
        return 95.0, f"same name{_addresses_words(one, other)}"
    swapped = sorted(ours) == sorted(theirs)
    if swapped:
        return 92.0, "same words of the name in another order"
    return score, f"names alike ({score:.0f} of 100){how}{_addresses_words(one, other)}"


def _shared_identity(one: Contact, other: Contact) -> str:
    if not names_contradict(one, other):
        return ""
    if one.email and one.email == other.email and not is_role_address(one.email):
        return f"two names under one address ({one.email})"
    if profile(one) and profile(one) == profile(other):
        return "two names under one LinkedIn profile"
    return ""


def _given_likeness(one: str, other: str) -> tuple[float, str]:
    if is_nickname(one, other):
        return 96.0, f"; {one.title()} and {other.title()} stand for one another"
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return (90.0, "; an initial") if long.startswith(short) else (0.0, "")
    return 100.0 * JaroWinkler.similarity(one, other), ""


def _addresses_words(one: Contact, other: Contact) -> str:
    both = [c.email for c in (one, other) if c.email]
    return f"; two addresses: {both[0]}, {both[1]}" if len(set(both)) > 1 else ""


def _person_blocks(contact: Contact) -> Iterator[str]:
    words = name_words(contact.first_name, contact.last_name)
    for word in words:
        # A company may have thousands of people: those of one initial are compared.
        yield f"company:{contact.company_key}:{word[0]}"
    if contact.email:
        yield f"email:{contact.email}"
    if who := profile(contact):
        yield f"profile:{who}"


def _pairs(records: Sequence[T], blocks_of: Callable[[T], Iterable[str]]) -> Iterator[tuple[T, T]]:
    """Pairs of records that share a block, each once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        for block in set(blocks_of(record)):
            blocks[block].append(at)
    seen: set[tuple[int, int]] = set()
    for places in blocks.values():
        if len(places) <= BLOCK_MAX:
            for pair in combinations(places, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield records[pair[0]], records[pair[1]]


def _is_asked(
    one: str, other: str, read: Collection[str], apart: Collection[frozenset[str]]
) -> bool:
    return (one in read or other in read) and frozenset({one, other}) not in apart


def _best(found: list[Likeness]) -> list[Likeness]:
    ordered = sorted(found, key=lambda each: (-each.score, each.one.key, each.other.key))
    return ordered[:LIKENESSES_MAX]


def _company_side(company: Company) -> Side:
    facts = (company.facts.get("city"), company.facts.get("country"))
    detail = ", ".join(text for text in (company.domain, *facts) if text)
    return Side(company.key, company.name or company.key, detail, _first(company.sources))


def _person_side(contact: Contact) -> Side:
    told = (contact.title, contact.email, contact.company_key)
    detail = ", ".join(text for text in told if text)
    return Side(contact.contact_id, contact.name, detail, _first(contact.sources))


def _first(sources: Sequence[str]) -> str:
    return sources[0] if sources else ""
