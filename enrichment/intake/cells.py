"""Cells of JSON, workbooks and Parquet as text."""

import json
import math
import re
from collections.abc import Iterable
from datetime import date, time
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")


def cell_text(value: Any) -> str:
    """Cell as text: no ".0", no time of midnight, lists joined by "|", "" for null."""
    if value is None or isinstance(value, str):
        return clean_text(value or "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, (date, time)):
        return value.isoformat().removesuffix("T00:00:00")
    return _nested_text(value)


def _float_text(value: float) -> str:
    if math.isnan(value):
        return ""
    return f"{value:.0f}" if value.is_integer() and abs(value) < 1e16 else repr(value)


def _nested_text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list) and not _holds_containers(value):
        return "|".join(cell_text(item) for item in value)
    if isinstance(value, (dict, list)):
        return clean_text(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)


def _holds_containers(values: Iterable[Any]) -> bool:
    return any(isinstance(value, (dict, list)) for value in values)


def clean_text(text: str) -> str:
    """Text that can be stored: no NUL, no half of a surrogate pair."""
    return _SURROGATE.sub("\ufffd", text).replace("\x00", "")
