import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.technographics.page.globals import first_set, is_telling


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Intercom", False), ("intercomSettings", True), ("_hsq", True), ("Shopify.shop", True),
        ("$crisp", True), ("app", False), ("config", False), ("gtag", False), ("dataLayer", True),
        ("_a", False), ("fbq2", True), ("", False), ("webpackJsonp", True), ("CONFIG", False),
    ],
)  # fmt: skip
def test_a_name_tells_something_that_nobody_gives_by_chance(name, told):
    assert is_telling(name) is told


def places_of(name, script):
    lowered, places, at = script.lower(), [], -1
    while (at := lowered.find(name.lower(), at + 1)) >= 0:
        places.append(at)
    return places


def value_of(name, script):
    """What a script sets a name to, or None."""
    found = first_set(name, script.encode(), places_of(name, script), 0, len(script))
    return found.value if found else None


@pytest.mark.parametrize(
    ("script", "value"),
    [
        pytest.param("window.acmeQ = 'x'", "x", id="window"),
        pytest.param('window["acmeQ"] = "x"', "x", id="window-in-brackets"),
        pytest.param("window['acmeQ']='x'", "x", id="window-in-single-brackets"),
        pytest.param("self.acmeQ = 'x'", "x", id="self"),
        pytest.param("globalThis.acmeQ = 'x'", "x", id="globalThis"),
        pytest.param("var acmeQ = 'x'", "x", id="var"),
        pytest.param("a(); var acmeQ='x'", "x", id="var-behind-a-statement"),
        pytest.param("acmeQ = 'x'", "x", id="bare"),
        pytest.param("if(a){acmeQ='x'}", "x", id="bare-in-braces"),
        pytest.param("a\n  acmeQ = 'x'", "x", id="on-its-own-line"),
        pytest.param("acmeQ = acmeQ || []", "", id="no-text"),
        pytest.param("acmeQ =\n 'x'", "x", id="over-lines"),
        pytest.param("acmeQ = 'it\"s'", 'it"s', id="other-quotes-within"),
        pytest.param("acmeq = 'y'; acmeQ = 'x'", "x", id="case-counts"),
        pytest.param("b.acmeQ = 'y'; window.acmeQ = 'x'", "x", id="the-first-that-is-set"),
        pytest.param("acmeQ == 'x'", None, id="a-comparison"),
        pytest.param("acmeQ === 'x'", None, id="a-strict-comparison"),
        pytest.param("acmeQ => 'x'", None, id="a-function"),
        pytest.param("acmeQ('x')", None, id="a-call"),
        pytest.param("foo.acmeQ = 'x'", None, id="a-property-of-something"),
        pytest.param("foo.window.acmeQ2 = 'x'", None, id="a-longer-name"),
        pytest.param("myacmeQ = 'x'", None, id="the-end-of-a-name"),
        pytest.param("let x = acmeQ = 'x'", None, id="a-chain"),
        pytest.param("'acmeQ = 1'", None, id="in-a-text"),
        pytest.param("acmeQ.push('x')", None, id="a-use"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_a_script_sets_is_what_its_text_says(script, value):
    assert value_of("acmeQ", script) == value


def test_a_property_is_set_by_its_whole_name():
    assert value_of("Acme.shop", "Acme.shop = 'x.acme.example'") == "x.acme.example"
    assert value_of("Acme.shop", "Acme.shopper = 'x'") is None


def test_what_lies_outside_of_the_script_counts_for_nothing():
    body = b"x.<script>acmeQ = 'x'</script>"
    low, high = body.index(b">") + 1, body.index(b"</")
    found = first_set("acmeQ", body, [low], low, high)
    assert (found.value, body[found.start : found.end]) == ("x", b"acmeQ = 'x'")
    cut = first_set("acmeQ", body, [low], low, high - 2)
    assert cut is None or cut.value == ""


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_any_bytes_around_a_name_are_read(before, behind):
    body = before + b"acmeQ" + behind
    found = first_set("acmeQ", body, [len(before)], 0, len(body))
    assert found is None or len(before) == found.start < found.end <= len(body)
