"""Requests made out of the one that was answered, and whether another page is to be asked for."""

import json
from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from enrichment.hiring.answers.fields import Json
from enrichment.hiring.posting import Answered, BoardRequest


def in_path(text: str) -> str:
    """Text as one step of a path."""
    return quote(text, safe="")


def with_query(url: str, **values: str | int) -> str:
    """URL with these values in its query, in the place of what stood there under their names."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, str(values.get(name, value))) for name, value in pairs]
    added = [(name, str(values[name])) for name in values.keys() - dict(pairs).keys()]
    # Oracle's finders hold commas and semicolons that mean something.
    return urlunsplit(parts._replace(query=urlencode([*kept, *sorted(added)], safe=",;")))


def asked_again(asked: BoardRequest, **values: str | int) -> BoardRequest:
    """A request with other values in its query."""
    return replace(asked, url=with_query(asked.url, **values))


def asked_with(answered: Answered, **values: str | int) -> BoardRequest | None:
    """The request that was answered, with other values in its query; None where it is unknown."""
    return asked_again(answered.asked, **values) if answered.asked else None


def asked_number(asked: BoardRequest | None, name: str, default: int = 0) -> int:
    """A whole number in the query of a request; the default where there is none."""
    query = urlsplit(asked.url).query if asked else ""
    value = dict(parse_qsl(query)).get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else default


def asked_body(answered: Answered) -> dict[str, Json]:
    """JSON object that was posted; an empty one where none was."""
    body = answered.asked.body if answered.asked else None
    try:
        said = json.loads(body or b"{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def posted(url: str, **values: Json) -> BoardRequest:
    """A POST of a JSON object."""
    return BoardRequest(url, json.dumps(values).encode())


def goes_on(answered: Answered, shown: int, total: int | None) -> bool:
    """Whether openings are left after this page.

    Args:
        answered: The answer, with the number of openings of the pages before.
        shown: Entries of this page.
        total: Openings over all pages; None is taken for no more pages.
    """
    return bool(shown) and answered.seen + shown < (total or 0)


def absolute(url: str, base: str | None) -> str:
    """URL made absolute by a base, or as it is where there is none or they cannot be joined."""
    try:
        return urljoin(base, url) if base else url
    except ValueError:
        return url
