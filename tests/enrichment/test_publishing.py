from datetime import UTC, datetime

import pytest

from enrichment.answer import Answer
from enrichment.page import parse_page
from enrichment.publishing import has_sections, is_article, is_of_a_publisher


def page(path, *texts):
    url = f"https://www.acme.example{path}"
    body = "".join(f'<a href="/x">{text}</a>' for text in texts).encode()
    return parse_page(Answer(url, url, 200, {}, body, datetime(2026, 11, 21, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/2019/04/harbour", True, id="a-date"),
        pytest.param("/news/harbour", True, id="a-folder-of-news"),
        pytest.param("/the-harbour-that-nobody-wanted-to-build-123.html", True, id="a-headline"),
        pytest.param("/", False, id="home"),
        pytest.param("/about-us/what-we-do", False, id="a-short-name"),
        pytest.param("/newsletter", False, id="no-folder"),
        pytest.param("", False, id="unknown"),
    ],
)
def test_an_article_is_known_by_its_path(path, expected):
    assert is_article(path) == expected


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Politics", "Opinion", "Obituaries", "Jobs"), id="en"),
        pytest.param(("Politik", "Wirtschaft", "Panorama", "Stellenmarkt"), id="de"),
        pytest.param(("Deportes", "Sociedad", "Sucesos"), id="es"),
        pytest.param(("Inrikes", "Utrikes", "Ledare"), id="sv"),
    ],
)
def test_a_newspaper_is_known_by_three_sections(texts):
    assert is_of_a_publisher(page("/", *texts))


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Products", "News", "Careers", "Opinion", "Opinion", "Opinion"), id="a-firm"),
        pytest.param(("Music", "Books", "Food", "Travel", "Sports"), id="a-shop"),
        pytest.param((), id="nothing"),
    ],
)
def test_a_firm_or_shop_is_none(texts):
    assert not has_sections(page("/", *texts))
