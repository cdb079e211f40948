import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.answer import Answer
from enrichment.hiring.extract import extract_hiring
from enrichment.page import PageRole, parse_page
from prospects.signal import EVIDENCE_CHARACTERS_MAX

CAREERS_URL = "https://acme-invented.tld/careers"
POSTING = "1f3b5c7d-1111-2222-3333-444455556666"
AT_LEVER = f"https://jobs.lever.co/acme/{POSTING}"


def signals(body, role=PageRole.HOME, url="https://acme-invented.tld/", asked=None):
    now = datetime(2026, 11, 21, tzinfo=UTC)
    return extract_hiring(parse_page(Answer(url, asked or url, 200, {}, body.encode(), now), role))


def hiring(body, role=PageRole.HOME, url="https://acme-invented.tld/", asked=None):
    return [(signal.name, signal.value) for signal in signals(body, role, url, asked)]


def openings(body, role=PageRole.CAREERS, url=CAREERS_URL):
    return [value for name, value in hiring(body, role, url) if name == "opening"]


def boards(body, role=PageRole.CAREERS, url=CAREERS_URL):
    return [value for name, value in hiring(body, role, url) if name == "ats"]


def test_a_home_page_shows_its_careers_page_and_board():
    body = """<a href="/about">About</a><a href="/careers">Careers</a>
    <script src="https://boards.greenhouse.io/embed/job_board/js?for=Acme"></script>"""
    assert hiring(body) == [
        ("careers_page", "https://acme-invented.tld/careers"),
        ("ats", "greenhouse/Acme"),
    ]


def test_a_careers_link_that_leaves_for_the_board_is_a_signal():
    assert hiring('<a href="https://jobs.lever.co/acme">Open positions</a>') == [
        ("careers_page", "https://jobs.lever.co/acme"),
        ("ats", "lever/acme"),
    ]


def test_a_careers_page_advertises_openings():
    body = """<nav><a href="/jobs/benefits">Benefits</a></nav><ul>
    <li><a href="/jobs/sous-chef"><h3>Sous Chef</h3><span>Chicago</span></a></li>
    <li><h3>Pastry Cook</h3><a href="/jobs/pastry-cook">Apply now</a></li>
    <li><a href="/news/open-day">Open day</a></li></ul>
    <div><a href="AT_LEVER">Line Cook</a></div>""".replace("AT_LEVER", AT_LEVER)
    found = hiring(body, PageRole.CAREERS, "https://acme-invented.tld/careers")
    assert [value for name, value in found if name == "opening"] == [
        "Line Cook", "Sous Chef", "Pastry Cook",
    ]  # fmt: skip
    assert found[0] == ("careers_page", "https://acme-invented.tld/careers")


@pytest.mark.parametrize(
    ("url", "is_careers_page"),
    [
        pytest.param("https://acme-invented.tld/", False, id="home"),
        pytest.param("https://acme-invented.tld/en/", False, id="home-in-a-language"),
        pytest.param("https://acme-invented.tld/?page=jobs", True, id="query"),
        pytest.param("https://jobs.acme-invented.tld/", True, id="host-of-jobs"),
        pytest.param("https://acme.teamtailor.com/", True, id="board"),
        pytest.param("https://acme-invented.tld/people", True, id="another-page"),
    ],
)
def test_a_careers_page_that_sends_home_is_none(url, is_careers_page):
    found = hiring("<p>x", PageRole.CAREERS, url, asked="https://acme-invented.tld/karriere")
    assert (("careers_page", url) in found) is is_careers_page


def test_a_page_without_url_or_with_a_broken_one_shows_its_openings():
    body = f"""<a href="{AT_LEVER}">Line Cook</a>
    <a href="http://[ccpa-preferences]">x</a>"""
    assert ("opening", "Line Cook") in hiring(body, PageRole.CAREERS, "")
    assert ("opening", "Line Cook") in hiring(body, PageRole.CAREERS, "http://[acme")


def test_openings_are_found_where_the_page_names_another_base():
    body = f'<base href="https://jobs.lever.co/acme/"><a href="{POSTING}">Line Cook</a>'
    assert ("opening", "Line Cook") in hiring(body, PageRole.CAREERS)


def test_a_job_posting_in_json_ld_is_an_opening_on_any_page():
    body = """<script type="application/ld+json">
    {"@type": "JobPosting", "title": "Sales Manager"}</script>"""
    assert ("opening", "Sales Manager") in hiring(body)


def test_a_home_page_has_no_openings_in_its_links():
    body = (
        '<ul><li><a href="/jobs/a-chef">Chef</a></li><li><a href="/jobs/a-cook">Cook</a></li></ul>'
    )
    assert [name for name, _ in hiring(body) if name == "opening"] == []


def test_a_list_of_other_companies_boards_names_none():
    links = "".join(f'<a href="https://jobs.lever.co/acme{n}">x</a>' for n in range(5))
    assert [name for name, _ in hiring(links) if name == "ats"] == []


@given(st.text(max_size=200))
def test_any_text_may_be_a_careers_page(text):
    hiring(f'<li><a href="/jobs/{text}">{text}</a>', PageRole.CAREERS)
    hiring(f'<h2>Open positions</h2><p data-x="//{text}">{text}', PageRole.CAREERS)


# Boards


@pytest.mark.parametrize(
    ("body", "how"),
    [
        ('<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>',
         "ats-embed"),
        ('<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>',
         "ats-embed"),
        ('<form action="https://boards.greenhouse.io/acme"></form>', "ats-config"),
        ('<div data-board-url="https://boards.greenhouse.io/acme"></div>', "ats-config"),
        ('<div data-src="//boards.greenhouse.io/acme"></div>', "ats-config"),
        ('<div data-at="boards.greenhouse.io/acme"></div>', "ats-config"),
        ("<div data-x='{&quot;url&quot;: &quot;https://boards.greenhouse.io/acme&quot;}'></div>",
         "ats-config"),
        ('<script>x = "https:\\/\\/boards.greenhouse.io\\/embed\\/job_board?for=acme"</script>',
         "ats-config"),
        ('<div id="grnhse_app"></div><script>x = {boardToken: "acme"}</script>', "ats-config"),
        ('<script type="application/ld+json">{"@type": "JobPosting", "title": "Cook", '
         '"url": "https://boards.greenhouse.io/acme/jobs/41234"}</script>', "ats-posting"),
        ('<a href="https://boards.greenhouse.io/acme">here</a>', "ats-careers-link"),
    ],
)  # fmt: skip
def test_a_careers_page_shows_its_board(body, how):
    (found,) = [s for s in signals(body, PageRole.CAREERS, CAREERS_URL) if s.name == "ats"]
    assert (found.value, found.provenance.extractor) == ("greenhouse/acme", how)


@pytest.mark.parametrize(
    "body",
    [
        '<p>Our openings are at https://boards.greenhouse.io/acme.</p>',
        '<!-- <script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script> -->',
        '<!-- <div data-board="https://boards.greenhouse.io/acme"> -->',
        '<a href="https://www.greenhouse.io/">Powered by Greenhouse</a>',
        '<style>.greenhouse {color: red}</style>',
        '<script>Grnhse.Iframe.load()</script>',
    ],
)  # fmt: skip
def test_a_mark_of_a_vendor_is_no_board(body):
    assert boards(body) == []


def test_a_link_elsewhere_shows_a_board_less_surely():
    body = '<a href="https://jobs.lever.co/partner">partner</a>'
    (found,) = [s for s in signals(body) if s.name == "ats"]
    assert (found.provenance.extractor, found.confidence) == ("ats-link", 0.8)


def test_links_into_a_vendors_own_pages_are_no_second_board():
    body = """<script src="https://acme.bamboohr.com/js/embed.js"></script>
    <a href="https://other.bamboohr.com/careers">Log in</a>"""
    assert boards(body) == ["bamboohr/acme"]


def test_of_several_sites_of_a_tenant_the_one_most_linked_is_shown():
    sites = ["Campus", "External", "External"]
    body = "".join(f'<a href="https://acme.wd5.myworkdayjobs.com/{site}">x</a>' for site in sites)
    (found,) = [s for s in signals(body, PageRole.CAREERS, CAREERS_URL) if s.name == "ats"]
    assert found.provenance.evidence == "https://acme.wd5.myworkdayjobs.com/External"


def test_evidence_of_a_board_is_a_whole_url():
    url = "https://boards.greenhouse.io/acme?x=" + "y" * 300
    (found,) = [s for s in signals(f'<a href="{url}">Jobs</a>') if s.name == "ats"]
    assert found.provenance.evidence == "https://job-boards.greenhouse.io/acme"
    assert len(found.provenance.evidence) <= EVIDENCE_CHARACTERS_MAX


def test_a_front_and_the_system_behind_it_are_two_facts():
    body = """<script src="https://cdn.phenompeople.com/x.js"></script>
    <a href="https://acme.wd5.myworkdayjobs.com/External">Search</a>"""
    found = [pair for pair in hiring(body, PageRole.CAREERS, CAREERS_URL) if "ats" in pair[0]]
    assert found == [("ats", "workday/acme"), ("ats_front", "phenom")]


def test_a_front_is_the_only_system_where_nothing_behind_it_shows():
    body = '<a href="https://acme.eightfold.ai/careers">Search</a>'
    found = [pair for pair in hiring(body, PageRole.CAREERS, CAREERS_URL) if "ats" in pair[0]]
    assert found == [("ats", "eightfold/acme"), ("ats_front", "eightfold/acme")]


def test_a_page_that_runs_at_a_vendor_under_an_own_host_names_the_vendor():
    body = '<link rel=stylesheet href="https://assets-aws.teamtailor-cdn.com/x.css">'
    assert boards(body, url="https://careers.acme-invented.tld/") == [
        "teamtailor/careers.acme-invented.tld"
    ]
    assert boards(body, PageRole.HOME, "https://acme-invented.tld/") == []


# Openings


def test_openings_at_a_board_may_have_short_numbers():
    body = """<a href="https://acme.bamboohr.com/careers">All openings</a>
    <a href="https://acme.bamboohr.com/careers/41">Line Cook</a>"""
    assert openings(body) == ["Line Cook"]


def test_a_position_that_links_to_the_board_is_an_opening_whatever_the_address():
    body = """<p>We look for a <b>Sales Manager</b>. <a href="https://acme.bamboohr.com/careers/9">
    Apply here</a></p><a href="https://careers.smartrecruiters.com/Acme/77-cook">Line Cook</a>
    <a href="https://careers.smartrecruiters.com/Acme">Our openings</a>"""
    assert openings(body) == ["Sales Manager", "Line Cook"]


def test_what_lies_below_careers_is_mostly_no_opening():
    body = """<ul><li><a href="/careers/teams/sales">Sales</a></li>
    <li><a href="/careers/teams/data">Data</a></li><li><a href="/careers/culture">Culture</a></li>
    <li><a href="/careers/search?q=cook">Line Cook</a></li>
    <li><a href="/careers/sous-chef">Sous Chef</a></li></ul>"""
    assert openings(body) == ["Sous Chef"]


def test_where_most_links_of_a_kind_are_positions_all_are():
    body = """<ul><li><a href="/join/JobDetail/Sales-Manager/17">Sales Manager</a></li>
    <li><a href="/join/JobDetail/Sous-Chef/18">Sous Chef</a></li>
    <li><a href="/join/JobDetail/Keeper/19">Light Keeper of the North</a></li></ul>"""
    assert openings(body) == ["Sales Manager", "Sous Chef", "Light Keeper of the North"]


def test_numbered_postings_need_no_known_title():
    body = """<ul><li><a href="/jobs/5067503008">Wonder of the Lamps, Oslo</a></li>
    <li><a href="/jobs/4997715008">Second Wonder, Bergen</a></li>
    <li><a href="/jobs/benefits">Rewards</a></li></ul>"""
    assert openings(body) == ["Wonder of the Lamps, Oslo", "Second Wonder, Bergen"]


def test_microdata_tells_title_place_day_and_url():
    body = """<div itemscope itemtype="https://schema.org/JobPosting">
    <a itemprop="url" href="https://acme-invented.tld/jobs/7"><h3 itemprop="title">Cook</h3></a>
    <meta itemprop="datePosted" content="2026-11-02"><div itemprop="jobLocation" itemscope
    itemtype="https://schema.org/Place"><div itemprop="address" itemscope
    itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">Oslo</span>
    </div></div></div>"""
    (found,) = [s for s in signals(body, PageRole.CAREERS, CAREERS_URL) if s.name == "opening"]
    shown = "Cook; Oslo; 2026-11-02; https://acme-invented.tld/jobs/7"
    assert (found.value, found.provenance.evidence) == ("Cook", shown)


def test_a_list_of_many_companies_postings_is_nobodys_own():
    nodes = [
        {"@type": "JobPosting", "title": f"Cook {n}", "hiringOrganization": {"name": f"Acme {n}"}}
        for n in range(5)
    ]
    markup = '<script type="application/ld+json">{}</script>'
    assert openings(markup.format(json.dumps(nodes))) == []
    assert len(openings(markup.format(json.dumps(nodes[:3])))) == 3


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        pytest.param(
            "<h2>Open positions</h2><ul><li>Line Cook</li><li><b>Sous Chef</b>, full time</li></ul>"
            "<h2>Benefits</h2><ul><li>Health Manager on site</li></ul>",
            ["Line Cook", "Sous Chef"], id="list"),
        pytest.param(
            "<h2>Offene Stellen</h2><h3>Koch (m/w/d)</h3><p>Berlin</p><h3>Lichthüter (m/w/d)</h3>",
            ["Koch (m/w/d)", "Lichthüter (m/w/d)"], id="all-genders"),
        pytest.param(
            "<p><strong>Postes à pourvoir :</strong></p><p>Ingénieur logiciel H/F</p>"
            "<p>Envoyez votre CV à notre directeur.</p>",
            ["Ingénieur logiciel H/F"], id="french"),
        pytest.param(
            "<h2>Current openings at Acme</h2><details><summary>Store Manager</summary><p>You lead "
            "a team.</p></details><table><tr><td>Barista</td><td>Oslo</td></tr></table>",
            ["Store Manager", "Barista"], id="accordion-and-table"),
        pytest.param(
            "<h2>Sales Development Representative</h2><p>Oslo. Send a few lines.</p>",
            ["Sales Development Representative"], id="headings-alone"),
        pytest.param(
            "<h2>We are hiring</h2><p>Catering Sales Manager, Prep Cook. Call us.</p>",
            ["Catering Sales Manager", "Prep Cook"], id="sentence"),
        pytest.param(
            "<h2>Meet the team</h2><h3>Sales Manager</h3><p>Jane has been with us since 2011.</p>",
            [], id="team-member"),
        pytest.param(
            "<h3>Jane Doe, Sales Manager</h3><p>I have been here since 2011 and love it.</p>",
            [], id="person"),
        pytest.param(
            "<h2>Open positions</h2><h2>How to apply</h2><p>Talk to our HR Manager</p>", [],
            id="nothing-below"),
        pytest.param("<h2>Open positions</h2><p>Sales</p><p>Marketing</p>", [], id="departments"),
        pytest.param("<h2>Open positions</h2><p>Graduate Program</p>", [], id="programme"),
        pytest.param(
            "<h2>Open positions</h2><p>Software Engineer</p><p>Team Lead</p>"
            "<p>Call Center Agent</p><p>Email Marketing Manager</p>"
            "<p>Customer Experience Manager</p>",
            ["Software Engineer", "Team Lead", "Call Center Agent", "Email Marketing Manager",
             "Customer Experience Manager"], id="words-of-sentences-in-titles"),
    ],
)  # fmt: skip
def test_openings_are_read_from_plain_text_as_a_last_resort(body, titles):
    assert openings(body) == titles


def test_a_home_page_names_openings_below_an_announcement_only():
    listed = "<p>Catering Sales Manager, Prep Cook. Call us.</p>"
    assert openings(f"<h2>We are hiring</h2>{listed}", PageRole.HOME, "") == [
        "Catering Sales Manager", "Prep Cook",
    ]  # fmt: skip
    assert openings(f"<h2>Vacancies</h2>{listed}", PageRole.HOME, "") == []
    assert (
        openings("<h2>Sales Manager</h2><p>Our Sales Manager is Jane.</p>", PageRole.HOME, "") == []
    )


# No openings


@pytest.mark.parametrize(
    "sentence",
    [
        "There are no open positions at the moment.",
        "We currently do not have any job openings.",
        "We are not currently hiring.",
        "Sorry, no vacancies.",
        "Derzeit haben wir keine offenen Stellen.",
        "Zurzeit sind keine Stellen ausgeschrieben.",
        "Aucun poste à pourvoir actuellement.",
        "Il n'y a pas d'offre d'emploi en ce moment.",
        "En este momento no hay vacantes disponibles.",
        "Al momento non ci sono posizioni aperte.",
        "Op dit moment hebben we geen vacatures.",
        "De momento não há vagas.",
        "Just nu har vi inga lediga tjänster.",
        "Vi har ingen ledige stillinger for tiden.",
        "Obecnie nie prowadzimy rekrutacji.",
    ],
)
def test_a_careers_page_says_that_there_are_no_openings(sentence):
    found = signals(f"<h1>Careers</h1><p>{sentence}</p>", PageRole.CAREERS, CAREERS_URL)
    (said,) = [s for s in found if s.name == "no_openings"]
    assert (said.value, said.provenance.evidence) == ("stated", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If there are no open positions that suit you, write to us.",
        "No open positions match your search.",
        "No jobs found.",
        "No open positions for you right now?",
        "Wenn es keine offenen Stellen gibt, bewirb dich initiativ.",
        "No experience needed.",
        "{{ jobs.length }} <span>There are no open positions at the moment.</span>",
    ],
)
def test_other_sentences_do_not_say_so(sentence):
    found = hiring(f"<h1>Careers</h1><p>{sentence}</p>", PageRole.CAREERS, CAREERS_URL)
    assert "no_openings" not in dict(found)


def test_a_page_with_a_board_or_with_openings_does_not_say_so():
    none = "<p>There are no open positions at the moment.</p>"
    board = '<iframe src="https://jobs.lever.co/acme"></iframe>'
    assert "no_openings" not in dict(hiring(none + board, PageRole.CAREERS, CAREERS_URL))
    opening = "<h2>Open positions</h2><p>Line Cook</p>"
    assert "no_openings" not in dict(hiring(none + opening, PageRole.CAREERS, CAREERS_URL))
    assert "no_openings" not in dict(hiring(none))
