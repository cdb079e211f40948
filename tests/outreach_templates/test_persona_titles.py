"""Which persona the titles of the trade belong to, with the personas of this repository."""

from pathlib import Path

import pytest

from prospects.specs.loading import load_icps, load_personas
from prospects.specs.persona import PersonaSpec
from scoring.personas import match_personas

ROOT = Path(__file__).resolve().parents[2]
PERSONAS = load_personas(ROOT / "outreach_templates")
ICPS = load_icps(ROOT / "config" / "icps")

TITLES: dict[str | None, tuple[str, ...]] = {
    "vp-sales": (
        "VP, Sales",
        "VP of Sales, EMEA",
        "Senior Vice President, Global Sales",
        "Chief Revenue Officer",
        "CRO",
        "Interim CRO",
        "Chief Commercial Officer",
        "Head of Sales DACH (m/w/d)",
        "Regional Sales Director",
        "Leiterin Vertrieb",
        "Vertriebsleiter",
        "Directrice des ventes",
        "Directeur commercial",
        "Directora Comercial",
        "Direttrice commerciale",
        "Hoofd verkoop",
        "General Manager, Sales",
    ),
    "sdr-manager": (
        "Sr. Mgr, Sales Development",
        "Manager, Sales Development",
        "Teamleider Sales Development",
        "Teamleiterin Sales Development",
        "Leiter Sales Development",
        "HEAD OF SALES DEVELOPMENT",
        "Responsable Sales Development",
        "Associate Director, Sales Development",
        "Executive Director of Sales Development",
        "VP of Sales Development",
        "SDR Manager",
        "Team Lead, BDR",
        "Head of SDR",
        "Head of Outbound",
    ),
    "revops": (
        "Head of Revenue Operations",
        "RevOps Manager",
        "Director, Revenue Operations",
        "VP Sales Operations",
        "Chief Revenue Operations Officer",
        "Head of Sales Enablement",
        "CRM Manager",
    ),
    "head-chef": (
        "Executive Chef",
        "Chef de Cuisine",
        "Head-Chef",
        "Chef Owner",
        "Owner/Chef",
        "Küchenchefin",
        "Inhaber und Küchenchef",
        "Culinary Director",
        "Director of Culinary",
    ),
    "purchasing-manager": (
        "Purchasing Manager",
        "Director of Procurement",
        "Food & Beverage Director",
        "Einkaufsleiterin",
        "Leiter Einkauf",
        "Responsable achats",
    ),
    "restaurant-owner": (
        "Owner",
        "Co-Owner",
        "Owner & Operator",
        "Proprietor",
        "Restaurant Manager",
        "Restaurant General Manager",
        "General Manager",
        "Head Baker & Owner",
        "Restaurateur",
        "Inhaberin",
        "Gastwirt",
        "Restaurantleiter (m/w/d)",
        "Patron",
        "Propriétaire",
        "Gérante de restaurant",
        "Dueña",
        "Gerente General",
        "Titolare",
        "Eigenaar",
        "Proprietária",
    ),
    "culinary-school-director": (
        "Dean of Culinary Arts",
        "Director of Culinary Education",
        "Culinary Program Director",
        "School Director",
    ),
    "never-contact": (
        "Sales Development Intern",
        "Student, looking for an internship in sales",
        "Praktikantin Vertrieb",
        "Werkstudent (m/w/d) Sales",
        "Werkstudentin Marketing",
        "Alternant commercial",
        "Alternante marketing",
        "Stagiaire achats",
        "Becario",
        "Becaria de ventas",
        "Stagista commerciale",
        "Technical Recruiter, Sales",
        "Executive Assistant to the CRO",
        "Assistant to the General Manager",
        "Assistenz der Geschäftsführung",
        "Open to work: Sales Director",
    ),
    None: (
        "Sales Development Representative",
        "Sr. Sales Development Rep",
        "Sales Development Associate",
        "Sales Development Specialist",
        "Sales Development Executive",
        "Specialist, Sales Development",
        "SDR",
        "Account Executive",
        "Business Development Manager",
        "Internal Sales Manager",
        "Sales Operations Analyst",
        "Assistant Restaurant Manager",
        "Assistant General Manager",
        "Product Owner",
        "Process Owner",
        "Sous Chef",
        "Line Cook",
        "Director of Admissions",
        "Culinary Arts Teacher",
        "Retired",
        "n/a",
        "",
    ),
}
SPECIMENS = [
    pytest.param(title, persona, id=f"{persona or 'nobody'}: {title or 'no title'}")
    for persona, titles in TITLES.items()
    for title in titles
]


def fitting(title: str) -> list[str | None]:
    """All personas that a title fits, the first one preferred."""
    match = match_personas({"": title}, list(PERSONAS.values()))[""]
    return [match.persona, *match.alternatives]


def persona_in(icp: str, title: str) -> str | None:
    """Persona through which an ICP works a title."""
    return next((name for name in ICPS[icp].personas if name in fitting(title)), None)


def test_the_table_has_every_persona() -> None:
    assert set(TITLES) == {*PERSONAS, None}


@pytest.mark.parametrize(("title", "persona"), SPECIMENS)
def test_a_title_is_the_persona_that_a_marketer_means(title: str, persona: str | None) -> None:
    assert fitting(title)[0] == persona


@pytest.mark.parametrize("title", ["Owner", "General Manager", "Inhaber", "Founder & Owner"])
def test_who_owns_a_software_company_is_not_worked_as_a_restaurant_owner(title: str) -> None:
    assert persona_in("sales-automation", title) is None
    assert persona_in("chicago-restaurants", title) == "restaurant-owner"


@pytest.mark.parametrize("title", ["Chef Owner", "Chef-Patron", "Owner & Executive Chef"])
def test_a_chef_who_owns_the_place_is_written_to_as_a_chef(title: str) -> None:
    assert persona_in("chicago-restaurants", title) == "head-chef"


@pytest.mark.parametrize("title", ["Director of Culinary Education", "Culinary School Director"])
def test_who_teaches_cooking_is_no_head_chef(title: str) -> None:
    assert persona_in("chicago-restaurants", title) == "culinary-school-director"


@pytest.mark.parametrize("title", ["Head of SDR", "Director of BDRs", "Head of Outbound"])
def test_who_leads_sdrs_is_no_head_of_sales(title: str) -> None:
    assert persona_in("sales-automation", title) == "sdr-manager"


@pytest.mark.parametrize("persona", PERSONAS.values(), ids=lambda persona: persona.id)
def test_every_phrase_that_a_marketer_includes_does_something(persona: PersonaSpec) -> None:
    idle = [phrase for phrase in persona.match.include if persona.id not in fitting(phrase)]

    assert idle == []
