"""Answers as bytes: what dnspython's own message reads is the oracle, and nothing ever raises."""

import dns.flags
import dns.message
import dns.rrset
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.dns.message import Kind, Question, encode_name, is_reply_to, parse_reply

ACME = "acme-invented.tld"
LABEL = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20)
HOSTS = st.lists(LABEL, min_size=1, max_size=4).map(lambda labels: ".".join(labels) + ".")
STRINGS = st.lists(
    st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60), min_size=1, max_size=4
)


def question_of(kind: Kind, number: int = 4711) -> Question:
    name = encode_name(ACME)
    assert name
    return Question(number, kind, name)


def answered(question: Question, *values: str) -> bytes:
    reply = dns.message.make_response(dns.message.from_wire(question.to_wire()))
    if values:
        reply.answer.append(dns.rrset.from_text(f"{ACME}.", 60, "IN", question.kind.name, *values))
    return reply.to_wire(max_size=65_535, want_shuffle=False)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def test_a_question_is_one_that_dnspython_understands():
    read = dns.message.from_wire(question_of(Kind.TXT).to_wire())
    assert (read.id, read.flags, read.edns, read.payload) == (4711, dns.flags.RD, 0, 1232)
    assert read.question[0].to_text() == "acme-invented.tld. IN TXT"


@given(st.lists(st.tuples(st.integers(0, 65_535), HOSTS), max_size=12))
def test_mail_hosts_are_those_that_dnspython_reads(hosts):
    question = question_of(Kind.MX)
    wire = answered(question, *[f"{preference} {host}" for preference, host in hosts])
    read = {
        (item.preference, item.exchange.to_text(omit_final_dot=True))
        for rrset in dns.message.from_wire(wire).answer
        for item in rrset
    }
    assert is_reply_to(question, wire)
    assert set(parse_reply(question, wire).mail_hosts) == read


@given(st.lists(HOSTS, max_size=12))
def test_name_servers_are_those_that_dnspython_reads(hosts):
    question = question_of(Kind.NS)
    wire = answered(question, *hosts)
    read = {
        item.target.to_text(omit_final_dot=True)
        for rrset in dns.message.from_wire(wire).answer
        for item in rrset
    }
    assert set(parse_reply(question, wire).name_servers) == read
    assert parse_reply(question, wire).mail_hosts == ()


@given(st.lists(STRINGS, max_size=8))
def test_texts_are_those_that_dnspython_reads(records):
    question = question_of(Kind.TXT)
    wire = answered(question, *[" ".join(quoted(part) for part in parts) for parts in records])
    read = {
        b"".join(item.strings).decode()
        for rrset in dns.message.from_wire(wire).answer
        for item in rrset
    }
    assert set(parse_reply(question, wire).texts) == {text for text in read if text}


@given(st.binary(max_size=600), st.sampled_from(Kind))
def test_no_bytes_raise(junk, kind):
    question = question_of(kind)
    is_reply_to(question, junk)
    head = answered(question)[:6] + b"\x00\xff\x00\x00\x00\x00" + question.asked
    assert is_reply_to(question, head)
    parse_reply(question, head + junk)


@given(st.data())
def test_a_changed_answer_never_raises(data):
    question = question_of(Kind.MX)
    wire = bytearray(answered(question, *[f"{n} mx{n}.acme-invented.tld." for n in range(5)]))
    for _ in range(data.draw(st.integers(1, 8))):
        wire[data.draw(st.integers(12, len(wire) - 1))] = data.draw(st.integers(0, 255))
    if is_reply_to(question, bytes(wire)):
        parse_reply(question, bytes(wire))


def test_unseen_characters_of_a_text_are_gone():
    question = question_of(Kind.TXT)
    (text,) = parse_reply(question, answered(question, '"a\\000b\\027[31mc\\255"')).texts
    assert text == "a b [31mc\ufffd"


@pytest.mark.parametrize("name", ["", "a..b", "a" * 64 + ".tld", ".".join(["abcdefgh"] * 40)])
def test_what_is_no_name_is_not_encoded(name):
    assert encode_name(name) is None or name == ""
