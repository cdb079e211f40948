"""Reads an answer's body under caps, and says in our words what went wrong with it."""

import socket
import ssl

import requests
import urllib3
from requests import Response

from enrichment.fetching.deadline import Allowance
from enrichment.fetching.failure import FetchFailed
from prospects.issue import IssueCode

_CHUNK_BYTES = 65_536


def read_body(response: Response, bytes_max: int, allowance: Allowance) -> bytes:
    """Body after content decoding.

    Args:
        response: Answer whose body was not read yet.
        bytes_max: Cap for the bytes as sent and for the bytes after decompression.
        allowance: Time left.

    Raises:
        FetchFailed: TOO_LARGE, BAD_ANSWER or SITE_SLOW.
    """
    encodings = response.headers.get("Content-Encoding", "").split(",")
    if len(encodings) > 1:
        raise FetchFailed(IssueCode.BAD_ANSWER, "the answer is compressed more than once")
    declared = response.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared) > bytes_max:
        raise FetchFailed(IssueCode.TOO_LARGE, f"the answer has {declared} bytes")
    chunks, size = [], 0
    for chunk in response.raw.stream(_CHUNK_BYTES, decode_content=True):
        size += len(chunk)
        if max(size, response.raw.tell()) > bytes_max:
            raise FetchFailed(IssueCode.TOO_LARGE, f"the answer is larger than {bytes_max} bytes")
        if allowance.expired:
            break
        chunks.append(chunk)
    if allowance.expired:
        raise FetchFailed(IssueCode.SITE_SLOW, "the answer did not arrive before the deadline")
    return b"".join(chunks)


def failure_of(error: Exception, allowance: Allowance) -> FetchFailed:
    """What a library's exception means for the run report."""
    if isinstance(error, FetchFailed):
        return error
    if allowance.expired:
        return FetchFailed(IssueCode.SITE_SLOW, "the site did not answer before the deadline")
    causes = _causes(error)
    if found := _first(causes, FetchFailed):
        return found
    if found := _first(causes, ssl.SSLError):
        return FetchFailed(IssueCode.TLS_FAILED, f"TLS failed: {_tls_reason(found)}")
    if _first(causes, (requests.Timeout, urllib3.exceptions.TimeoutError, socket.timeout)):
        return FetchFailed(IssueCode.SITE_SLOW, "the site did not answer in time")
    if _first(causes, (urllib3.exceptions.DecodeError, requests.exceptions.ContentDecodingError)):
        return FetchFailed(IssueCode.BAD_ANSWER, "the compression of the answer is broken")
    if _first(causes, (urllib3.exceptions.NewConnectionError, ConnectionRefusedError)):
        return FetchFailed(IssueCode.SITE_DOWN, "nothing listens at the address")
    if _first(causes, (ConnectionError, urllib3.exceptions.ProtocolError)):
        return FetchFailed(IssueCode.SITE_DOWN, "the connection broke")
    return FetchFailed(IssueCode.BAD_ANSWER, f"the answer is not valid HTTP: {type(error).__name__}")


def is_untrusted_certificate(failure: FetchFailed) -> bool:
    """Whether https is there but its certificate is not acceptable."""
    return failure.code is IssueCode.TLS_FAILED and "certificate" in failure.message


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


def _first(causes: list[BaseException], kind: type | tuple[type, ...]):  # type: ignore[no-untyped-def] # noqa: ANN202
    return next((cause for cause in causes if isinstance(cause, kind)), None)
