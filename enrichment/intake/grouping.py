"""Which mentions are one person: the same address, else profile, else name at one company.

The rules, stated once. An address or profile joins all who bear it, unless their names have
nothing in common: then only those whose names agree are one. A full name at one company joins who
bear it, unless any two of them have addresses of their own at one domain, or profiles of their
own: then none is joined. Two whom a person stated to be apart are never in one group. No rule asks
who comes first, so the order of the rows changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from enrichment.intake.person_identity import (
    addresses_contradict,
    name_at_company,
    name_words,
    names_contradict,
    personal_address,
    profile,
)
from prospects.contact import Contact, mention_id

BEARERS_MAX = 50
"""Different names under one address or profile; more of them show that it is nobody's own."""

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """By what mentions are joined.

    Attributes:
        kind: One word: "email", "linkedin", "name"; "same" where the rows say the same.
        words: For people: "same e-mail address".
    """

    kind: str
    words: str


SAME = Rule("same", "named in the same words")
BY_EMAIL = Rule("email", "same e-mail address")
BY_PROFILE = Rule("linkedin", "same LinkedIn profile")
BY_NAME = Rule("name", "same name at the same company")
RULES = (SAME, BY_EMAIL, BY_PROFILE, BY_NAME)
"""From the surest on."""


def group_people(
    mentions: Sequence[Contact], known: int = 0, apart: Collection[Pair] = ()
) -> list[dict[int, Rule]]:
    """Mentions of one person together, each with the rule by which it joined the first of them.

    Args:
        mentions: What lists say of people.
        known: So many of them, from the first on, are of stored contacts: of one contact id they
            are one person, whatever they say.
        apart: Pairs of ids of stored contacts that are two.

    Returns:
        One mapping a person: place in `mentions` -> rule; in the order of their first mentions.
    """
    stages: list[tuple[Rule, Sequence[int]]] = []
    labels: Sequence[int] = range(len(mentions))
    forbidden = _Forbidden.of(mentions[:known], apart)
    stored = [{m.contact_id} if at < known else set() for at, m in enumerate(mentions)]
    for rule, keys_of, cluster in (
        (SAME, lambda at: [mention_id(mentions[at]), *stored[at]], _all_one),
        (BY_EMAIL, lambda at: _addresses(mentions[at]), _agreeing_names),
        (BY_PROFILE, lambda at: [profile(mentions[at])], _agreeing_names),
        (BY_NAME, lambda at: [name_at_company(mentions[at])], _all_or_none),
    ):
        labels = _joined(labels, mentions, keys_of, cluster, forbidden)
        stages.append((rule, labels))
    return _groups(stages)


def _groups(stages: Sequence[tuple[Rule, Sequence[int]]]) -> list[dict[int, Rule]]:
    """People by the labels of the last stage; the rule is that of the first stage that joined."""
    people: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(stages[-1][1]):
        people[label].append(at)
    return [
        {at: next(rule for rule, labels in stages if labels[at] == labels[places[0]])
         for at in places}
        for places in people.values()
    ]  # fmt: skip


def _addresses(contact: Contact) -> list[str]:
    return [personal_address(contact), *contact.other_emails]


def _joined(
    labels: Sequence[int],
    mentions: Sequence[Contact],
    keys_of: Callable[[int], Iterable[str]],
    cluster: "_Cluster",
    forbidden: "_Forbidden",
) -> Sequence[int]:
    """Labels after one rule; a label is the first place of its group."""
    parts: dict[int, list[int]] = defaultdict(list)
    bearers: dict[str, dict[int, None]] = defaultdict(dict)
    for at, label in enumerate(labels):
        parts[label].append(at)
        for key in keys_of(at):
            if key:
                bearers[key][label] = None
    parent = {label: label for label in parts}
    for those in bearers.values():
        if len(those) > 1:
            for one in cluster([(label, [mentions[i] for i in parts[label]]) for label in those]):
                _union(parent, one)
    return forbidden.kept_apart([_root(parent, label) for label in labels], labels)


_Bearer = tuple[int, list[Contact]]
_Cluster = Callable[[Sequence[_Bearer]], list[list[int]]]


def _all_one(bearers: Sequence[_Bearer]) -> list[list[int]]:
    return [[label for label, _ in bearers]]


def _agreeing_names(bearers: Sequence[_Bearer]) -> list[list[int]]:
    """Groups whose names agree; who has no name belongs to the only one there is, else nowhere."""
    says: dict[tuple[str, ...], Contact] = {}
    named: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for label, contacts in bearers:
        for words, contact in _names(contacts).items():
            named[words].append(label)
            says.setdefault(words, contact)
    clusters = _clusters(named, says)
    if len(clusters) > 1:
        return clusters
    nameless = [label for label, contacts in bearers if not _names(contacts)]
    return [[*(clusters[0] if clusters else []), *nameless]]


def _names(contacts: Sequence[Contact]) -> dict[tuple[str, ...], Contact]:
    names = {name_words(c.first_name, c.last_name): c for c in contacts}
    return {words: contact for words, contact in names.items() if words}


def _clusters(
    named: dict[tuple[str, ...], list[int]], says: dict[tuple[str, ...], Contact]
) -> list[list[int]]:
    """Labels whose names hang together; those of one name alone where there are too many."""
    if len(named) > BEARERS_MAX:
        return list(named.values())
    parent = {label: label for labels in named.values() for label in labels}
    for labels in named.values():
        _union(parent, labels)
    for one, other in combinations(named, 2):
        if not names_contradict(says[one], says[other]):
            _union(parent, [named[one][0], named[other][0]])
    found: dict[int, list[int]] = defaultdict(list)
    for label in parent:
        found[_root(parent, label)].append(label)
    return list(found.values())


def _all_or_none(bearers: Sequence[_Bearer]) -> list[list[int]]:
    """All bearers of a name at a company, unless any two of them contradict each other."""
    if len(bearers) > BEARERS_MAX:
        return []
    known = [
        ({a for c in contacts for a in c.emails},
         {p for c in contacts if (p := profile(c))})
        for _, contacts in bearers
    ]  # fmt: skip
    for (mails, profiles), (others, other_profiles) in combinations(known, 2):
        two_profiles = profiles and other_profiles and not profiles & other_profiles
        if two_profiles or addresses_contradict(mails, others):
            return []
    return _all_one(bearers)


@dataclass(frozen=True, slots=True)
class _Forbidden:
    """Pairs of places that may not be in one group."""

    pairs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, known: Sequence[Contact], apart: Collection[Pair]) -> "_Forbidden":
        place = {contact.contact_id: at for at, contact in enumerate(known)}
        ids = [sorted(pair) for pair in apart if len(pair) == 2 and pair <= place.keys()]
        return cls(tuple((place[one], place[other]) for one, other in ids))

    def kept_apart(self, labels: Sequence[int], before: Sequence[int]) -> Sequence[int]:
        """Labels, where a group that holds a pair falls back into what it was before."""
        broken = {labels[one] for one, other in self.pairs if labels[one] == labels[other]}
        if not broken:
            return labels
        return [old if new in broken else new for new, old in zip(labels, before, strict=True)]


def _root(parent: dict[int, int], label: int) -> int:
    while parent[label] != label:
        parent[label] = label = parent[parent[label]]
    return label


def _union(parent: dict[int, int], labels: Sequence[int]) -> None:
    for label in labels[1:]:
        one, other = _root(parent, labels[0]), _root(parent, label)
        # The first place stays the label of a group.
        parent[max(one, other)] = min(one, other)
