"""What is known of companies when ICPs are tried: of a profiles file, or of the database."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from flows.profiles import database_frame
from prospects.company import key_named
from prospects.specs.icp import IcpSpec
from prospects.store import Store
from prospects.suppression import SuppressionEntry, SuppressionLists
from scoring.icp.cells import Tell
from scoring.icp.listed import on_lists
from scoring.icp.profile_file import read_profiles, silent


@dataclass(frozen=True)
class Known:
    """Where profiles come from.

    Attributes:
        day: Day for which ages and lists count.
        entries: Of all lists, whose members an ICP may ask for.
        profiles: A profiles file, or the open bytes of one; it stands for the database.
        store: The database; None where there is none.
        tell: Takes a sentence for what cannot be read of the file.
    """

    day: date
    entries: Sequence[SuppressionEntry] = ()
    profiles: Path | BinaryIO | None = None
    store: Store | None = None
    tell: Tell = silent

    def frame(
        self, icps: Sequence[IcpSpec], companies: Iterable[str] | None = None
    ) -> pd.DataFrame | None:
        """Profiles as ICPs score them.

        Args:
            icps: Those that will be scored: what they alone ask for is there.
            companies: Domains or keys; None is all.

        Returns:
            One row a company that is known; None where there is neither file nor database.
        """
        keys = None if companies is None else [*dict.fromkeys(map(self.key_of, companies))]
        if self.profiles is not None:
            found = self._file if keys is None else self._file[self._file["company_key"].isin(keys)]
            return found.reset_index(drop=True)
        if self.store is not None:
            lists = SuppressionLists.of(self.entries)
            return database_frame(self.store, lists, self.day, keys, icps)
        return None

    def key_of(self, company: str) -> str:
        """Key under which a company that people name is known: that of its merge, if it has one."""
        key = company_key_of(company)
        return self._remains.get(key, key)

    @cached_property
    def _file(self) -> pd.DataFrame:
        """The file, which is read once: it may be standard input."""
        if self.profiles is None:
            raise ValueError("there is no file of profiles")
        return self.on_lists(read_profiles(self.profiles, day=self.day, tell=self.tell))

    @cached_property
    def _remains(self) -> dict[str, str]:
        """Merged key -> the key that remains."""
        return self.store.load_merged_keys("company") if self.store else {}

    def on_lists(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A frame of a file with the lists that its companies are on."""
        return on_lists(frame, self.entries, self.day)

    def contacts(self, keys: Iterable[str]) -> dict[str, int] | None:
        """Company key -> contacts there; None where only a file is known."""
        if self.store is None:
            return None
        return dict(Counter(c.company_key for c in self.store.load_contacts(keys)))


def company_key_of(company: str) -> str:
    """Key of a company that people name by its domain, address of its site, or key."""
    return key_named(company) or company.strip().lower()
