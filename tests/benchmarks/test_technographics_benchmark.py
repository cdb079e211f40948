import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
PAGES = {
    "one.html": "<html><script src=https://cdn.acme-invented.tld/chat-2.1.js></script></html>",
    "two.html": "<html><p>Nothing runs here.</p></html>",
}
DATA = {
    "apps": {
        "Acme Chat": {
            "cats": [52],
            "scriptSrc": [r"/chat-([\d.]+)\.js\;version:\1"],
            "meta": {"acme-chat": ["^on$", "^yes$"], "acme-chat-id": []},
        }
    }
}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    pages = tmp_path / "web" / "pages"
    pages.mkdir(parents=True)
    with (tmp_path / "web" / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "url", "headers"])
        for name, source in PAGES.items():
            (pages / name).write_text(source, encoding="utf-8")
            rows.writerow([name, "https://acme-invented.tld/", json.dumps({"Server": ["nginx"]})])
    (tmp_path / "data.json").write_text(json.dumps(DATA), encoding="utf-8")
    return tmp_path


def run(shared: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True, text=True, check=True, cwd=BENCHMARKS,
        env={"XDG_CACHE_HOME": str(shared / "cache"), "PATH": ""},
    )  # fmt: skip
    return done.stdout


def job(shared: Path, name: str, **options: object) -> Any:
    options |= {"data": str(shared / "data.json"), "mode": "parity"}
    return json.loads(run(shared, "fingerprinting.py", name, json.dumps(options)).splitlines()[-1])


def test_pages_are_clocked_and_what_they_show_is_told(shared):
    taken = job(shared, "detect", web=str(shared / "web"), rounds=2)
    assert taken["found"] == {"one.html": {"Acme Chat": "2.1"}, "two.html": {}}
    assert len(taken["pages"]) == 2
    assert len(taken["cpu"]) == len(taken["slowest"]) == len(taken["calibration"]) == 2


def test_loading_and_memory_are_measured(shared):
    assert job(shared, "load")["technologies"] == 1
    assert job(shared, "read_from_disk", web=str(shared / "web")) > 0


def test_data_are_put_into_the_form_that_python_wappalyzer_knows(shared):
    code = (
        "import json, pathlib; from python_wappalyzer import converted; "
        f"print(json.dumps(converted(pathlib.Path({str(shared / 'data.json')!r}))))"
    )
    chat = json.loads(run(shared, "-c", code))["technologies"]["Acme Chat"]
    assert chat == {
        "meta": {"acme-chat": "^on$", "acme-chat-id": ""},
        "scripts": DATA["apps"]["Acme Chat"]["scriptSrc"],
    }


def test_a_shared_folder_without_pages_is_told(tmp_path):
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "technographics.py", "--shared", str(tmp_path), "--no-peer"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "captured pages and fingerprints are not there" in done.stderr
