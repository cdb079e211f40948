"""Reading an answer by its vendor's adapter; invented answers of all shapes lie in `data`.

A file there is named after its vendor and its shape: `greenhouse.departments.json`.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enrichment.hiring.adapters import adapters
from enrichment.hiring.posting import Answered, BoardPage

Read = Callable[..., BoardPage]


@pytest.fixture
def read() -> Read:
    """An adapter's reading of bytes, or of a value as JSON; the rest as in `Answered`."""

    def by_adapter(vendor: str, answer: Any, **known: Any) -> BoardPage:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return adapters()[vendor].read(Answered(body, **known))

    return by_adapter


@pytest.fixture
def specimen() -> Callable[[str], bytes]:
    """Bytes of an invented answer: "lever" or "greenhouse.departments"."""
    folder = Path(__file__).parent / "data"
    return lambda name: next(folder.glob(f"{name}.[hjx]*")).read_bytes()
