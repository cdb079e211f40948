"""Business models: how a company earns, and the words by which it says so.

The knowledge lies in `data/business_models.yml`.
"""

from collections.abc import Mapping
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml

_FILE = Path(__file__).parent / "data" / "business_models.yml"


class BusinessModel(Spec):
    """One model.

    Attributes:
        label: Name for people.
        words: Phrases that say it.
    """

    label: str
    words: tuple[str, ...]


@once
def business_models() -> Mapping[str, BusinessModel]:
    """All models by id ("b2b"), in the order of the file.

    Raises:
        ConfigError: The data file is not in its form.
    """
    found = read_yaml(_FILE)
    return {name: parse_spec(BusinessModel, _FILE, values) for name, values in found.items()}
