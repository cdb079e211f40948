"""`prospects pages`: one JSON line a page, in order, by one process or several."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from flows import page_readers, processes
from flows.cli import main

PAGE = '<html><head><title>Acme {n}</title></head><body><a href="/jobs">Jobs</a></body></html>'


@pytest.fixture
def saved(tmp_path):
    """Folder with a manifest of 30 pages."""
    rows = ["file,url"]
    for number in range(30):
        (tmp_path / f"p{number}.html").write_text(PAGE.format(n=number))
        rows.append(f"p{number}.html,https://acme{number}-invented.tld/")
    (tmp_path / "manifest.csv").write_text("\n".join(rows) + "\n")
    return tmp_path


@pytest.fixture
def call(saved, capsys):
    def pages(*arguments, manifest=None):
        given = ["--manifest", manifest or str(saved / "manifest.csv"), "--pages", str(saved)]
        with pytest.raises(SystemExit) as ended:
            main(["pages", *given, *arguments])
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return pages


def several_processes(monkeypatch, count=2):
    monkeypatch.setattr(page_readers, "_PAGES_PER_PROCESS_MIN", 1)
    monkeypatch.setattr(page_readers, "cores", lambda: count)


def test_each_page_is_a_line_in_the_order_of_the_manifest(call):
    code, out, err = call()
    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [line["file"] for line in lines] == [f"p{number}.html" for number in range(30)]
    assert all(line["signals"] for line in lines)


def test_several_processes_write_the_same_as_one(call, monkeypatch):
    alone = call()
    several_processes(monkeypatch, 3)
    assert call() == alone


def test_kinds_can_be_chosen(call):
    _, out, _ = call("--kinds", "hiring")
    kinds = {found["kind"] for line in out.splitlines() for found in json.loads(line)["signals"]}
    assert kinds == {"hiring"}


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"Acme Pages": {"html": r"Acme (\d+)</title>\;version:\1"}}))
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--kinds", "technographics"], 1),
        (["--mode", "parity"], 1),
        (["--mode", "full"], 1),
        (["--mode", "parity", "--kinds", "technographics"], 2),
    ],
)
def test_technologies_are_those_of_the_fingerprints_that_are_given(
    call, own, monkeypatch, arguments, count
):
    if count > 1:
        several_processes(monkeypatch, count)
    code, out, err = call("--fingerprints", own, *arguments)
    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [line["file"] for line in lines] == [f"p{number}.html" for number in range(30)]
    found = [[s for s in line["signals"] if s["kind"] == "technographics"] for line in lines]
    named = [[(signal["name"], signal["version"]) for signal in each] for each in found]
    assert named == [[("Acme Pages", str(number))] for number in range(30)]


def test_the_manifest_may_come_from_standard_input(call, saved, monkeypatch):
    piped = SimpleNamespace(buffer=io.BytesIO((saved / "manifest.csv").read_bytes()))
    several_processes(monkeypatch)
    monkeypatch.setattr(sys, "stdin", piped)
    code, out, err = call(manifest="-")
    assert (code, len(out.splitlines()), err) == (0, 30, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kinds", "hiring,weather"], "--kinds weather: give some of firmographics"),
        (["--kinds", ""], "--kinds : give some of"),
        (["--pages", "absent"], "--pages absent: is no folder"),
        (["--manifest", "absent.csv"], "absent.csv: cannot be read"),
        (["--fingerprints", "absent.json"], "absent.json: no such file or folder of fingerprints"),
        (["--mode", "parity", "--kinds", "hiring"], "--mode parity reads technographics alone"),
        (["--mode", "rough"], "--mode"),
    ],
)
def test_a_slip_is_one_line_and_writes_nothing(call, arguments, words):
    code, out, err = call(*arguments)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert words in err


def test_a_page_that_is_not_there_ends_it_before_the_first_line(call, saved):
    (saved / "p17.html").unlink()
    code, out, err = call()
    assert (code, out) == (2, "")
    assert "p17.html: is named by the manifest and is not there" in err


def test_a_process_that_ends_too_soon_fails_the_command(call, saved, monkeypatch):
    several_processes(monkeypatch)
    monkeypatch.setattr(processes, "_start", lambda *_: started("pass"))
    code, _, err = call()
    assert code == 1
    assert "p0.html: the process that read it ended" in err


def started(program):
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)


COMMAND = """
import signal, sys
# Where the tests run in the background of a shell, interrupts are ignored, and children inherit it.
signal.signal(signal.SIGINT, signal.default_int_handler)
from flows import page_readers
page_readers._PAGES_PER_PROCESS_MIN, page_readers.cores = 1, lambda: 2
from flows.cli import main
main(sys.argv[1:])
"""


def run_apart(saved, manifest):
    arguments = ["pages", "--manifest", str(manifest), "--pages", str(saved)]
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def many(saved):
    """A manifest that takes longer than the test."""
    rows = [f"p{number % 30}.html,https://acme-invented.tld/" for number in range(20_000)]
    (saved / "many.csv").write_text("\n".join(["file,url", *rows]) + "\n")
    return saved / "many.csv"


def nobody_is_left(group):
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_closed_output_ends_it_quietly(saved):
    running = run_apart(saved, many(saved))
    assert json.loads(running.stdout.readline())["file"] == "p0.html"
    running.stdout.close()
    _, err = running.communicate(timeout=60)
    assert (running.returncode in (0, 1), err) == (True, b"")
    assert nobody_is_left(running.pid)


def test_ctrl_c_ends_it_without_a_traceback(saved):
    running = run_apart(saved, many(saved))
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    err = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert len(err.splitlines()) <= 1
    assert nobody_is_left(running.pid)
