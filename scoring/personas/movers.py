"""Who moves when persona files change: from which persona to which, and by which rules."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from prospects.score import NO_PERSONA_FIT, PersonaMatch
from prospects.specs.persona import PersonaSpec


@dataclass(frozen=True, slots=True)
class Move:
    """One contact before and after.

    Attributes:
        before: Its match with the old files.
        after: Its match with the new ones.
    """

    before: PersonaMatch
    after: PersonaMatch

    @property
    def way(self) -> tuple[str, str]:
        """From which persona to which; "no persona fit" is one."""
        return bucket_of(self.before), bucket_of(self.after)


@dataclass(slots=True)
class Moves:
    """What became of all contacts.

    Attributes:
        contacts: How many were compared.
        before: Persona, or "no persona fit" -> contacts with the old files.
        after: The same with the new ones.
        moves: Those whose persona changes, in the order they came.
        besides: How many keep their persona and fit others besides it than before, which counts
            where an ICP does not name the first.
    """

    contacts: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    moves: list[Move] = field(default_factory=list)
    besides: int = 0

    def add(self, old: Mapping[str, PersonaMatch], new: Mapping[str, PersonaMatch]) -> None:
        """Count more contacts.

        Args:
            old: Contact id -> match with the old files.
            new: The same contacts with the new ones.
        """
        self.contacts += len(old)
        for contact_id, before in old.items():
            after = new[contact_id]
            move = Move(before, after)
            was, is_now = move.way
            self.before[was] += 1
            self.after[is_now] += 1
            if was != is_now:
                self.moves.append(move)
            elif set(before.alternatives) != set(after.alternatives):
                self.besides += 1

    @property
    def ways(self) -> dict[tuple[str, str], list[Move]]:
        """From which persona to which -> who, the way that most go first."""
        found: dict[tuple[str, str], list[Move]] = {}
        for move in self.moves:
            found.setdefault(move.way, []).append(move)
        return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


@dataclass(frozen=True, slots=True)
class TitleMoves:
    """Contacts with one title that go one way by the same rules.

    Attributes:
        title: As written; empty where none is known.
        contacts: How many.
        rule_before: Rule with the old files.
        rule_after: Rule with the new ones.
    """

    title: str
    contacts: int
    rule_before: str
    rule_after: str


def by_title(moves: Sequence[Move]) -> list[TitleMoves]:
    """The same moves by title, the commonest first."""
    counts = Counter(
        (move.before.reading.title.strip(), move.before.rule, move.after.rule) for move in moves
    )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [TitleMoves(title, number, *rules) for (title, *rules), number in ordered]


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key of a persona file that says something else now.

    Attributes:
        persona: The persona.
        key: Path of the key ("match.include"); empty where the whole persona is new or gone.
        before: What it said; of a list, what is no longer in it.
        after: What it says; of a list, what is new in it.
    """

    persona: str
    key: str
    before: str
    after: str


def file_changes(old: Mapping[str, PersonaSpec], new: Mapping[str, PersonaSpec]) -> list[KeyChange]:
    """What differs in the files, persona by persona."""
    changes = [KeyChange(name, "", "there", "gone") for name in old if name not in new]
    for name, persona in new.items():
        if name not in old:
            changes.append(KeyChange(name, "", "not there", "new"))
        elif persona != old[name]:
            before, after = (each.model_dump(by_alias=True) for each in (old[name], persona))
            changes += _differences(name, "", before, after)
    return changes


def _differences(persona: str, place: str, old: Any, new: Any) -> Iterator[KeyChange]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            below = f"{place}.{key}" if place else key
            yield from _differences(persona, below, old.get(key), new.get(key))
    elif old != new:
        yield KeyChange(persona, place, _left(old, new), _left(new, old))


def _left(value: Any, other: Any) -> str:
    """A value in words; of a list what the other lacks, or all where only the order differs."""
    if not isinstance(value, list | tuple):
        return _words(value)
    lacking = [each for each in value if each not in (other or ())]
    same = not lacking and len(value) == len(other or ())
    return ", ".join(_words(each) for each in (value if same else lacking))


def _words(value: Any) -> str:
    """A value as people read it: of `key: value` lines those that say something."""
    if isinstance(value, dict):
        told = (f"{key} {_words(each)}" for key, each in value.items() if each is not None)
        return f"({', '.join(told)})"
    if isinstance(value, list | tuple):
        return ", ".join(map(_words, value)) or "none"
    return "" if value is None else str(value)


def bucket_of(match: PersonaMatch) -> str:
    """The persona of a match, or the bucket of those that are none."""
    return match.persona or NO_PERSONA_FIT
