import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from outreach.exports import writing
from outreach.exports.folder import replace_day
from outreach.exports.writing import write_day
from prospects.errors import RunFailed

DAY = "2026-12-03"
NOON = 1_796_299_200  # 2026-12-03 12:00 UTC


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*") if path.is_file()
    }  # fmt: skip


def edit(path: Path, text: bytes = b"my notes") -> None:
    path.write_bytes(text)
    os.utime(path, (NOON, NOON))


def test_run_json_vouches_for_every_other_file(tmp_path, day):
    write_day(tmp_path, day)
    run = json.loads((tmp_path / DAY / "run.json").read_text())
    files = content(tmp_path / DAY)
    del files["run.json"]
    assert run["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert run["funnel"]["companies_read"] == 214
    assert run["state"] == "completed"
    assert "anna/queue.xlsx" in run["files"]


def test_the_same_result_gives_the_same_files(tmp_path, day):
    write_day(tmp_path / "a", day)
    write_day(tmp_path / "b", day)
    write_day(tmp_path / "b", day)
    assert content(tmp_path / "a" / DAY) == content(tmp_path / "b" / DAY)
    assert [path.name for path in (tmp_path / "b").iterdir()] == [DAY]


def test_a_crash_in_the_middle_leaves_the_old_day(tmp_path, day, monkeypatch):
    write_day(tmp_path, day)
    before = content(tmp_path / DAY)

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(writing, "write_digest", crash)
        with pytest.raises(KeyboardInterrupt):
            write_day(tmp_path, replace(day, entries=()))
    assert content(tmp_path / DAY) == before
    write_day(tmp_path, replace(day, entries=day.entries[:3]))
    assert len((tmp_path / DAY / "withheld.csv").read_text().splitlines()) == 31
    assert [path.name for path in tmp_path.iterdir()] == [DAY]


def test_a_kill_between_the_two_renames_is_repaired(tmp_path, day):
    write_day(tmp_path, day)
    edit(tmp_path / DAY / "queue.xlsx")
    (tmp_path / DAY).rename(tmp_path / f".{DAY}.old")
    write_day(tmp_path, day)
    kept = tmp_path / DAY / "edited" / "120000-queue.xlsx"
    assert kept.read_bytes() == b"my notes"
    assert [path.name for path in tmp_path.iterdir()] == [DAY]


def test_a_kill_after_the_swap_is_repaired(tmp_path, day):
    write_day(tmp_path, day)
    edit(tmp_path / DAY / "queue.xlsx")
    (tmp_path / DAY).rename(tmp_path / f".{DAY}.old")
    replace_day(tmp_path / "new", day.day, lambda folder: None)
    (tmp_path / "new" / DAY).rename(tmp_path / DAY)
    write_day(tmp_path, day)
    assert (tmp_path / DAY / "edited" / "120000-queue.xlsx").read_bytes() == b"my notes"


def test_a_failed_swap_puts_the_old_day_back(tmp_path, day, monkeypatch):
    write_day(tmp_path, day)
    before = content(tmp_path / DAY)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.endswith(".partial"):
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(RunFailed, match=r"2026-12-03: cannot be written \(in use\)"):
        write_day(tmp_path, replace(day, entries=()))
    assert content(tmp_path / DAY) == before


def test_what_a_person_changed_is_kept(tmp_path, day):
    write_day(tmp_path, day)
    edit(tmp_path / DAY / "anna" / "queue.xlsx")
    edit(tmp_path / DAY / "plan.txt", b"own file")
    write_day(tmp_path, day)
    edited = content(tmp_path / DAY / "edited")
    assert edited == {"120000-anna-queue.xlsx": b"my notes", "120000-plan.txt": b"own file"}
    assert (tmp_path / DAY / "anna" / "queue.xlsx").read_bytes() != b"my notes"


def test_what_was_kept_stays_through_further_runs(tmp_path, day):
    write_day(tmp_path, day)
    edit(tmp_path / DAY / "queue.xlsx", b"first")
    write_day(tmp_path, day)
    edit(tmp_path / DAY / "queue.xlsx", b"second")
    write_day(tmp_path, day)
    write_day(tmp_path, day)
    assert content(tmp_path / DAY / "edited") == {
        "120000-queue.xlsx": b"first", "120000-queue-2.xlsx": b"second",
    }  # fmt: skip


def test_without_a_readable_record_everything_is_kept(tmp_path, day):
    write_day(tmp_path, day)
    edit(tmp_path / DAY / "run.json", b"{broken")
    write_day(tmp_path, day)
    names = {name.split("-", 1)[1] for name in content(tmp_path / DAY / "edited")}
    assert {"run.json", "queue.csv", "bo-digest.html"} <= names


def test_lock_files_of_an_open_workbook_are_not_kept(tmp_path, day):
    write_day(tmp_path, day)
    edit(tmp_path / DAY / "~$queue.xlsx")
    edit(tmp_path / DAY / ".~lock.queue.xlsx#")
    write_day(tmp_path, day)
    assert not (tmp_path / DAY / "edited").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path, day):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(RunFailed, match=r"out/2026-12-03: cannot be written"):
        write_day(tmp_path / "out", day)


def test_each_rep_gets_their_own_entries(tmp_path, day):
    write_day(tmp_path, day)
    page = (tmp_path / DAY / "anna" / "digest.html").read_text()
    assert "Anna Lindqvist: 15 people to contact today" in page
    assert "0.person@northwind.example" in page
    assert "1.person@kestrel.example" not in page
