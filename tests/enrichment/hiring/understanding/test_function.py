"""Function of an opening from title and department; all names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.understanding.function import read_function


@pytest.mark.parametrize(
    ("title", "department", "function"),
    [
        pytest.param("Senior Software Engineer", "Engineering", "engineering", id="plain"),
        pytest.param(
            "Software Engineer, Growth", "Growth", "engineering", id="team-is-no-function"
        ),
        pytest.param("Machine Learning Engineer", "Data", "engineering", id="ml-engineer-builds"),
        pytest.param("Finance Data Engineer", "Engineering", "data", id="data-engineer-is-data"),
        pytest.param("Marketing Data Analyst", "Marketing", "data", id="last-phrase-decides"),
        pytest.param("Product Marketing Manager", "Product", "marketing", id="product-marketing"),
        pytest.param("Senior Product Designer", "Product", "design", id="designer-in-product"),
        pytest.param("Product Owner", None, "product", id="owner-of-a-product"),
        pytest.param("Account Executive", "GTM", "sales", id="account-executive"),
        pytest.param("Business Development Representative", "GTM", "sales", id="bdr-sells"),
        pytest.param("Business Developer (SDR) H/F", None, "sales", id="developer-of-business"),
        pytest.param(
            "Business Development Manager", "Marketing", "business_development", id="bd-manager"
        ),
        pytest.param("Strategic Partnerships Lead", "Sales", "business_development", id="partners"),
        pytest.param("Solutions Engineer", "Sales", "sales", id="solutions-before-the-sale"),
        pytest.param(
            "Solutions Engineer", "Customer Success", "customer_success", id="solutions-after-it"
        ),
        pytest.param("Support Engineer II", "Engineering", "customer_success", id="support"),
        pytest.param(
            "Implementation Manager", "Operations", "customer_success", id="implementation"
        ),
        pytest.param("Chief of Staff", "Operations", "executive", id="chief-of-staff"),
        pytest.param("Executive Assistant to the CEO", "Executive", "administration", id="ea"),
        pytest.param(
            "Technical Program Manager", "Engineering", "project_management", id="programme"
        ),
        pytest.param("Salesforce Developer", "Revenue Operations", "revops", id="crm-in-revops"),
        pytest.param("Salesforce Developer", "Business Technology", "it", id="crm-in-it"),
        pytest.param("Sales Enablement Manager", "GTM", "revops", id="enablement"),
        pytest.param("Governance, Risk & Compliance Lead", "Engineering", "it", id="grc"),
        pytest.param("Commercial Counsel", "Commercial", "legal", id="counsel"),
        pytest.param("Nurse Paralegal", "Legal", "legal", id="head-noun"),
        pytest.param("Learning & Development Partner", "People", "hr", id="and-within-a-phrase"),
        pytest.param("Indirect Buyer", "Operations", "procurement", id="buyer"),
        pytest.param("Vice President, Marketing", "Executive", "marketing", id="no-president"),
        pytest.param("Associate", "Finance", "finance", id="department-where-title-is-silent"),
        pytest.param("Specialist", "Legal & Compliance", "legal", id="department-of-two-words"),
        pytest.param("Business Analyst", "Customer Success", "customer_success", id="open-title"),
        pytest.param("Business Analyst", None, "consulting", id="open-title-alone"),
        pytest.param("Operations Associate", "G&A", "operations", id="wide-department"),
        pytest.param("Machine Learning Manager", "Modelling", "engineering", id="ml-manager"),
        pytest.param("Team Lead, Applied ML", "Research", "engineering", id="applied-ml"),
        pytest.param("ML Science Lead", "Builders", "science", id="ml-science"),
        pytest.param("Machine Learning Product Manager", "Data", "product", id="ml-product"),
        pytest.param("Junior Google Ads Specialist", "Growth", "marketing", id="advertisements"),
        pytest.param("Software Engineer, Ads", "Growth", "engineering", id="builds-advertisements"),
        pytest.param("Account Specialist, Retail", "GTM", "sales", id="account-specialist"),
        pytest.param("Accounts Payable Specialist", "GTM", "finance", id="accounts-payable"),
        pytest.param("Solutions Architect", "Client Delivery", "consulting", id="delivers"),
        pytest.param("Solutions Architect", "Revenue", "sales", id="architect-before-the-sale"),
        pytest.param("Business Analyst", "Business Development", "consulting", id="ba-analyses"),
        pytest.param("Country Manager Norway", "Revenue", "business_development", id="country"),
        pytest.param("Country Manager Norway", "Logistics", "operations", id="country-operations"),
        pytest.param("Development Director", "Data Centers (DC)", "operations", id="sites"),
        pytest.param("Development Director", "Giving", "business_development", id="fundraiser"),
        pytest.param("Software Development Director", "Engineering", "engineering", id="software"),
        pytest.param("Cost Control Lead", "Digital Infrastructure", "operations", id="costs"),
        pytest.param("General Application", "Engineering", "other", id="pool"),
        pytest.param("Don't see your role? Talent Community", "Sales", "other", id="pool-asks"),
        pytest.param("Vertriebsmitarbeiter (m/w/d)", None, "sales", id="german"),
        pytest.param("Buchhalter:in", "Verwaltung", "finance", id="german-gender"),
        pytest.param("Xylothek", None, None, id="unknown-stays-unknown"),
        pytest.param("Xylothek", "Zweig 7", None, id="unknown-department"),
    ],
)
def test_function_is_what_the_work_is(title, department, function):
    assert read_function(title, department) == function


def test_the_narrower_department_goes_before_the_wider():
    assert read_function("Associate", "Payroll", "G&A") == "finance"


def test_a_team_tells_what_a_wide_department_does_not():
    assert read_function("Solutions Engineer", "Customer Success", "GTM") == "customer_success"


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_is_read(title, department):
    read_function(title, department)


@given(st.sampled_from(["Account Executive", "Data Engineer", "Recruiter", "Counsel"]))
def test_case_does_not_matter(title):
    assert read_function(title.upper()) == read_function(title.lower()) == read_function(title)
