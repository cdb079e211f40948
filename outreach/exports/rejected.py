"""Rejected rows of lists of any size as a CSV, without holding them in memory."""

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from outreach.exports.tables import REJECT_COLUMNS, original_names
from prospects.rejected import RejectedRow
from prospects.whole_file import whole_file


class RejectedFile:
    """Rows put aside as they come; they become a CSV once all their columns are known.

    Attributes:
        rows: How many there are.
    """

    def __init__(self) -> None:
        self.rows = 0
        self._columns: dict[str, None] = {}
        self._aside = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by `__exit__`

    def __enter__(self) -> Self:
        """Itself; what was put aside goes at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of what was put aside."""
        self._aside.close()

    def extend(self, rejected: Iterable[RejectedRow]) -> None:
        """Put rows aside."""
        for row in rejected:
            self.rows += 1
            self._columns |= dict.fromkeys(row.original)
            self._aside.write(json.dumps([row.original, row.reason, row.source_row]) + "\n")

    def write(self, path: Path) -> None:
        """Write all rows in the form that `rejected_frame` gives them."""
        names = original_names(self._columns)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow((*names.values(), *REJECT_COLUMNS))
            lines.writerows(self._lines(list(names)))

    def _lines(self, columns: list[str]) -> Iterator[list[str]]:
        self._aside.seek(0)
        for line in self._aside:
            original, *ours = json.loads(line)
            yield [*(original.get(column, "") for column in columns), *ours]
