import pytest

from enrichment.hiring.own_boards import embed_rules


def read(vendor, markup):
    rules = embed_rules()[vendor]
    found = rules.code.search(markup) if rules.mark in markup else None
    return found["tenant"] if found else None


@pytest.mark.parametrize("vendor", list(embed_rules()))
def test_the_code_of_a_widget_names_the_tenant(vendor):
    rules = embed_rules()[vendor]
    assert {markup: read(vendor, markup) for markup in rules.positives} == rules.positives


@pytest.mark.parametrize("vendor", list(embed_rules()))
def test_other_code_names_none(vendor):
    assert [markup for markup in embed_rules()[vendor].negatives if read(vendor, markup)] == []
