import pytest

from enrichment.firmographics.social import social_profile

NODE = """<script type="application/ld+json">{"@type": "Organization", "name": "Blue Pan",
"sameAs": ["https://www.instagram.com/bluepan/", "https://www.facebook.com/sharer.php"]}</script>"""


@pytest.mark.parametrize(
    ("url", "profile"),
    [
        ("https://www.linkedin.com/company/acme/about/", "https://linkedin.com/company/acme"),
        ("https://de.linkedin.com/company/acme", "https://linkedin.com/company/acme"),
        ("http://twitter.com/acme?lang=en", "https://twitter.com/acme"),
        ("https://mobile.twitter.com/acme", "https://twitter.com/acme"),
        ("https://www.youtube.com/@acme/videos", "https://youtube.com/@acme"),
        ("https://m.facebook.com/acme/", "https://facebook.com/acme"),
        ("https://fb.com/acme", "https://facebook.com/acme"),
        ("https://www.facebook.com/pages/Acme/12345", "https://facebook.com/pages/Acme/12345"),
        ("https://bsky.app/profile/acme.example", "https://bsky.app/profile/acme.example"),
        ("https://www.facebook.com/sharer/sharer.php?u=x", None),
        ("https://www.facebook.com/profile.php?id=1", None),
        ("https://twitter.com/intent/tweet", None),
        ("https://twitter.com/share", None),
        ("https://www.linkedin.com/in/somebody", None),
        ("https://www.linkedin.com/shareArticle?mini=true", None),
        ("https://www.instagram.com/p/abc", None),
        ("https://www.youtube.com/watch?v=abc", None),
        ("https://github.com/acme/anvil", None),
        ("https://acme.example/linkedin.com", None),
        ("https://notlinkedin.com/company/acme", None),
        ("http://[x", None),
        ("", None),
    ],
)
def test_a_profile_is_told_from_a_button(url, profile):
    assert social_profile(url) == profile


def profiles(facts_of, *urls):
    body = "".join(f'<a href="{url}">x</a>' for url in urls)
    return {s.value: s.confidence for s in facts_of(body) if s.name == "social"}


@pytest.fixture
def signals(read):
    from enrichment.firmographics import extract_firmographics  # noqa: PLC0415

    return lambda body: extract_firmographics(read(body))


def test_the_profile_that_fits_the_domain_is_the_companys(signals):
    linked = ["https://twitter.com/others", "https://twitter.com/others", "https://x.com/bluepan"]
    assert profiles(signals, *linked) == {"https://x.com/bluepan": 0.9}


def test_one_profile_that_does_not_fit_is_less_sure(signals):
    assert profiles(signals, "https://twitter.com/cookschicago") == {
        "https://twitter.com/cookschicago": 0.7
    }


@pytest.mark.parametrize("handle", ["wordpress", "Shopify", "wix", "yourpage", "twitter"])
def test_the_profile_of_who_made_the_site_is_not_the_companys(signals, handle):
    assert profiles(signals, f"https://twitter.com/{handle}") == {}


def test_a_page_about_many_others_tells_none(signals):
    assert profiles(signals, *(f"https://twitter.com/other{n}" for n in range(6))) == {}


def test_json_ld_names_profiles(signals):
    named = {s.value for s in signals(NODE) if s.name == "social"}
    assert named == {"https://instagram.com/bluepan"}
