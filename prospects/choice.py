"""Which of several observations of a field is taken, and why.

The rule, stated once. What a person set outranks everything; of two persons the later. Else each
value is as sure as its sources together: the site, the lists and the DNS are independent voices,
of each the surest observation counts, and voices that say the same raise each other: sure to 0.7
and 0.6, together to 1 - 0.3 x 0.4 = 0.88. Pages of one site are one voice, for they copy each
other, and so are lists. The surest value wins. At equal confidence the one of the newer day; on
one day a page before a list, and the newer list before the older; at last the earlier name of its
source, so that the same observations always give the same choice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from prospects.signal import Signal

LIST_SCHEME = "list:"
"""Source URLs of facts from lists begin so: `list:companies.csv#row=17`."""

DNS_SCHEME = "dns:"
"""Source URLs of facts from the DNS begin so: `dns:acme-invented.tld/MX`."""

PERSON_SCHEME = "person:"
"""Source URLs of facts that people set begin so: `person:Dana Ops#day=2026-11-20`."""

_PERSON = re.compile(rf"{PERSON_SCHEME}(?P<name>.*?)(?:#day=(?P<day>[\d-]+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was taken for a field, and what was not.

    Attributes:
        taken: The observation that was taken; the surest of its value.
        confidence: Of all voices that say the value; 0.0 to 1.0.
        agreeing: Observations of other voices that say the same, the surest of each.
        others: Observations of other values, one a value and voice, the best first.
    """

    taken: Signal
    confidence: float
    agreeing: tuple[Signal, ...] = ()
    others: tuple[Signal, ...] = ()

    @property
    def why(self) -> str:
        """One clause: "the site says so, more surely (0.9) than the list (0.7)"."""
        if person := person_words(self.taken.provenance.source_url):
            return f"it was {person}, which outranks pages and lists"
        if not self.others:
            return f"{_saying(self)} and nobody says otherwise"
        return f"{_saying(self)}, {_against(self, self.others[0])}"


def person_words(source_url: str) -> str | None:
    """Words for a person's source ("set by Dana Ops on 2026-11-20"), or None for another."""
    match = _PERSON.fullmatch(source_url)
    if match is None:
        return None
    return f"set by {match['name']}" + (f" on {match['day']}" if match["day"] else "")


def choose(ranked: Iterable[Signal]) -> Choice:
    """Choose between the observations of one field by the rule of this module.

    Args:
        ranked: At least one, in the order of `rank`.
    """
    by_value: dict[str, list[Signal]] = {}
    for signal in ranked:
        by_value.setdefault(signal.value, []).append(signal)
    values = [_voices(same) if len(same) > 1 else same for same in by_value.values()]
    if len(values) > 1:
        values.sort(
            key=lambda voices: (not _is_set(voices[0]), -_sure(voices), rank(voices[0])[2:])
        )
    best, *rest = values
    others = tuple(signal for voices in rest for signal in voices)
    return Choice(best[0], _sure(best), tuple(best[1:]), others)


def rank(signal: Signal) -> tuple[bool, float, float, bool, float, str, str, str]:
    """Key that sorts observations, the surest first; see the module."""
    provenance = signal.provenance
    seen_at = provenance.observed_at
    later_first = provenance.source_url.startswith((LIST_SCHEME, PERSON_SCHEME))
    is_set = _is_set(signal)
    return (
        not is_set,
        -signal.confidence,
        -seen_at.toordinal(),
        provenance.source_url.startswith(LIST_SCHEME),
        # Pages of one visit stand in their order; a list may be corrected within the day.
        -seen_at.timestamp() if later_first else 0.0,
        provenance.source_url,
        signal.name,
        signal.value,
    )


def voice(signal: Signal) -> str:
    """Who says it, for a sentence: "the list", "the DNS", "a person" or "the site"."""
    url = signal.provenance.source_url
    for scheme, name in _VOICES:
        if url.startswith(scheme):
            return name
    return "the site"


_VOICES = ((LIST_SCHEME, "the list"), (DNS_SCHEME, "the DNS"), (PERSON_SCHEME, "a person"))


def _is_set(signal: Signal) -> bool:
    return signal.provenance.source_url.startswith(PERSON_SCHEME)


def _voices(same: Sequence[Signal]) -> list[Signal]:
    """The surest observation of each voice, in their order."""
    first: dict[str, Signal] = {}
    for signal in same:
        first.setdefault(voice(signal), signal)
    return list(first.values())


def _sure(voices: Sequence[Signal]) -> float:
    return round(1 - prod(1 - signal.confidence for signal in voices), 3)


def _saying(choice: Choice) -> str:
    speaker = voice(choice.taken)
    if not choice.agreeing:
        return f"{speaker} says so"
    more = [voice(signal) for signal in choice.agreeing]
    return f"{' and '.join([speaker, *more])} say the same"


def _against(choice: Choice, other: Signal) -> str:
    """How the taken observation beats the best of the others."""
    taken, rival = choice.taken, _rival(choice, other)
    if choice.confidence > other.confidence:
        return f"more surely ({choice.confidence:g}) than {rival} ({other.confidence:g})"
    ours, theirs = taken.provenance.observed_at, other.provenance.observed_at
    if ours.date() > theirs.date():
        return f"as surely as {rival} ({other.confidence:g}) and later"
    if voice(other) == "the list" and voice(taken) != "the list":
        return f"as surely as {rival} ({other.confidence:g}) on the same day, and a page goes first"
    if voice(taken) == "the list" and ours > theirs:
        return f"as surely as {rival} ({other.confidence:g}) and later"
    return f"as surely as {rival} ({other.confidence:g}); the earlier name of the source decides"


def _rival(choice: Choice, other: Signal) -> str:
    """Who says the other value; a voice that says both by what it said it in."""
    speaker = voice(other)
    ours = {voice(signal): signal for signal in (choice.taken, *choice.agreeing)}
    if speaker not in ours:
        return speaker
    if speaker == "the list":
        return "another row"
    is_same_page = ours[speaker].provenance.source_url == other.provenance.source_url
    return "another text of the page" if is_same_page else "another page"
