"""Scores of companies and persona matches of contacts, kept by day to be explained later."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import ColumnElement, delete, func
from sqlmodel import and_, col, select

from prospects.score import IcpScore, PersonaMatch, Reason
from prospects.store.bulk import in_batches, insert_rows, record_of, row_of, upsert_rows
from prospects.store.database import Database
from prospects.store.result_tables import IcpScoreRow, PersonaMatchRow
from prospects.title_reading import TitleReading


class ScoreDoors(Database):
    """Doors of scores and matches."""

    def save_scores(self, day: date, scores: Sequence[IcpScore]) -> None:
        """Store scores of a day; they replace all scores of the same companies on that day."""
        keys = sorted({score.company_key for score in scores})
        rows = (row_of(s, day=day, reasons=[asdict(r) for r in s.reasons]) for s in scores)
        with self._writing() as connection:
            for batch in in_batches(keys):
                mine = col(IcpScoreRow.company_key).in_(batch)
                connection.execute(delete(IcpScoreRow).where(mine, col(IcpScoreRow.day) == day))
            insert_rows(connection, IcpScoreRow, rows)

    def load_scores(self, company_key: str, day: date | None = None) -> list[IcpScore]:
        """Scores of a company on a day, or on the latest day it has any, by ICP."""
        query = select(IcpScoreRow).where(IcpScoreRow.company_key == company_key)
        with self._reading() as session:
            if day is None:
                latest = select(func.max(IcpScoreRow.day))
                day = session.exec(latest.where(IcpScoreRow.company_key == company_key)).one()
            found = [_score(row) for row in session.exec(query.where(IcpScoreRow.day == day))]
        return sorted(found, key=lambda score: score.icp)

    def save_matches(self, day: date, matches: Iterable[PersonaMatch]) -> None:
        """Store matches of a day; one of the same contact and day is replaced."""
        rows = (row_of(match, day=day, reading=asdict(match.reading)) for match in matches)
        with self._writing() as connection:
            upsert_rows(connection, PersonaMatchRow, rows)

    def load_matches(
        self, contact_ids: Iterable[str], day: date | None = None
    ) -> dict[str, PersonaMatch]:
        """Contact id -> match of a day, or of the latest day the contact has one."""
        found: dict[str, PersonaMatch] = {}
        with self._reading() as session:
            for batch in in_batches(contact_ids):
                rows = session.exec(
                    select(PersonaMatchRow)
                    .where(col(PersonaMatchRow.contact_id).in_(batch), _on(day))
                    .order_by(col(PersonaMatchRow.day))
                )
                found |= {row.contact_id: _match(row) for row in rows}
        return {contact_id: found[contact_id] for contact_id in sorted(found)}


def _on(day: date | None) -> ColumnElement[bool]:
    return and_(True) if day is None else col(PersonaMatchRow.day) == day


def _score(row: IcpScoreRow) -> IcpScore:
    return record_of(IcpScore, row, reasons=tuple(Reason(**reason) for reason in row.reasons))


def _match(row: PersonaMatchRow) -> PersonaMatch:
    # JSON has lists alone; matches of earlier versions have no marks.
    lists = {name: tuple(row.reading.get(name, ())) for name in ("functions", "marks")}
    return record_of(PersonaMatch, row, reading=TitleReading(**row.reading | lists))
