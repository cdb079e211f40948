"""Values that several extractors ask of one page, made once."""

import threading
from collections.abc import Callable
from typing import TypeVar

from enrichment.page import Page

Value = TypeVar("Value")


def once_per_page(make: Callable[[Page], Value]) -> Callable[[Page], Value]:
    """Keep the value made of the page that this thread read last.

    Pages are read one after another, so one value suffices; pages are told apart by identity,
    for comparing two would cost more than the value.
    """
    last = threading.local()

    def value_of(page: Page) -> Value:
        # Asked forty times a page: a tuple is one attribute of the thread instead of two.
        kept: tuple[Page, Value] | None = getattr(last, "kept", None)
        if kept is None or kept[0] is not page:
            kept = last.kept = (page, make(page))
        return kept[1]

    return value_of
