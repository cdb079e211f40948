"""Criteria over what a company runs, as seen from outside."""

from typing import Literal

from prospects.specs.icp.criterion import AnyCriterion


class TechnologyCriterion(AnyCriterion):
    """The site or the DNS shows one of these technologies; known once the site was read."""

    key: Literal["technology"]


class TechnologyCategoryCriterion(AnyCriterion):
    """The site or the DNS shows a technology of one of these categories ("CRM")."""

    key: Literal["technology_category"]


class AtsCriterion(AnyCriterion):
    """A job board of one of these vendors is linked; `any: []` takes every vendor."""

    key: Literal["ats"]
    any: tuple[str, ...] = ()
