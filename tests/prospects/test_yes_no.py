import pytest

from prospects.yes_no import parse_yes_no


@pytest.mark.parametrize("text", ["Yes", "TRUE", "1", "x", "Ja", "oui", "Sí", "да", "✓", " y "])
def test_yes_is_said_in_many_ways(text):
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["No", "NO", "false", "0", "0.0", "Nein", "non", "não", "нет"])
def test_no_is_said_in_many_ways(text):
    assert parse_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "maybe", "2", "Norway", "n/a", "unknown", "yes and no"])
def test_what_says_neither_is_not_known(text):
    assert parse_yes_no(text) is None
