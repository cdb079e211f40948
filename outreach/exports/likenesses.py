"""The files of a day about who is one: likenesses for a person to decide, and what was merged."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from outreach.exports.for_spreadsheets import write_for_spreadsheets
from prospects.likeness import Likeness, Side
from prospects.merge import Merge

LIKENESS_COLUMNS = (
    "decision", "what", "score", "why", "one_name", "one_detail", "one_source", "other_name",
    "other_detail", "other_source", "one", "other",
)  # fmt: skip
MERGE_COLUMNS = (
    "merge_id", "day", "what", "name", "kept", "merged", "kind", "why", "sources", "undone_by",
)  # fmt: skip


def write_likenesses(path: Path, likenesses: Iterable[Likeness]) -> None:
    """Write likenesses for a person, who fills the first column with merge or apart.

    People open the file with a spreadsheet, so a text that would be a formula gets a "'" in front.
    """
    write_for_spreadsheets(path, LIKENESS_COLUMNS, map(_likeness_cells, likenesses))


def write_merges(path: Path, merges: Iterable[Merge], names: Mapping[str, str]) -> None:
    """Write what was merged into what, and why.

    Args:
        path: The file.
        merges: In the order in which they were made.
        names: Key of a company or id of a contact -> its name, as far as it is known.
    """
    cells = (
        (m.merge_id, m.day.isoformat(), m.what, names.get(m.kept, ""), m.kept, m.merged, m.kind,
         m.why, "|".join(m.sources), m.undone_by or "")
        for m in merges
    )  # fmt: skip
    write_for_spreadsheets(path, MERGE_COLUMNS, cells)


def _likeness_cells(each: Likeness) -> Sequence[str]:
    told = ("", each.what, f"{each.score:g}", each.why, *_told(each.one), *_told(each.other))
    return (*told, each.one.key, each.other.key)


def _told(side: Side) -> tuple[str, str, str]:
    return side.name, side.detail, side.source
