"""Openings that a page marks up: schema.org JobPosting as JSON-LD or as microdata.

Either is read as `enrichment.hiring.answers.job_posting` reads it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import Tag

from enrichment.hiring.answers.job_posting import posting_of
from enrichment.hiring.careers_page.advert import Advert, Details
from enrichment.hiring.careers_page.titles import clean_title, may_be_title
from enrichment.hiring.careers_page.tree import CareersTree
from enrichment.json_ld import Node, first_text, nodes_of
from enrichment.page import Page

_TYPE = "JobPosting"
_MARK = f"schema.org/{_TYPE}"
_COMPANIES_MAX = 3
_NODES_MAX = 300
_DEPTH_MAX = 5


def from_json_ld(page: Page) -> list[Advert]:
    """Openings in JSON-LD; none of a page that lists those of many companies."""
    if _TYPE not in page.html:
        return []
    return _adverts(page, page.json_ld, 0.95, "json-ld")


def from_microdata(tree: CareersTree) -> list[Advert]:
    """Openings in microdata."""
    if _MARK not in tree.page.html:
        return []
    found = tree.root.find_all(itemtype=lambda kind: bool(kind) and _MARK in str(kind))
    return _adverts(tree.page, map(_node, found[:_NODES_MAX]), 0.9, "microdata")


def _adverts(page: Page, nodes: Iterable[Node], confidence: float, extractor: str) -> list[Advert]:
    postings = [node for node in nodes if posting_of(node, page.url)]
    if len({name for node in postings if (name := _employer(node))}) > _COMPANIES_MAX:
        return []
    return list(_each(page, postings, confidence, extractor))


def _each(page: Page, nodes: Iterable[Node], confidence: float, extractor: str) -> Iterator[Advert]:
    for node in nodes:
        posting = posting_of(node, page.url)
        if posting and may_be_title(posting.title):
            place = next(iter(posting.locations), None)
            url = posting.url if posting.url and posting.url != page.url else None
            details = Details(place, posting.posted_on, url)
            yield Advert(clean_title(posting.title), confidence, extractor, details)


def _employer(node: Node) -> str | None:
    employer = node.get("hiringOrganization")
    named = next((first_text(each.get("name")) for each in nodes_of(employer)), None)
    return named or first_text(employer)


def _node(item: Tag, depth: int = 0) -> dict[str, Any]:
    """An item of microdata as a node: its type, and its properties by name."""
    kind = str(item.get("itemtype") or "").rstrip("/").rpartition("/")[2]
    node: dict[str, Any] = {"@type": kind}
    for tag in item.find_all(itemprop=True):
        if tag.find_parent(itemscope=True) is item and depth < _DEPTH_MAX:
            value = _node(tag, depth + 1) if tag.has_attr("itemscope") else _value(tag)
            for name in tag.get_attribute_list("itemprop"):
                node.setdefault(str(name), value)
    return node


def _value(tag: Tag) -> str:
    told = tag.get("content") or tag.get("datetime") or tag.get("href") or tag.get("src")
    return str(told) if told else tag.get_text(" ", strip=True)
