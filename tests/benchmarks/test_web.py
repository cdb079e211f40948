import json
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

WEB = Path(__file__).parents[2] / "benchmarks" / "web.py"
HOST = "company-000007-invented.tld"


class BenchWeb:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.place = self.read_line()

    def read_line(self) -> dict[str, Any]:
        return json.loads(pipe(self.process.stdout).readline())

    def counts(self) -> dict[str, int]:
        pipe(self.process.stdin).write("counts\n")
        pipe(self.process.stdin).flush()
        return self.read_line()

    def ask(self, *paths: str, headers: str = "") -> list[tuple[int, dict[str, str], bytes]]:
        trust = ssl.create_default_context(cafile=self.place["ca_file"])
        dialled = socket.create_connection(("127.0.0.1", self.place["https"]), timeout=10)
        with trust.wrap_socket(dialled, server_hostname=HOST) as connection:
            return [exchange(connection, path, headers) for path in paths]


def pipe(one: IO[str] | None) -> IO[str]:
    assert one is not None
    return one


def exchange(
    connection: ssl.SSLSocket, path: str, headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n{headers}\r\n".encode())
    with connection.makefile("rb") as answer:
        status = int(answer.readline().split()[1])
        told = {}
        while line := answer.readline().strip():
            name, _, value = line.decode().partition(": ")
            told[name.lower()] = value
        return status, told, answer.read(int(told.get("content-length", 0)))


@contextmanager
def bench_web() -> Iterator[BenchWeb]:
    with subprocess.Popen(
        [sys.executable, str(WEB), "--small"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield BenchWeb(process)
        finally:
            pipe(process.stdin).close()
            assert process.wait(10) == 0, "it ends with its standard input"


@pytest.fixture(scope="module")
def web() -> Iterator[BenchWeb]:
    with bench_web() as started:
        yield started


def test_a_company_has_robots_and_four_pages_on_one_connection(web):
    robots, *pages = web.ask("/robots.txt", "/", "/about", "/careers", "/contact")
    assert robots[0] == 200
    assert b"User-agent: *" in robots[2]
    assert [status for status, _, _ in pages] == [200] * 4
    assert b'href="/careers"' in pages[0][2]


def test_a_page_that_is_known_is_not_sent_again(web):
    [(_, told, body)] = web.ask("/")
    [(status, _, again)] = web.ask("/", headers=f"If-None-Match: {told['etag']}\r\n")
    assert body
    assert (status, again) == (304, b"")


def test_a_page_goes_out_packed_to_whoever_takes_it(web):
    [(_, told, body)] = web.ask("/about", headers="Accept-Encoding: gzip\r\n")
    assert told["content-encoding"] == "gzip"
    assert body.startswith(b"\x1f\x8b")


def test_it_says_what_it_was_asked_for(web):
    before = web.counts()["requests"]
    web.ask("/", "/nowhere")
    assert web.counts()["requests"] == before + 2
