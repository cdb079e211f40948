"""Mentions of one list as columns: a million of them need no object each."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from prospects.mention import Mention


@dataclass(frozen=True, slots=True)
class MentionColumns:
    """Rows of a list that tell of companies; all columns are of one length.

    Attributes:
        list_name: What people call the list.
        observed_at: Aware UTC time at which it was read.
        rows: Line of the spreadsheet less one: 1 for the first below a header on top.
        keys: The companies they count for.
        domains: Registrable domains that the rows name, or None.
        names: Names as written, or None.
        facts: JSON objects, canonical column -> text.
        extra: JSON objects, column without canonical field -> text.
        owners: SDRs named by the rows, or None.
        whys: See `Mention.why`; empty where the row itself says it.
    """

    list_name: str
    observed_at: datetime
    rows: Sequence[int]
    keys: Sequence[str]
    domains: Sequence[str | None]
    names: Sequence[str | None]
    facts: Sequence[str]
    extra: Sequence[str]
    owners: Sequence[str | None]
    whys: Sequence[str]

    def __len__(self) -> int:
        """Number of mentions."""
        return len(self.keys)

    def mentions(self, places: Iterable[int] | None = None) -> list[Mention]:
        """Mentions one by one, of some places or all."""
        return [self._mention(at) for at in (range(len(self)) if places is None else places)]

    def _mention(self, at: int) -> Mention:
        return Mention(
            self.keys[at], self.list_name, self.rows[at], self.domains[at], self.names[at],
            json.loads(self.facts[at]), json.loads(self.extra[at]), self.owners[at],
            self.observed_at, self.whys[at],
        )  # fmt: skip
