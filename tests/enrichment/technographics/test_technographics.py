from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.answer import Answer
from enrichment.page import parse_page
from enrichment.technographics import extract_technographics


def signals(body, **headers):
    named = {name.replace("_", "-"): (value,) for name, value in headers.items()}
    url = "https://acme.example/"
    page = parse_page(
        Answer(url, url, 200, named, body.encode(), datetime(2026, 11, 21, tzinfo=UTC))
    )
    return {signal.name: signal for signal in extract_technographics(page)}


@pytest.mark.parametrize(
    ("body", "technology", "version"),
    [
        ('<script src="//js.hs-scripts.com/12345.js"></script>', "HubSpot", None),
        ('<script src="https://munchkin.marketo.net/159/munchkin.js"></script>', "Marketo", None),
        ("<script>piAId = '1'; var x</script>", "Pardot", None),
        ('<script async src="https://www.googletagmanager.com/gtag/js?id=G-A1"></script>',
         "Google Analytics", None),
        ('<script src="https://cdn.segment.com/analytics.js/v1/k/analytics.min.js"></script>',
         "Segment", None),
        ('<script src="/jquery-3.7.1.min.js"></script>', "jQuery", "3.7.1"),
        ('<script src="/wp-includes/js/jquery/jquery.min.js?ver=3.6.0"></script>', "jQuery",
         "3.6.0"),
        ('<meta name="generator" content="WordPress 6.4.2">', "WordPress", "6.4.2"),
        ('<meta name="generator" content="Joomla! - Open Source">', "Joomla", None),
        ('<script src="https://cdn.shopify.com/s/files/1/t.js"></script>', "Shopify", None),
        ('<script id="__NEXT_DATA__" type="application/json">{}</script>', "Next.js", None),
        ('<a href="https://www.opentable.com/r/acme">Book</a>', "OpenTable", None),
        ('<a href="https://resy.com/cities/ny/acme">Book</a>', "Resy", None),
        ('<a href="https://order.toasttab.com/online/acme">Order</a>', "Toast", None),
        ('<a href="https://www.sevenrooms.com/reservations/acme">Book</a>', "SevenRooms",
         None),
        ('<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=A">',
         "Google Fonts", None),
        ("<script>fbq('init', '1')</script>", "Facebook Pixel", None),
        ('<iframe width=1 src="https://www.youtube.com/embed/abc"></iframe>', "YouTube", None),
        ('<iframe src="https://player.vimeo.com/video/1"></iframe>', "Vimeo", None),
    ],
)  # fmt: skip
def test_an_install_snippet_shows_its_technology(body, technology, version):
    found = signals(body)
    assert technology in found
    assert found[technology].version == version
    assert found[technology].value == ""


@pytest.mark.parametrize(
    ("name", "value", "technology", "version"),
    [
        ("server", "nginx/1.25.3", "Nginx", "1.25.3"),
        ("server", "Apache/2.4.58 (Ubuntu)", "Apache HTTP Server", "2.4.58"),
        ("server", "Microsoft-IIS/10.0", "IIS", "10.0"),
        ("x_powered_by", "PHP/8.2.1", "PHP", "8.2.1"),
        ("cf_ray", "8a1-FRA", "Cloudflare", None),
        ("set_cookie", "hubspotutk=1; path=/", "HubSpot", None),
        ("set_cookie", "ASP.NET_SessionId=abc", "Microsoft ASP.NET", None),
    ],
)
def test_headers_and_cookies_show_servers(name, value, technology, version):
    assert signals("<p>x", **{name: value})[technology].version == version


def test_what_is_implied_says_by_what():
    found = signals('<meta name="generator" content="WooCommerce 8.1">')
    assert found["WooCommerce"].provenance.evidence == "generator: WooCommerce 8.1"
    assert found["WordPress"].provenance.evidence == "WooCommerce runs on WordPress"
    assert {"PHP", "MySQL"} <= set(found)


@given(st.text(max_size=300))
def test_any_text_is_searched(text):
    signals(text, server=text, set_cookie=text)
