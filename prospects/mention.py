"""A mention: what one row of a list says of a company, before it is merged with what others say.

A company is the merge of its mentions, so a merge that was wrong is undone by giving a mention
another key. The rules, stated once. Of two readings of one list (known by its name) the later one
replaces what the earlier one said of a company. Else the newer mention wins a fact and older ones
fill its gaps; of mentions of one time the list whose name comes first, and of one list the earlier
row. So the order in which mentions arrive does not matter.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from prospects.company import OTHER_DOMAINS, OTHER_NAMES, Company, domain_of_key

_SOURCE = re.compile(r"(?P<list>.*) row (?P<row>\d+)", re.DOTALL)
_NO_LETTERS = re.compile(r"[\W_]+")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Mention:
    """A row of a list that tells of a company.

    Attributes:
        company_key: The company it counts for now.
        list_name: What people call the list ("Apollo export", "companies.csv").
        row: Line of the spreadsheet less one: 1 for the first below a header on top.
        domain: Registrable domain that the row names, or None.
        name: Name as the row writes it, or None.
        facts: Canonical column -> text as the row gives it.
        extra: Column without canonical field -> text.
        owner: SDR named by the row, or None.
        observed_at: Aware UTC time at which the list was read; None where nobody wrote it down.
        why: Why it counts for this company ("acme.io redirects to acme.com"); empty where the row
            itself names the company's domain, or its name and country.
    """

    company_key: str
    list_name: str
    row: int
    domain: str | None
    name: str | None
    facts: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    owner: str | None = None
    observed_at: datetime | None = None
    why: str = ""

    @property
    def source(self) -> str:
        """The row for people: "companies.csv row 17"."""
        return f"{self.list_name} row {self.row}"

    @property
    def source_url(self) -> str:
        """The row for provenance: "list:companies.csv#row=17"."""
        return f"list:{self.list_name}#row={self.row}"


def merge_mentions(mentions: Iterable[Mention]) -> Company:
    """The company that mentions of one key tell of.

    Its domain is its key where that is no name; names besides the first are kept as `other_names`.

    Args:
        mentions: At least one, all of one key, in any order; see `newest_readings`.
    """
    ranked = newest_first(mentions)
    facts: dict[str, str] = {}
    extra: dict[str, str] = {}
    for mention in reversed(ranked):
        facts |= {name: text for name, text in mention.facts.items() if text}
        extra |= mention.extra
    name = next((mention.name for mention in ranked if mention.name), None)
    if others := _other_names(name, ranked):
        facts[OTHER_NAMES] = "|".join(others)
    key = ranked[0].company_key
    if domains := _other_domains(key, ranked):
        facts[OTHER_DOMAINS] = "|".join(domains)
    return Company(
        key,
        domain_of_key(key),
        name,
        facts,
        extra,
        tuple(dict.fromkeys(mention.source for mention in sorted(ranked, key=_place))),
        next((mention.owner for mention in ranked if mention.owner), None),
        max((mention.observed_at for mention in ranked if mention.observed_at), default=None),
    )


def newest_first(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in the order in which they win: the newest, of one time by list and row."""
    return sorted(mentions, key=_rank)


def newest_readings(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of one company without those that a later reading of their list replaces."""
    known = list(mentions)
    read_at: dict[str, datetime] = {}
    for mention in known:
        read_at[mention.list_name] = max(_time(mention), read_at.get(mention.list_name, _LONG_AGO))
    return [mention for mention in known if _time(mention) == read_at[mention.list_name]]


def mentions_of(company: Company) -> list[Mention]:
    """Mentions of a stored company that has none of its own: all it says stands in one row.

    Further rows of a company that was merged before mentions were kept say nothing by themselves.
    """
    mentions = []
    for at, source in enumerate(company.sources or ("",)):
        match = _SOURCE.fullmatch(source)
        list_name, row = (match["list"], int(match["row"])) if match else (source, 0)
        mention = Mention(company.key, list_name, row, None, None, observed_at=company.listed_at)
        mentions.append(mention if at else _telling(mention, company))
    return mentions


def is_told_by(company: Company, mention: Mention) -> bool:
    """Whether a company's own row says all of its only mention."""
    return not mention.why and mentions_of(company) == [mention]


def _telling(mention: Mention, company: Company) -> Mention:
    return Mention(
        mention.company_key, mention.list_name, mention.row, company.domain, company.name,
        company.facts, company.extra, company.list_owner, company.listed_at,
    )  # fmt: skip


def _other_names(first: str | None, ranked: Iterable[Mention]) -> list[str]:
    """Names besides the first, each once: any of them may stand on a list of customers."""
    written = dict.fromkeys(
        name
        for mention in ranked
        for name in (mention.name or "", *mention.facts.get(OTHER_NAMES, "").split("|"))
        if name
    )
    if not written.keys() - {first}:
        return []
    # Case and punctuation alone make no other name. Whatever else is one is for those who compare
    # names, which costs more than all the rest of a merge.
    distinct: dict[str, str] = {}
    for name in written:
        distinct.setdefault(_letters(name), name.replace("|", "/"))
    distinct.pop(_letters(first or ""), None)
    return [distinct[key] for key in sorted(distinct)]


def _letters(name: str) -> str:
    return _NO_LETTERS.sub("", name.casefold()) or name


def _other_domains(key: str, ranked: Iterable[Mention]) -> list[str]:
    """Domains besides its own: any of them may stand on a list of whom not to contact."""
    known = {mention.domain or "" for mention in ranked}
    for mention in ranked:
        known.update(mention.facts.get(OTHER_DOMAINS, "").split("|"))
    return sorted(known - {"", key})


def _time(mention: Mention) -> datetime:
    return mention.observed_at or _LONG_AGO


def _rank(mention: Mention) -> tuple[float, str, int]:
    seen = mention.observed_at
    return (-seen.timestamp() if seen else 0.0, mention.list_name, mention.row)


def _place(mention: Mention) -> tuple[datetime, str, int]:
    return (_time(mention), mention.list_name, mention.row)
