"""Our own fingerprints: each says what shows it, what does not, and where the rule comes from."""

import json
import re

import pytest

from enrichment.technographics.engine import default_engine
from enrichment.technographics.fingerprints.reading import OUR_FINGERPRINTS, read_fingerprints
from enrichment.technographics.fingerprints.rule_book import TEXT_FIELDS, named_texts_of, texts_of
from enrichment.technographics.page.source import PageSource

OURS = read_fingerprints()
FILES = sorted((OUR_FINGERPRINTS / "technologies").glob("*.json"))
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def technologies(file):
    return json.loads(file.read_text(encoding="utf-8"))


def shown(specimen):
    page = {"html": specimen} if isinstance(specimen, str) else specimen
    source = PageSource(
        page.get("html", "<p>x").encode(),
        page.get("url", "https://acme-invented.tld/"),
        page.get("headers", {}),
        page.get("dns", {}),
        page.get("robots", ""),
    )
    return {found.technology for found in default_engine().detect(source)}


@each_file
def test_a_page_that_runs_a_technology_shows_it(file):
    assert [
        (name, specimen)
        for name, fields in technologies(file).items()
        for specimen in fields["specimens"]["shows"]
        if name not in shown(specimen)
    ] == []


@each_file
def test_a_page_that_only_looks_like_it_does_not(file):
    assert [
        (name, specimen)
        for name, fields in technologies(file).items()
        for specimen in fields["specimens"]["not"]
        if name in shown(specimen)
    ] == []


@each_file
def test_every_fingerprint_has_what_a_reader_needs_to_trust_it(file):
    for name, fields in technologies(file).items():
        assert fields["source"].strip(), name
        assert re.fullmatch(r"https?://\S+", fields["website"]), name
        assert len(OURS.category_names(name)) == len(fields["cats"]) > 0, name
        assert fields["specimens"]["shows"], name
        assert fields["specimens"]["not"], name


@each_file
def test_no_pattern_reads_on_without_end(file):
    for name, fields in technologies(file).items():
        texts = [text for field in TEXT_FIELDS for text in texts_of(fields.get(field))]
        for field in ("meta", "headers", "dns"):
            texts += [text for _, text in named_texts_of(fields.get(field))]
        for text in texts:
            source = text.split("\\;")[0]
            assert not re.search(r"(?<!\\)\.[*+]", source), f"{name}: {source}: bound the repeat"


@each_file
def test_a_file_lists_its_technologies_by_name(file):
    names = [*technologies(file)]
    assert names == sorted(names, key=str.casefold)


def test_there_are_at_least_350_technologies():
    assert len(OURS.technologies) >= 350


def test_every_category_is_used_and_every_group_is_known():
    groups = json.loads((OUR_FINGERPRINTS / "groups.json").read_text())
    categories = json.loads((OUR_FINGERPRINTS / "categories.json").read_text())
    used = {number for fields in OURS.technologies.values() for number in fields["cats"]}
    assert used == set(map(int, categories))
    assert {str(g) for c in categories.values() for g in c["groups"]} == set(groups)


def test_no_pattern_of_ours_is_left_out():
    assert default_engine().left_out == ()


def test_what_is_implied_or_asked_for_is_a_technology_of_ours():
    named = {
        text.split("\\;")[0]
        for fields in OURS.technologies.values()
        for field in ("implies", "requires", "excludes")
        for text in texts_of(fields.get(field))
    }
    assert named <= OURS.technologies.keys()


def test_a_bare_page_and_talk_about_technologies_show_nothing():
    assert shown("<p>We love HubSpot, Shopify, jQuery and WordPress.</p>") == set()
