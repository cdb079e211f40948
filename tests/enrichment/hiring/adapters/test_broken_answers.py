"""Laws of all adapters: what is broken is malformed, and nothing is lost in silence."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.hiring.adapters import adapters
from enrichment.hiring.answers import Fields
from enrichment.hiring.posting import Answered, BoardMalformed, BoardPage
from prospects.hiring import BoardRef

SPECIMENS = sorted((Path(__file__).parent / "data").iterdir())
JSON_SPECIMENS = [path for path in SPECIMENS if path.suffix == ".json"]
ODD_VALUES: list[Any] = [None, True, 0, -1.5, 10**30, "", "x", [], {}, [[]], [None], {"id": {}}]
HTML = b"<!doctype html><html><head><title>Careers</title></head><body>Sign in</body></html>"


def name_of(path: Path) -> str:
    return path.stem


def page_of(vendor: str, body: bytes, board: BoardRef | None = None) -> BoardPage | None:
    """What an adapter says, None for a malformed answer; nothing else may come."""
    try:
        page = adapters()[vendor].read(Answered(body, board))
    except BoardMalformed as malformed:
        fault = str(malformed)
    else:
        assert isinstance(page, BoardPage)
        return page
    assert fault
    assert "\n" not in fault
    return None


def read(path: Path, body: bytes | None = None) -> BoardPage | None:
    whole = path.read_bytes() if body is None else body
    return page_of(path.name.split(".")[0], whole)


def shown(page: BoardPage | None) -> int:
    return len(page.postings) if page else 0


@pytest.mark.parametrize("path", SPECIMENS, ids=name_of)
def test_every_opening_has_an_id_a_title_and_an_address(path: Path) -> None:
    page = read(path)
    assert page is not None
    assert page.postings
    assert all(p.posting_id and p.title.strip() and p.url for p in page.postings)
    assert len({p.posting_id for p in page.postings}) == len(page.postings)


@pytest.mark.parametrize("path", SPECIMENS, ids=name_of)
def test_no_person_gets_through(path: Path) -> None:
    said = repr(read(path))
    named = ("Verhoeven", "Okafor", "Falcao", "Bloggs", "Peeters", "mo.shah", "mailbox")
    assert [name for name in named if name in said] == []
    assert "@" not in said


@pytest.mark.parametrize("vendor", sorted(adapters()))
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b" \n", id="blank"),
        pytest.param(b"null", id="null"),
        pytest.param(b"42", id="number"),
        pytest.param(b'"jobs"', id="text"),
        pytest.param(b"{}", id="empty-object"),
        pytest.param(b'{"error": "Not found"}', id="error"),
        pytest.param(b'{"ok": false, "error": "Document not found"}', id="error-of-lever"),
        pytest.param(b'{"errors": [{"message": "no such company"}]}', id="errors"),
        pytest.param(b'{"status": 404, "message": "Not Found"}', id="message"),
        pytest.param(b"[1, 2, 3]", id="numbers"),
        pytest.param(b'[{"foo": 1}]', id="objects-of-something-else"),
        pytest.param(b"\xff\xfe\x00\x01\xd8", id="no-text"),
        pytest.param(b"[" * 100_000, id="nested-without-end"),
        pytest.param(b'{"jobs": ' + b"9" * 5_000 + b"}", id="number-without-end"),
    ],
)
def test_what_is_no_board_is_malformed(vendor: str, body: bytes) -> None:
    assert page_of(vendor, body) is None


@pytest.mark.parametrize("path", JSON_SPECIMENS, ids=name_of)
def test_html_is_malformed_and_called_so(path: Path) -> None:
    with pytest.raises(BoardMalformed, match="HTML instead of"):
        adapters()[path.name.split(".")[0]].read(Answered(HTML))


@pytest.mark.parametrize("path", SPECIMENS, ids=name_of)
def test_an_answer_that_is_cut_off_is_malformed(path: Path) -> None:
    whole = path.read_bytes().rstrip()
    step = max(len(whole) // 400, 1)
    survived = [end for end in range(0, len(whole), step) if read(path, whole[:end])]
    assert survived == []


@pytest.mark.parametrize("path", JSON_SPECIMENS, ids=name_of)
def test_a_cut_answer_says_where_it_ends(path: Path) -> None:
    whole = path.read_bytes().rstrip()
    with pytest.raises(BoardMalformed, match=f"JSON cut off after {len(whole) - 1} bytes"):
        adapters()[path.name.split(".")[0]].read(Answered(whole[:-1]))


@pytest.mark.parametrize("path", JSON_SPECIMENS, ids=name_of)
def test_values_of_other_types_lose_no_opening_in_silence(path: Path) -> None:
    value = json.loads(path.read_bytes())
    good = read(path)
    for changed in mutations(value, random.Random(path.name)):
        page = read(path, json.dumps(changed).encode())
        is_told = page is None or page.is_capped or page.unreadable > 0
        assert is_told or shown(page) >= shown(good) - 1


def mutations(value: Any, chance: random.Random) -> list[Any]:
    """The value with one other value in each of many places; an empty list for a list is none."""
    found = list(places(value))
    chosen = chance.sample(found, min(len(found), 120))
    odd = [(place, odd) for place in chosen for odd in chance.sample(ODD_VALUES, 4)]
    return [
        changed(value, place, odd)
        for place, odd in odd
        if not (odd == [] and isinstance(Fields(value).at(*place), list))
    ]


def places(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below: list[Any] = []
    if isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, list):
        below = list(enumerate(value))
    return [here, *(place for key, item in below for place in places(item, (*here, key)))]


def changed(value: Any, place: tuple[Any, ...], odd: Any) -> Any:
    if not place:
        return odd
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = changed(value[place[0]], place[1:], odd)
    return copy


@pytest.mark.parametrize("vendor", sorted(adapters()))
@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=300))
def test_any_bytes_are_a_page_or_malformed(vendor: str, body: bytes) -> None:
    page_of(vendor, body)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "id title name text jobs offers content positions data items jobPostings result"
                " location categories departments error total meta url externalPath".split()
            ),
            below,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("vendor", sorted(adapters()))
@settings(max_examples=80, deadline=None)
@given(value=JSON_VALUES)
def test_any_json_is_a_page_or_malformed(vendor: str, value: Any) -> None:
    board = BoardRef(vendor, "northwind", "External", "wd3")
    page_of(vendor, json.dumps(value).encode(), board)
