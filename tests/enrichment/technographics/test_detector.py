import pytest

from enrichment.technographics.page import effort
from enrichment.technographics.page.source import PageSource

ACME = "https://acme.example/"


@pytest.mark.parametrize(
    ("fields", "page", "place", "evidence"),
    [
        pytest.param({"html": "<i class=acme>"}, {"body": "<p>x<i class=acme>y"}, "html",
                     "<p>x<i class=acme>y", id="html"),
        pytest.param({"html": "<i>acme-\\d"}, {"body": "<p><I>Acme-1</i>"}, "html",
                     "<p><I>Acme-1</i>", id="html-without-regard-to-case"),
        pytest.param({"scriptSrc": "cdn\\.acme\\.io/"},
                     {"body": "<script src=//cdn.acme.io/a.js></script>"}, "scriptSrc",
                     "https://cdn.acme.io/a.js", id="scriptSrc-completed"),
        pytest.param({"scriptSrc": "/acme\\.js\\?a=1&b"},
                     {"body": "<script src='/acme.js?a=1&amp;b=2'></script>"}, "scriptSrc",
                     "/acme.js?a=1&b=2", id="scriptSrc-with-entities"),
        pytest.param({"scripts": "acme\\('init"}, {"body": "<script>acme('init')</script>"},
                     "scripts", "<script>acme('init')</script>", id="scripts"),
        pytest.param({"meta": {"generator": "^acme"}},
                     {"body": "<meta name=Generator content='Acme 2'>"}, "meta",
                     "generator: Acme 2", id="meta-name"),
        pytest.param({"meta": {"og:acme": ""}},
                     {"body": "<meta property=og:acme content=x>"}, "meta",
                     "og:acme: x", id="meta-property"),
        pytest.param({"headers": {"X-Powered-By": "acme"}},
                     {"headers": {"x-powered-by": ["Zenith", "Acme"]}}, "headers",
                     "x-powered-by: Acme", id="headers"),
        pytest.param({"headers": {"x-acme": ""}}, {"headers": {"X-Acme": [""]}}, "headers",
                     "x-acme: ", id="header-of-any-value"),
        pytest.param({"cookies": {"acmeId": ""}},
                     {"headers": {"set-cookie": ["a=b", "AcmeId=7; path=/"]}}, "cookies",
                     "acmeid: 7", id="cookies"),
        pytest.param({"cookies": {"acme_*": "^\\d"}},
                     {"headers": {"set-cookie": ["acme_1234=7"]}}, "cookies", "acme_*: 7",
                     id="cookies-of-any-rest"),
        pytest.param({"dom": "a[href*='acme.io/']"}, {"body": "<a href=//acme.io/x>y"}, "dom",
                     "<a href=//acme.io/x>", id="dom"),
        pytest.param({"css": "\\.acme-box"}, {"body": "<style>.acme-box{}</style>"}, "css",
                     "<style>.acme-box{}</style>", id="css"),
        pytest.param({"text": "powered by acme"}, {"body": "<p>Powered by Acme</p>"}, "text",
                     "<p>Powered by Acme</p>", id="text"),
        pytest.param({"url": "acme\\.example"}, {"url": ACME}, "url", ACME, id="url"),
        pytest.param({"dns": {"TXT": "^acme-verify="}},
                     {"dns": {"TXT": ["v=spf1", "acme-verify=1"]}}, "dns",
                     "txt: acme-verify=1", id="dns"),
        pytest.param({"robots": "Disallow: /acme/"}, {"robots": "User-agent: *\nDisallow: /acme/"},
                     "robots", "User-agent: *\nDisallow: /acme/", id="robots"),
        pytest.param({"js": {"Acme.shop": ""}},
                     {"body": "<script>var a; window.Acme.shop = 'x'</script>"}, "js",
                     "<script>var a; window.Acme.shop = 'x'</script>", id="js"),
    ],
)  # fmt: skip
def test_every_field_shows_its_technology_and_what_shows_it(detect, fields, page, place, evidence):
    (found,) = detect({"Acme": fields}, **page).values()
    assert (found.technology, found.place, found.evidence) == ("Acme", place, evidence)
    assert (found.confidence, found.version) == (1.0, None)


@pytest.mark.parametrize(
    ("fields", "page"),
    [
        pytest.param({"scriptSrc": "acme"}, {"body": "<!--<script src=/acme.js></script>-->"},
                     id="scriptSrc-in-a-comment"),
        pytest.param({"scriptSrc": "acme"}, {"body": "<img src=/acme.js>"},
                     id="scriptSrc-of-an-image"),
        pytest.param({"scripts": "acme"}, {"body": "<p>acme</p>"}, id="scripts-in-a-text"),
        pytest.param({"scripts": "acme"}, {"body": "<script src=/a.js>acme</script>"},
                     id="scripts-beside-a-URL"),
        pytest.param({"scripts": "acme"},
                     {"body": "<script type='application/json'>acme</script>"},
                     id="scripts-that-are-no-code"),
        pytest.param({"scripts": "acme"}, {"body": "<script>\n// acme\n</script>"},
                     id="scripts-in-the-comment-of-a-line"),
        pytest.param({"scripts": "acme[^<]{1,9}zenith"},
                     {"body": "<script>acme</script><script>zenith</script>"},
                     id="scripts-over-two-scripts"),
        pytest.param({"html": "<i class=acme"}, {"body": "<!-- <i class=acme> -->"},
                     id="html-of-a-tag-in-a-comment"),
        pytest.param({"meta": {"generator": "acme"}},
                     {"body": "<!--<meta name=generator content=acme>-->"},
                     id="meta-in-a-comment"),
        pytest.param({"meta": {"generator": "acme"}},
                     {"body": "<meta name=author content=acme>"}, id="meta-of-another-name"),
        pytest.param({"headers": {"server": "acme"}}, {"headers": {"via": ["acme"]}},
                     id="headers-of-another-name"),
        pytest.param({"cookies": {"acme": ""}}, {"headers": {"set-cookie": ["acme_1=7"]}},
                     id="cookies-of-a-longer-name"),
        pytest.param({"cookies": {"acme": ""}}, {"headers": {"set-cookie": ["a=b; acme=7"]}},
                     id="cookies-that-are-attributes"),
        pytest.param({"cookies": {"acme": ""}}, {"headers": {"cookie": ["acme=7"]}},
                     id="cookies-that-were-sent"),
        pytest.param({"css": "acme"}, {"body": "<script>acme</script>acme"}, id="css-elsewhere"),
        pytest.param({"text": "acme"}, {"body": "<a href=acme>x</a><script>acme</script>"},
                     id="text-in-tags-and-scripts"),
        pytest.param({"text": "acme[^<]{1,9}zenith"}, {"body": "acme <b>zenith</b>"},
                     id="text-over-a-tag"),
        pytest.param({"url": "acme"}, {"body": "acme"}, id="url-in-a-page"),
        pytest.param({"dns": {"TXT": "acme"}}, {"dns": {"MX": ["acme"]}}, id="dns-of-another-type"),
        pytest.param({"js": {"AcmeQ": ""}}, {"body": "<script>AcmeQ.push(1)</script>"},
                     id="js-that-is-used"),
        pytest.param({"js": {"acme": ""}}, {"body": "<script>window.acme = 1</script>"},
                     id="js-that-anybody-may-set"),
        pytest.param({"js": {"AcmeQ": "^2"}}, {"body": "<script>window.AcmeQ = '1'</script>"},
                     id="js-of-another-value"),
        pytest.param({"dom": "a[href*='acme.io/']"}, {"body": "<!--<a href=//acme.io/x>-->"},
                     id="dom-in-a-comment"),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_shows_nothing(detect, fields, page):
    assert detect({"Acme": fields}, **page) == {}


@pytest.mark.parametrize(
    ("fields", "body", "confidence"),
    [
        pytest.param({"html": r"<i>acme\;confidence:40"}, "<i>acme", 0.4, id="one"),
        pytest.param({"html": [r"<i>acme\;confidence:40", r"<b>acme\;confidence:30"]},
                     "<i>acme<b>acme", 0.7, id="two-add-up"),
        pytest.param({"html": [r"<i>acme\;confidence:80", r"<b>acme\;confidence:70"]},
                     "<i>acme<b>acme", 1.0, id="never-above-one"),
        pytest.param({"scriptSrc": r"acme\;confidence:40"},
                     "<script src=/acme1></script><script src=/acme2></script>", 0.4,
                     id="one-pattern-counts-once"),
        pytest.param({"meta": {"a": r"acme\;confidence:40", "b": r"acme\;confidence:40"}},
                     "<meta name=a content=acme><meta name=b content=acme>", 0.8,
                     id="of-two-names-twice"),
        pytest.param({"html": r"<i>acme\;confidence:40", "scripts": r"acme\;confidence:40"},
                     "<i>acme<script>acme</script>", 0.8, id="in-two-fields-twice"),
        pytest.param({"dom": {"i[data-acme]": {"exists": r"\;confidence:40"},
                              "b[data-acme]": {"exists": r"\;confidence:40"}}},
                     "<i data-acme><b data-acme>", 0.8, id="of-two-selectors-twice"),
        pytest.param({"dom": {"i[data-acme]": {"exists": r"\;confidence:40"}}},
                     "<i data-acme=1><i data-acme=2>", 0.4, id="of-one-selector-once"),
    ],
)  # fmt: skip
def test_confidence_adds_up_once_a_pattern(detect, fields, body, confidence):
    assert detect({"Acme": fields}, body)["Acme"].confidence == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("fields", "body", "version"),
    [
        pytest.param({"html": r"<i>acme-([\d.]+)\;version:\1"}, "<i>acme-1.2", "1.2", id="one"),
        pytest.param({"html": [r"<i>acme-([\d.]+)\;version:\1", r"<b>acme-([\d.]+)\;version:\1"]},
                     "<i>acme-1<b>acme-1.2.3", "1.2.3", id="the-longest"),
        pytest.param({"html": [r"<i>acme-([\d.]+)\;version:\1", "<b>acme"]}, "<i>acme-1<b>acme",
                     "1", id="beside-one-without"),
        pytest.param({"scriptSrc": r"acme-([\d.]+)\;version:\1"},
                     "<script src=acme-1></script><script src=acme-1.2></script>", "1.2",
                     id="the-longest-of-one-pattern"),
        pytest.param({"html": r"<i>Acme-(\w+)\;version:\1"}, "<i>acme-2RC", "2RC", id="case-kept"),
        pytest.param({"html": r"<i>acme(-pro)?[^<]{1,9}x\;version:\1?2:1"}, "<i>acme   x", "1",
                     id="ternary"),
        pytest.param({"meta": {"generator": r"^acme ?([\d.]+)?\;version:\1"}},
                     "<meta name=generator content='Acme 3.1'>", "3.1", id="meta"),
        pytest.param({"js": {"Acme.version": r"^(.{1,9})$\;version:\1"}},
                     "<script>window.Acme.version = '4.2'</script>", "4.2", id="js"),
        pytest.param({"dom": {"i[data-acme]": {"attributes": {"data-acme": r"(\d)\;version:\1"}}}},
                     "<i data-acme=7>", "7", id="dom"),
        pytest.param({"scriptSrc": ["/acme/", "a1a1", "a2a2", "a3a3",
                                    r"sdk/(3\.0)/acme\;version:\1"]},
                     "<script src=/sdk/3.0/acme></script>", "3.0", id="of-a-few-texts-in-a-url"),
        pytest.param({"html": r"<i>acme-(?:lite|(pro))\;version:\1?2:1"}, "<i>acme-pro", "2",
                     id="of-a-few-texts"),
        pytest.param({"html": r"<i>acme-two\;version:2"}, "<i>acme-two", "2", id="that-is-told"),
    ],
)  # fmt: skip
def test_the_version_is_the_longest_that_is_shown(detect, fields, body, version):
    assert detect({"Acme": fields}, body)["Acme"].version == version


def test_the_surest_pattern_is_the_evidence(detect):
    fields = {"html": [r"<i>acme\;confidence:40", "<b>acme"], "url": r"acme\;confidence:60"}
    found = detect({"Acme": fields}, "<i>acme" + " " * 99 + "<b>acme</b>", url=ACME)["Acme"]
    assert found.hit.pattern == "<b>acme"
    assert found.evidence == " " * 40 + "<b>acme</b>"


def test_technologies_stand_in_the_order_of_the_fingerprints_then_what_they_run_on(detect):
    technologies = {
        "Zenith": {"url": "acme", "implies": "Base"},
        "Base": {},
        "Acme": {"headers": {"server": "acme"}},
        "Middle": {"html": "<i>acme"},
    }
    found = detect(technologies, "<i>acme", url=ACME, headers={"server": ["acme"]})
    assert [*found] == ["Zenith", "Acme", "Middle", "Base"]
    assert (found["Base"].place, found["Base"].evidence) == ("implies", "Zenith runs on Base")


def test_evidence_is_text_whatever_the_bytes_are(detect):
    body = b"caf\xe9 <i>acme" + "é".encode()
    assert "<i>acme" in detect({"Acme": {"html": "<i>acme"}}, body)["Acme"].evidence


def test_evidence_stays_short(detect):
    fields = {"html": "<i>acme[^<]{1,9000}<", "headers": {"x-acme": ""}}
    found = detect({"Acme": fields}, "<i>acme" + "x" * 8_000 + "<")["Acme"]
    assert len(found.evidence) <= 500
    named = detect({"Acme": fields}, headers={"x-acme": ["x" * 90_000]})["Acme"]
    assert len(named.evidence) <= 500


def test_of_a_hundred_thousand_scripts_and_headers_the_first_are_read(detect):
    technologies = {"First": {"scriptSrc": "/first"}, "Last": {"scriptSrc": "/last"},
                    "Cookie": {"cookies": {"acme": ""}}}  # fmt: skip
    body = "<script src=/first></script>" + "<script src=x></script>" * 1_500
    cookies = [f"a{number}=1" for number in range(500)]
    found = detect(technologies, body + "<script src=/last></script>",
                   headers={"set-cookie": [*cookies, "acme=1"]})  # fmt: skip
    assert [*found] == ["First"]


def test_a_page_that_has_used_up_its_time_is_not_read_on(monkeypatch, detect):
    technologies = {
        "Acme": {"html": r"<i>acme\d", "url": "acme"}, "Zenith": {"html": r"<i>acme\d"},
    }  # fmt: skip
    assert len(detect(technologies, "<i>acme1")) == 2
    monkeypatch.setattr(effort, "_SECONDS_MAX", -1)
    assert [*detect(technologies, "<i>acme1", url=ACME)] == ["Acme"]


@pytest.mark.parametrize("broken", ["[\\w-.]", "(", "a{9,1}"])
def test_a_broken_pattern_is_left_out_and_named(engine_of, broken):
    engine = engine_of({"Acme": {"html": ["<i>acme", broken], "dom": "[["}})
    assert [(each.technology, each.field) for each in engine.left_out] == [
        ("Acme", "html"), ("Acme", "dom")
    ]  # fmt: skip
    assert engine.left_out[0].pattern == broken
    assert [found.technology for found in engine.detect(PageSource(b"<i>acme"))] == ["Acme"]


@pytest.mark.parametrize("field", ["html", "scripts", "css", "text", "scriptSrc"])
def test_a_pattern_without_a_literal_is_looked_for_or_named(engine_of, field):
    others = [f"zenith{number}" for number in range(5)]
    engine = engine_of({"Acme": {field: ["[ab]\\d", *others]}})
    page = PageSource(b"<i>a1<script src=/a1></script><script>b2</script><style>a1</style>")
    assert engine.left_out or engine.detect(page)


def test_a_selector_without_a_telling_text_is_left_out_and_named(engine_of):
    engine = engine_of({"Acme": {"dom": ["a[id*='x']"]}})
    assert [each.field for each in engine.left_out] == ["dom"]


def test_what_nothing_is_sure_of_is_not_shown(detect):
    assert detect({"Acme": {"html": r"<i>acme\;confidence:0"}}, "<i>acme") == {}


def test_evidence_is_what_tells_the_version(detect):
    fields = {"scriptSrc": [r"acme\.js", r"acme-([\d.]+)\.js\;version:\1\;confidence:50"]}
    body = "<script src=/acme.js></script><script src=/acme-1.2.js></script>"
    found = detect({"Acme": fields}, body)["Acme"]
    assert (found.version, found.evidence) == ("1.2", "/acme-1.2.js")


def test_evidence_is_readable_where_it_cuts_a_character(detect):
    around = "\N{LATIN SMALL LETTER E WITH ACUTE}" * 50
    found = detect({"Acme": {"html": "<i>acme"}}, f"{around}<i>acme{around}")
    assert {*found["Acme"].evidence} == {*"<i>acme", around[0]}
    found = detect({"Acme": {"dom": "b[data-acme]"}}, f"<b data-acme title={around}>")
    assert found["Acme"].evidence.startswith(f"<b data-acme title={around[0]}")


@pytest.mark.parametrize("part", ["exists", "text"])
def test_a_selector_whose_only_pattern_is_refused_shows_nothing(detect, part):
    fields = {"dom": {"b[data-acme]": {part: r"(a+)+b"}}}
    assert detect({"Acme": fields}, "<b data-acme>") == {}
