import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from outreach.exports.day import DayResult
from outreach.exports.tables import queue_frame, rejected_frame, write_csv
from outreach.exports.writing import write_day
from prospects.rejected import RejectedRow

PAYLOADS = Path(__file__).parents[4] / "shared" / "payloads"

FIXED = (
    "day,rank,owner,persona,channel,step,first_name,last_name,title,email,company,domain,icp,tier,"
    "score_min,score_max,coverage,why_now,reasons,send_window,subject,body,template,"
    "template_version,queue_item_id,contact_id,run_id"
)


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_the_queue_comes_back_as_it_was_written(tmp_path, day: DayResult):
    write_day(tmp_path, day)
    rows = read(tmp_path / "2026-12-03" / "queue.csv")
    assert len(rows) == len(day.entries)
    for row, entry in zip(rows, day.entries, strict=True):
        assert row["body"] == entry.body
        assert row["last_name"] == entry.last_name
        assert row["reasons"].split("|") == list(entry.reasons)


def test_the_fixed_columns_come_first_and_rows_end_with_a_newline(tmp_path, day):
    write_day(tmp_path, day)
    data = (tmp_path / "2026-12-03" / "queue.csv").read_bytes()
    assert data.decode().startswith(FIXED + ",phone,linkedin_url,tier_words,caution,sources,")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")


def test_scores_have_one_decimal_and_coverage_two(entry):
    row = queue_frame([entry(1, score_min=72.04, score_max=100.0, coverage=2 / 3)]).iloc[0]
    assert (row["score_min"], row["score_max"], row["coverage"]) == ("72", "100", "0.67")


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30", "-5%", "@acme", 'say "hi"', "a\rb", "a\r\nb", " x ", "a,b", "NULL"]
)
def test_values_are_exact(tmp_path, entry, text):
    write_csv(tmp_path / "q.csv", queue_frame([entry(1, company=text)]))
    assert read(tmp_path / "q.csv")[0]["company"] == text


@pytest.mark.shared
@pytest.mark.parametrize("file", ["blns.json", "csv_formula.json"])
def test_naughty_values_are_exact(tmp_path, entry, file):
    found = json.loads((PAYLOADS / file).read_text(encoding="utf-8"))
    texts = found if isinstance(found, list) else found["must_stay_text_not_formula"]
    write_csv(tmp_path / "q.csv", queue_frame(entry(1, company=text) for text in texts))
    assert [row["company"] for row in read(tmp_path / "q.csv")] == texts


def test_a_lone_surrogate_does_not_stop_the_day(tmp_path, entry):
    write_csv(tmp_path / "q.csv", queue_frame([entry(1, company="A\ud800B")]))
    assert read(tmp_path / "q.csv")[0]["company"] == "A?B"


def test_an_item_with_the_joint_in_it_stays_one_item(entry):
    row = queue_frame([entry(1, reasons=("Runs A|B.", "Fits."))]).iloc[0]
    assert row["reasons"].split("|") == ["Runs A/B.", "Fits."]


def test_rejected_rows_keep_all_columns_in_order_of_appearance(day):
    frame = rejected_frame(day.rejected)
    assert list(frame.columns) == [
        "Name", "Mail", "original.reject_reason", "reject_reason", "source_row",
    ]  # fmt: skip
    assert frame.iloc[1].tolist() == [
        "Ann, “B”", "a@b.example", "theirs", "No company.", "people.csv row 9",
    ]  # fmt: skip


def test_a_column_named_like_the_new_name_is_not_overwritten():
    original = {"original.source_row": "1", "source_row": "2"}
    frame = rejected_frame([RejectedRow("a.csv row 1", "companies", "Empty.", original)])
    assert frame.iloc[0].to_dict() == {
        "original.source_row": "1", "original.original.source_row": "2",
        "reject_reason": "Empty.", "source_row": "a.csv row 1",
    }  # fmt: skip


def test_withheld_and_issues_name_reason_and_time(tmp_path, day):
    write_day(tmp_path, day)
    held = read(tmp_path / "2026-12-03" / "withheld.csv")[1]
    assert list(held) == [
        "contact_id", "email", "domain", "persona", "reason", "detail", "name", "company",
        "title",
    ]  # fmt: skip
    assert held["reason"] == "customer"
    issue = read(tmp_path / "2026-12-03" / "issues.csv")[0]
    assert issue["code"] == "site_slow"
    assert datetime.fromisoformat(issue["at"]) == datetime(2026, 12, 3, 4, 12, 30, tzinfo=UTC)


def test_an_empty_day_has_all_files_with_their_headers(tmp_path, day):
    empty = replace(day, entries=(), withheld=(), rejected=(), issues=(), accounts=())
    write_day(tmp_path, empty)
    folder = tmp_path / "2026-12-03"
    assert (folder / "queue.csv").read_text().startswith(FIXED)
    assert (folder / "rejected.csv").read_text() == "reject_reason,source_row\n"
    assert (folder / "anna" / "queue.xlsx").exists()
