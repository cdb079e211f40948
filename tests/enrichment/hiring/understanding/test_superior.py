"""Title of the superior; every person here is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.understanding.superior import read_superior


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Reporting to the VP of Marketing, you will own the plan.", "VP of Marketing"),
        ("You will report to our Head of Sales and work with finance.", "Head of Sales"),
        ("You'll report directly to the Chief Revenue Officer.", "Chief Revenue Officer"),
        ("This position reports to the Sr. Director of Strategic Finance.",
         "Sr Director of Strategic Finance"),
        ("The role will report directly to VP, Customer Success and is new.",
         "VP, Customer Success"),
        ("It reports to the Senior Manager, GRC.", "Senior Manager, GRC"),
        ("Reporting to the Director of Warehouse Capacity and Logistics, you apply.",
         "Director of Warehouse Capacity and Logistics"),
        ("This role reports to the Sr. Manager, Partner Programs and can be based in Oslo.",
         "Sr Manager, Partner Programs"),
        ("Reporting to our Director of Payroll and Benefits, we look for a lead.",
         "Director of Payroll and Benefits"),
        ("Reporting to our Director of Career and Rewards, we look for a lead.",
         "Director of Career and Rewards"),
        ("You report to the Head of Sales and Jane Doe.", "Head of Sales"),
        ("You report to the CEO, Customer Success and Sales teams.", "CEO"),
        ("Reports to: Head of Operations\nLocation: Linz", "Head of Operations"),
        ("Du berichtest direkt an den Head of Sales.", "Head of Sales"),
        ("Sie berichten an die Geschäftsführung.", "Geschäftsführung"),
        ("Rattaché(e) au Directeur Marketing, vous pilotez le plan.", "Directeur Marketing"),
        ("Reporting to Northwind's COO, you run the plant.", "COO"),
        ("Report directly to a cofounder and work closely with customers.", "cofounder"),
    ],
)  # fmt: skip
def test_the_title_is_read_as_written(text, title):
    assert read_superior(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("You report to Jane Doe, CTO.", "CTO"),
        ("You report to Jane Doe (VP of Product).", "VP of Product"),
        ("You\u2019ll report to our CEO, Sam Placeholder, and build the system.", "CEO"),
        ("You will report to our CEO Sam Placeholder.", "CEO"),
        (
            "This role reports directly to the SVP Engineering, Jane Doe https://…",
            "SVP Engineering",
        ),
        ("You report to Jane.", None),
        ("The manager reports directly to Sarah Placeholder and the team.", None),
    ],
)
def test_a_person_is_never_named(text, title):
    assert read_superior(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Provide regular reporting to executive leadership and the board.",
        "Five engineers reporting to you.",
        "Reporting to the Backend Platform team, the developer owns it.",
        "Build dashboards and reporting to drive visibility.",
        "You report to the hiring manager.",
        "You report to senior management.",
    ],
)
def test_other_reports_name_no_superior(text):
    assert read_superior(text) is None


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ("Office Partner", None),
        ("Office Partner to the CEO (Oslo)", None),
        ("Senior Office Partner", "Office Partner"),
        ("Office Partner Assistant", "Office Partner"),
    ],
)
def test_an_opening_never_reports_to_its_own_title(own, title):
    assert read_superior("You report to the primary Office Partner to the CEO.", own) == title


def test_the_next_one_named_is_the_superior():
    text = "The Sr. Sales Manager reports to the team. You report to the Sr. Sales Manager.\n"
    text += "Reports to: VP of Sales"
    assert read_superior(text, "Senior Sales Manager") == "VP of Sales"


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    read_superior(f"You will report to {text}")
