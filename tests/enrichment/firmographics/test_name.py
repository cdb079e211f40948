import pytest

from enrichment.firmographics.name import extract_name
from enrichment.page import PageRole


def names(page):
    found = {}
    for signal in extract_name(page):
        found[signal.value] = max(signal.confidence, found.get(signal.value, 0.0))
    return found


def surest(page):
    found = names(page)
    return max(found, key=found.get, default=None)


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<title>Home | Blue Pan</title>", "Blue Pan"),
        ("<title>French food in Chicago - Blue Pan Bistro</title>", "Blue Pan Bistro"),
        ("<title>Welcome to Blue Pan</title>", "Blue Pan"),
        ("<title>Willkommen bei Blue Pan</title>", "Blue Pan"),
        ("<title>Bienvenue chez Blue Pan</title>", "Blue Pan"),
        ("<title>Home</title>", None),
        ("<title>Login or Register</title>", None),
        ("<title>403 Forbidden</title>", None),
        ("<title>Just a moment...</title>", None),
        ('<meta property="og:site_name" content="BLUE PAN BISTRO, LLC">', "Blue Pan Bistro"),
        ('<meta property="og:site_name" content="My Site">', None),
        ('<a href="/"><img alt="Blue Pan Logo" src="x.png"></a>', "Blue Pan"),
        ('<a href="/"><img alt="logo" src="x.png"></a>', None),
        ('<a href="https://else.example/">Else</a>', None),
        ("<p>\u00a9 2019-2026 Copper Foods, Inc. All rights reserved.", "Copper Foods"),
        ("<p>Copyright 2026 Blue Pan GmbH | Impressum", "Blue Pan"),
        ("<p>\u00a9 2026 All rights reserved", None),
        ("<p>\u00a9 2026 Google, Maps", None),
        ("<p>\u00a9 Theme by Somebody", None),
        ("<p>\u00a9 2026 Blue Pan<br>\u00a9 2026 Google", "Blue Pan"),
        ('<a href="/">Deals</a>', None),
        ('<meta property="og:site_name" content="@bluepan">', "bluepan"),
        ("<p>A page without any name", None),
    ],
)  # fmt: skip
def test_a_page_names_its_company(read, html, name):
    assert surest(read(html)) == name


def test_sources_that_agree_are_surer(read):
    alone = '<meta property="og:site_name" content="Blue Pan">'
    agreeing = alone + '<title>BLUE PAN</title><a href="/">Blue Pan</a><p>\u00a9 2026 Blue Pan Ltd'
    assert names(read(agreeing))["Blue Pan"] > names(read(alone))["Blue Pan"]
    assert max(names(read(agreeing)).values()) <= 0.98


def test_a_name_that_one_source_shouts_is_spelt_as_another_does(read):
    page = read('<meta property="og:site_name" content="VIZ PIZ"><title>Viz Piz</title>')
    assert set(names(page)) == {"Viz Piz"}


def test_a_title_elsewhere_than_at_the_front_is_no_name(read):
    page = read("<title>Big sale today</title>", PageRole.CAREERS)
    assert names(page) == {}
