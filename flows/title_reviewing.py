"""The owner's file of title reviews: read, and added to from what people decided on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prospects.errors import ConfigError, Fault, UsageError
from prospects.title_review_file import FILE_NAME, add_reviews, read_reviews, read_table
from prospects.title_review_rows import clash, reviews_of_rows
from prospects.title_reviews import TitleReview, TitleReviews

_USUAL = Path("config")
"""The folder that nobody has to name; titles are read without it as well."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the rows of a file.

    Attributes:
        added: Written to the owner's file.
        known: Decided there in the same way already.
        unsigned: Not decided: nobody signed them.
    """

    added: int
    known: int
    unsigned: int


def load_reviews(config: Path, personas: Collection[str]) -> TitleReviews:
    """What people decided on titles; nothing where there is no file.

    Args:
        config: Folder of the configuration.
        personas: Ids of the personas that a review may name.

    Raises:
        UsageError: The folder was named and is none.
        ConfigError: With every fault of the file.
    """
    if config != _USUAL and not config.is_dir():
        raise UsageError(f"--config {config}: there is no such folder; check the path")
    return TitleReviews.of(read_reviews(config / FILE_NAME, personas))


def take_reviews(file: Path, reviews: Path, personas: Collection[str], by: str, day: date) -> Taken:
    """Write the signed rows of a file below the owner's reviews; all of them, or none.

    Args:
        file: As `outreach.exports.titles` writes it, with rows signed in the column `by`; further
            columns are passed over.
        reviews: The owner's file; made if absent.
        personas: Ids of the personas that a review may name.
        by: Who signs the rows that nobody signed; "" leaves them.
        day: When rows were decided that do not say it.

    Raises:
        InputError: The file cannot be read, or lacks a column.
        ConfigError: With every fault of a signed row, and of the owner's file.
    """
    older = {review.scope: review for review in read_reviews(reviews, personas)}
    rows = read_table(file).rows
    signed = {
        number: {**row, "by": row["by"] or by, "on": row["on"] or day.isoformat()}
        for number, row in rows.items()
        if row["by"] or by
    }
    decided, faults = reviews_of_rows(file, signed, personas)
    new = [review for review in decided.values() if review.scope not in older]
    faults += [
        Fault(str(file), f"row {number}, title", clash(review, older[review.scope], str(reviews)))
        for number, review in decided.items()
        if _contradicts(review, older.get(review.scope))
    ]
    if faults:
        raise ConfigError(sorted(faults, key=lambda fault: fault.order))
    if new:
        add_reviews(reviews, new)
    return Taken(len(new), len(decided) - len(new), len(rows) - len(signed))


def _contradicts(review: TitleReview, older: TitleReview | None) -> bool:
    return older is not None and older.says != review.says
