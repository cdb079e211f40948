"""What records show by our fingerprints: spellings of SPF, the surest record, how sure it is."""

import pytest

from enrichment.dns.findings import Finding, find_technologies
from enrichment.dns.message import Kind, Reply
from enrichment.technographics.engine import default_engine
from enrichment.technographics.patterns.pattern import parse_pattern

DNS_RULES = [
    (name, kind, parse_pattern(text))
    for name, fields in default_engine().fingerprints.technologies.items()
    for kind, texts in fields.get("dns", {}).items()
    for text in ([texts] if isinstance(texts, str) else texts)
]
SENDERS = [
    (name, record)
    for name, fields in default_engine().fingerprints.technologies.items()
    for specimen in fields["specimens"]["shows"]
    if isinstance(specimen, dict)
    for record in specimen.get("dns", {}).get("TXT", ())
    if record.lower().startswith("v=spf1")
]


def found(mail_hosts=(), texts=(), name_servers=()) -> dict[str, Finding]:
    replies = {
        Kind.MX: Reply(mail_hosts=tuple(mail_hosts)),
        Kind.TXT: Reply(texts=tuple(texts)),
        Kind.NS: Reply(name_servers=tuple(name_servers)),
    }
    findings = find_technologies(default_engine(), replies)
    return {finding.technology: finding for finding in findings}


@pytest.mark.parametrize(
    ("term", "technology"),
    [
        pytest.param("include:sendgrid.net", "SendGrid", id="include"),
        pytest.param("+include:sendgrid.net", "SendGrid", id="plus"),
        pytest.param("?include:sendgrid.net", "SendGrid", id="neutral"),
        pytest.param("~include:sendgrid.net", "SendGrid", id="soft"),
        pytest.param("-include:sendgrid.net", None, id="forbidden"),
        pytest.param("include:sendgrid.net.", "SendGrid", id="final-dot"),
        pytest.param("INCLUDE:SendGrid.NET", "SendGrid", id="upper-case"),
        pytest.param("include:u1.wl.sendgrid.net", "SendGrid", id="below"),
        pytest.param("include:notsendgrid.net", None, id="longer-name"),
        pytest.param("include:sendgrid.net.acme-invented.tld", None, id="only-a-beginning"),
        pytest.param("include:sendgrid-net.acme-invented.tld", None, id="hyphen"),
        pytest.param("redirect=_spf.google.com", "Google Workspace", id="redirect"),
        pytest.param("exists:%{i}._spf.mta.salesforce.com", "Salesforce", id="macro"),
        pytest.param("a:mail.zendesk.com/24", "Zendesk", id="network"),
        pytest.param("a:mail.zendesk.com//64", "Zendesk", id="network-of-ipv6"),
        pytest.param("mx:mail.zendesk.com", "Zendesk", id="mx"),
        pytest.param("exp=sendgrid.net", None, id="explanation"),
        pytest.param("ptr:sendgrid.net", None, id="ptr"),
        pytest.param("sendgrid.net", None, id="no-mechanism"),
        pytest.param("ip4:192.0.2.1 include: redirect=", None, id="empty-names"),
    ],
)
@pytest.mark.parametrize(
    "record", ["v=spf1 {} ~all", "v=spf1 {}", "V=SPF1 mx {} -ALL", "v=spf1  ip4:192.0.2.7   {}"]
)
def test_a_term_of_spf_is_read_as_mail_servers_read_it(record, term, technology):
    assert list(found(texts=[record.format(term)])) == ([technology] if technology else [])


@pytest.mark.parametrize(("technology", "record"), SENDERS)
def test_a_forbidden_sender_is_none(technology, record):
    assert technology in found(texts=[record])
    forbidden = record.lower().replace(" include:", " -include:").replace(" a:", " -a:")
    assert technology not in found(texts=[forbidden])


def test_the_surest_record_speaks_and_several_do_not_add_up():
    proof, sender = "MS=ms1", "v=spf1 include:spf.protection.outlook.com -all"
    mail = [(20, "b.mail.protection.outlook.com"), (0, "a.mail.protection.outlook.com")]

    by_proof = found(texts=[proof])["Microsoft 365"]
    by_sender = found(texts=[proof, sender])["Microsoft 365"]
    by_mail = found(mail, [proof, sender])["Microsoft 365"]

    assert (by_proof.record, by_proof.evidence) == ("TXT", proof)
    assert (by_sender.record, by_sender.evidence) == ("TXT", sender)
    assert (by_mail.record, by_mail.evidence) == ("MX", "MX 0 a.mail.protection.outlook.com")
    assert by_proof.confidence < by_sender.confidence < by_mail.confidence < 1


@pytest.mark.parametrize("text", ['"MS=ms1"', "  MS=ms1 ", ' "MS=ms1"'])
def test_blanks_and_quotes_around_a_text_are_no_part_of_it(text):
    assert found(texts=[text])["Microsoft 365"].evidence == "MS=ms1"


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        ("include:sendgrid.net {}", "include:sendgrid.net"),
        ("{} ?include:sendgrid.net.", "?include:sendgrid.net."),
        ("{} a:u1.sendgrid.net/24 ~all", "a:u1.sendgrid.net/24"),
    ],
)
def test_a_long_record_is_shown_by_its_whole_term(record, shown):
    many = " ".join(f"ip4:192.0.2.{number}" for number in range(60))
    findings = found(texts=[f"v=spf1 {record.format(many)}"])
    assert findings["SendGrid"].evidence == f"v=spf1 ... {shown} ..."


def test_a_long_proof_is_cut():
    text = "stripe-verification=" + "a" * 300
    assert found(texts=[text])["Stripe"].evidence == text[:200]


def test_an_answer_without_records_shows_nothing():
    assert find_technologies(default_engine(), {}) == []


def test_a_proof_is_only_half_a_proof_and_a_mail_host_nearly_a_whole_one():
    assert all(pattern for _, _, pattern in DNS_RULES)
    texts = [(n, p) for n, kind, p in DNS_RULES if kind == "TXT"]
    proofs = {(n, p.confidence) for n, p in texts if "v=spf1" not in p.source}
    senders = {(n, p.confidence) for n, p in texts if "v=spf1" in p.source}
    hosts = {(n, p.confidence) for n, kind, p in DNS_RULES if kind in ("MX", "NS")}
    assert {(n, sure) for n, sure in proofs if not 0.5 <= sure <= 0.7} == set()
    assert {(n, sure) for n, sure in senders if not 0.8 <= sure <= 0.85} == set()
    assert {(n, sure) for n, sure in hosts if not 0.7 <= sure <= 0.95} == set()
