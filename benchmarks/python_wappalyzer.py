"""python-Wappalyzer on the captured pages, in an environment of its own.

Its data field `scripts` is what is called `scriptSrc` today, and it takes one pattern a meta name;
wappalyzergo's file is put into that form, without what the library would not look at.
"""

import json
import subprocess
import sys
import time
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from captured import CapturedPage, captured_pages
from measuring import do_job

NEEDED = ("python-Wappalyzer==0.3.1", "setuptools<80")
_FOLDER = Path(__file__).resolve().parents[1] / "var" / "benchmarks" / "python-wappalyzer"
_WARM_UP = "<html><head><title>Acme</title><script src=/a.js></script></head></html>"


def peer_python() -> Path | None:
    """Python of the peer's environment, made when first asked for; None if it cannot be made."""
    python = _FOLDER / "bin" / "python"
    steps = (
        [str(python), "-c", "import Wappalyzer"],
        [sys.executable, "-m", "venv", "--clear", str(_FOLDER)],
        [str(python), "-m", "pip", "install", "--retries", "1", *NEEDED],
        [str(python), "-c", "import Wappalyzer"],
    )
    if python.exists() and _succeeds(steps[0]):
        return python
    return python if all(map(_succeeds, steps[1:])) else None


def analyse(web: str, data: str, every: int, most: int) -> Mapping[str, Any]:
    """CPU seconds on pages that are decoded before, and what was found.

    Args:
        web: Folder of the pages.
        data: wappalyzergo's file; "" for what the library brings.
        every: Each second page, each third one, ...
        most: How many pages at most.
    """
    warnings.simplefilter("ignore")
    import Wappalyzer as library  # noqa: N813, PLC0415 - only the peer's environment has it

    known = library.Wappalyzer(**converted(Path(data))) if data else library.Wappalyzer.latest()
    known.analyze(library.WebPage("", _WARM_UP, {}))
    pages = captured_pages(web, every, most)
    given = [(page.url, page.body().decode("utf-8", "replace"), _joined(page)) for page in pages]
    start = time.process_time()
    found = [known.analyze(library.WebPage(*each)) for each in given]
    spent = time.process_time() - start
    named = {page.path.name: sorted(names) for page, names in zip(pages, found, strict=True)}
    return {"cpu": spent, "technologies": len(known.technologies), "found": named}


def converted(data: Path) -> Mapping[str, Mapping[str, Any]]:
    """The file of wappalyzergo in the library's form."""
    read = json.loads(data.read_text(encoding="utf-8"))["apps"]
    return {"categories": {}, "technologies": {name: _fields(of) for name, of in read.items()}}


def _fields(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = {name: fields[name] for name in ("html", "headers", "implies") if name in fields}
    kept["meta"] = {name: next(iter(given), "") for name, given in fields.get("meta", {}).items()}
    return kept | {"scripts": fields.get("scriptSrc", [])}


def _joined(page: CapturedPage) -> Mapping[str, str]:
    return {name: ", ".join(values) for name, values in page.headers.items()}


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    do_job({"analyse": analyse})
