"""What the example web answers to a request; no network here."""

import gzip
import json
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows.demo.answer import Answer, Request, text_answer
from flows.demo.board import ExampleBoards, days_ago, load_boards
from flows.demo.site import EXAMPLES, ExamplePage, ExampleSite, load_sites, load_snippets
from prospects.domain import parse_domain

_GZIP_FROM_BYTES = 2000


class ExamplePages:
    """All sites of the example world and their job boards, as answers.

    Args:
        folder: Site descriptions, `_snippets.yml` and `layouts/`.
        day: Day from which "posted 3 days ago" is counted; today (UTC) unless told.
    """

    def __init__(self, folder: Path = EXAMPLES / "sites", day: date | None = None) -> None:
        day = day or datetime.now(UTC).date()
        self.sites = load_sites(folder)
        self._boards = ExampleBoards(load_boards(folder.parent / "boards"), day)
        self._snippets = load_snippets(folder)
        self._jinja = Environment(
            loader=FileSystemLoader(folder / "layouts"), autoescape=True, undefined=StrictUndefined
        )
        self._jinja.globals.update(days_ago(day))

    def answer(self, request: Request) -> Answer:
        """The answer of a board or a site; 404 for a host that is not part of the example."""
        if answer := self._boards.answer(request):
            return answer
        site = self.sites.get(parse_domain(request.host) or "")
        if site is None:
            return text_answer(404, "There is no such host in the example world.\n")
        if request.body is not None:
            return text_answer(405, "Method not allowed\n", {"Allow": "GET"})
        if location := _canonical_url(site, request):
            return Answer(301, {"Location": location}, b"")
        page = _find_page(site, request)
        if page is not None:
            return self._page_answer(site, page, request)
        if request.path == "/robots.txt" and site.robots:
            return text_answer(200, site.robots + "\n")
        return text_answer(404, "Not found\n")

    def _page_answer(self, site: ExampleSite, page: ExamplePage, request: Request) -> Answer:
        if page.fault == "cut":
            return Answer(200, {}, b"", page.delay_seconds, "before")
        if request.visits < page.busy_times:
            return text_answer(429, "Too many requests\n", {"Retry-After": "1"})
        if page.redirect:
            return Answer(302, {"Location": page.redirect}, b"", page.delay_seconds)
        answer = self._html_answer(site, page, request)
        return replace(answer, cut="in_body") if page.fault == "cut_body" else answer

    def _html_answer(self, site: ExampleSite, page: ExamplePage, request: Request) -> Answer:
        body = self.render(site, page, request).encode(page.encoding)
        charset = f"; charset={page.encoding}" if page.charset_declared else ""
        headers = {"Content-Type": f"text/html{charset}", **site.headers, **page.headers}
        if page.fault == "bad_gzip":
            headers["Content-Encoding"] = "gzip"
        elif request.gzip and len(body) >= _GZIP_FROM_BYTES:
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            body = gzip.compress(body, compresslevel=6, mtime=0)
        return Answer(page.status, headers, body, page.delay_seconds)

    def render(self, site: ExampleSite, page: ExamplePage, request: Request) -> str:
        """HTML of a page within its layout."""
        values = {"site": site, "page": page, "host": request.host, "path": request.path}
        number = zlib.crc32(site.name.encode()) % 9_000_000 + 1_000_000
        tags = [self._fill(self._snippets[name], number=number) for name in site.snippets]
        layout = self._jinja.get_template(f"{page.layout or site.layout}.html")
        return layout.render(
            **values,
            body=self._fill(page.body, **values),
            head=Markup(page.head) + self._fill(_json_ld_tags(page)),  # noqa: S704 - our own files
            tags=Markup("\n").join(tags),
            foot=Markup(site.foot),  # noqa: S704 - our own files
        )

    def _fill(self, template: str, **values: object) -> Markup:
        return Markup(self._jinja.from_string(template).render(**values))  # noqa: S704 - our own files


def _canonical_url(site: ExampleSite, request: Request) -> str | None:
    """Where the site sends a request that came to the wrong address, or None."""
    if site.moved_to:
        return site.moved_to
    scheme = "https" if site.https else request.scheme
    bare = request.host.removeprefix("www.")
    is_apex_or_www = bare == parse_domain(request.host)
    host = request.host
    if is_apex_or_www and site.canonical != "any":
        host = f"www.{bare}" if site.canonical == "www" else bare
    url = f"{scheme}://{host}{request.path}"
    return None if url == f"{request.scheme}://{request.host}{request.path}" else url


def _find_page(site: ExampleSite, request: Request) -> ExamplePage | None:
    path = request.path.partition("?")[0]
    bare = request.host.removeprefix("www.")
    if bare != parse_domain(request.host):
        return site.pages.get(f"//{request.host}{path}")
    rest = None if path == "/robots.txt" else site.pages.get("*")
    return site.pages.get(path) or site.pages.get(path.rstrip("/")) or rest


def _json_ld_tags(page: ExamplePage) -> str:
    tag = '<script type="application/ld+json">%s</script>\n'
    texts = [json.dumps(thing, ensure_ascii=False).replace("</", "<\\/") for thing in page.json_ld]
    return "".join(tag % text for text in texts)
