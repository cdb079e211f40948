"""The web of the story on loopback: the sites of all companies and the vendors of their boards."""

import json
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from flows.demo.answer import Answer, Request, text_answer
from flows.demo.certificates import Certificates
from flows.demo.listener import Listener
from tests.flows.fortnight.story import FIRMS, Firm, date_of, days
from tests.flows.fortnight.vendors import VENDORS, Asked, Vendor

LOOPBACK = "127.0.0.1"
_NOT_FOUND = text_answer(404, "Not found\n")
_PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/careers">Careers</a></nav><h1>{title}</h1>{body}
</body></html>"""


class StoryWeb:
    """HTTP and HTTPS for every host of the story; a context manager.

    Attributes:
        day: Day of the story that is shown.
        asked: Host and path of each request.
    """

    def __init__(self) -> None:
        self.day = 1
        self.asked: list[str] = []
        self._lock = threading.Lock()
        self._firms = {firm.domain: firm for firm in FIRMS}

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory(prefix="prospects-story-web-")
        certificates = Certificates()
        certificates.write_authority(self.ca_file)
        self._http = Listener((LOOPBACK, 0), self, "http", None)
        self._https = Listener((LOOPBACK, 0), self, "https", certificates.context)
        return self

    def __exit__(self, *error: object) -> None:
        self._http.stop()
        self._https.stop()
        self._folder.cleanup()

    @property
    def ca_file(self) -> Path:
        return Path(self._folder.name) / "ca.pem"

    @property
    def connect_to(self) -> str:
        """Value of `fetch.connect_to` that leads every host here."""
        return f"80={LOOPBACK}:{self._http.port},443={LOOPBACK}:{self._https.port}"

    @property
    def requests(self) -> int:
        return len(self.asked)

    def answer(self, request: Request) -> Answer:
        """Called by the listeners."""
        with self._lock:
            self.asked.append(request.host + request.path)
        if firm := self._firms.get(request.host.removeprefix("www.")):
            return _site(firm, request.path, self.day)
        for name, vendor in VENDORS.items():
            if found := vendor.asked_at.match(request.host + request.path):
                asked = Asked(found[1], request.path, request.body, self.day)
                return _board(name, vendor, asked)
        return _NOT_FOUND


def _site(firm: Firm, path: str, day: int) -> Answer:
    title = firm.name.title()
    if path == "/":
        return _page(title, f"<p>{title} is a company that nobody founded.</p>")
    if path == "/careers":
        body = "".join(_links(firm, day)) or "<p>We like to hear from you.</p>"
        return _page(f"Careers at {title}", body, _adverts(firm, day))
    return _NOT_FOUND


def _page(title: str, body: str, head: str = "") -> Answer:
    text = _PAGE.format(title=title, body=body, head=head)
    return Answer(200, {"Content-Type": "text/html; charset=utf-8"}, text.encode())


def _links(firm: Firm, day: int) -> list[str]:
    urls = (VENDORS[b.vendor].page.format(b.tenant) for b in firm.boards if day in days(b.linked))
    return [f'<p><a href="{url}">See our open positions</a></p>' for url in urls]


def _adverts(firm: Firm, day: int) -> str:
    """Positions as JSON-LD, where the company has no board."""
    if firm.boards:
        return ""
    return "".join(
        f'<script type="application/ld+json">{json.dumps(node)}</script>'
        for node in (
            {
                "@context": "https://schema.org/",
                "@type": "JobPosting",
                "title": each.title,
                "datePosted": date_of(each.posted or 1).isoformat(),
                "url": f"https://{firm.domain}/careers#{number}",
                "hiringOrganization": {"@type": "Organization", "name": firm.name.title()},
                "jobLocation": {"@type": "Place", "address": each.place},
            }
            for number, each in firm.shown(day)
        )
    )


def _board(name: str, vendor: Vendor, asked: Asked) -> Answer:
    owner = _owner(name, asked)
    if owner is None:
        unknown = name == "smartrecruiters"  # It answers "none" to any name.
        return _json_answer(vendor.answer(asked, [])) if unknown else _NOT_FOUND
    body = vendor.answer(asked, owner.shown(asked.day))
    match owner.trouble(asked.day):
        case "500":
            return text_answer(500, "Internal server error\n")
        case "web page":
            return _page("Be right back", "<p>We are improving your experience.</p>")
        case "cut json":
            return _json_answer(body and body[: len(body) // 2])
        case "cut off":
            return Answer(200, {"Content-Type": "application/json"}, body or b"", cut="in_body")
    return _json_answer(body)


def _owner(name: str, asked: Asked) -> Firm | None:
    """Whose board it is on this day."""
    for firm in FIRMS:
        for board in firm.boards:
            is_meant = (board.vendor, board.tenant) == (name, asked.tenant)
            if is_meant and asked.day in days(board.answers):
                return firm
    return None


def _json_answer(body: bytes | None) -> Answer:
    if body is None:
        return text_answer(422, "Unprocessable\n")
    return Answer(200, {"Content-Type": "application/json"}, body)
