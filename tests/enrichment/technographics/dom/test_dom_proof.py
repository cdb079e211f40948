"""Elements that a selector matches and that prove nothing all the same."""

import pytest

RELAY = "<iframe tabindex=-1 style='position: absolute; top: -100px' src=//acme.io/login/relay>"


@pytest.mark.parametrize(
    ("selector", "body", "shown"),
    [
        pytest.param("a[href*='/cart']", "<a href=/cart>", True, id="whole-word"),
        pytest.param("a[href*='/cart']", "<a href=/cart.html>", True, id="word-and-more"),
        pytest.param("a[href*='/cart']", "<a href=/cartoons>", False, id="word-goes-on"),
        pytest.param("a[href*='/cart']", "<a href=/cartoons/cart>", True, id="word-later"),
        pytest.param("a[href*='/cart']", "<a href=/cartLink>", True, id="next-word-in-capitals"),
        pytest.param("div[class*='quill']", "<div class=maquillage>", False, id="within-a-word"),
        pytest.param("div[class*='quill']", "<div class=my-quill>", True, id="behind-a-hyphen"),
        pytest.param("link[href*='cdn.acme.']", "<link href=//cdn.acme.io/a>", True, id="sign"),
        pytest.param("link[href^='/cart']", "<link href=/cartoons>", True, id="other-operator"),
        pytest.param("iframe[src*='acme.io/']", RELAY, False, id="frame-out-of-sight"),
        pytest.param("iframe[src*='acme.io/']", "<iframe src=//acme.io/form>", True, id="frame"),
        pytest.param("a[href*='acme.io/send']", "<a href='//acme.io/send?text=Read+this'>", False,
                     id="shared-with-others"),
        pytest.param("a[href*='acme.io/send']", "<a href='//acme.io/send?phone=12&text=Hi'>", True,
                     id="sent-to-the-company"),
    ],
)  # fmt: skip
def test_what_is_meant_is_a_word_that_is_of_the_page(detect, selector, body, shown):
    assert bool(detect({"Acme": {"dom": selector}}, body)) is shown


def test_a_pattern_on_the_value_says_itself_what_it_means(detect):
    dom = {"link[href*='awesome']": {"attributes": {"href": "fontawesome"}}}
    assert detect({"Acme": {"dom": dom}}, "<link href=/fontawesomefree.css>")
