"""Seniority of an opening from title and the board's level."""

import pytest

from enrichment.hiring.understanding.seniority import read_seniority


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Software Engineer", "entry"),
        ("Software Engineer II", "entry"),
        ("Software Engineer III", "senior"),
        ("Senior/Staff Software Engineer", "senior"),
        ("Principal Product Manager", "senior"),
        ("Lead Engineer", "senior"),
        ("Engineering Lead", "manager"),
        ("(Junior) Product Manager", "entry"),
        ("Graduate Engineer", "entry"),
        ("Member of Technical Staff", "entry"),
        ("Senior Member of Technical Staff", "senior"),
        ("Werkstudent Marketing (m/w/d)", "intern"),
        ("Ausbildung zum Fachinformatiker", "intern"),
        ("Alternance - Chargé de communication", "intern"),
        ("Apprentice Electrician", "intern"),
        ("Founder's Office Intern", "intern"),
        ("Director of University Internships", "director"),
        ("Founding Engineer", "entry"),
        ("Founding Account Executive", "entry"),
        ("Co-Founder & CTO", "founder"),
        ("Founder in Residence", "entry"),
        ("Executive Assistant to the CEO", "entry"),
        ("Account Executive", "entry"),
        ("Chief of Staff to the CEO", "director"),
        ("Managing Director", "c_suite"),
        ("Interim CFO", "c_suite"),
        ("VP, Sales", "vp"),
        ("Head of Growth", "head"),
        ("Senior Director, Digital Customer Success", "director"),
        ("Senior Manager, Finance", "manager"),
        ("Teamleiter Vertrieb (m/w/d)", "manager"),
        ("Partner", "partner"),
        ("Partner, Tax", "partner"),
        ("Brand Partner", "entry"),
        ("HR Business Partner", "entry"),
        ("Partner Success Director", "director"),
        ("Product Owner", "entry"),
        ("Looking for a Senior Developer", "senior"),
        ("Part-time Barista", "entry"),
        ("Enterprise Sales", None),
    ],
)
def test_a_title_is_read_as_an_opening(title, seniority):
    assert read_seniority(title) == seniority


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Influencer Manager", "entry"),
        ("Social Media Manager", "entry"),
        ("BD & Partnerships Manager - Norway", "entry"),
        ("Partnerships and Programs Manager", "entry"),
        ("Business Development Manager (Oslo)", "entry"),
        ("Brand Manager", "entry"),
        ("Product Manager, Storage", "entry"),
        ("Senior Alliance Manager", "senior"),
        ("Sr. Implementation Manager", "senior"),
        ("Principal Product Manager", "senior"),
        ("Staff Product Manager", "senior"),
        ("Lead Customer Success Manager", "senior"),
        ("Junior Content Manager", "entry"),
        ("Group Product Manager, Storage", "manager"),
        ("Group Technical Product Manager", "manager"),
        ("Senior Group Product Manager", "manager"),
        ("Marketing Manager", "manager"),
        ("Product Marketing Manager", "manager"),
        ("Sales Manager, Key Accounts", "manager"),
        ("Engineering Manager, Partner Products", "manager"),
        ("Manager, Partner Success", "manager"),
        ("Senior Manager, Product Managers", "manager"),
        ("Head of Partnerships / Partnerships Manager", "head"),
    ],
)
def test_who_manages_a_thing_leads_nobody(title, seniority):
    assert read_seniority(title) == seniority


@pytest.mark.parametrize(
    ("title", "field", "seniority"),
    [
        pytest.param("Regional Sales", "Director", "director", id="title-is-silent"),
        pytest.param("Data Analyst", "Internship", "intern", id="occupation-alone"),
        pytest.param("Head of Sales", "Entry Level", "head", id="title-knows-better"),
        pytest.param("Data Analyst", "Mid-Senior level", "entry", id="wide-level-says-nothing"),
        pytest.param("Enterprise Sales", "Mid-Senior level", None, id="and-stays-unknown"),
        pytest.param("Enterprise Sales", "ENTRY LEVEL", "entry", id="case"),
    ],
)
def test_the_boards_level_counts_where_the_title_names_none(title, field, seniority):
    assert read_seniority(title, field) == seniority
