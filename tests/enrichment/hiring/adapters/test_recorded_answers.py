"""All recorded answers of the vendors that have an adapter; the shared data holds them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from enrichment.hiring.adapters import adapters
from enrichment.hiring.posting import Answered, BoardMalformed, BoardPage

pytestmark = pytest.mark.shared

PERSONAL = re.compile(
    r"creator|hiring.?manager|recruiter|coordinator|e?mail|phone|owner", re.IGNORECASE
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
NO_OPENINGS = {
    "eightfold/eightfold_amdocs_sitemap.xml",
    "lever/relocation_lever_job_detail.json",
    "oracle/careerkit_oracle_orc_detail.json",
    "recruitee/relocation_recruitee_offer_detail.json",
}
"""Files that name no opening by title and id: a sitemap, and details without a title."""


@dataclass(frozen=True)
class Recorded:
    """A file and what its vendor's adapter says of it; a text is why it is no board."""

    vendor: str
    name: str
    body: bytes
    page: BoardPage | str


@pytest.fixture(scope="module")
def recorded(shared_dir: Path) -> list[Recorded]:
    folder = shared_dir / "data" / "ats" / "payloads"
    files = [(vendor, path) for vendor in adapters() for path in (folder / vendor).rglob("*.*")]
    return [read(vendor, path, folder) for vendor, path in sorted(files)]


def read(vendor: str, path: Path, folder: Path) -> Recorded:
    body = path.read_bytes()
    return Recorded(vendor, str(path.relative_to(folder)), body, page_of(vendor, body))


def page_of(vendor: str, body: bytes) -> BoardPage | str:
    try:
        return adapters()[vendor].read(Answered(body))
    except BoardMalformed as fault:
        return str(fault)


def boards(recorded: list[Recorded]) -> Iterator[tuple[Recorded, BoardPage]]:
    return ((file, file.page) for file in recorded if isinstance(file.page, BoardPage))


def test_every_opening_of_every_file_keeps_title_id_and_address(recorded: list[Recorded]) -> None:
    openings = 0
    for file, page in boards(recorded):
        openings += len(page.postings)
        assert page.unreadable == 0, file.name
        assert all(p.posting_id and p.title and p.url for p in page.postings), file.name
    assert {file.name for file in recorded if isinstance(file.page, str)} <= NO_OPENINGS
    assert (len(recorded) > 120, openings > 1_900) == (True, True)


def test_no_personal_value_of_any_file_gets_through(recorded: list[Recorded]) -> None:
    for file, page in boards(recorded):
        said = repr(page)
        assert EMAIL.findall(said) == [], file.name
        assert [value for value in personal_values(file.body) if value in said] == [], file.name


def personal_values(body: bytes) -> set[str]:
    """Texts that stand somewhere below a field whose name speaks of a person."""
    try:
        return set(below_personal(json.loads(body), is_personal=False))
    except ValueError:
        return set()


def below_personal(value: Any, *, is_personal: bool) -> Iterator[str]:
    if isinstance(value, dict):
        is_named = isinstance(value.get("name"), str) and PERSONAL.search(value["name"])
        for key, item in value.items():
            is_value = key == "value" and is_named
            yield from below_personal(
                item, is_personal=is_personal or bool(is_value or PERSONAL.search(key))
            )
    elif isinstance(value, list):
        for item in value:
            yield from below_personal(item, is_personal=is_personal)
    # Words of a form ("required", "off") are nobody's name.
    elif is_personal and isinstance(value, str) and len(value) > len("optional"):
        yield value


def test_an_answer_cut_anywhere_never_shows_fewer_openings(recorded: list[Recorded]) -> None:
    for file, page in boards(recorded):
        whole = file.body.rstrip()
        ends = range(0, len(whole) - 1, max(len(whole) // 25, 1))
        pages = [page_of(file.vendor, whole[:end]) for end in ends if len(whole) < 60_000]
        survived = [cut for cut in pages if isinstance(cut, BoardPage) and cut != page]
        assert survived == [], file.name
