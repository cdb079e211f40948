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
        if getattr(last, "page", None) is not page:
            last.value = make(page)
            last.page = page
        value: Value = last.value
        return value

    return value_of
