"""Criteria over what a company runs, as seen from outside."""

from typing import Literal

from prospects.specs.icp.allowed import ATS_VENDORS, TECHNOLOGY_CATEGORIES
from prospects.specs.icp.criterion import AnyCriterion


class TechnologyCriterion(AnyCriterion):
    """The site or the DNS shows one of these technologies; known once the site was read."""

    key: Literal["technology"]


class TechnologyCategoryCriterion(AnyCriterion):
    """The site or the DNS shows a technology of one of these categories ("CRM")."""

    key: Literal["technology_category"]

    def fault_of(self, word: str) -> str | None:
        """What is wrong with the name of a category."""
        return TECHNOLOGY_CATEGORIES.fault_of(word)


class AtsCriterion(AnyCriterion):
    """A job board of one of these vendors is linked; `any: []` takes every vendor."""

    key: Literal["ats"]
    any: tuple[str, ...] = ()

    def fault_of(self, word: str) -> str | None:
        """What is wrong with the name of a vendor."""
        return ATS_VENDORS.fault_of(word)
