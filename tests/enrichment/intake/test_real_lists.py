import csv
from datetime import UTC, datetime

import pytest

from enrichment.intake import list_signals, read_companies

_AT = datetime(2026, 11, 21, tzinfo=UTC)
pytestmark = pytest.mark.shared


def test_companies_known_by_their_board_alone_stay_as_many_as_they_are(shared_dir):
    path = shared_dir / "data" / "companies" / "hiring_without_whiteboards.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            row["domain"] in ("jobs.lever.co", "apply.workable.com") for row in csv.DictReader(file)
        ]
    found = read_companies(path, observed_at=_AT)
    keys = [m.company_key for m in found.mentions if rows[m.row - 1]]
    assert len(keys) == len(set(keys)) == sum(rows) == 8
    assert all(key.startswith("name:") for key in keys)
    by_key = {company.key: company for company in found.companies}
    assert all(by_key[key].domain is None and len(by_key[key].sources) == 1 for key in keys)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("jobseek", {"industry": 1.0, "headcount": 1.0, "founded_year": 1.0}),
        ("remoteintech", {"headcount": 0.9}),
        ("sp500_careers", {"industry": 1.0, "country": 1.0, "founded_year": 0.99}),
        ("yc", {"headcount": 0.97, "country": 0.98}),
    ],
)
def test_what_a_real_list_says_is_understood(shared_dir, name, least):
    found = read_companies(shared_dir / "data" / "companies" / f"{name}.csv", observed_at=_AT)
    read = [{signal.name for signal in list_signals([m], {})} for m in found.mentions]
    for field, share in least.items():
        said = [names for m, names in zip(found.mentions, read, strict=True) if field in m.facts]
        assert sum(field in names for names in said) >= share * len(said) > 0
