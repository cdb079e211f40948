"""The meta tags of a page by name, for the extractors that ask for a dozen of them."""

from collections.abc import Mapping

from enrichment.firmographics.once import once_per_page
from enrichment.page import Page


@once_per_page
def contents(page: Page) -> Mapping[str, str]:
    """Contents of the meta tags by name in lower case; of each name the first not empty."""
    return {name: content for name, content in reversed(page.meta) if content}


def head_content(page: Page, *names: str) -> str | None:
    """What `Page.meta_content` answers, without a walk over all tags each time."""
    known = contents(page)
    return next((known[name] for name in names if name in known), None)
