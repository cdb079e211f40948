"""requests' adapter, made safe: checked addresses, one TLS context, no retries, no proxies."""

import ssl
from collections.abc import Mapping
from typing import Any

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests.hooks import default_hooks
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from enrichment.fetching.connection import (
    CheckedConnection,
    CheckedResponse,
    CheckedTlsConnection,
    Exchange,
    current,
)
from enrichment.fetching.target import Target


class CheckedRequest(PreparedRequest):
    """A GET, or a POST of a body, with the URL as it was checked and no second parser between."""

    def __init__(self, target: Target, headers: Mapping[str, str], body: bytes | None) -> None:
        super().__init__()
        self.method = "GET" if body is None else "POST"
        self.url = target.href
        self.body = body
        self.headers = headers  # type: ignore[assignment]
        self.hooks = default_hooks()
        self.target = target


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = CheckedConnection  # type: ignore[assignment]


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = CheckedTlsConnection  # type: ignore[assignment]


class CheckedAdapter(HTTPAdapter):
    """Keeps connections to the hosts of one company; used by one thread at a time."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        self._tls = tls
        self._last: tuple[str, HTTPConnectionPool] | None = None
        super().__init__(pool_connections=8, pool_maxsize=1, max_retries=0)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """Pools whose connections dial checked endpoints only."""
        super().init_poolmanager(connections, maxsize, block, **pool_kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _TlsPool}

    def get_connection_with_tls_context(
        self, request: PreparedRequest, *_: Any, **__: Any
    ) -> HTTPConnectionPool:
        """Pool of the target's host; the context is shared, so no CA bundle is parsed again."""
        assert isinstance(request, CheckedRequest)
        target = request.target
        if self._last is not None and self._last[0] == target.origin:
            return self._last[1]
        tls = {"ssl_context": self._tls} if target.scheme == "https" else {}
        pool: HTTPConnectionPool = self.poolmanager.connection_from_host(
            target.host, target.port, target.scheme, pool_kwargs=tls
        )
        self._last = target.origin, pool
        return pool

    def request_url(self, *_: object) -> str:
        """Nothing for urllib3 to write anew: the connection sends the path as it was checked."""
        return "/"

    def build_response(self, _: PreparedRequest, raw: CheckedResponse) -> CheckedResponse:  # type: ignore[override]
        """The answer as it is: a jar of cookies and a guessed charset cost 0.3 ms."""
        return raw

    def cert_verify(self, *_: Any, **__: Any) -> None:
        """Nothing to do: the shared context verifies certificate and host name."""

    def fetch(
        self,
        target: Target,
        headers: Mapping[str, str],
        exchange: Exchange,
        body: bytes | None = None,
    ) -> CheckedResponse:
        """Ask for a target; the body of the answer is not read yet.

        Args:
            target: What is asked for.
            headers: Those of a body, its length above all, included.
            exchange: What the request may do.
            body: Body of a POST; None is a GET.

        Raises:
            requests.RequestException: As the connection fails.
        """
        current.exchange, current.path = exchange, target.path
        request = CheckedRequest(target, headers, body)
        return self.send(request, stream=True, timeout=exchange.timeout)  # type: ignore[arg-type,return-value]
