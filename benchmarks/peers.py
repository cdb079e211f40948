"""Other tools on the same pages, each in a process of its own: Scrapy and plain requests."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from measuring import Figures, do_job, measured
from pages import HOST, PATHS
from web import FIRST_UNCOUNTED

Web = dict[str, Any]


def scrapy(web: Web, companies: int) -> Figures:
    """Scrapy's bare crawl: robots.txt obeyed, four pages of each company, their titles.

    Names resolve to loopback at once and URLs carry the port; certificates are not verified,
    which is Scrapy's default. What a crawl of one's own would switch off is off: cookies,
    retries, telnet console and log.
    """
    import scrapy as library  # noqa: PLC0415 - the other jobs do not need it
    from scrapy.crawler import CrawlerProcess  # noqa: PLC0415
    from scrapy.utils.reactor import install_reactor  # noqa: PLC0415

    seen = Counter[str]()
    hosts = [f"https://{HOST.format(number)}:{web['https']}" for number in range(companies)]

    class Titles(library.Spider):
        name = "titles"

        async def start(self) -> Any:
            for host in hosts:
                yield library.Request(host + PATHS[0], self.parse)

        def parse(self, response: Any) -> Any:
            self._read(response)
            for path in PATHS[1:]:
                yield response.follow(path, self.parse_further)

        def parse_further(self, response: Any) -> None:
            self._read(response)

        def _read(self, response: Any) -> None:
            seen["pages"] += 1
            seen["titles"] += response.css("title::text").get() is not None

    settings = {
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "COOKIES_ENABLED": False,
        "RETRY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "TWISTED_DNS_RESOLVER": "loopback_resolver.LoopbackResolver",
        "USER_AGENT": "BenchPeer/0.1",
    }
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    process = CrawlerProcess(settings)

    def crawl() -> None:
        process.crawl(Titles)
        process.start()

    figures = measured(crawl)
    return {**figures, **{name: float(n) for name, n in seen.items()}}


def plain_requests(web: Web, hosts: int) -> Figures:
    """requests.Session as most programs use it: one a company, everything by default.

    Names are pinned to loopback; the CA file is named, so that certificates are verified.
    """
    import requests as library  # noqa: PLC0415
    import urllib3.util.connection as dialling  # noqa: PLC0415

    dial = dialling.create_connection
    dialling.create_connection = lambda address, *args, **kwargs: dial(
        ("127.0.0.1", web["https"] if address[1] == 443 else address[1]), *args, **kwargs
    )

    def read(number: int) -> None:
        with library.Session() as session:
            session.verify = web["ca_file"]
            session.trust_env = False  # REQUESTS_CA_BUNDLE would outrank the line above.
            for path in ("/robots.txt", *PATHS):
                session.get(f"https://{HOST.format(number)}{path}", timeout=30)

    with ThreadPoolExecutor(64) as pool:
        read(FIRST_UNCOUNTED)
        return measured(lambda: list(pool.map(read, range(hosts))))


JOBS: dict[str, Callable[..., Any]] = {"scrapy": scrapy, "plain_requests": plain_requests}

if __name__ == "__main__":
    do_job(JOBS)
