"""Values that several extractors ask of one page, made once."""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from enrichment.page import Page

Value = TypeVar("Value")


class _Last(threading.local):
    """The page that this thread reads, and what was made of it."""

    page: Page | None = None
    values: dict[Callable[[Page], Any], Any]


_last = _Last()


def once_per_page(make: Callable[[Page], Value]) -> Callable[[Page], Value]:
    """Keep the value made of the page that this thread reads, until `forget_page`.

    Pages are read one after another; they are told apart by identity, for comparing two would
    cost more than the value.
    """

    def value_of(page: Page) -> Value:
        if _last.page is not page:
            _last.page, _last.values = page, {}
        values = _last.values
        if make not in values:
            values[make] = make(page)
        value: Value = values[make]
        return value

    return value_of


def forget_page() -> None:
    """Let go of the page: dozens of threads would each hold their last one, a megabyte each."""
    _last.page, _last.values = None, {}
