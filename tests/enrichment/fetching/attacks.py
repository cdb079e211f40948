"""Behaviours of hostile web servers: each is given a connection on which a request was read."""

import contextlib
import gzip
import io
import socket
import time
import zlib
from collections.abc import Callable

import brotli
from backports import zstd

Attack = Callable[[socket.socket], object]

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_ZEROES = 60_000_000


def sent(data: bytes) -> Attack:
    """Bytes as they are."""
    return lambda connection: connection.sendall(data)


def headers(lines: bytes, body: bytes = b"ok") -> Attack:
    length = b"Content-Length: %d\r\n" % len(body)
    return sent(OK + length + lines + b"\r\n" + body)


def encoded(body: bytes, coding: str) -> Attack:
    return headers(f"Content-Encoding: {coding}\r\n".encode(), body)


def chunked(data: bytes, extra: bytes = b"") -> Attack:
    return sent(OK + b"Transfer-Encoding: chunked\r\n" + extra + b"\r\n" + data)


def drip(start: bytes, data: bytes, pause: float = 0.25) -> Attack:
    """One byte every now and then, each of which starts a read timeout anew."""

    def send(connection: socket.socket) -> None:
        connection.sendall(start)
        for byte in data:
            time.sleep(pause)
            connection.sendall(bytes([byte]))

    return send


def endless(start: bytes, repeated: bytes) -> Attack:
    """As fast as the line takes it, until it is cut."""
    block = repeated * max(1, 65_536 // len(repeated))

    def send(connection: socket.socket) -> None:
        connection.sendall(start)
        with contextlib.suppress(OSError):
            while True:
                connection.sendall(block)

    return send


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


def silence(connection: socket.socket) -> None:
    connection.settimeout(8)
    with contextlib.suppress(OSError):
        while connection.recv(65_536):
            pass


def _zstd_wide(size: int) -> bytes:
    options = {
        zstd.CompressionParameter.window_log: 27,
        zstd.CompressionParameter.compression_level: 1,
    }
    return zstd.compress(b"\0" * size, options=options)


def _deflate_raw(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _members(number: int, body: bytes = b"") -> bytes:
    """gzip of many members, most of them empty."""
    packed = io.BytesIO()
    packed.write(gzip.compress(b"<html>") + gzip.compress(body) * number)
    return packed.getvalue()


def _brotli_bomb() -> bytes:
    return bytes(brotli.compress(b"\0" * _ZEROES, quality=5))


SLOW: dict[str, Attack] = {
    "header-drip": drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 20),
    "status-drip": drip(b"", b"HTTP/1.1 200 OK\r\n" * 3),
    "body-drip": drip(OK + b"Content-Length: 9999\r\n\r\n", b"x" * 40),
    "body-drip-without-length": drip(OK + b"\r\n", b"x" * 40),
    "chunk-size-drip": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 40),
    "chunk-drip": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 10),
    "trailer-drip": drip(
        OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", b"X: y\r\n" * 10
    ),
    "gzip-drip": drip(
        OK + b"Content-Length: 9999\r\nContent-Encoding: gzip\r\n\r\n", gzip.compress(b"x" * 999)
    ),
    "interim-drip": drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 3, 0.1),
    "silence": silence,
    "silence-in-the-head": lambda c: (c.sendall(b"HTTP/1.1 200 OK\r\nX"), silence(c)),
    "silence-in-the-body": lambda c: (c.sendall(OK + b"Content-Length: 9\r\n\r\n1"), silence(c)),
}
"""Ends with SITE_SLOW."""

LARGE: dict[str, Attack] = {
    "endless-body": endless(OK + b"\r\n", b"x"),
    "endless-chunks": endless(
        OK + b"Transfer-Encoding: chunked\r\n\r\n", b"400\r\n" + b"x" * 1024 + b"\r\n"
    ),
    "one-chunk-of-exabytes": endless(
        OK + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n", b"x"
    ),
    "declared-large": endless(OK + b"Content-Length: 99999999999\r\n\r\n", b"x"),
    "truly-large": sent(OK + b"Content-Length: 8000000\r\n\r\n" + b"x" * 8_000_000),
    "gzip-bomb": encoded(gzip.compress(b"\0" * _ZEROES), "gzip"),
    "x-gzip-bomb": encoded(gzip.compress(b"\0" * _ZEROES), "x-gzip"),
    "deflate-bomb": encoded(zlib.compress(b"\0" * _ZEROES), "deflate"),
    "raw-deflate-bomb": encoded(_deflate_raw(b"\0" * _ZEROES), "deflate"),
    "brotli-bomb": encoded(_brotli_bomb(), "br"),
    "zstd-bomb": encoded(zstd.compress(b"\0" * _ZEROES), "zstd"),
    "zstd-bomb-of-a-wide-window": encoded(_zstd_wide(_ZEROES), "zstd"),
    "chunked-gzip-bomb": chunked(
        b"%x\r\n%s\r\n0\r\n\r\n" % ((size := len(bomb := gzip.compress(b"\0" * _ZEROES))), bomb),
        b"Content-Encoding: gzip\r\n",
    ),
    "gzip-members": encoded(_members(3_000, b"\0" * 100_000), "gzip"),
    "bomb-then-garbage": encoded(gzip.compress(b"\0" * _ZEROES) + b"garbage" * 1000, "gzip"),
}
"""Ends with TOO_LARGE."""

MALFORMED: dict[str, Attack] = {
    "http-0.9": sent(b"hello, world\n"),
    "html-without-head": sent(b"<html>hello</html>\r\n\r\n"),
    "status-of-letters": sent(b"HTTP/1.1 abc OK\r\n\r\n"),
    "status-of-many-digits": sent(b"HTTP/1.1 20000 OK\r\n\r\n"),
    "negative-status": sent(b"HTTP/1.1 -200 OK\r\n\r\n"),
    "unknown-version": sent(b"HTTP/7.1 200 OK\r\n\r\n"),
    "another-protocol": sent(b"SSH-2.0-OpenSSH_9.9\r\n"),
    "binary": sent(bytes(range(256)) * 40),
    "status-line-of-a-megabyte": sent(b"HTTP/1.1 200 " + b"x" * 1_000_000 + b"\r\n\r\n"),
    "endless-status-line": endless(b"HTTP/1.1 200 ", b"x"),
    "header-of-200-kilobytes": headers(b"X: " + b"y" * 200_000 + b"\r\n"),
    "endless-header": endless(OK + b"X: ", b"y"),
    "ten-thousand-headers": headers(b"".join(b"X-%d: y\r\n" % n for n in range(10_000))),
    "endless-headers": endless(OK, b"X: y\r\n"),
    "six-megabytes-of-headers": headers((b"X: " + b"y" * 65_000 + b"\r\n") * 90),
    "location-of-a-megabyte": sent(
        b"HTTP/1.1 302 Found\r\nLocation: /" + b"a" * 1_000_000 + b"\r\n\r\n"
    ),
    "endless-interim-answers": endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "chunk-size-of-letters": chunked(b"xyz\r\nabc\r\n0\r\n\r\n"),
    "negative-chunk": chunked(b"-5\r\nabc\r\n0\r\n\r\n"),
    "endless-chunk-size": endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "chunks-of-one-byte": endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "endless-chunk-extension": endless(OK + b"Transfer-Encoding: chunked\r\n\r\n1;", b"a"),
    "endless-trailers": endless(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n"),
    "two-encodings": encoded(gzip.compress(gzip.compress(b"hi")), "gzip, gzip"),
    "twelve-encodings": encoded(b"hi", ", ".join(["gzip"] * 12)),
    "two-encoding-headers": headers(b"Content-Encoding: gzip\r\nContent-Encoding: br\r\n"),
    "unknown-encoding": encoded(b"hi", "compress"),
    "nonsense-encoding": encoded(b"hi", "\x01gzip"),
    "broken-gzip": encoded(b"this is no gzip", "gzip"),
    "broken-deflate": encoded(b"\xff" * 100, "deflate"),
    "broken-brotli": encoded(b"\xff" * 100, "br"),
    "broken-zstd": encoded(b"\xff" * 100, "zstd"),
    "zstd-of-a-window-of-gigabytes": encoded(b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x01" * 500, "zstd"),
    "two-lengths": headers(b"Content-Length: 7\r\n"),
}
"""Ends with BAD_ANSWER."""

BROKEN: dict[str, Attack] = {
    "connection-closed": lambda connection: connection.close(),
    "connection-reset": reset,
    "closed-in-the-head": sent(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "short-body": sent(OK + b"Content-Length: 500\r\n\r\nshort"),
    "huge-length-and-short-body": sent(OK + b"Content-Length: 4999999\r\n\r\nshort"),
    "chunk-cut": chunked(b"500\r\nabc"),
    "chunks-without-end": chunked(b"3\r\nabc\r\n"),
}
"""Ends with SITE_DOWN."""

HARMLESS: dict[str, Attack] = {
    "hundred-kilobytes-of-cookies": headers(b"Set-Cookie: a=%s\r\n" % (b"b" * 4_000) * 25),
    "eighty-cookies": headers(b"Set-Cookie: a=%s; Path=/\r\n" % (b"b" * 4_000) * 80),
    "gzip-then-garbage": encoded(gzip.compress(b"ok") + b"garbage", "gzip"),
    "empty-gzip-members": encoded(_members(100_000), "gzip"),
    "some-interim-answers": lambda c: (
        c.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 50),
        headers(b"")(c),
    ),
    "etag-of-60-kilobytes": headers(b'ETag: "' + b"x" * 60_000 + b'"\r\n'),
    "etag-of-control-characters": headers(b"ETag: \x01\x02\x00\x7f\x1b[31m\r\n"),
    "header-without-colon": headers(b"nonsense\r\n"),
    "headers-folded": headers(b"X: a\r\n b\r\n\tc\r\n"),
    "bytes-after-the-body": lambda c: c.sendall(OK + b"Content-Length: 2\r\n\r\nok" + b"x" * 999),
    "half-a-zstd": encoded(zstd.compress(bytes(range(256)) * 40)[:100], "zstd"),
    "half-a-gzip": encoded(gzip.compress(bytes(range(256)) * 40)[:100], "gzip"),
    "no-length": sent(OK + b"\r\nok"),
    "length-of-nonsense": sent(OK + b"Content-Length: \xc2\xb2x\r\n\r\nok"),
    "empty-body": headers(b"", b""),
    "chunked-and-length": chunked(b"2\r\nok\r\n0\r\n\r\n", b"Content-Length: 5\r\n"),
    "unknown-charset": sent(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\x00no-such\r\n\r\nok"
    ),
}
"""Ends with a page."""
