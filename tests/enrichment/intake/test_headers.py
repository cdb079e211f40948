import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake import guess_kind, map_headers
from enrichment.intake.headers import known_fields, looks_like_opt_out

_SHARED = Path(__file__).parents[3].parent / "shared"


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("name", "name"),
        ("\ufeffCompany Name", "name"),
        ("COMPANY_NAME", "name"),
        ("companyName", "name"),
        ("Firmenname", "name"),
        ("Company Domain Name", "domain"),
        ("Website URL", "website"),
        ("# Employees", "headcount"),
        ("No. of Employees", "headcount"),
        ("employeeRange", "headcount"),
        ("Annual Revenue (USD)", "revenue"),
        ("Billing State/Province", "region"),
        ("Billing Zip/Postal Code", "postal_code"),
        ("HQ Country", "country"),
        ("PLZ", "postal_code"),
        ("Year Founded", "founded_year"),
        ("Company LinkedIn", "linkedin_url"),
        ("Account Owner", "owner"),
        ("name (2)", "name"),
        ("Organization Name URL", None),
        ("Company Email", None),
        ("Technologies", None),
        ("max", None),
        ("", None),
        ("Number of Retail Locations", None),
    ],
)
def test_columns_of_company_lists(column, field):
    assert map_headers([column], "companies").mapping == {column: field}


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("First Name", "first_name"),
        ("Vorname", "first_name"),
        ("Contact Name", "full_name"),
        ("E-Mail", "email"),
        ("Job Title", "title"),
        ("Company Name", "company"),
        ("Employer", "company"),
        ("Company Domain", "domain"),
        ("Website", "company.website"),
        ("# Employees", "company.headcount"),
        ("Company City", "company.city"),
        ("City", "city"),
        ("Corporate Phone", "company.phone"),
        ("Mobile Phone", "phone"),
        ("Home Phone", None),
        ("Person Linkedin Url", "linkedin_url"),
        ("Company Linkedin Url", "company.linkedin_url"),
        ("Account Owner", "company.owner"),
        ("Contact Owner", "owner"),
        ("Do Not Call", "do_not_call"),
        ("Do not call (DNC)", "do_not_call"),
        ("Mobile Phone Do Not Call", "do_not_call"),
        ("HQ DNC", "do_not_call"),
        ("Fecha último contacto", "last_contacted_at"),
        ("Unsubscribed from all email", "do_not_email"),
        ("Email Confidence", None),
        ("Secondary Email", None),
        ("Personal Email", None),
        ("Email (personal)", None),
        ("Generate personalized email 6141", None),
        ("Subsidiary of (Organization ID)", None),
    ],
)
def test_columns_of_contact_lists(column, field):
    assert map_headers([column], "contacts").mapping == {column: field}


def test_a_likely_column_is_shown_and_not_taken():
    found = map_headers(["Dealership / Group", "Contact Name"], "contacts")
    assert found.mapping["Dealership / Group"] is None
    assert found.doubtful == {"Dealership / Group": "company"}


def test_a_likely_column_is_not_shown_where_the_field_has_its_own():
    assert map_headers(["Company Name", "Company Name for Emails"], "contacts").doubtful == {}


def test_a_column_that_the_user_names_counts_first():
    found = map_headers(["Brand", "name"], "companies", {"name": "Brand"})
    assert found.columns_of("name") == ["Brand", "name"]


def test_a_direct_line_counts_before_a_mobile_phone():
    found = map_headers(["Mobile Phone", "Work Direct Phone"], "contacts")
    assert found.columns_of("phone") == ["Work Direct Phone", "Mobile Phone"]


@pytest.mark.parametrize(
    ("column", "is_opt_out"),
    [
        ("Email Opt-In", True), ("GDPR consent", True), ("Do Not Visit", True),
        ("Marketing Einwilligung", True), ("Consent Management Platform", False),
        ("Email Status", False), ("Domain", False),
    ],
)  # fmt: skip
def test_opt_outs_are_seen(column, is_opt_out):
    assert looks_like_opt_out(column) is is_opt_out


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (["name", "website", "industry"], "companies"),
        (["name", "email", "website", "employees"], "companies"),
        (["Vorname", "Nachname", "Firma"], "contacts"),
        (["name", "title", "company"], "contacts"),
        (["email"], "contacts"),
        (["domain"], "companies"),
    ],
)
def test_the_kind_of_a_list_is_guessed(columns, kind):
    assert guess_kind(columns) == kind


_PEOPLE = ["Ann Lee", "Jürgen Müller", "Maria Rossi", "Priya Patel"]
_FIRMS = ["Brindlecask GmbH", "Crankfeather Inc", "Dillquarry Ltd", "Elmwhistle"]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"Name": _PEOPLE, "Company": _FIRMS, "Phone": ["+49 30 1234567"]}, "contacts"),
        ({"Name": _PEOPLE, "Firma": _FIRMS}, "contacts"),
        ({"Name": _PEOPLE, "Title": ["CEO", "Head of Sales"], "Website": _FIRMS}, "contacts"),
        ({"Name": _FIRMS, "Legal Name": _FIRMS, "Phone": ["+49 30 1234567"]}, "companies"),
        ({"Name": _FIRMS, "Website": ["crankfeather-invented.com"]}, "companies"),
    ],
)
def test_a_bare_name_is_a_persons_beside_an_employer_or_a_job(cells, kind):
    assert guess_kind(list(cells), cells) == kind


def test_every_canonical_field_is_its_own_name():
    for kind in ("companies", "contacts"):
        fields = known_fields(kind)
        assert {f: f for f in fields if "." not in f} == {
            f: map_headers([f], kind).mapping[f] for f in fields if "." not in f
        }


_REAL = {
    "apollo_contacts_2026_with_ai_columns_bom": ("contacts", {"Website": "company.website"}),
    "clay_find_companies": ("companies", {"Size": "headcount", "Domain": "domain"}),
    "crunchbase_estimated_revenue": ("companies", {"Organization Name": "name"}),
    "dealer_list_custom": ("contacts", {"Dealership / Group": None}),
    "employbl_sf_2021": ("companies", {"companyname": "name", "max": None}),
    "hubspot_companies_domain": ("companies", {"Country/Region": "country"}),
    "hubspot_contacts": ("contacts", {"Associated Company IDs": None}),
    "people_data_labs_free_company_2019": ("companies", {"": None, "size range": "headcount"}),
    "salesforce_account_report": ("companies", {"Billing Country": "country"}),
    "zoominfo_api_company": ("companies", {"employeeRange": "headcount", "parentId": None}),
}


@pytest.mark.shared
@pytest.mark.parametrize("export", _REAL)
def test_real_exports_are_mapped(export):
    path = _SHARED / "data" / "headers" / "headers.json"
    if not path.exists():
        pytest.skip("../shared is absent")
    columns = json.loads(path.read_text(encoding="utf-8"))[export]["columns"]
    kind, expected = _REAL[export]
    assert guess_kind(columns) == kind
    mapping = map_headers(columns, kind).mapping
    assert {column: mapping[column] for column in expected} == expected


def test_a_likely_name_is_believed_where_the_cells_agree():
    sites = [
        "https://brindlecask-invented.com",
        "crankfeather-invented.com",
        "dillquarry-invented.com",
    ]
    found = map_headers(["Link"], "companies", samples={"Link": sites})
    assert (found.mapping, found.doubtful) == ({"Link": "website"}, {})


def test_cells_alone_are_never_enough():
    sites = [
        "https://brindlecask-invented.com",
        "crankfeather-invented.com",
        "dillquarry-invented.com",
    ]
    found = map_headers(["Column 3"], "companies", samples={"Column 3": sites})
    assert (found.mapping, found.doubtful) == ({"Column 3": None}, {"Column 3": "website"})


def test_two_cells_are_not_enough_to_believe_a_likely_name():
    found = map_headers(["Link"], "companies", samples={"Link": ["brindlecask-invented.com"] * 2})
    assert found.doubtful == {"Link": "website"}


def test_a_contradiction_is_told_in_words():
    found = map_headers(["Website"], "companies", samples={"Website": ["a@firm-invented.com"] * 3})
    assert found.mapping == {"Website": None}
    assert found.why == {"Website": "the name says website, the cells are e-mail addresses"}


def test_a_contradiction_is_told_though_the_field_has_another_column():
    samples = {"Phone": ["2026-01-14"] * 3, "Telephone": ["(312) 555-0101"] * 3}
    found = map_headers(["Phone", "Telephone"], "companies", samples=samples)
    assert found.mapping == {"Phone": None, "Telephone": "phone"}
    assert "Phone" in found.doubtful


def test_a_column_named_by_hand_is_taken_whatever_it_holds():
    samples = {"Website": ["a@firm-invented.com"] * 3}
    found = map_headers(["Website"], "companies", {"website": "Website"}, samples=samples)
    assert found.mapping == {"Website": "website"}


@pytest.mark.parametrize(
    "cells",
    [["Booking-invented.com"], ["1984"], ["No"], ["Booking.com", "Brindlecask", "Dillquarry"]],
)
def test_a_company_may_have_an_odd_name(cells):
    assert map_headers(["Company"], "companies", samples={"Company": cells}).mapping == {
        "Company": "name"
    }


def test_norway_is_a_country_and_no_answer():
    found = map_headers(["Country"], "companies", samples={"Country": ["NO", "NO", "no"]})
    assert found.mapping == {"Country": "country"}


@pytest.mark.parametrize(
    "column",
    ["Revenue (in 000s USD)", "Umsatz in Mio. €", "Revenue ($M)", "Umsatz (TEUR)", "Omzet (mln)"],
)
def test_amounts_are_taken_where_the_unit_of_their_name_is_read(column):
    found = map_headers([column], "companies", samples={column: ["4500", "12", "8"]})
    assert found.mapping == {column: "revenue"}


@pytest.mark.parametrize("column", ["Employees (thousands)", "Mitarbeiter (Tsd.)"])
def test_amounts_in_a_unit_that_is_not_read_are_doubtful(column):
    found = map_headers([column], "companies", samples={column: ["4500", "12", "8"]})
    assert found.mapping == {column: None}
    assert "counted in thousands" in found.why[column]


def test_amounts_in_thousands_are_doubtful_beside_amounts_that_are_not():
    found = map_headers(["Revenue (in 000s USD)", "Annual Revenue"], "companies")
    assert found.mapping == {"Revenue (in 000s USD)": None, "Annual Revenue": "revenue"}
    assert found.doubtful == {"Revenue (in 000s USD)": "revenue"}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["Vorname", "Name"], {"Vorname": "first_name", "Name": "last_name"}),
        (["Vorname", "Nachname", "Name"],
         {"Vorname": "first_name", "Nachname": "last_name", "Name": "full_name"}),
        (["Prénom", "Nom"], {"Prénom": "first_name", "Nom": "last_name"}),
        (["Nome", "Cognome"], {"Nome": "first_name", "Cognome": "last_name"}),
        (["Nombre", "Apellidos"], {"Nombre": "first_name", "Apellidos": "last_name"}),
        (["Nom", "E-mail"], {"Nom": None, "E-mail": "email"}),
        (["First Name", "Name"], {"First Name": "first_name", "Name": "full_name"}),
    ],
)  # fmt: skip
def test_a_name_is_understood_beside_its_counterpart(columns, expected):
    assert map_headers(columns, "contacts").mapping == expected


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Verified Email", "email"), ("Company Name (cleaned)", "company"),
        ("Website of the company", "company.website"), ("Telefon Ansprechpartner", "phone"),
        ("Ansprechpartner E-Mail", "email"), ("Nom de l'entreprise", "company"),
        ("Attendee Email", "email"), ("Address 1: City", "city"), ("location_country", "country"),
        ("First Contact", None), ("Previous Company", None), ("Plan B", None),
        ("Number of Offices", None), ("Company Type", None), ("Email Domain", None),
        ("Assistant Name", None), ("Parent Company Name", None), ("Manager Email", None),
    ],
)  # fmt: skip
def test_words_around_a_name_change_nothing_or_everything(column, field):
    assert map_headers([column], "contacts").mapping == {column: field}


@pytest.mark.parametrize("kind", ["companies", "contacts"])
@pytest.mark.parametrize(
    "column",
    [
        "Postal Address", "Account Manager", "Account Status", "Phone Type", "Phone Country Code",
        "City ID", "Industry Code", "Employee Growth", "Revenue Growth", "Revenue Currency",
        "LinkedIn Followers", "Last Contacted By", "Name of CEO", "Contact Count", "Lead Score",
        "Title Match", "Previous Title", "Home City", "Birth Country", "Domain Age", "Job Function",
        "Sales Region", "Parent Domain", "Email Provider", "Main Competitor", "Current CRM",
        "Best Time to Call", "Business Type", "Insurance Company", "Company Location",
        "Mitarbeiterwachstum", "Ort der Messe", "Nom du produit", "Firmenlogo",
        "Ville de naissance",
    ],
)  # fmt: skip
def test_a_name_that_only_holds_the_word_of_a_field_is_not_taken(kind, column):
    assert map_headers([column], kind).mapping == {column: None}


@pytest.mark.parametrize(
    ("column", "kind", "field"),
    [
        ("Phone - Work", "contacts", "phone"), ("Email Address - Work", "contacts", "email"),
        ("custom.Anzahl_der_Mitarbeitenden", "companies", "headcount"),
        ("Gruendungsjahr", "companies", "founded_year"), ("Umsatzgroesse", "companies", "revenue"),
        ("Web Site of Company", "contacts", "company.website"),
        ("Town / City", "contacts", "city"), ("City / State", "contacts", None),
        ("Funktion / Rolle", "contacts", "title"), ("Ansprechpartner/in", "contacts", "full_name"),
        ("country_id/name", "contacts", "country"), ("Phone 3", "contacts", "phone"),
        ("Email 2", "contacts", None), ("E-mail 1 - Value", "contacts", "email"),
        ("HubSpot Contact ID", "contacts", "external_id"), ("HubSpot Deal ID", "contacts", None),
        ("Ville (adresse postale)", "contacts", "city"), ("Adresse postale", "contacts", None),
        ("Customer First Name", "contacts", "first_name"),
        ("Vendor Website", "companies", "website"),
        ("Contact No.", "contacts", "phone"), ("No Contact", "contacts", "do_not_email"),
        ("Number of Offices", "companies", None), ("Office Number", "companies", "phone"),
        ("Titel", "contacts", None), ("Roles", "contacts", None),
    ],
)  # fmt: skip
def test_names_are_read_word_by_word_in_any_order(column, kind, field):
    assert map_headers([column], kind).mapping == {column: field}


def test_a_second_phone_counts_after_the_first():
    found = map_headers(["Phone 2", "Phone 1", "Phone"], "contacts")
    assert found.columns_of("phone") == ["Phone", "Phone 1", "Phone 2"]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["Vendor", "City"], {"Vendor": "name", "City": "city"}),
        (["Vendor", "Company"], {"Vendor": None, "Company": "name"}),
        (["Vendor", "Brand"], {"Vendor": None, "Brand": None}),
        (["Name", "County"], {"Name": "name", "County": "region"}),
        (["Name", "County", "State"], {"Name": "name", "County": None, "State": "region"}),
    ],
)
def test_a_name_that_may_mean_a_field_does_where_no_other_column_has_it(columns, expected):
    assert map_headers(columns, "companies").mapping == expected


def test_titles_of_openings_are_no_names_of_companies():
    jobs = ["Sales Manager", "Head of Marketing", "Senior Engineer"]
    named = ["Brindlecask", "Crankfeather Brewing", "Dillquarry"]
    taken = [
        map_headers(["title", "city"], "companies", samples={"title": cells}).mapping["title"]
        for cells in (jobs, named)
    ]
    assert taken == [None, "name"]


def _somebody(count, distinct):
    return [f"Person {'abcdefghijkl'[each % distinct]}" for each in range(count)]


@pytest.mark.parametrize(
    ("column", "cells", "field"),
    [
        ("Owner", _somebody(10, 3), "owner"), ("Owner", _somebody(10, 10), None),
        ("Owner Name", _somebody(10, 3), "owner"), ("Owner Name", _somebody(10, 10), None),
        ("Responsable", _somebody(10, 3), "owner"), ("Owner", _somebody(3, 3), "owner"),
        ("Date de création", ["01/03/1998", "12/06/2015", "02/01/1962"], "founded_year"),
        ("Date de création", ["2026-01-14 09:33", "2026-02-02 11:20", "2026-02-03 08:01"], None),
        ("Founded", ["1998-01-01 00:00", "2015-01-01 00:00", "1962-01-01 00:00"], "founded_year"),
    ],
)  # fmt: skip
def test_cells_tell_the_owner_and_the_birth_of_a_record_from_those_of_a_company(
    column, cells, field
):
    assert map_headers([column], "companies", samples={column: cells}).mapping == {column: field}


_CELLS = st.lists(
    st.sampled_from(
        ["a@firm-invented.com", "firm-invented.com", "2026-01-14", "Yes", "11-50", "x", "1998", ""]
    ),
    max_size=5,
)


@given(
    st.dictionaries(st.text(max_size=30), _CELLS, max_size=4),
    st.sampled_from(["companies", "contacts"]),
)
def test_whatever_a_list_holds_its_columns_are_taken_doubted_or_kept(samples, kind):
    found = map_headers(list(samples), kind, samples=samples)
    assert list(found.mapping) == list(samples)
    assert set(found.mapping.values()) <= {None, *known_fields(kind)}
    assert all(found.mapping[column] is None for column in found.doubtful)
    assert set(found.doubtful.values()) <= set(known_fields(kind))
    assert set(found.why) == set(found.doubtful)


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("Last Contacted", ["never"] * 190 + ["2026-01-14"]),
        ("Headcount", ["Nov-50", "1,5 Tsd.", "ca. 80"]),
        ("Revenue", ["10B+", "1,2 Mrd. EUR", "500 kr"]),
        ("Founded", ["2019 (1860)", "May 2004", "1911.0"]),
        (
            "Website",
            ["a-invented.com; b-invented.com", "https://c-invented.com www.d-invented.com"],
        ),
        ("Phone", ["312-555-0101; 312-555-0102", "+49 40 5550103 / -104", "n/a"]),
        ("Email", ["a@a-invented.com; b@a-invented.com", '["c@c-invented.com"]', ""]),
        ("Industry", ["722511", "54", "722511"]),
        ("Country", ["Germany, France", "US - United States", "Deutschland"]),
        ("Domain", ["https://a-invented.com/x", "b-invented.com", "c-invented.co.uk"]),
        ("City", ["75001 Paris", "Paris 8e", "Lyon"]),
        ("Company", ["7-Eleven", "3M", "1-800-Flowers", "99 Ranch"]),
        ("Title", ["CEO/CTO", "Owner - 12 restaurants", "n/a"]),
    ],
)
def test_what_can_be_read_does_not_contradict_its_name(column, cells):
    named = map_headers([column], "contacts").mapping
    assert named[column] is not None
    assert map_headers([column], "contacts", samples={column: cells}).mapping == named
