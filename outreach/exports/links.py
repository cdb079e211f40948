"""Links that may stand in a digest: the web, mail and telephone, nothing else."""

import re
from urllib.parse import quote, urlsplit

from outreach.why_now import short_page
from prospects.entry import QueueEntry

_MOST_MAILTO = 1_800
"""Longer mailto links are cut or refused by common mail programs."""


def web_link(url: str) -> str:
    """The URL if it is an absolute http or https one that a page may link to, else empty."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = not re.search(r"[\s\x00-\x1f\\<>\"]", url)
    return url if plain and parts.scheme in {"http", "https"} and parts.netloc else ""


def mail_link(email: str, subject: str, body: str) -> str:
    """A mailto link with the message filled in where it is short enough; empty without address."""
    if not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+", email):
        return ""
    address = f"mailto:{quote(email, safe='@+')}"
    full = f"{address}?subject={_encoded(subject)}&body={_encoded(body)}"
    return full if len(full) <= _MOST_MAILTO else f"{address}?subject={_encoded(subject)}"


def phone_link(phone: str) -> str:
    """A tel link for a number with at least six digits, else empty; an extension is left off."""
    number = re.split(r"[a-zA-Z;,/]", phone, maxsplit=1)[0]
    digits = re.sub(r"\D", "", number)
    plus = "+" if number.strip().startswith("+") else ""
    return f"tel:{plus}{digits}" if 6 <= len(digits) <= 15 else ""


def page_link(entry: QueueEntry) -> tuple[str, str, str, str] | None:
    """The page that the sentence of why now names, if it is among the sources.

    Returns:
        Text before it, its URL, its name in the sentence, and the text after it.
    """
    for url in filter(web_link, entry.sources):
        before, name, after = entry.why_now.rpartition(f"({short_page(url)},")
        if name:
            return f"{before}(", url, name[1:-1], f",{after}"
    return None


def _encoded(text: str) -> str:
    return quote(text.replace("\n", "\r\n"), safe="", errors="replace")
