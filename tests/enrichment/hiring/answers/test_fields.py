"""JSON by field: what is absent or of another type is None, and a broken answer says what it is."""

import pytest

from enrichment.hiring.answers import Fields, list_at, merged_by_id, page_of, read_fields, read_json
from enrichment.hiring.posting import BoardMalformed, Posting


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty answer"),
        (b"<!DOCTYPE html><p>Sign in</p>", "HTML instead of JSON"),
        (b"\n <html>", "HTML instead of JSON"),
        (b"<?xml version='1.0'?><rss/>", "XML instead of JSON"),
        (b'{"jobs": [{"id": 1', "JSON cut off after 18 bytes"),
        (b'{"jobs": [{"title": "Bak', "JSON cut off after 24 bytes"),
        (b'{"jobs": tru', "JSON cut off after 12 bytes"),
        (b"callback([])", "no JSON from character 1 on"),
        (b"\xff\xfa\xfb", "bytes that are no text instead of JSON"),
        (b"[" * 100_000, "nested or numbered without end"),
    ],
)
def test_a_broken_answer_says_what_it_is(body, words):
    with pytest.raises(BoardMalformed) as fault:
        read_json(body)
    assert words in str(fault.value)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"{}", 'no list "jobs" but an empty object'),
        (b'{"b": 1, "a": 2}', 'no list "jobs" but an object of a, b'),
        (b'{"jobs": {}}', 'an object instead of a list in "jobs"'),
        (b'{"jobs": null}', 'null instead of a list in "jobs"'),
        (b'{"jobs": 3}', 'a number instead of a list in "jobs"'),
        (b'{"error": "x"}', 'an error instead of openings ("error")'),
        (b'{"error": "x", "jobs": []}', 'an error instead of openings ("error")'),
        (b'{"success": false}', "an error instead of openings"),
        (b"[]", "a list instead of an object"),
    ],
)
def test_an_answer_without_its_list_says_what_is_there(body, words):
    with pytest.raises(BoardMalformed) as fault:
        list_at(read_fields(body), "jobs")
    assert str(fault.value) == words


def test_an_empty_list_in_its_place_is_a_good_answer():
    assert list_at(read_fields(b'{"error": {"message": ""}, "jobs": []}'), "jobs") == []


def test_fields_are_read_by_name_whatever_they_hold():
    fields = Fields({"a": {"b": [" x ", 5, None, "x", "y"]}, "n": 7, "f": 7.0, "t": True, "s": "1"})
    assert fields.texts("a", "b") == ("x", "y")
    assert [fields.text("a", *rest) for rest in ((), ("b", 0), ("b", 9))] == [None, "x", None]
    assert [fields.id(name) for name in "nfts"] == ["7", "7", None, "1"]
    assert [fields.count(name) for name in "nfts"] == [7, None, None, 1]
    assert [fields.flag(name) for name in "nt"] == [None, True]
    assert fields.each("a", "b") == ()
    assert fields.below("absent").text("x") is None


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://acme-invented.tld/jobs/1", "https://acme-invented.tld/jobs/1"),
        ("/jobs/1", None),
        ("mailto:jo@acme-invented.tld", None),
        ("https://", None),
        ("http://[ccpa-preferences]", None),
        ("https://a b", None),
        (7, None),
    ],
)
def test_only_absolute_addresses_of_the_web_are_urls(value, url):
    assert Fields({"url": value}).url("url") == url


def posting(number, *places, **more):
    return Posting(number, "Baker", f"/{number}", locations=places, **more)


def test_postings_with_one_id_are_one_at_all_its_places():
    united = merged_by_id(
        [posting("1", "Ghent", countries=("BE",)), posting("2"), posting("1", "Lille", remote=True)]
    )
    assert united == (
        posting("1", "Ghent", "Lille", countries=("BE",), remote=True), posting("2"),
    )  # fmt: skip


def read(entry):
    number = entry.id("id")
    return posting(number) if number else None


def test_an_entry_that_cannot_be_read_is_counted_and_caps_its_page():
    page = page_of([{"id": 1}, {"no": 1}, "x"], read, total=3)
    assert (len(page.postings), page.unreadable, page.is_capped) == (1, 2, True)


def test_a_page_of_none_that_counts_some_is_capped():
    assert page_of([], read, total=3).is_capped
    assert not page_of([], read, total=0).is_capped


def test_entries_that_are_no_openings_at_all_are_malformed():
    with pytest.raises(BoardMalformed, match="2 entries without title and id"):
        page_of([{"no": 1}, {}], read)
