"""Sources as people read them."""

import pytest

from outreach.exports.links import web_link
from outreach.sources import source_words
from outreach.why_now import short_page


@pytest.mark.parametrize(
    ("source_url", "words"),
    [
        ("https://acme-invented.tld/about", "https://acme-invented.tld/about"),
        ("list:people.csv#row=3", "people.csv row 3"),
        ("dns:acme-invented.tld/MX", "DNS record MX of acme-invented.tld"),
        ("dns:acme-invented.tld/TXT", "DNS record TXT of acme-invented.tld"),
    ],
)
def test_a_source_reads_well(source_url, words):
    assert source_words(source_url) == words


def test_a_dns_record_is_named_in_a_sentence_and_never_a_link():
    assert short_page("dns:acme-invented.tld/MX") == "DNS record MX of acme-invented.tld"
    assert web_link("dns:acme-invented.tld/MX") == ""
    assert web_link(source_words("dns:acme-invented.tld/MX")) == ""
