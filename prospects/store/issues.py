"""Issues of a day and stage."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, delete
from sqlmodel import col, select

from prospects.issue import Issue, IssueCode, Stage
from prospects.store.bulk import in_batches, insert_rows, record_of, row_of
from prospects.store.database import Database
from prospects.store.tables import IssueRow


class IssueDoors(Database):
    """Doors of issues."""

    def replace_issues(self, day: date, stage: Stage, issues: Iterable[Issue]) -> None:
        """Put these issues of a day and stage in place of those stored.

        Raises:
            ValueError: An issue is of another stage.
        """
        rows = list(issues)
        if any(issue.stage is not stage for issue in rows):
            raise ValueError(f"an issue is not of the stage {stage}")
        with self._writing() as connection:
            delete_issues(connection, day, stage)
            insert_issues(connection, ((day, issue) for issue in rows))

    def load_issues(self, *, day: date | None = None, subject: str | None = None) -> list[Issue]:
        """Issues of a day, of a subject, or of both, by stage, subject, code and time."""
        query = select(IssueRow)
        if day is not None:
            query = query.where(IssueRow.day == day)
        if subject is not None:
            query = query.where(IssueRow.subject == subject)
        with self._reading() as session:
            found = [issue_of(row) for row in session.exec(query)]
        return sorted(found, key=lambda i: (i.stage, i.subject, i.code, i.at, i.message))


def issue_of(row: IssueRow) -> Issue:
    """The record of a row."""
    return record_of(Issue, row, stage=Stage(row.stage), code=IssueCode(row.code))


def insert_issues(connection: Connection, issues: Iterable[tuple[date, Issue]]) -> None:
    """Add issues, each with the day it belongs to."""
    insert_rows(connection, IssueRow, (row_of(issue, day=day) for day, issue in issues))


def delete_issues(
    connection: Connection, day: date, stage: Stage, subjects: Sequence[str] | None = None
) -> None:
    """Delete a day's issues of a stage, of some subjects or of all."""
    where = (col(IssueRow.day) == day, col(IssueRow.stage) == str(stage))
    if subjects is None:
        connection.execute(delete(IssueRow).where(*where))
        return
    for batch in in_batches(subjects):
        connection.execute(delete(IssueRow).where(*where, col(IssueRow.subject).in_(batch)))
