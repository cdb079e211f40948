"""The door: write one day, whole or not at all."""

import json
import logging
from pathlib import Path

from outreach.exports.day import DayResult, share_of
from outreach.exports.digest import write_digest
from outreach.exports.folder import RUN_FILE, hashes, replace_day
from outreach.exports.likenesses import write_likenesses, write_merges
from outreach.exports.tables import (
    issues_frame,
    queue_frame,
    rejected_frame,
    withheld_frame,
    write_csv,
)
from outreach.exports.titles import write_titles_to_review
from outreach.exports.workbook import write_workbook
from prospects.errors import RunFailed

_log = logging.getLogger(__name__)


def write_day(folder: Path, result: DayResult) -> None:
    """Write `folder/<day>/`, in place of what an earlier run of the day wrote.

    The same result gives the same `queue.csv`, `withheld.csv` and sheets Today, Held back and
    Accounts; `run.json`, the sheet Run and the digest's footer tell of the run and may differ.
    A file of the old day that a person changed is moved to `<day>/edited/<HHMMSS>-<name>`, with
    the UTC time of its last change.

    Args:
        folder: Where the days lie (`out`); made if absent.
        result: All that is written.

    Raises:
        RunFailed: The folder cannot be written; the old day is still there.
    """
    try:
        kept = replace_day(folder, result.day, lambda empty: _build(empty, result))
    except OSError as error:
        raise RunFailed(
            f"{folder / result.day.isoformat()}: cannot be written ({error.strerror or error});"
            " close its files, look for room and rights on the disk, and run again"
        ) from error
    if kept:
        _log.info("day written  entries=%d kept_edited=%d", len(result.entries), kept)


def _build(folder: Path, result: DayResult) -> None:
    write_csv(folder / "queue.csv", queue_frame(result.entries))
    write_csv(folder / "withheld.csv", withheld_frame(result.withheld))
    write_csv(folder / "rejected.csv", rejected_frame(result.rejected))
    write_csv(folder / "issues.csv", issues_frame(result.issues))
    write_likenesses(folder / "likenesses.csv", result.likenesses)
    write_titles_to_review(folder / "titles_to_review.csv", result.titles_to_review)
    write_merges(folder / "merges.csv", result.merges, result.merged_names)
    write_workbook(folder / "queue.xlsx", result)
    write_digest(folder / "digest.html", result)
    for sdr in result.team.sdrs:
        theirs = folder / sdr.id
        theirs.mkdir()
        share = share_of(result, sdr.id)
        write_workbook(theirs / "queue.xlsx", share)
        write_digest(theirs / "digest.html", share, reader=sdr)
    _write_run(folder, result)


def _write_run(folder: Path, result: DayResult) -> None:
    """Written last, because it vouches for the other files."""
    run = {**result.report.as_json(), "files": hashes(folder)}
    text = json.dumps(run, indent=2, ensure_ascii=False)
    (folder / RUN_FILE).write_text(text + "\n", encoding="utf-8", errors="replace")
