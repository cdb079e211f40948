"""Boards in the forms of their vendors: what the real adapters ask, and what they are answered."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape as escape_xml

from tests.flows.fortnight.story import Position, date_of

Shown = Sequence[tuple[int, Position]]
"""Positions of a day, each with its number at the company."""


@dataclass(frozen=True)
class Asked:
    """A request for a board: tenant, path with query, body of a POST, and the day of the story."""

    tenant: str
    path: str
    body: bytes | None
    day: int

    def number(self, name: str) -> int:
        return int(dict(parse_qsl(urlsplit(self.path).query))[name])


@dataclass(frozen=True)
class Vendor:
    """How a vendor's boards are linked, asked and answered.

    Attributes:
        page: URL that a careers page links.
        asked_at: Host and path of its public answers; names the tenant.
        answer: Body, or None for a request that the vendor would refuse.
    """

    page: str
    asked_at: re.Pattern[str]
    answer: Callable[[Asked, Shown], bytes | None]


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _posted(position: Position, form: str) -> str | None:
    return None if position.posted is None else date_of(position.posted).strftime(form)


def _greenhouse(asked: Asked, shown: Shown) -> bytes:
    jobs = [
        {
            "id": 4_000_000 + number,
            "title": each.title,
            "absolute_url": f"https://boards.greenhouse.io/{asked.tenant}/jobs/{number}",
            "location": {"name": each.place},
            "first_published": _posted(each, "%Y-%m-%dT08:00:00-04:00"),
            "content": escape(each.text),
            "departments": [{"id": 1, "name": "No Department"}],
        }
        for number, each in shown
    ]
    return _json({"jobs": jobs, "meta": {"total": len(jobs)}})


def _lever(asked: Asked, shown: Shown) -> bytes:
    skip, limit = asked.number("skip"), asked.number("limit")
    return _json([
        {
            "id": f"5f0e-{number:04}",
            "text": each.title,
            "hostedUrl": f"https://jobs.lever.co/{asked.tenant}/5f0e-{number:04}",
            "categories": {"location": each.place},
            "createdAt": None if each.posted is None else _milliseconds(each.posted),
            "description": each.text,
        }
        for number, each in shown[skip : skip + limit]
    ])  # fmt: skip


def _milliseconds(day: int) -> int:
    return int(datetime.combine(date_of(day), time(9), UTC).timestamp() * 1000)


def _ashby(asked: Asked, shown: Shown) -> bytes:
    hidden = Position("Internal move", "Nowhere", "1-")
    jobs = [
        {
            "id": f"a5b-{number}",
            "title": each.title,
            "isListed": each is not hidden,
            "location": each.place,
            "publishedAt": _posted(each, "%Y-%m-%dT07:30:00.000+00:00"),
            "jobUrl": f"https://jobs.ashbyhq.com/{asked.tenant}/a5b-{number}",
            "descriptionHtml": each.text,
        }
        for number, each in [*shown, (999, hidden)]
    ]
    return _json({"jobs": jobs, "apiVersion": "1"})


def _workday(asked: Asked, shown: Shown) -> bytes | None:
    said = json.loads(asked.body or b"{}")
    if sorted(said) != ["appliedFacets", "limit", "offset", "searchText"]:
        return None
    offset = said["offset"]
    postings = [
        {
            "title": each.title,
            "externalPath": f"/job/{each.place.partition(',')[0]}/Position_R-{7000 + number}",
            "locationsText": each.place,
            "postedOn": _ago(asked.day, each.posted),
            "bulletFields": [f"R-{7000 + number}"],
        }
        for number, each in shown[offset : offset + said["limit"]]
    ]
    return _json({"total": 0 if offset else len(shown), "jobPostings": postings, "facets": []})


def _ago(day: int, posted: int | None) -> str | None:
    """As Workday writes ages, which end at 30 days."""
    if posted is None:
        return None
    age = day - posted
    known = {0: "Posted Today", 1: "Posted Yesterday"}
    return known.get(age, f"Posted {age} Days Ago" if age < 30 else "Posted 30+ Days Ago")


def _personio(asked: Asked, shown: Shown) -> bytes:
    positions = "".join(_personio_position(number, each) for number, each in shown)
    return f'<?xml version="1.0"?><workzag-jobs>{positions}</workzag-jobs>'.encode()


def _personio_position(number: int, each: Position) -> str:
    created = _posted(each, "%Y-%m-%dT10:00:00+00:00")
    return (
        f"<position><id>{1_200_000 + number}</id><name>{escape_xml(each.title)}</name>"
        f"<office>{escape_xml(each.place.partition(',')[0])}</office>"
        + (f"<createdAt>{created}</createdAt>" if created else "")
        + "</position>"
    )


def _recruitee(asked: Asked, shown: Shown) -> bytes:
    return _json({
        "offers": [
            {
                "id": 300 + number,
                "slug": f"position-{number}",
                "title": each.title,
                "status": "published",
                "location": each.place,
                "published_at": _posted(each, "%Y-%m-%d 08:00:00 UTC"),
                "description": each.text,
            }
            for number, each in shown
        ]
    })  # fmt: skip


def _smartrecruiters(asked: Asked, shown: Shown) -> bytes:
    """None for any name whatever that has no board."""
    offset, limit = asked.number("offset"), asked.number("limit")
    content = [
        {
            "id": f"7439{number:08}",
            "name": each.title,
            "releasedDate": _posted(each, "%Y-%m-%dT06:00:00.000Z"),
            "location": {"fullLocation": each.place},
            "creator": {"name": "Somebody Invented"},
        }
        for number, each in shown[offset : offset + limit]
    ]
    return _json({"offset": offset, "limit": limit, "totalFound": len(shown), "content": content})


VENDORS = {
    "greenhouse": Vendor(
        "https://boards.greenhouse.io/{}",
        re.compile(r"boards-api\.greenhouse\.io/v1/boards/([^/]+)/jobs\?"), _greenhouse,
    ),
    "lever": Vendor(
        "https://jobs.lever.co/{}",
        re.compile(r"api\.lever\.co/v0/postings/([^/?]+)\?"), _lever,
    ),
    "ashby": Vendor(
        "https://jobs.ashbyhq.com/{}",
        re.compile(r"api\.ashbyhq\.com/posting-api/job-board/([^/?]+)\?"), _ashby,
    ),
    "workday": Vendor(
        "https://{}.wd5.myworkdayjobs.com/External",
        re.compile(r"[\w-]+\.wd5\.myworkdayjobs\.com/wday/cxs/([^/]+)/External/jobs"), _workday,
    ),
    "personio": Vendor(
        "https://{}.jobs.personio.de/",
        re.compile(r"([\w-]+)\.jobs\.personio\.de/xml\?"), _personio,
    ),
    "recruitee": Vendor(
        "https://{}.recruitee.com/",
        re.compile(r"([\w-]+)\.recruitee\.com/api/offers/"), _recruitee,
    ),
    "smartrecruiters": Vendor(
        "https://careers.smartrecruiters.com/{}",
        re.compile(r"api\.smartrecruiters\.com/v1/companies/([^/]+)/postings\?"), _smartrecruiters,
    ),
}  # fmt: skip
