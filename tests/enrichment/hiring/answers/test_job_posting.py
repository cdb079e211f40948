import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.hiring.answers.job_posting import posting_of
from enrichment.json_ld import parse_json_ld

_PAGE = "https://northwind-invented.tld/careers/baker"


def posting(**fields: Any):
    found = posting_of({"@type": "JobPosting", "title": "Baker", **fields}, _PAGE)
    assert found is not None
    return found


def place(**address: Any) -> dict[str, Any]:
    return {"@type": "Place", "address": {"@type": "PostalAddress", **address}}


@pytest.mark.parametrize(
    ("node", "title"),
    [
        ({"@type": "JobPosting", "title": " Baker &amp; Cook "}, "Baker & Cook"),
        ({"@type": ["Thing", "http://schema.org/JobPosting"], "name": "Baker"}, "Baker"),
        ({"@type": "jobPosting", "title": ["Baker", "Bäcker"]}, "Baker"),
        ({"@type": "JobPosting", "title": "<b>Night</b> Baker"}, "Night Baker"),
        ({"@type": "JobPosting", "title": "&lt;b&gt;Night Baker&lt;/b&gt;"}, "Night Baker"),
        ({"@type": "JobPosting", "title": ""}, None),
        ({"@type": "JobPosting", "title": {"x": 1}}, None),
        ({"@type": "Organization", "name": "Northwind Foods"}, None),
        ({"title": "Baker"}, None),
        ({}, None),
    ],
)
def test_a_node_with_type_and_title_is_a_posting(node, title):
    found = posting_of(node, _PAGE)
    assert (found.title if found else None) == title


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        ("R-17", "R-17"),
        (17, "17"),
        ({"@type": "PropertyValue", "name": "Northwind Foods", "value": "R-17"}, "R-17"),
        ({"@type": "PropertyValue", "name": "Northwind Foods", "value": 8126512}, "8126512"),
        ([{"@type": "PropertyValue", "value": ""}, {"value": "R-18"}], "R-18"),
        ({"@type": "PropertyValue", "name": "Northwind Foods"}, None),
        (None, None),
    ],
)
def test_the_identifier_is_id_and_requisition(identifier, number):
    found = posting(identifier=identifier)
    assert found.requisition == number
    assert found.posting_id == (number or f"{_PAGE}#Baker")


def test_its_own_url_comes_before_that_of_the_page():
    assert posting(url="https://x-invented.tld/7").url == "https://x-invented.tld/7"
    assert posting(url="/jobs/7").url == "https://northwind-invented.tld/jobs/7"
    assert posting(mainEntityOfPage={"@id": "https://x-invented.tld/8"}).url.endswith("/8")
    assert posting(url="no url").url == _PAGE
    without_page = posting_of({"@type": "JobPosting", "title": "Baker", "url": "/jobs/7"}, None)
    assert without_page is not None
    assert (without_page.url, without_page.posting_id) == ("/jobs/7", "/jobs/7")


@pytest.mark.parametrize(
    ("location", "locations", "countries"),
    [
        pytest.param(
            place(addressLocality="Kiel", addressRegion="Holstein", addressCountry="DE"),
            ("Kiel, Holstein, DE",), ("DE",), id="one",
        ),
        pytest.param(
            [place(addressLocality="Kiel", addressCountry="Germany"), place(addressCountry="FR")],
            ("Kiel, Germany", "FR"), ("DE", "FR"), id="list",
        ),
        pytest.param(
            place(addressLocality="Nice", addressRegion="France", addressCountry="FR"),
            ("Nice, France",), ("FR",), id="country-written-as-region",
        ),
        pytest.param(
            place(addressLocality="Reno", addressRegion="NV",
                  addressCountry={"@type": "Country", "name": ["USA", "USA"]}),
            ("Reno, NV, USA",), ("US",), id="country-as-object",
        ),
        pytest.param({"@type": "Place", "name": "Head office"}, ("Head office",), (), id="name"),
        pytest.param({"address": "Kiel, Germany"}, ("Kiel, Germany",), (), id="text"),
        pytest.param("Kiel", ("Kiel",), (), id="plain"),
        pytest.param(
            [{**place(addressLocality="Reno"), "name": "Reno, NV"},
             {**place(addressLocality="Reno"), "name": "Remote, US"}],
            ("Reno, NV", "Remote, US"), (), id="names-over-one-repeated-address",
        ),
        pytest.param(None, (), (), id="none"),
        pytest.param([7, {}, {"address": [None]}], ("7",), (), id="odd"),
    ],
)  # fmt: skip
def test_places_are_read_by_their_parts(location, locations, countries):
    found = posting(jobLocation=location)
    assert (found.locations, found.countries) == (locations, countries)


def test_where_applicants_may_be_is_the_place_of_remote_work():
    asked = [{"@type": "Country", "name": "Austria"}, {"@type": "State", "name": "Georgia"}]
    found = posting(jobLocationType="TELECOMMUTE", applicantLocationRequirements=asked)
    assert found.remote is True
    assert (found.locations, found.countries) == (("Austria", "Georgia"), ("AT",))
    sited = posting(jobLocation="Linz", applicantLocationRequirements=asked)
    assert (sited.remote, sited.locations) == (None, ("Linz",))


@pytest.mark.parametrize(
    ("posted", "day"),
    [
        ("2031-07-28", date(2031, 7, 28)),
        ("2031-07-28T01:00:00-07:00", date(2031, 7, 28)),
        ("20310728", date(2031, 7, 28)),
        (["2031-07-28"], date(2031, 7, 28)),
        ({"@value": "2031-07-28"}, date(2031, 7, 28)),
        ("Jul 28, 2031", date(2031, 7, 28)),
        ("28.07.2031", date(2031, 7, 28)),
        (1_942_963_200_000, date(2031, 7, 28)),
        ("07/05/2031", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_the_day_is_read_in_many_forms(posted, day):
    assert posting(datePosted=posted).posted_on == day


def test_texts_come_without_markup_and_persons():
    found = posting(
        description="&lt;p&gt;Bake &amp;amp; pack.&lt;/p&gt;",
        qualifications=["Night shifts", "Ask erika@northwind-invented.tld"],
        experienceRequirements={"@type": "OccupationalExperienceRequirements"},
        applicationContact={
            "@type": "ContactPoint",
            "name": "Erika",
            "telephone": "+49 30 1234567",
        },
        employerOverview="Erika founded us.",
        occupationalCategory="35-2012.00 Bakers",
        department={"name": "Ovens"},
        hiringOrganization={"name": "Northwind Foods", "department": {"name": "Ovens"}},
    )
    assert found.description == "Bake & pack.\nNight shifts\nAsk [e-mail]"
    assert (found.function, found.department) == ("Bakers", "Ovens")
    assert "Erika" not in repr(found)


def test_a_script_with_a_graph_gives_each_of_its_postings():
    node = {"@type": "JobPosting", "title": "Baker"}
    script = json.dumps({"@graph": [node, {**node, "title": "Cook"}, {"@type": "WebPage"}]})
    found = [posting_of(each, _PAGE) for each in parse_json_ld([script])]
    assert [each.posting_id for each in found if each] == [f"{_PAGE}#Baker", f"{_PAGE}#Cook"]


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "@type @id @value name value address addressRegion addressCountry url".split()
            ),
            below,
            max_size=4,
        )
    ),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    "title name identifier url mainEntityOfPage jobLocation jobLocationType department datePosted"
    " applicantLocationRequirements description skills hiringOrganization"
    " occupationalCategory".split()
)


@given(st.dictionaries(FIELDS, ANY_JSON, max_size=6))
@settings(max_examples=300, deadline=None)
def test_any_values_are_a_posting_or_none(fields):
    found = posting_of({"@type": "JobPosting", "title": "Baker", **fields}, _PAGE)
    assert found is None or (found.posting_id and found.title and found.url)
