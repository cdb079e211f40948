"""YAML files to specs: strict about types, and every fault of a file at once.

YAML 1.1 reads `NO` as false and `0123` as 83; here only `true` and `false` are booleans and a
number with a leading zero stays text, as in the YAML 1.2 core schema (yaml.org/spec/1.2.2).
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from prospects.errors import ConfigError, Fault
from prospects.specs.wording import explain

SpecT = TypeVar("SpecT", bound="Spec")


class Spec(BaseModel):
    """Base of everything that is written in YAML: frozen, and no key that nobody reads."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _StrictLoader(yaml.CSafeLoader):
    """Safe loader with YAML 1.2 scalars that refuses a key written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f'"{key}" is written twice', problem_mark=key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)

    def construct_day(self, node: yaml.ScalarNode) -> Any:
        """A day, or the text where there is no such day: the key that wants one says so."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_StrictLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _StrictLoader.construct_day)
_StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)
_StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789")
)
_StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$"),
    list("-+0123456789"),
)


def read_yaml(path: Path) -> Mapping[str, Any]:
    """Read one YAML file whose top is a mapping.

    Raises:
        ConfigError: The file is missing, is not text, is not YAML or is no mapping.
    """
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_StrictLoader)  # noqa: S506 - a SafeLoader
    except FileNotFoundError:
        raise ConfigError([Fault(str(path), "", "is missing")]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([Fault(str(path), "", f"cannot be read as text: {error}")]) from None
    except yaml.YAMLError as error:
        raise ConfigError([_yaml_fault(path, error)]) from None
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise ConfigError([Fault(str(path), "", "must be a list of `key: value` lines")])
    return loaded


def _yaml_fault(path: Path, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    if "cannot start any token" in problem:
        problem += "; indent with blanks and not with tabs, and put texts with odd signs in quotes"
    return Fault(str(path), f"line {mark.line + 1}" if mark else "", f"not valid YAML: {problem}")


def parse_spec(model: type[SpecT], path: Path, values: Mapping[str, Any]) -> SpecT:
    """Build a spec from the values of a file.

    Raises:
        ConfigError: With one fault for each wrong key, each saying what is allowed.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        found = error.errors()
        places = {item["loc"] for item in found}
        # A list that lacks a good item is no fault of its own where the item's fault is told.
        own = [i for i in found if not any(_is_below(place, i["loc"]) for place in places)]
        faults = [_spec_fault(path, model, values, item) for item in own]
        raise ConfigError(faults) from None


def load_spec(model: type[SpecT], path: Path) -> SpecT:
    """Read a YAML file as a spec.

    Raises:
        ConfigError: With every fault of the file.
    """
    return parse_spec(model, path, read_yaml(path))


def refuse(faults: Iterable[tuple[tuple[int | str, ...], str]]) -> None:
    """Refuse values inside a spec, for its validators: several at once, each in its place.

    Args:
        faults: Place below the spec, ("any", 2), and what is wrong there.

    Raises:
        ValidationError: There is any fault; `parse_spec` tells it as its own.
    """
    details = [
        InitErrorDetails(
            type=PydanticCustomError("value_error", "{error}", {"error": told}), loc=place, input=""
        )
        for place, told in faults
    ]
    if details:
        raise ValidationError.from_exception_data("values", details)


def _is_below(place: tuple[int | str, ...], parent: tuple[int | str, ...]) -> bool:
    return len(place) > len(parent) and place[: len(parent)] == parent


def _spec_fault(path: Path, model: type[BaseModel], values: Any, item: Any) -> Fault:
    return Fault(str(path), _key_path(values, item["loc"]), explain(model, item))


def _key_path(values: Any, location: tuple[int | str, ...]) -> str:
    """`criteria[3].mode`, without the union tags that pydantic puts into a location."""
    place, here = "", values
    for part in location:
        if isinstance(part, int):
            place += f"[{part}]"
            here = here[part] if isinstance(here, list) and part < len(here) else None
        elif not (isinstance(here, dict) and here.get("key") == part):
            place += f".{part}" if place else part
            here = here.get(part) if isinstance(here, dict) else None
    return place
