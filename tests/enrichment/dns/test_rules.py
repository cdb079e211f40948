"""The rules as data: names agree with the technographics, and no rule stands twice."""

import re
from collections import Counter

import pytest

from enrichment.dns.rules import read_rules
from enrichment.technographics.fingerprints import read_fingerprints

FILES = ("mail_hosts.yml", "mail_senders.yml", "verifications.yml")
RULES = [rule for file in FILES for rule in read_rules(file)]


def bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def test_a_technology_is_called_as_pages_call_it():
    known = {bare(name): name for name in read_fingerprints()}
    ours = {rule.technology for rule in RULES}
    assert {name for name in ours if known.get(bare(name), name) != name} == set()
    assert {"HubSpot", "Mailchimp", "SendGrid", "Zendesk", "Salesforce"} <= ours


def test_one_technology_has_one_spelling():
    spellings = {(bare(rule.technology), rule.technology) for rule in RULES}
    assert len({name for name, _ in spellings}) == len(spellings)


@pytest.mark.parametrize("file", FILES)
def test_every_rule_can_match_and_none_stands_twice(file):
    marks = [mark for rule in read_rules(file) for mark in (*rule.suffixes, *rule.prefixes)]
    assert [mark for mark, times in Counter(marks).items() if times > 1] == []
    assert [mark for mark in marks if mark != mark.lower() or mark.startswith(".")] == []
    assert all(bool(r.suffixes) != bool(r.prefixes) and r.source for r in read_rules(file))


def test_a_proof_is_only_half_a_proof():
    assert {0.5 <= rule.confidence <= 0.7 for rule in read_rules("verifications.yml")} == {True}
