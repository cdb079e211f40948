"""The parts of a page's URL."""

from urllib.parse import SplitResult, urlsplit

from enrichment.firmographics.once import once_per_page
from enrichment.page import Page

_NONE = SplitResult("", "", "", "", "")


@once_per_page
def url_parts(page: Page) -> SplitResult:
    """Host, path and the rest of a page's URL; all empty where it is none."""
    try:
        parts = urlsplit(page.url)
        _ = parts.hostname
    except ValueError:
        return _NONE
    return parts
