"""All recorded answers of the vendors that have an adapter; the shared data holds them."""

import json
import re
from collections.abc import Iterator
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


def recorded(shared_dir: Path) -> Iterator[tuple[str, str, bytes]]:
    """Vendor, name and bytes of each file."""
    folder = shared_dir / "data" / "ats" / "payloads"
    for vendor in sorted(adapters()):
        for path in sorted((folder / vendor).rglob("*.*")):
            yield vendor, str(path.relative_to(folder)), path.read_bytes()


def read(vendor: str, body: bytes) -> BoardPage | str:
    try:
        return adapters()[vendor].read(Answered(body))
    except BoardMalformed as fault:
        return str(fault)


def test_every_opening_of_every_file_keeps_title_id_and_address(shared_dir: Path) -> None:
    files = openings = 0
    malformed = set()
    for vendor, name, body in recorded(shared_dir):
        page = read(vendor, body)
        if isinstance(page, str):
            malformed.add(name)
            continue
        files, openings = files + 1, openings + len(page.postings)
        assert page.unreadable == 0, name
        assert all(p.posting_id and p.title and p.url for p in page.postings), name
    assert malformed <= NO_OPENINGS
    assert (files > 120, openings > 1_900) == (True, True)


def test_no_personal_value_of_any_file_gets_through(shared_dir: Path) -> None:
    for vendor, name, body in recorded(shared_dir):
        page = read(vendor, body)
        if isinstance(page, str):
            continue
        said = repr(page)
        assert EMAIL.findall(said) == [], name
        assert [value for value in personal_values(body) if value in said] == [], name


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


def test_an_answer_cut_anywhere_never_shows_fewer_openings_in_silence(shared_dir: Path) -> None:
    for vendor, name, body in recorded(shared_dir):
        if len(body) > 60_000:
            continue
        whole = body.rstrip()
        ends = range(0, len(whole) - 1, max(len(whole) // 25, 1))
        survived = [end for end in ends if isinstance(read(vendor, whole[:end]), BoardPage)]
        assert survived == [], name
