"""Criteria over what a company runs, as seen from outside."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from pydantic import field_validator

from prospects.ats import ats_vendors
from prospects.specs.icp.criterion import AnyCriterion
from prospects.technology import category_label, technology_categories

_NEAR = 3


class TechnologyCriterion(AnyCriterion):
    """The site or the DNS shows one of these technologies; known once the site was read."""

    key: Literal["technology"]


class TechnologyCategoryCriterion(AnyCriterion):
    """The site or the DNS shows a technology of one of these categories ("CRM")."""

    key: Literal["technology_category"]

    @field_validator("any")
    @classmethod
    def _are_categories(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if category_label(name) is None:
                near = spelt_like(name, technology_categories()) or technology_categories()
                raise ValueError(f'"{name}" is no category of technologies; use {", ".join(near)}')
        return names


class AtsCriterion(AnyCriterion):
    """A job board of one of these vendors is linked; `any: []` takes every vendor."""

    key: Literal["ats"]
    any: tuple[str, ...] = ()

    @field_validator("any")
    @classmethod
    def _are_vendors(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if "_".join(name.casefold().replace("-", " ").split()) not in ats_vendors():
                near = spelt_like(name, ats_vendors()) or ats_vendors()
                raise ValueError(f'"{name}" is no vendor of job boards; use {", ".join(near)}')
        return names


def spelt_like(name: str, known: Iterable[str]) -> list[str]:
    """Known names that somebody may have meant, the likeliest first."""
    plain = {each.casefold(): each for each in known}
    return [plain[near] for near in get_close_matches(name.casefold(), plain, n=_NEAR, cutoff=0.6)]
