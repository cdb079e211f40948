"""Templates: what is accepted, what is refused, and what they write."""

import json

import pytest

from outreach.rendering import MessageIncomplete, render_message
from outreach.templates import load_templates, read_template
from outreach.variables import plain_text
from prospects.errors import ConfigError


def test_a_template_with_an_unknown_variable_is_refused_with_its_line(write_template):
    path = write_template(
        text="---\nsubject: Hi\n---\nHello\n\nabout {{ frist_name }} and {{ shoe_size }}\n"
    )
    with pytest.raises(ConfigError) as caught:
        read_template(path, "vp-sales")
    faults = str(caught.value)
    assert 'body line 3: "frist_name" is no variable; allowed: first_name' in faults
    assert '"shoe_size"' in faults


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\nsubject: Hi\n---\n{{ first_name", "not valid Liquid"),
        ("---\nsubject: Hi\n---\n{{ first_name | shout }}", "is no filter"),
        ("---\nsubject: Hi\n---\n{% include 'x' %}", "not valid Liquid"),
        ("---\n---\nHello", "an e-mail needs one"),
        ("---\nsubject: Hi\nchannel: fax\n---\nHello", "'email', 'linkedin' or 'phone'"),
        ("---\nsubject: [\n---\nHello", "not valid YAML"),
        ("---\nsubject: Hi\nrequires: [nothing]\n---\nHello", "is no variable"),
        ("---\nsubject: Hi\nchannel: phone\n---\nHello", "does not fit the file name"),
    ],
)
def test_a_broken_template_says_what_is_wrong(write_template, text, words):
    path = write_template(text=text)
    with pytest.raises(ConfigError) as caught:
        read_template(path, "vp-sales")
    assert words in str(caught.value)


def test_a_step_without_text_is_a_fault(tmp_path, rules):
    with pytest.raises(ConfigError, match=r"write step-1\.md beside it"):
        load_templates(tmp_path / "nowhere", [rules.personas["vp-sales"]])


def test_a_required_variable_that_is_unknown_stops_the_message(write_template):
    path = write_template(text="---\nsubject: Hi\nrequires: [opening]\n---\nAbout {{ opening }}\n")
    template = read_template(path, "vp-sales")
    with pytest.raises(MessageIncomplete, match="needs opening"):
        render_message(template, {"opening": None})
    assert render_message(template, {"opening": "SDR"}).body == "About SDR"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("{{ region }}", "region"),
        ("{{ extra.plan }}", "extra.plan"),
        ("{{ city | upcase }}", "city"),
    ],
)
def test_a_printed_variable_that_is_unknown_is_named(write_template, body, name):
    template = read_template(write_template(text=f"---\nsubject: Hi\n---\n{body}\n"), "vp-sales")
    with pytest.raises(MessageIncomplete) as caught:
        render_message(template, {"extra": {"other": "x"}})
    assert str(caught.value) == f"vp-sales/step-1.md needs {name}, which is unknown"


def test_a_required_column_of_a_list_that_is_unknown_stops_the_message(write_template):
    text = "---\nsubject: Hi\nrequires: [extra.plan]\n---\nOn {{ extra.plan }}\n"
    template = read_template(write_template(text=text), "vp-sales")
    with pytest.raises(MessageIncomplete, match=r"needs extra\.plan"):
        render_message(template, {"extra": {"tier": "A"}})
    with pytest.raises(MessageIncomplete, match=r"needs extra\.plan"):
        render_message(template, {})
    assert render_message(template, {"extra": {"plan": "Gold"}}).body == "On Gold"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{{ extra }}", '"extra" alone says nothing; name a column'),
        ("{{ extra.Plan }}", '"Plan" is no column of extra; write extra.plan'),
        ("{% if extra['Partner Tier'] %}x{% endif %}", "write extra.partner_tier"),
    ],
)
def test_a_column_that_could_never_be_known_is_a_fault(write_template, body, words):
    path = write_template(text=f"---\nsubject: Hi\n---\nHello\n{body}\n")
    with pytest.raises(ConfigError, match="body line 2") as caught:
        read_template(path, "vp-sales")
    assert words in str(caught.value)


def test_a_loop_without_end_is_stopped(write_template):
    loops = "{% for i in (1..99999) %}{% for j in (1..99999) %}x{% endfor %}{% endfor %}"
    text = f"---\nsubject: Hi\n---\n{loops}\n"
    with pytest.raises(MessageIncomplete):
        render_message(read_template(write_template(text=text), "vp-sales"), {})


@pytest.mark.shared
def test_a_value_is_never_rendered(write_template, shared_dir):
    text = "---\nsubject: Hi\n---\n{{ company }}\n"
    template = read_template(write_template(text=text), "vp-sales")
    payloads = json.loads((shared_dir / "payloads/ssti.json").read_text(encoding="utf-8"))
    flat = [p for group in _lists(payloads) for p in group if isinstance(p, str)]
    assert len(flat) > 50
    for payload in flat:
        value = plain_text(payload)
        assert "{" not in value
        assert "}" not in value
        assert render_message(template, {"company": value}).body == value.strip()


def _lists(node):
    if isinstance(node, list):
        yield node
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for value in values:
        yield from _lists(value)
