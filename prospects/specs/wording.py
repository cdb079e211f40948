"""What is wrong with a value of a YAML file, in the words of people, with what is allowed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

Location = Sequence[int | str]
"""Place of a value as pydantic tells it, with the tags of unions ("criteria", 3, "headcount")."""


def explain(model: type[BaseModel], item: Mapping[str, Any]) -> str:
    """One finding of pydantic in words.

    Args:
        model: The spec that was to be built.
        item: As `ValidationError.errors` gives it.
    """
    given, context, kind = item.get("input"), item.get("ctx", {}), item["type"]
    if kind == "extra_forbidden":
        *parents, key = item["loc"]
        known = keys_at(model, parents)
        near = _nearest(key, known)
        return f"is not a key that is read{near or ';'} allowed here: {', '.join(known)}"
    if kind in _WORDS:
        return _WORDS[kind]
    if kind == "union_tag_invalid":
        tag = context["tag"]
        return f'"{tag}" is not a criterion{_use(tag, context["expected_tags"])}'
    if kind in ("literal_error", "enum"):
        return f'"{given}" is not allowed{_use(given, context["expected"])}'
    if kind == "value_error":
        return str(context.get("error", item["msg"]))
    if kind in _BOUNDS:
        return f"{given} must be {_BOUNDS[kind]} {next(iter(context.values())):g}"
    if kind in _PLAIN_WORDS:
        return f'"{"null" if given is None else given}" {_PLAIN_WORDS[kind]}'
    message = item["msg"][:1].lower() + item["msg"][1:]
    return f"{given!r}: {message}"


_WORDS = {
    "missing": "is missing",
    "union_tag_not_found": "has no `key`, so nobody knows what it asks",
    "too_short": "is empty; at least one entry is wanted",
    "string_too_short": "is empty; write a word",
}
_BOUNDS = {
    "greater_than": "above", "greater_than_equal": "at least",
    "less_than": "below", "less_than_equal": "at most",
}  # fmt: skip
_NO_MAPPING = "must be `key: value` lines, or {key: value}"
_NO_DAY = "is no day; write it as 2026-11-23"
_PLAIN_WORDS = {
    "float_parsing": "is no number",
    "float_type": "is no number",
    "int_parsing": "is no whole number",
    "int_type": "is no whole number",
    "int_from_float": "is no whole number",
    "bool_parsing": "is neither true nor false",
    "bool_type": "is neither true nor false",
    "string_type": "is no text; put it in quotes",
    "tuple_type": "is no list; write [a, b]",
    "dict_type": _NO_MAPPING,
    "mapping_type": _NO_MAPPING,
    "model_type": _NO_MAPPING,
    "model_attributes_type": _NO_MAPPING,
    "date_type": _NO_DAY,
    "date_parsing": _NO_DAY,
    "date_from_datetime_parsing": _NO_DAY,
}
_QUOTED = re.compile("'([^']*)'")


def _use(given: object, allowed: str) -> str:
    """What to write instead: the word that was meant, and all that there are, in quotes."""
    return f"{_nearest(given, _QUOTED.findall(allowed)) or ';'} use {allowed}"


def _nearest(given: object, known: Iterable[str]) -> str:
    near = get_close_matches(str(given).casefold(), known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def keys_at(model: type[BaseModel], location: Location) -> list[str]:
    """Keys that are read at a place of a spec, as files write them.

    Args:
        model: The spec.
        location: The place of a mapping in it.
    """
    here: list[type[BaseModel]] = [model]
    for part in location:
        if isinstance(part, str):
            tagged = [each for each in here if len(here) > 1 and part in _tags(each)]
            here = tagged or [m for each in here for m in _models_of(each, part)]
    return list(dict.fromkeys(key for each in here for key in _keys(each)))


def _tags(model: type[BaseModel]) -> Sequence[object]:
    """Values of `key` that stand for a model in a union."""
    field = model.model_fields.get("key")
    return get_args(field.annotation) if field else ()


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_of(model: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    fields = (f for name, f in model.model_fields.items() if key in (name, f.alias))
    return (found for field in fields for found in _models_in(field.annotation))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Specs that an annotation names: of a union, a list, an option."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
