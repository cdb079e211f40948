"""`titles_to_review.csv`: doubtful job titles of a day, in the columns of the file of reviews."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from outreach.doubtful_titles import TitleToReview
from outreach.exports.for_spreadsheets import write_for_spreadsheets
from prospects.title_review_file import COLUMNS

TITLE_COLUMNS = (
    *COLUMNS, "contacts", "company", "our_persona", "confidence", "evidence", "runner_up",
)  # fmt: skip


def write_titles_to_review(path: Path, titles: Iterable[TitleToReview]) -> None:
    """Write titles for a person, who mends what we read and fills the column `by`.

    `persona` is empty: a review names one only where level and function shall not decide.
    """
    write_for_spreadsheets(path, TITLE_COLUMNS, map(_cells, titles))


def _cells(each: TitleToReview) -> Sequence[str]:
    reading = each.match.reading
    return (
        each.title, reading.standing, reading.seniority or "", "|".join(reading.functions),
        "", "", "", "", str(each.contacts), each.company, each.match.persona or "",
        f"{reading.confidence:g}", reading.evidence, reading.runner_up,
    )  # fmt: skip
