"""Words of ICPs that may be misspelt are noted; nothing stops for them."""

import pytest

from flows.icp_notes import icp_notes
from prospects.specs.icp import IcpSpec


def _notes(criterion, *never_read):
    icp = {"id": "a", "name": "A", "purpose": "P", "personas": ["chef"], "criteria": [criterion]}
    return icp_notes([IcpSpec.model_validate(icp)], never_read)


@pytest.mark.parametrize(
    ("criterion", "told"),
    [
        ({"key": "technology", "any": ["hubspot", "HubSpt"]},
         "our fingerprints do not show HubSpt; did you mean HubSpot?"),
        ({"key": "changed", "technology": ["Salesfroce"], "within_days": 9},
         "our fingerprints do not show Salesfroce; did you mean Salesforce?"),
        ({"key": "technology", "any": ["Qqqzzz"]}, "our fingerprints do not show Qqqzzz"),
        ({"key": "city", "any": ["Chicgo", "Oslo"]},
         "we know no city Chicgo; did you mean Chicago (IL, US)?"),
        ({"key": "region", "any": ["Ilinois", "IL"]},
         "we know no region Ilinois; did you mean Illinois?"),
        ({"key": "extra", "column": "Pln", "any": ["Pro"]}, "no list that was read has a column Pln"),
    ],
)  # fmt: skip
def test_what_may_be_misspelt_is_noted(criterion, told):
    assert _notes(criterion, "Pln") == [f"icps/a.yml: criteria[0]: {told}"]


@pytest.mark.parametrize(
    "criterion",
    [
        {"key": "city", "any": ["Qqqzzz-on-Sea"]},
        {"key": "region", "any": ["Qqqzzz"]},
        {"key": "extra", "column": "Plan", "any": ["Pro"]},
    ],
)
def test_a_small_place_and_a_column_that_was_read_are_not(criterion):
    assert _notes(criterion, "Pln") == []
