"""Names of columns that are understood word by word; `data/header_vocabulary.yml` has the words.

The aliases know names as a whole. What they do not know is understood here where every word is
known: words that say whose the column is, words that change nothing, and the words of a field.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from enrichment.intake.header_words import parts_of, squash, word_key, words_of
from prospects.once import once
from prospects.specs.reading import read_yaml

_DATA = Path(__file__).parent / "data" / "header_vocabulary.yml"
# A company's, whoever it is called in the list: nobody else has any.
_ONLY_OF_COMPANIES = frozenset({"website", "domain", "industry", "headcount", "revenue",
                                "founded_year"})  # fmt: skip

# Whose a column is -> words of which one each must be there, and which then say nothing else.
_TAKINGS = (
    ("person", ["person"]),
    ("company", ["company"]),
    ("", ["address"]),
    ("", ["address", "postal"]),
    ("person", ["person", "address"]),
    ("company", ["company", "address"]),
    ("company", ["company", "person"]),
    ("person", ["patron"]),
)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name.

    Attributes:
        core: Keys of the words that are left to say the field, in alphabetical order.
        whose: "company", "person" or, where the name says nothing, empty.
        is_place: Whether the name says that it is a part of an address.
        is_partner: Whether the words leave open whether a person or a company is meant, so that
            only what the other one cannot have is taken ("vendor website").
        number: Of several columns of one field ("Phone 2"); 1 where the name has none.
    """

    core: Words
    whose: str = ""
    is_place: bool = False
    is_partner: bool = False
    number: int = 1


def readings(name: str) -> Iterator[Reading]:
    """Ways to read a name, the one that leaves most words first.

    Args:
        name: A column's name without unit.
    """
    words = words_of(name)
    number = next((int(word) for word in words if word.isdigit() and len(word) < 3), 1)
    if any(word.isdigit() and len(word) > 2 for word in words):
        return
    known = _known()
    said = (key for word in words if not word.isdigit() for key in parts_of(word, known))
    keys = list(dict.fromkeys(said))  # "name.fullName" says no more than "fullName".
    bare = _without_fillers(keys)
    plain = [key for key in bare if key not in _set("neutral")]
    for core in dict.fromkeys((tuple(sorted(bare)), tuple(sorted(plain)))):
        if core and (len(core) == len(keys) or not _set("alone").issuperset(core)):
            yield Reading(core, number=number)
    yield from _possessive(plain, number)


def _possessive(words: Sequence[str], number: int) -> Iterator[Reading]:
    """Readings without the words that say whose a column is."""
    for whose, names in _TAKINGS:
        taken = [_taken(name) for name in names]
        core = tuple(sorted(word for word in words if not any(word in group for group in taken)))
        is_place = "address" in names
        said_alone = _set("postal" if is_place else "alone").issuperset(core)
        if not said_alone and not any(group.isdisjoint(words) for group in taken):
            yield Reading(core, whose, is_place, _is_partner(names, words), number)


def _taken(name: str) -> frozenset[str]:
    return _set("company") | _set("party") if name == "company" else _set(name)


def _is_partner(names: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words leave it open who is meant: "vendor phone", "customer e-mail"."""
    if "company" not in names:
        return "patron" in names
    return "person" in names or _set("company").isdisjoint(words)


def spoken_fields(core: Words) -> frozenset[str]:
    """Fields that words say, each of them known to be about the field; mostly one or none."""
    found = {
        field: len(rule["all"])
        for field, rules in _rules().items()
        for rule in rules
        if set(core) <= rule["words"] and all(not group.isdisjoint(core) for group in rule["all"])
    }
    most = max(found.values(), default=0)
    return frozenset(field for field, groups in found.items() if groups == most)


def order_free(name: str) -> Words:
    """Key of a name under which the order of its words and small words do not matter."""
    known = _known()
    keys = dict.fromkeys(key for word in words_of(name) for key in parts_of(word, known))
    return tuple(sorted(key for key in _without_fillers(list(keys)) if key != "1"))


def _without_fillers(keys: Sequence[str]) -> list[str]:
    return [key for key in keys[:-1] if key not in _set("fillers")] + list(keys[-1:])


def is_companys_only(field: str) -> bool:
    """Whether nobody but a company has such a thing."""
    return field in _ONLY_OF_COMPANIES


def says_alone(key: str) -> bool:
    """Whether a squashed name means its field only where nothing else is said."""
    return key in _set("alone")


@cache
def sole_names(kind: str) -> Mapping[str, frozenset[str]]:
    """Field -> squashed names that mean it where a list has no other column of it."""
    fields: Mapping[str, Sequence[str]] = _data()["sole"].get(kind, {})
    return {field: frozenset(map(squash, names)) for field, names in fields.items()}


@once
def tools() -> tuple[str, ...]:
    """Squashed names of tools that write their own ids into lists, the longest first."""
    return tuple(sorted(map(squash, _data()["tools"]), key=len, reverse=True))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(key for word in _data()[name] for key in map(word_key, words_of(word)))


@once
def _known() -> frozenset[str]:
    own = (
        "fillers",
        "neutral",
        "company",
        "party",
        "patron",
        "person",
        "address",
        "postal",
        "alone",
    )
    spoken = (word for rules in _rules().values() for rule in rules for word in rule["words"])
    return frozenset(spoken).union(*map(_set, own))


@once
def _rules() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    return {field: [_rule(each) for each in rules] for field, rules in _data()["fields"].items()}


def _rule(written: Mapping[str, Any]) -> Mapping[str, Any]:
    groups = [frozenset(map(word_key, group)) for group in written["all"]]
    return {"all": groups, "words": frozenset(map(word_key, written["with"])).union(*groups)}


@once
def _data() -> Mapping[str, Any]:
    return read_yaml(_DATA)
