"""The same command on the same day: the same queue, and nobody is asked twice."""

import io
import json

import openpyxl
import pytest

pytestmark = pytest.mark.flow


def cells_of(content: bytes, sheet: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    try:
        return list(book[sheet].iter_rows(values_only=True))
    finally:
        book.close()


def test_second_run_is_done_without_a_word_on_stderr(second_run):
    assert (second_run.done.code, second_run.done.err) == (0, "")


@pytest.mark.parametrize("name", ["queue.csv", "withheld.csv", "rejected.csv"])
def test_files_for_programs_are_the_same_byte_by_byte(second_run, name):
    assert (second_run.place.day_folder / name).read_bytes() == second_run.first_files[name]


@pytest.mark.parametrize("sheet", ["Today", "Held back", "Accounts"])
@pytest.mark.parametrize("name", ["queue.xlsx", "maya/queue.xlsx"])
def test_sheets_are_the_same(second_run, name, sheet):
    again = (second_run.place.day_folder / name).read_bytes()
    assert cells_of(again, sheet) == cells_of(second_run.first_files[name], sheet)


def test_no_site_is_asked_again(second_run):
    assert second_run.requests == 0


def test_lines_keep_the_run_that_made_them(second_run):
    first = json.loads(second_run.first_files["run.json"])
    report = second_run.place.report()
    assert report["run_id"] != first["run_id"]
    assert {row["run_id"] for row in second_run.place.rows("queue.csv")} == {first["run_id"]}
    assert report["funnel"] == first["funnel"]
    assert report["issues"] == first["issues"]


def test_nothing_is_doubled_in_the_database(second_run):
    report = second_run.place.report()
    assert second_run.place.count("queue_entry") == report["funnel"]["queued"]
    assert second_run.place.count("withheld") == sum(report["funnel"]["withheld"].values())
    assert second_run.place.count("issue") == sum(report["issues"].values())
    assert second_run.place.count("run") == 2


def test_old_day_is_replaced_without_a_trace(second_run):
    assert {path.name for path in second_run.place.day_folder.parent.iterdir()} == {
        second_run.place.day
    }
    assert not (second_run.place.day_folder / "edited").exists()
