"""A name server on loopback that answers from a table, and says what it was asked."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
import pytest

Mangle = Callable[[bytes], list[bytes]]


@dataclass
class NameServer:
    """Records are lines of a zone: ("MX", "acme-invented.tld", "10 mx.acme-invented.tld.")."""

    port: int = 0
    records: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    rcode: int = dns.rcode.NOERROR
    refused: dict[str, int] = field(default_factory=dict)
    truncate: bool = False
    mangle: Mangle = lambda wire: [wire]
    mangle_tcp: Mangle = lambda wire: [wire]
    asked: list[tuple[str, str]] = field(default_factory=list)
    by_tcp: int = 0

    def add(self, name: str, kind: str, *values: str) -> None:
        self.records.setdefault((name, kind), []).extend(values)

    def answer(self, wire: bytes) -> bytes:
        query = dns.message.from_wire(wire)
        question = query.question[0]
        name, kind = question.name.to_text(omit_final_dot=True), question.rdtype
        self.asked.append((name, dns.rdatatype.to_text(kind)))
        reply = dns.message.make_response(query)
        reply.set_rcode(self.refused.get(dns.rdatatype.to_text(kind), self.rcode))
        for alias in list(self.aliases):
            target = self.aliases[alias]
            reply.answer.append(dns.rrset.from_text(f"{alias}.", 60, "IN", "CNAME", f"{target}."))
            name = target if alias == name else name
        if values := self.records.get((name, dns.rdatatype.to_text(kind))):
            reply.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", kind, *values))
        return reply.to_wire(max_size=65_535, want_shuffle=False)

    def by_udp(self, wire: bytes) -> list[bytes]:
        if self.truncate:
            cut = dns.message.make_response(dns.message.from_wire(wire))
            cut.flags |= dns.flags.TC
            return self.mangle(cut.to_wire())
        return self.mangle(self.answer(wire))


def serve_udp(server: NameServer, listening: socket.socket, stop: threading.Event) -> None:
    while not stop.is_set():
        with contextlib.suppress(TimeoutError):
            wire, client = listening.recvfrom(4096)
            for answer in server.by_udp(wire):
                listening.sendto(answer, client)


def serve_tcp(server: NameServer, listening: socket.socket, stop: threading.Event) -> None:
    while not stop.is_set():
        with contextlib.suppress(TimeoutError):
            connection, _ = listening.accept()
            with connection, contextlib.suppress(OSError):
                server.by_tcp += 1
                (size,) = struct.unpack("!H", connection.recv(2, socket.MSG_WAITALL))
                wire = connection.recv(size, socket.MSG_WAITALL)
                for answer in server.mangle_tcp(server.answer(wire)):
                    connection.sendall(struct.pack("!H", len(answer)) + answer)


def listen() -> tuple[socket.socket, socket.socket]:
    """A UDP and a TCP socket on one free port."""
    for _ in range(50):
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            udp.bind(("127.0.0.1", 0))
            tcp.bind(udp.getsockname())
        except OSError:
            udp.close()
            tcp.close()
        else:
            tcp.listen()
            return udp, tcp
    pytest.fail("no port is free for UDP and TCP")


@pytest.fixture
def name_server() -> Iterator[NameServer]:
    server, stop = NameServer(), threading.Event()
    udp, tcp = listen()
    with udp, tcp:
        server.port = udp.getsockname()[1]
        udp.settimeout(0.05)
        tcp.settimeout(0.05)
        threads = [
            threading.Thread(target=serve, args=(server, listening, stop))
            for serve, listening in ((serve_udp, udp), (serve_tcp, tcp))
        ]
        for thread in threads:
            thread.start()
        try:
            yield server
        finally:
            stop.set()
            for thread in threads:
                thread.join()


@pytest.fixture(autouse=True)
def nothing_outside_loopback_is_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The socket behind the look-up fails where it is sent elsewhere."""

    class Guarded(socket.socket):
        def connect(self, address):
            assert address[0].startswith("127."), f"dialled {address}"
            return super().connect(address)

        def sendto(self, *arguments):
            assert arguments[-1][0].startswith("127."), f"sent to {arguments[-1]}"
            return super().sendto(*arguments)

    monkeypatch.setattr(socket, "socket", Guarded)
