"""Reads an answer's body under caps, and says in our words what went wrong with it."""

import http.client
import ssl

import requests
import urllib3
from urllib3.response import HTTPResponse

from enrichment.answer import NOT_MODIFIED, REDIRECTS
from enrichment.fetching.deadline import Allowance
from enrichment.fetching.failure import FetchFailed
from prospects.issue import IssueCode

_CHUNK_BYTES = 131_072
_SKIPPED_BYTES_MAX = 262_144
"""More of what nobody wants costs more than a new connection."""
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate", "br", "zstd"})
ACCEPT_ENCODING = "gzip, deflate, br, zstd"

_MEANINGS: tuple[tuple[tuple[type[BaseException], ...], IssueCode, str], ...] = (
    (
        # Refused, unreachable or not answered in time: first, as urllib3 calls all of it a timeout.
        (urllib3.exceptions.ConnectTimeoutError, ConnectionRefusedError),
        IssueCode.SITE_DOWN,
        "nothing answers at the address",
    ),
    (
        (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError),
        IssueCode.SITE_SLOW,
        "the site did not answer in time",
    ),
    (
        (urllib3.exceptions.DecodeError, requests.exceptions.ContentDecodingError),
        IssueCode.BAD_ANSWER,
        "the compression of the answer is broken",
    ),
    (
        (urllib3.exceptions.InvalidChunkLength,),
        IssueCode.BAD_ANSWER,
        "the answer is not valid HTTP",
    ),
    (
        (ConnectionError, http.client.IncompleteRead),
        IssueCode.SITE_DOWN,
        "the connection broke",
    ),
    (
        (http.client.HTTPException,),
        IssueCode.BAD_ANSWER,
        "the answer is not valid HTTP",
    ),
    (
        (urllib3.exceptions.ProtocolError,),
        IssueCode.SITE_DOWN,
        "the connection broke",
    ),
)
"""What libraries' exceptions mean, the more telling first."""


def read_body(
    response: HTTPResponse, bytes_max: int, allowance: Allowance, *, is_cut: bool = False
) -> bytes:
    """Body after content decoding.

    Args:
        response: Answer whose body was not read yet.
        bytes_max: Cap for the bytes as sent and for the bytes after decompression.
        allowance: Time left.
        is_cut: Whether a longer body is cut at the cap, instead of refused.

    Raises:
        FetchFailed: TOO_LARGE, BAD_ANSWER or SITE_SLOW.
    """
    _check_encoding(response)
    declared = response.headers.get("Content-Length", "")
    if not is_cut and declared.isdecimal() and int(declared) > bytes_max:
        raise FetchFailed(IssueCode.TOO_LARGE, f"the answer has over {bytes_max} bytes, it says")
    chunks: list[bytes] = []
    size, is_over = 0, False
    try:
        for chunk in response.stream(_CHUNK_BYTES, decode_content=True):
            chunks.append(chunk)
            size += len(chunk)
            is_over = max(size, response.tell()) > bytes_max
            if is_over or allowance.expired:
                break
        if allowance.expired:
            raise FetchFailed(IssueCode.SITE_SLOW, "the answer did not arrive before the deadline")
        if is_over:
            response.close()
            if not is_cut:
                raise FetchFailed(IssueCode.TOO_LARGE, f"the answer is over {bytes_max} bytes")
        return b"".join(chunks)[:bytes_max]
    finally:
        chunks.clear()  # Whoever keeps a failure keeps the frames that it passed.


def skip_body(response: HTTPResponse) -> None:
    """Read past a body that nobody wants, or close the connection where that is dearer.

    A redirect's body is not waited for: the next request mostly goes elsewhere.
    """
    is_short = response.status == NOT_MODIFIED or response.headers.get("Content-Length") == "0"
    if not is_short and (response.status in REDIRECTS or response.status < 200):
        response.close()
        return
    try:
        for _ in response.stream(_CHUNK_BYTES, decode_content=False):
            if response.tell() > _SKIPPED_BYTES_MAX:
                response.close()
                return
    except Exception:  # noqa: BLE001 - the status is known, and this connection is not used again
        response.close()


def _check_encoding(response: HTTPResponse) -> None:
    encodings = response.headers.get("Content-Encoding", "").split(",")
    if len(encodings) > 1:
        raise FetchFailed(IssueCode.BAD_ANSWER, "the answer is compressed more than once")
    if encodings[0].strip().lower() not in _ENCODINGS:
        raise FetchFailed(
            IssueCode.BAD_ANSWER, "the answer is compressed in a way nobody asked for"
        )


def failure_of(error: Exception, allowance: Allowance) -> FetchFailed:
    """What a library's exception means for the run report."""
    causes = _causes(error)
    for cause in causes:
        if isinstance(cause, FetchFailed):
            return cause
    if allowance.expired:
        return FetchFailed(IssueCode.SITE_SLOW, "the site did not answer before the deadline")
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _tls_failure(cause, is_kept=allowance.reused)
    for kinds, code, message in _MEANINGS:
        if any(isinstance(cause, kinds) for cause in causes):
            return FetchFailed(code, message)
    return FetchFailed(
        IssueCode.BAD_ANSWER, f"the answer is not valid HTTP: {type(error).__name__}"
    )


def _tls_failure(error: ssl.SSLError, *, is_kept: bool) -> FetchFailed:
    """What TLS says; a kept connection that ends had its handshake long ago."""
    if is_kept and isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return FetchFailed(IssueCode.SITE_DOWN, "the connection broke")
    return FetchFailed(IssueCode.TLS_FAILED, f"TLS failed: {_tls_reason(error)}")


def _tls_reason(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate is not acceptable ({error.verify_message})"
    return (error.reason or "handshake broke").lower().replace("_", " ")


def _causes(error: BaseException) -> list[BaseException]:
    """An exception with everything inside it: libraries wrap by cause, context and argument."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return found
