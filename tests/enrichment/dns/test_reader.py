"""What a domain's records show, asked of a name server on loopback."""

import threading
import time

import dns.rcode
import pytest

from enrichment.dns import DnsReader, reader
from enrichment.technographics.engine import load_engine
from prospects.errors import UsageError
from prospects.signal import SignalKind
from prospects.specs.settings import DnsSettings, FetchSettings

ACME = "acme-invented.tld"
LOOPBACK = FetchSettings(allow_networks="127.0.0.0/8")


@pytest.fixture
def new_reader(name_server):
    def make(timeout_seconds=2.0, fetch=LOOPBACK, engine=None, **settings):
        server = f"127.0.0.1:{name_server.port}"
        given = {"server": server, "timeout_seconds": timeout_seconds} | settings
        return DnsReader(DnsSettings.model_validate(given), fetch, engine)

    return make


@pytest.fixture
def found(new_reader):
    """Technology -> confidence, for the domain of the tests."""
    return lambda **settings: {
        signal.name: signal.confidence for signal in new_reader(**settings).look_up(ACME)
    }


def test_mail_provider_and_senders_are_signals_with_their_records(name_server, new_reader):
    name_server.add(ACME, "MX", "10 alt1.aspmx.l.google.com.", "1 aspmx.l.google.com.")
    spf = "v=spf1 include:_spf.google.com include:1234567.spf03.hubspotemail.net ~all"
    name_server.add(ACME, "TXT", f'"{spf}"')

    mail, tool = new_reader().look_up(ACME)

    assert (mail.kind, mail.name, mail.value) == (
        SignalKind.TECHNOGRAPHICS, "Google Workspace", "",
    )  # fmt: skip
    assert mail.provenance.source_url == "dns:acme-invented.tld/MX"
    assert mail.provenance.extractor == "dns"
    assert mail.provenance.evidence == "MX 1 aspmx.l.google.com"
    assert mail.provenance.observed_at.tzinfo is not None
    assert (tool.name, tool.provenance.source_url) == ("HubSpot", "dns:acme-invented.tld/TXT")
    assert tool.provenance.evidence == spf
    assert 0.5 < tool.confidence < mail.confidence < 1


@pytest.mark.parametrize(
    ("host", "technology"),
    [
        ("acme-invented-tld.mail.protection.outlook.com.", "Microsoft 365"),
        ("ACME-INVENTED-TLD.MAIL.PROTECTION.OUTLOOK.COM.", "Microsoft 365"),
        ("mx.zoho.eu.", "Zoho Mail"),
        ("mail.protonmail.ch.", "Proton Mail"),
        ("in1-smtp.messagingengine.com.", "Fastmail"),
        ("mx00.ionos.de.", "IONOS"),
        ("mx1.mail.ovh.net.", "OVHcloud"),
        ("eu-smtp-inbound-1.mimecast.com.", "Mimecast"),
        ("mx0a-00000000.pphosted.com.", "Proofpoint"),
        ("d0000.a.ess.barracudanetworks.com.", "Barracuda Email Protection"),
        ("mx.yandex.net.", "Yandex Mail"),
        ("inbound-smtp.eu-west-1.amazonaws.com.", "Amazon WorkMail"),
        ("mx1.emailsrvr.com.", "Rackspace Email"),
        ("mail.acme-invented.tld.", None),
        ("notgoogle.com.", None),
        ("google.com.acme-invented.tld.", None),
        (".", None),
        ("notgooglemail.com.", None),
    ],
)
def test_the_host_that_receives_mail_names_its_provider(name_server, found, host, technology):
    name_server.add(ACME, "MX", f"10 {host}")
    assert list(found()) == ([technology] if technology else [])


@pytest.mark.parametrize(
    ("text", "technologies"),
    [
        ("v=spf1 include:servers.mcsv.net ?all", ["Mailchimp"]),
        ("v=spf1 include:spf.mandrillapp.com -all", ["Mandrill"]),
        ("V=SPF1 +INCLUDE:SendGrid.NET ~ALL", ["SendGrid"]),
        ("v=spf1 include:u1.wl.sendgrid.net. -all", ["SendGrid"]),
        ("v=spf1 redirect=_spf.google.com", ["Google Workspace"]),
        ("v=spf1 exists:%{i}._spf.mta.salesforce.com -all", ["Salesforce"]),
        ("v=spf1 a:mail.zendesk.com/24 mx ip4:192.0.2.1 ~all", ["Zendesk"]),
        ("v=spf1 include:amazonses.com include:spf.mtasv.net", ["Amazon SES", "Postmark"]),
        ("v=spf1 -include:sendgrid.net all", []),
        ("v=spf1 include:sendgrid.net.acme-invented.tld", []),
        ("v=spf1 include: redirect= a: ~all", []),
        ("v=spf1", []),
        ("our mail comes by include:sendgrid.net", []),
        ("MS=ms12345678", ["Microsoft 365"]),
        ("hubspot-developer-verification=abc", ["HubSpot"]),
        ("Atlassian-Domain-Verification=abc", ["Atlassian Cloud"]),
        ("google-site-verification=abc", []),
        ("some text with stripe-verification=abc", []),
    ],
)
def test_a_text_record_names_tools(name_server, found, text, technologies):
    name_server.add(ACME, "TXT", f'"{text}"')
    assert list(found()) == technologies


def test_a_proof_of_the_domain_is_weaker_than_a_sender_and_that_than_the_mail_host(
    name_server, found
):
    name_server.add(ACME, "TXT", '"MS=ms1"')
    proof = found()["Microsoft 365"]
    name_server.add(ACME, "TXT", '"v=spf1 include:spf.protection.outlook.com -all"')
    sender = found()["Microsoft 365"]
    name_server.add(ACME, "MX", "0 acme.mail.protection.outlook.com.")
    assert 0.5 <= proof <= 0.7 < sender < found()["Microsoft 365"]


def test_a_long_record_is_shown_by_the_part_that_counts(name_server, new_reader):
    many = " ".join(f"ip4:192.0.2.{number}" for number in range(60))
    half = f"v=spf1 {many} inc"
    parts = [half[i : i + 200] for i in range(0, len(half), 200)]
    strings = " ".join(f'"{part}"' for part in [*parts, "lude:sendgrid.net ~all"])
    name_server.add(ACME, "TXT", strings)

    (signal,) = new_reader().look_up(ACME)

    assert signal.provenance.evidence == "v=spf1 ... include:sendgrid.net ..."


def test_name_servers_show_who_hosts_and_what_that_runs_on(name_server, new_reader):
    name_server.add(ACME, "NS", "ns-12.awsdns-01.com.", "NS-8.AWSDNS-00.CO.UK.")

    names, cloud = new_reader().look_up(ACME)

    assert (names.name, names.confidence) == ("Amazon Route 53", 0.9)
    assert names.provenance.source_url == cloud.provenance.source_url == f"dns:{ACME}/NS"
    assert names.provenance.evidence == "NS ns-12.awsdns-01.com"
    assert cloud.name == "Amazon Web Services"
    assert "(NS ns-12.awsdns-01.com)" in cloud.provenance.evidence
    assert (cloud.confidence, cloud.provenance.extractor) == (0.9, "dns")


@pytest.mark.parametrize("rcode", [dns.rcode.NOTIMP, dns.rcode.REFUSED])
def test_a_server_that_refuses_one_kind_still_answers_the_others(name_server, found, rcode):
    name_server.add(ACME, "MX", "10 aspmx.l.google.com.")
    name_server.refused["NS"] = rcode
    started = time.monotonic()
    assert list(found()) == ["Google Workspace"]
    assert time.monotonic() - started < 1


def test_a_kind_that_is_never_answered_costs_the_time_limit_and_no_fact(name_server, found):
    name_server.add(ACME, "MX", "10 aspmx.l.google.com.")
    name_server.mangle = lambda wire: [] if b"\x03tld\x00\x00\x02" in wire else [wire]
    assert list(found(timeout_seconds=0.4)) == ["Google Workspace"]


def test_fingerprints_of_ones_own_are_asked_instead_of_ours(name_server, new_reader, tmp_path):
    file = tmp_path / "mine.json"
    file.write_text('{"Acme Mail": {"dns": {"MX": "mx\\\\.acme-mail\\\\.example$"}}}')
    name_server.add(ACME, "MX", "10 mx.acme-mail.example.", "20 aspmx.l.google.com.")
    (signal,) = new_reader(engine=load_engine(file)).look_up(ACME)
    assert (signal.name, signal.confidence) == ("Acme Mail", 1.0)


def test_a_cut_answer_is_asked_for_by_tcp(name_server, found):
    name_server.truncate = True
    name_server.add(ACME, "MX", "10 aspmx.l.google.com.")
    name_server.add(ACME, "TXT", '"v=spf1 include:sendgrid.net"', *[f'"{n}"' for n in range(90)])

    assert set(found()) == {"Google Workspace", "SendGrid"}
    assert name_server.by_tcp == 3


def test_records_beyond_a_hundred_are_not_read(name_server, found):
    name_server.truncate = True
    name_server.add(ACME, "TXT", *[f'"{n}"' for n in range(2000)], '"MS=ms1"')
    assert found() == {}


def test_an_alias_within_the_answer_is_followed(name_server, found):
    name_server.aliases[ACME] = "other-invented.tld"
    name_server.add("other-invented.tld", "MX", "10 aspmx.l.google.com.")
    assert list(found()) == ["Google Workspace"]


def test_aliases_in_a_loop_end(name_server, found):
    name_server.aliases |= {ACME: "b-invented.tld", "b-invented.tld": ACME}
    assert found() == {}


def test_records_of_another_name_do_not_count(name_server, found):
    name_server.add("other-invented.tld", "MX", "10 aspmx.l.google.com.")
    name_server.aliases["stray-invented.tld"] = "other-invented.tld"
    assert found() == {}


@pytest.mark.parametrize(
    "rcode", [dns.rcode.NXDOMAIN, dns.rcode.SERVFAIL, dns.rcode.REFUSED, dns.rcode.FORMERR]
)
def test_a_failing_server_is_no_error(name_server, found, rcode):
    name_server.rcode = rcode
    name_server.add(ACME, "MX", "10 aspmx.l.google.com.")
    assert found() == {}


def test_a_name_without_records_gives_nothing(found):
    assert found() == {}


def wrong_number(wire: bytes) -> list[bytes]:
    return [bytes([wire[0] ^ 1]) + wire[1:]]


@pytest.mark.parametrize(
    "mangle",
    [
        pytest.param(lambda wire: [], id="silence"),
        pytest.param(wrong_number, id="wrong-number"),
        pytest.param(lambda wire: [wire.replace(b"\x0dacme-", b"\x0devil-")], id="other-question"),
        pytest.param(lambda wire: [b"", b"\x00", b"\xff" * 600], id="garbage"),
        pytest.param(lambda wire: [wire[:2] + b"\x01" + wire[3:]], id="a-question-sent-back"),
    ],
)
def test_what_is_no_answer_is_waited_out(name_server, found, mangle):
    name_server.add(ACME, "MX", "10 aspmx.l.google.com.")
    name_server.mangle = mangle
    started = time.monotonic()

    assert found(timeout_seconds=0.4) == {}

    assert 0.3 < time.monotonic() - started < 5


def test_the_right_answer_counts_behind_wrong_ones(name_server, found):
    name_server.add(ACME, "MX", "10 aspmx.l.google.com.")
    name_server.mangle = lambda wire: [b"junk", *wrong_number(wire), wire, wire]
    assert list(found()) == ["Google Workspace"]


def test_a_question_that_was_lost_is_put_again(name_server, found):
    lost = [1, 1]
    name_server.add(ACME, "MX", "10 aspmx.l.google.com.")
    name_server.mangle = lambda wire: [] if lost and lost.pop() else [wire]
    assert list(found()) == ["Google Workspace"]


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8, 0.95])
def test_an_answer_that_breaks_off_gives_what_stood_before(name_server, found, share):
    name_server.add(ACME, "MX", *[f"{n} aspmx{n}.googlemail.com." for n in range(20)])
    name_server.mangle = lambda wire: [wire[: int(len(wire) * share)]]
    assert set(found(timeout_seconds=0.6)) <= {"Google Workspace"}


def test_a_tcp_answer_that_breaks_off_is_no_error(name_server, found):
    name_server.truncate = True
    name_server.mangle_tcp = lambda wire: []
    assert found(timeout_seconds=0.5) == {}


def test_nobody_listening_is_no_error():
    settings = DnsSettings(server="127.0.0.1:1", timeout_seconds=0.3)
    assert DnsReader(settings, LOOPBACK).look_up(ACME) == []


@pytest.mark.parametrize(
    "name",
    ["", "127.0.0.1", "[::1]", "localhost", "acme.local", "printer.corp", "example.com", "com",
     "co.uk", "www.acme-invented.tld", "Acme-Invented.tld", "acme-invented.tld.", "a..tld",
     "acme invented.tld", f"{'a' * 64}.tld", "acme.tld/MX", "1.2.3"],
)  # fmt: skip
def test_only_registrable_domains_are_asked(name_server, new_reader, name):
    assert new_reader(timeout_seconds=0.2).look_up(name) == []
    assert name_server.asked == []


def test_each_question_is_put_once_and_no_other_zone_is_asked(name_server, found):
    name_server.add(ACME, "TXT", '"v=spf1 include:_spf.acme-invented.tld redirect=b-invented.tld"')
    found()
    assert sorted(name_server.asked) == [(ACME, "MX"), (ACME, "NS"), (ACME, "TXT")]


def test_it_is_off_by_one_switch(name_server, new_reader):
    off = new_reader(enabled=False)
    assert not off.enabled
    assert off.look_up(ACME) == []
    assert name_server.asked == []


def test_it_is_off_on_a_test_web_without_a_name_server(name_server, new_reader):
    web = FetchSettings(connect_to="80=127.0.0.1:8080", allow_networks="127.0.0.0/8")
    assert not new_reader(server="", fetch=web).enabled
    assert new_reader(fetch=web).enabled


@pytest.mark.parametrize(
    ("server", "networks", "words"),
    [
        ("127.0.0.1:53", "", "dns.server: 127.0.0.1 is not in fetch.allow_networks"),
        ("9.9.9.9:53", "127.0.0.0/8", "dns.server: 9.9.9.9 is not in fetch.allow_networks"),
        ("9.9.9.9:53", "9.9.9.0/24", "fetch.allow_networks: 9.9.9.0/24 is neither loopback"),
        ("127.0.0.1", "127.0.0.0/8", 'dns.server: "127.0.0.1" is not ADDRESS:PORT'),
        ("localhost:53", "127.0.0.0/8", 'dns.server: "localhost:53" is not ADDRESS:PORT'),
        ("127.0.0.1:0", "127.0.0.0/8", "is not ADDRESS:PORT"),
        ("127.0.0.1:53,80=127.0.0.1:1", "127.0.0.0/8", "is not ADDRESS:PORT"),
    ],
)
def test_a_name_server_outside_the_allowed_networks_is_refused(server, networks, words):
    with pytest.raises(UsageError, match=r"dns\.server|fetch\.allow_networks") as refused:
        DnsReader(DnsSettings(server=server), FetchSettings(allow_networks=networks))
    assert words in str(refused.value)


def test_the_machines_own_servers_are_read_at_the_first_question_and_once(monkeypatch):
    read = []
    monkeypatch.setattr(reader, "read_own_servers", lambda: read.append(1) or [])
    looking = DnsReader(DnsSettings(timeout_seconds=0.1), FetchSettings())
    assert read == []
    assert looking.look_up(ACME) == looking.look_up(ACME) == []
    assert read == [1]


def test_a_server_that_never_answers_is_given_up_with_one_warning(monkeypatch, caplog):
    monkeypatch.setattr(reader, "_SILENT_IN_A_ROW_MAX", 3)
    looking = DnsReader(DnsSettings(server="127.0.0.1:1", timeout_seconds=0.05), LOOPBACK)
    for _ in range(5):
        looking.look_up(ACME)
    assert not looking.enabled
    assert [record.message for record in caplog.records if "name server" in record.message] == [
        "no name server answers: mail providers and senders are not looked up any more "
        "(dns.server, or dns.enabled: false)"
    ]


def test_threads_may_share_a_reader(name_server, new_reader):
    for number in range(40):
        name_server.add(f"acme{number}-invented.tld", "MX", "10 aspmx.l.google.com.")
    shared, wrong = new_reader(timeout_seconds=5), []

    def look(start: int) -> None:
        for number in range(start, 40, 4):
            names = [s.provenance.source_url for s in shared.look_up(f"acme{number}-invented.tld")]
            if names != [f"dns:acme{number}-invented.tld/MX"]:
                wrong.append((number, names))

    threads = [threading.Thread(target=look, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
