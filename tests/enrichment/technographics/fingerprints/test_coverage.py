"""What a fingerprint set can show: every pattern is looked for, left out, or needs a browser."""

import json

import pytest

from enrichment.technographics import choose_engine
from enrichment.technographics.fingerprints.coverage import FieldCount, Verdict, coverage_of

LEFT_OUT, BROWSER, NEVER = Verdict.LEFT_OUT, Verdict.NEEDS_BROWSER, Verdict.NEVER_SHOWN


@pytest.fixture
def coverage(tmp_path):
    def made(**technologies):
        path = tmp_path / "own.json"
        path.write_text(json.dumps(technologies))
        return coverage_of(choose_engine(str(path)))

    choose_engine.__globals__["load_engine"].cache_clear()
    return made


def told(found):
    return [(each.technology, each.field, each.pattern, each.verdict) for each in found.findings]


def test_what_is_looked_for_is_counted_by_field_and_told_no_further(coverage):
    found = coverage(
        Acme={"html": ["acme-one", "acme-two"], "meta": {"generator": "^Acme"}},
        Other={"dom": ["div.other-widget", "#other-root"], "headers": {"Server": "otherd"}},
    )
    assert (found.technologies, found.shown, found.findings) == (2, 2, ())
    assert found.fields == (
        FieldCount("html", 2, 2, 0, 0), FieldCount("meta", 1, 1, 0, 0),
        FieldCount("headers", 1, 1, 0, 0), FieldCount("dom", 2, 2, 0, 0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "field", "pattern", "verdict"),
    [
        ({"html": "acme-[chat"}, "html", "acme-[chat", LEFT_OUT),
        ({"meta": {"generator": "acme("}}, "meta", "generator: acme(", LEFT_OUT),
        ({"html": {"name": "acme"}}, "html", "name: acme", LEFT_OUT),
        ({"cookies": ["acme"]}, "cookies", "acme", LEFT_OUT),
        ({"dom": {"div.acme[": {"exists": ""}}}, "dom", "div.acme[", LEFT_OUT),
        ({"dom": "div"}, "dom", "div", LEFT_OUT),
        ({"dom": {"#acme": {"properties": {"_a": ""}}}}, "dom", "#acme", BROWSER),
        ({"js": {"acme": ""}}, "js", "acme", BROWSER),
        ({"js": {"app.x": "1"}}, "js", "app", None),
        ({"xhr": "api\\.acme\\.example"}, "xhr", "api\\.acme\\.example", BROWSER),
        ({"certIssuer": "Acme CA"}, "certIssuer", "Acme CA", BROWSER),
        ({"probe": {"/acme": "up"}}, "probe", "/acme: up", BROWSER),
    ],
)
def test_what_is_not_looked_for_is_told_with_its_reason(coverage, fields, field, pattern, verdict):
    found = coverage(Acme=fields, Sound={"html": "sound-thing"})
    if verdict is None:
        assert found.findings == ()
        return
    assert told(found) == [("Acme", field, pattern, verdict), ("Acme", "", "", NEVER)]
    assert all(each.reason for each in found.findings)
    (count,) = [each for each in found.fields if each.field == field and each.looked_for == 0] or [
        each for each in found.fields if each.field == field
    ]
    assert (count.left_out, count.needs_browser) == (verdict is LEFT_OUT, verdict is BROWSER)


def test_what_only_another_technology_runs_on_is_shown(coverage):
    found = coverage(
        Acme={"html": "acme-one", "implies": "Base\\;confidence:50"},
        Base={"implies": ["Ground", "Nowhere"]},
        Ground={"js": {"app": ""}},
        Lost={"implies": "Lost too"},
    )
    assert (found.technologies, found.shown) == (4, 3)
    assert told(found) == [("Ground", "js", "app", BROWSER), ("Lost", "", "", NEVER)]
    assert found.findings[-1].reason.startswith("has no patterns")


def test_all_of_ours_can_be_shown():
    found = coverage_of(choose_engine())
    assert found.shown == found.technologies
    assert [each for each in found.findings if each.verdict is LEFT_OUT] == []


@pytest.mark.shared
def test_every_pattern_of_the_community_is_judged(shared_dir):
    file = shared_dir / "data" / "fingerprints" / "enthec_technologies.json"
    found = coverage_of(choose_engine(str(file)))
    assert found.technologies == 7586
    assert found.shown > 7300
    assert sum(each.left_out for each in found.fields) < 30
    assert {each.field for each in found.findings} <= {each.field for each in found.fields} | {""}
