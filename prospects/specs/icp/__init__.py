"""ICP files: the criteria an ICP may have, and the ICP itself."""

from prospects.specs.icp.allowed import INDUSTRIES, spelt_like
from prospects.specs.icp.criterion import (
    AnyCriterion,
    Band,
    CriterionBase,
    Decay,
    Mode,
    NumberCriterion,
)
from prospects.specs.icp.spec import Criterion, Expectation, IcpSpec, Tiers
from prospects.specs.icp.what_it_is import (
    BusinessModelCriterion,
    FoundedCriterion,
    HeadcountCriterion,
    KnownCriterion,
    PostalCodeCriterion,
    RadiusCriterion,
    RevenueCriterion,
    TextCriterion,
    WordsCriterion,
    postal_range,
)
from prospects.specs.icp.what_it_runs import (
    AtsCriterion,
    TechnologyCategoryCriterion,
    TechnologyCriterion,
)
from prospects.specs.icp.what_we_say import (
    ChangedCriterion,
    CrmCriterion,
    ExtraCriterion,
    ListCriterion,
)
from prospects.specs.icp.whom_it_hires import (
    HiringChange,
    HiringChangeCriterion,
    HiringCriterion,
    OpeningsCriterion,
    WantedTechnologyCriterion,
)

__all__ = [
    "INDUSTRIES",
    "AnyCriterion",
    "AtsCriterion",
    "Band",
    "BusinessModelCriterion",
    "ChangedCriterion",
    "Criterion",
    "CriterionBase",
    "CrmCriterion",
    "Decay",
    "Expectation",
    "ExtraCriterion",
    "FoundedCriterion",
    "HeadcountCriterion",
    "HiringChange",
    "HiringChangeCriterion",
    "HiringCriterion",
    "IcpSpec",
    "KnownCriterion",
    "ListCriterion",
    "Mode",
    "NumberCriterion",
    "OpeningsCriterion",
    "PostalCodeCriterion",
    "RadiusCriterion",
    "RevenueCriterion",
    "TechnologyCategoryCriterion",
    "TechnologyCriterion",
    "TextCriterion",
    "Tiers",
    "WantedTechnologyCriterion",
    "WordsCriterion",
    "postal_range",
    "spelt_like",
]
