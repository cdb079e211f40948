"""docs/icp.md lists every key of an ICP file, and what each criterion takes."""

import re
from pathlib import Path

import pytest

from prospects.specs.icp import Criterion, CriterionBase, IcpSpec
from scoring.icp import CRITERIA

TEXT = Path("docs/icp.md").read_text(encoding="utf-8")
SPECS = {
    key: spec
    for spec in Criterion.__origin__.__args__
    for key in spec.model_fields["key"].annotation.__args__
}
SHARED = {"key", *CriterionBase.model_fields}


def section(title: str) -> dict[str, str]:
    """Key -> its line, of the table under a heading."""
    part = TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `(\w+)` \|(.+)\|$", part, re.MULTILINE))


def test_every_criterion_stands_in_the_reference_and_no_other():
    assert section("Criteria").keys() - {"key"} == CRITERIA.keys()


def test_every_key_of_a_file_stands_in_the_reference_and_no_other():
    assert section("The file").keys() == IcpSpec.model_fields.keys()


@pytest.mark.parametrize("key", SPECS)
def test_what_a_criterion_takes_stands_in_its_line(key):
    line = section("Criteria")[key]
    fields = SPECS[key].model_fields
    names = [field.alias or name for name, field in fields.items() if name not in SHARED]
    assert [name for name in names if f"`{name}`" not in line] == []


@pytest.mark.parametrize("name", ["mode", "weight", "name", "unknown", "decay"])
def test_what_every_criterion_takes_stands_in_the_reference(name):
    assert re.search(rf"`?{name}\b", TEXT)


@pytest.mark.parametrize("key", [key for key, spec in SPECS.items() if not spec.ages])
def test_a_criterion_without_age_is_named_as_such(key):
    [line] = [part for part in TEXT.splitlines() if "have no age and take no decay" in part]
    assert f"`{key}`" in line
