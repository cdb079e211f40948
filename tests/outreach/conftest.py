"""A small invented market: one ICP, two personas, one rep, and contacts made to order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach.candidate import Candidate
from outreach.rules import QueueRules
from outreach.templates import read_template
from prospects.company import Company
from prospects.contact import Contact
from prospects.profile import build_profile
from prospects.score import IcpScore, PersonaMatch, Reason
from prospects.signal import Signal
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.specs.settings import OutreachSettings
from prospects.specs.team import Sdr, Team
from prospects.suppression import SuppressionLists
from prospects.title_reading import TitleReading

PAGE = "https://www.acme-invented.com/about"
DAY = date(2026, 11, 23)  # a Monday

TEMPLATE = """---
version: 1
channel: {channel}
status: {status}
subject: "{subject}"
---
Hello{{% if first_name %}} {{{{ first_name }}}}{{% endif %}}, this is about {{{{ company }}}}.
"""

Make = Callable[..., Candidate]


@pytest.fixture
def make_candidate() -> Make:
    """Candidate of the given company with what a test wants to differ."""

    def make(
        number: int = 1,
        *,
        domain: str = "acme-invented.com",
        persona: str | None = "vp-sales",
        score: float = 80.0,
        floor: str = "A",
        tier: str = "A",
        standing: str = "current",
        confidence: float = 0.9,
        signals: tuple[Signal, ...] = (),
        **contact: object,
    ) -> Candidate:
        company = Company(domain, domain, "ACME INC.", sources=("companies.csv row 1",))
        person = Contact(
            f"contact-{number}", domain, "Ada", "Example", "VP Sales",
            f"ada{number}@{domain}", country="DE", sources=(f"people.csv row {number}",),
        )  # fmt: skip
        reading = TitleReading("VP Sales", standing, "vp", ("sales",), confidence, "lexicon", "vp")  # type: ignore[arg-type]
        reason = Reason("headcount", 30.0, "80-120 people, inside 50-500 (+30 of 30)", True, PAGE)
        return Candidate(
            replace(person, **contact),  # type: ignore[arg-type]
            build_profile(company, signals, site_read=True),
            [IcpScore(domain, "saas", tier, score, score, 1.0, (reason,), (), floor, floor)],  # type: ignore[arg-type]
            PersonaMatch(person.contact_id, persona, "include: vp sales", reading),
        )

    return make


@pytest.fixture
def write_template(tmp_path: Path) -> Callable[..., Path]:
    """A template file of persona vp-sales."""

    def write(
        name: str = "step-1.md", channel: str = "email", status: str = "approved",
        subject: str = "Your reps", text: str | None = None,
    ) -> Path:  # fmt: skip
        path = tmp_path / "vp-sales" / name
        path.parent.mkdir(exist_ok=True)
        shown = subject if channel == "email" else ""
        path.write_text(
            text or TEMPLATE.format(channel=channel, status=status, subject=shown), encoding="utf-8"
        )
        return path

    return write


@pytest.fixture
def rules(write_template: Callable[..., Path]) -> QueueRules:
    """Rules of a market with one ICP."""
    icp = IcpSpec.model_validate(
        {
            "id": "saas", "name": "SaaS", "purpose": "test", "personas": ["vp-sales"],
            "criteria": [{"key": "hiring", "any": ["SDR"]}],
        }
    )  # fmt: skip
    sales = PersonaSpec.model_validate(
        {
            "id": "vp-sales", "name": "VP of Sales", "match": {"functions": ["sales"]},
            "channels": ["email", "linkedin"], "cadence": [{"step": "step-1", "day": 0}],
        }
    )  # fmt: skip
    never = PersonaSpec.model_validate(
        {"id": "never", "name": "Never", "negative": True, "match": {"include": ["student"]}}
    )
    template = read_template(write_template(), "vp-sales")
    return QueueRules(
        day=DAY,
        run_id="run-1",
        icps={"saas": icp},
        personas={"vp-sales": sales, "never": never},
        templates={("vp-sales", "step-1", "email"): template},
        team=Team(sdrs=(Sdr(id="maya", name="Maya"),)),
        lists=SuppressionLists(),
        settings=OutreachSettings(),
        tier_words=lambda score: score.tier,
    )
