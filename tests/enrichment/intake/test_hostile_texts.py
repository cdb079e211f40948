"""Texts that break programs, and CSV files that break readers: intact, or refused with a reason."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from enrichment.intake import intake_companies, intake_contacts, parse_list, read_list
from prospects.errors import InputError

_SHARED = Path(__file__).parents[3].parent / "shared"
_SPECTRUM = _SHARED / "vectors" / "csv"
_NAUGHTY = _SHARED / "payloads" / "blns.json"
_AT = datetime(2026, 11, 22, tzinfo=UTC)


def _naughty():
    """Strings as a file can hold them: Python cannot write half of a surrogate pair."""
    if not _NAUGHTY.exists():
        pytest.skip("../shared is absent")
    strings = json.loads(_NAUGHTY.read_text(encoding="utf-8"))
    return [text for text in strings if text.encode("utf-8", "replace").decode("utf-8") == text]


def _csv(rows):
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode("utf-8")


@pytest.mark.shared
def test_all_eleven_files_of_csv_spectrum_are_read_to_the_letter():
    if not _SPECTRUM.exists():
        pytest.skip("../shared is absent")
    expected, found = {}, {}
    for path in sorted((_SPECTRUM / "spectrum_csvs").glob("*.csv")):
        told = _SPECTRUM / "spectrum_json" / f"{path.stem}.json"
        expected[path.stem] = json.loads(told.read_text(encoding="utf-8"))
        raw = read_list(path)
        found[path.stem] = [
            dict(zip(raw.columns, map(str, row), strict=True))
            for row in raw.frame.itertuples(index=False, name=None)
        ]
    assert len(found) == 11
    assert found == expected


@pytest.mark.shared
def test_every_naughty_string_survives_as_a_value():
    """What a list says of a company or a person is kept to the letter, or its row is kept whole."""
    strings = _naughty()
    rows = [["Company", "Website", "Notes"]]
    rows += [[f"Firm {i}", f"firm{i}-invented.com", text] for i, text in enumerate(strings)]
    raw = parse_list(_csv(rows), "companies.csv")
    assert [str(cell) for cell in raw.frame["Notes"]] == [_stored(text) for text in strings]
    intake = intake_companies(raw, observed_at=_AT)
    assert intake.rows_read == len(strings) == len(intake.mentions)
    kept = {m.row: m.extra.get("Notes", "") for m in intake.mentions}
    assert [kept[i + 1] for i in range(len(strings))] == [_stored(t).strip() for t in strings]


@pytest.mark.shared
@pytest.mark.parametrize("column", ["Company", "Website", "Email", "First Name", "Phone", "Title"])
def test_every_naughty_string_in_a_field_is_taken_or_refused_with_a_reason(column):
    strings = _naughty()
    columns = ["First Name", "Last Name", "Company", "Website", "Email", "Phone", "Title"]
    rows = [columns]
    for i, text in enumerate(strings):
        row = ["Amina", "Vale", f"Firm {i}", f"firm{i}-invented.com", f"a@firm{i}-invented.com",
               "+1 312 555 0101", "Owner"]  # fmt: skip
        row[columns.index(column)] = text
        rows.append(row)
    raw = parse_list(_csv(rows), "people.csv")
    # Named by hand: a column full of nonsense is doubtful, and would not be used at all.
    fields = {
        "first_name": "First Name", "last_name": "Last Name", "company": "Company",
        "company.website": "Website", "email": "Email", "phone": "Phone", "title": "Title",
    }  # fmt: skip
    intake = intake_contacts(raw, observed_at=_AT, columns=fields)
    refused = [row for row in intake.rejected if row.reason]
    assert intake.rows_read == len(intake.rows) + len(refused)
    originals = {row.source_row: row.original[column] for row in refused}
    for source, original in originals.items():
        number = int(source.rpartition(" ")[2])
        assert original == _stored(strings[number - 1])


@pytest.mark.shared
def test_every_naughty_string_as_a_header_is_kept_or_refused_in_one_line():
    refused = []
    strings = [text for text in _naughty() if text.strip()]
    for text in strings:
        content = _csv([[text, "Company"], ["a cell", "Brindlecask"]])
        try:
            raw = parse_list(content, "companies.csv")
            intake = intake_companies(raw, observed_at=_AT)
        except InputError as error:
            refused.append(str(error))
            continue
        assert raw.columns[0] == _stored(text).removeprefix("\ufeff")
        [mention] = intake.mentions
        assert mention.name == "Brindlecask"
        assert mention.extra == {raw.columns[0]: "a cell"}
    assert all(words and len(words.splitlines()) == 1 for words in refused)
    assert len(refused) <= 4, refused  # Nothing but control characters.


def _stored(text):
    """A text without what no database takes: NUL."""
    return text.replace("\x00", "")
