"""Closed vocabularies of the field, shared by all stages; the glossary explains each word."""

from enum import StrEnum
from typing import Literal

Seniority = Literal[
    "owner", "founder", "c_suite", "partner", "vp", "head", "director", "manager", "senior",
    "entry", "intern",
]  # fmt: skip
SENIORITIES: tuple[Seniority, ...] = (
    "owner", "founder", "c_suite", "partner", "vp", "head", "director", "manager", "senior",
    "entry", "intern",
)  # fmt: skip
"""From the highest to the lowest."""

Function = Literal[
    "executive", "sales", "business_development", "revops", "marketing", "product", "engineering",
    "it", "data", "design", "operations", "project_management", "procurement", "finance", "legal",
    "hr", "customer_success", "consulting", "administration", "education", "healthcare", "science",
    "other",
]  # fmt: skip

Standing = Literal[
    "current", "interim", "fractional", "board", "former", "retired", "seeking", "student", "none"
]

SiteStanding = Literal["active", "parked", "for_sale", "placeholder", "gone"]
"""What a site is: `gone` closed for good or its account suspended, `placeholder` not yet there."""

Tier = Literal["A", "B", "C", "out", "needs_data"]
TIERS_BEST_FIRST: tuple[Tier, ...] = ("A", "B", "C", "needs_data", "out")
"""As tables and pictures show them: what needs data may yet be good."""
CERTAIN_TIERS: tuple[Tier, ...] = ("A", "B", "C")
"""Tiers of companies that surely fit."""

Channel = Literal["email", "linkedin", "phone"]

BuyingRole = Literal["champion", "decision_maker", "budget_holder", "blocker", "user"]

ListScope = Literal["email", "phone", "domain", "name"]


class WithheldReason(StrEnum):
    """Why a would-be entry was stopped."""

    SUPPRESSED = "suppressed"
    CUSTOMER = "customer"
    COMPETITOR = "competitor"
    COMPANY_BUDGET = "company_budget"
    COOL_DOWN = "cool_down"
    NOT_DUE = "not_due"
    PAUSED = "paused"
    NEGATIVE_PERSONA = "negative_persona"
    NO_PERSONA_FIT = "no_persona_fit"
    STANDING = "standing"
    DOUBTFUL_TITLE = "doubtful_title"
    TIER_OUT = "tier_out"
    NEEDS_DATA = "needs_data"
    NO_CHANNEL = "no_channel"
    EMAIL_UNSAFE = "email_unsafe"
    TEMPLATE_NOT_APPROVED = "template_not_approved"
    VARIABLE_MISSING = "variable_missing"
    CAPACITY = "capacity"
    LEGAL_HOLD = "legal_hold"
    UNCONFIRMED = "unconfirmed"
