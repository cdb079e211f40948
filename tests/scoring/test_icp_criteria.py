"""Each kind of criterion: what counts, what does not, what is unknown, and what is said."""

from datetime import UTC, datetime

import pytest

from prospects.company import Company
from prospects.profile import CompanyProfile, build_profile
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.icp import IcpSpec
from scoring.icp import CRITERIA, build_scores, profiles_frame
from scoring.icp.criterion import criterion

SEEN_AT = datetime(2026, 11, 2, tzinfo=UTC)


def profile(read=False, tech=(), name=None, **facts) -> CompanyProfile:
    """A company of which these facts are known; a list is a field with several values."""
    many = [(field, value) for field, given in facts.items() for value in _several(given)]
    signals = [_signal(SignalKind.FIRMOGRAPHICS, field, value) for field, value in many]
    signals += [_signal(SignalKind.TECHNOGRAPHICS, name, "") for name in tech]
    return build_profile(Company("acme.example", "acme.example", name), signals, site_read=read)


def _several(given):
    return given if isinstance(given, list) else [given]


def _signal(kind, name, value):
    seen = Provenance(f"https://acme.example/{name}", SEEN_AT, "test", "")
    return Signal(kind, name, value, 0.9, seen)


def reason(company, lists=None, **spec):
    icp = IcpSpec.model_validate(
        {
            "id": "test", "name": "Test", "purpose": "Test", "personas": ["cfo"],
            "criteria": [spec | {"weight": 30}, {"key": "list", "any": ["other"], "weight": 70}],
        }
    )  # fmt: skip
    [score] = build_scores(profiles_frame([company], lists or {}), [icp])
    return score.reasons[0]


HEADCOUNT = {"key": "headcount", "from": 50, "to": 500}
LYON = {"key": "radius", "place": "Lyon", "latitude": 45.75, "longitude": 4.85, "radius_km": 50}


@pytest.mark.parametrize(
    ("spec", "known", "points", "sentence"),
    [
        (HEADCOUNT, {"headcount": "120-140"}, 30, "120-140 people, inside 50-500 (+30 of 30)"),
        (HEADCOUNT, {"headcount": "120"}, 30, "120 people, inside 50-500 (+30 of 30)"),
        (HEADCOUNT, {"headcount": "95-95"}, 30, "95 people, inside 50-500 (+30 of 30)"),
        (HEADCOUNT, {"headcount": "41-60"}, 16.5,
         "41-60 people, partly inside 50-500 (+16.5 of 30)"),
        (HEADCOUNT, {"headcount": "11-49"}, 0, "11-49 people, outside 50-500 (+0 of 30)"),
        (HEADCOUNT, {"headcount": "10001-"}, 0, "10001+ people, outside 50-500 (+0 of 30)"),
        (HEADCOUNT, {"headcount": "many"}, None, "Headcount unknown (0 to 30)"),
        ({"key": "headcount", "from": 50}, {"headcount": "500-"}, 30,
         "500+ people, inside 50+ (+30 of 30)"),
        ({"key": "revenue", "to": 1_000_000}, {"revenue": "0-0"}, 30,
         "Revenue $0 a year, inside up to $1M (+30 of 30)"),
        ({"key": "revenue", "from": 0, "to": 9}, {"revenue": "0-4"}, 30,
         "Revenue $0-$4 a year, inside $0-$9 (+30 of 30)"),
        ({"key": "founded_year", "from": 2015}, {"founded_year": "2015"}, 30,
         "Founded 2015, as wanted (2015 or later) (+30 of 30)"),
        ({"key": "founded_year", "from": 1990, "to": 2000}, {"founded_year": "2001"}, 0,
         "Founded 2001, wanted 1990-2000 (+0 of 30)"),
        ({"key": "founded_year", "to": 2000}, {}, None, "Founding year unknown (0 to 30)"),
        ({"key": "industry", "any": ["SaaS"]}, {"industry": "software"}, 30,
         "Industry is Software (+30 of 30)"),
        ({"key": "industry", "any": ["Motor Vehicle Manufacturing"]}, {"industry": "automotive"},
         30, "Industry is Automotive (+30 of 30)"),
        ({"key": "industry", "any": ["Hotels"]}, {"industry": "WIDGETS"}, 0,
         "Industry is WIDGETS, not Hotels and lodging (+0 of 30)"),
        ({"key": "industry", "any": ["software"]}, {"industry": "restaurants"}, 0,
         "Industry is Restaurants, not Software (+0 of 30)"),
        ({"key": "country", "any": ["Norway", "de"]}, {"country": "NO"}, 30,
         "Country is Norway (+30 of 30)"),
        ({"key": "country", "any": ["US"]}, {}, None, "Country unknown (0 to 30)"),
        ({"key": "region", "any": ["Illinois"]}, {"region": "IL"}, 30, "Region is IL (+30 of 30)"),
        ({"key": "region", "any": ["IL", "BY"]}, {"region": "Bavaria"}, 30,
         "Region is Bavaria (+30 of 30)"),
        ({"key": "region", "any": ["Washington"]}, {"region": "WA"}, 30,
         "Region is WA (+30 of 30)"),
        ({"key": "region", "any": ["Bavaria"]}, {"region": "BC"}, 0,
         "Region is BC, not Bavaria (+0 of 30)"),
        ({"key": "region", "any": ["Île-de-France"]}, {"region": "île-de-france"}, 30,
         "Region is île-de-france (+30 of 30)"),
        ({"key": "city", "any": ["Lyon"]}, {"city": "Paris"}, 0,
         "City is Paris, not Lyon (+0 of 30)"),
        ({"key": "city", "any": ["Köln"]}, {"city": "Koeln"}, 30,
         "City is Koeln (+30 of 30)"),
        ({"key": "city", "any": ["Saint Louis"]}, {"city": "St. Louis"}, 30,
         "City is St. Louis (+30 of 30)"),
        ({"key": "language", "any": ["en"]}, {"language": ["de", "en-GB"]}, 30,
         "Language is de and en-GB (+30 of 30)"),
        ({"key": "language", "any": ["en-US"]}, {"language": ["en-GB"]}, 0,
         "Language is en-GB, not en-US (+0 of 30)"),
        ({"key": "site_standing", "any": ["active"]}, {"site_standing": "parked"}, 0,
         "The site is parked, not active (+0 of 30)"),
        ({"key": "site_standing", "any": ["for_sale"]}, {"site_standing": "for_sale"}, 30,
         "The site is for sale (+30 of 30)"),
        ({"key": "site_standing", "any": ["active"]}, {}, None,
         "State of the site unknown (0 to 30)"),
        ({"key": "text", "any": ["private events"]},
         {"description": "Dinners, private\xa0events."}, 30, 'Says "private events" (+30 of 30)'),
        ({"key": "text", "any": ["events"]},
         {"description": "Nonevents and éevents", "read": True}, 0,
         'Does not say "events" (+0 of 30)'),
        ({"key": "text", "any": ["ÉCOLE"]}, {"description": "une école."}, 30,
         'Says "ÉCOLE" (+30 of 30)'),
        ({"key": "text", "any": ["C++"]}, {"name": "C++ \udce9 Builders"}, 30,
         'Says "C++" (+30 of 30)'),
        ({"key": "text", "any": ["events"]}, {"description": "Nonevents"}, None,
         'Description unknown (looking for "events") (0 to 30)'),
        ({"key": "text", "any": ["events"]}, {}, None,
         'Description unknown (looking for "events") (0 to 30)'),
        ({"key": "technology", "any": ["hubspot", "Marketo"]}, {"tech": ["HubSpot", "React"]}, 30,
         "Runs HubSpot (+30 of 30)"),
        ({"key": "technology", "any": ["HubSpot"]}, {"read": True}, 0,
         "HubSpot not seen on the site (+0 of 30)"),
        ({"key": "technology", "any": ["HubSpot", "Marketo"]}, {"read": True}, 0,
         "HubSpot or Marketo not seen on the site (+0 of 30)"),
        ({"key": "technology", "any": ["HubSpot"]}, {"tech": ["React"]}, None,
         "Technology unknown (looking for HubSpot) (0 to 30)"),
        ({"key": "hiring", "any": ["sdr", "sales development"]},
         {"opening": ["Sales-Development Rep", "Cook"]}, 30,
         "Hiring Sales-Development Rep (+30 of 30)"),
        ({"key": "hiring", "any": ["cook"]}, {"opening": ["Cookbook editor"]}, 0,
         "No opening for cook (+0 of 30)"),
        ({"key": "hiring", "any": ["cook"]}, {"read": True}, None,
         "Hiring unknown (looking for cook) (0 to 30)"),
        ({"key": "hiring", "any": []}, {"opening": ["A", "B", "C", "D"]}, 30,
         "Hiring A, B and 2 more (+30 of 30)"),
        ({"key": "hiring", "any": []}, {}, None, "Hiring unknown (looking for anyone) (0 to 30)"),
        ({"key": "ats", "any": ["Lever"]}, {"ats": ["lever/acme"]}, 30,
         "Job board on Lever (+30 of 30)"),
        ({"key": "ats", "any": []}, {"ats": ["lever/acme"]}, 30, "Job board on Lever (+30 of 30)"),
        ({"key": "ats", "any": ["lever"]}, {"ats": ["ashby/acme"], "read": True}, 0,
         "No job board on Lever seen on the site (+0 of 30)"),
        ({"key": "ats", "any": []}, {"ats": ["bamboohr/acme"]}, 30,
         "Job board on BambooHR (+30 of 30)"),
        ({"key": "ats", "any": []}, {}, None, "Job board unknown (0 to 30)"),
        (LYON, {"latitude": "45.76", "longitude": "4.84"}, 30,
         "1 km from Lyon, within 50 km (+30 of 30)"),
        (LYON, {"city": "Paris", "country": "FR"}, 0,
         "393 km from Lyon, beyond 50 km (+0 of 30)"),
        (LYON, {"city": "Springfield"}, None, "Distance to Lyon unknown (0 to 30)"),
        ({"key": "list", "any": ["customers"]}, {}, 0, "Not on the list customers (+0 of 30)"),
    ],
)  # fmt: skip
def test_a_criterion_counts_and_says_what_is_known(spec, known, points, sentence):
    found = reason(profile(**known), **spec)
    assert found.sentence == sentence
    assert found.points == pytest.approx(points) if points is not None else found.points is None
    assert found.passed is (None if points is None else points > 0)


def test_a_company_is_on_the_list_that_holds_its_key():
    found = reason(profile(), {"partners": {"acme.example"}}, key="list", any=["Partners"])
    assert found.sentence == "On the list partners (+30 of 30)"


@pytest.mark.parametrize(
    ("mode", "known", "passed", "sentence"),
    [
        ("filter", {"country": "US"}, True, "Country is United States (required)"),
        ("filter", {"country": "DE"}, False,
         "Country is Germany, not United States (required, so out)"),
        ("filter", {}, None, "Country unknown (required, to be checked)"),
        ("exclude", {"country": "US"}, False, "Country is United States (excluded)"),
        ("exclude", {"country": "DE"}, True,
         "Country is Germany, not United States (would exclude)"),
        ("exclude", {}, None, "Country unknown (would exclude, to be checked)"),
    ],
)  # fmt: skip
def test_filters_and_exclusions_say_what_they_do(mode, known, passed, sentence):
    found = reason(profile(**known), key="country", any=["US"], mode=mode)
    assert (found.passed, found.sentence) == (passed, sentence)
    assert found.points == (None if passed is None else 0)


@pytest.mark.parametrize(
    ("spec", "known", "url"),
    [
        (HEADCOUNT, {"headcount": "60-60"}, "https://acme.example/headcount"),
        ({"key": "technology", "any": ["HubSpot"]}, {"tech": ["React", "HubSpot"]},
         "https://acme.example/HubSpot"),
        ({"key": "technology", "any": ["HubSpot"]}, {"read": True}, None),
        ({"key": "hiring", "any": ["cook"]}, {"opening": ["Cook"]}, "https://acme.example/opening"),
        (LYON, {"city": "Lyon"}, "https://acme.example/city"),
        (HEADCOUNT, {}, None),
    ],
)  # fmt: skip
def test_a_reason_leads_to_the_page_where_it_was_seen(spec, known, url):
    assert reason(profile(**known), **spec).source_url == url


def test_every_key_that_an_icp_file_may_use_has_its_criterion():
    [union] = IcpSpec.model_fields["criteria"].annotation.__args__[:1]
    keys = {
        key
        for member in union.__origin__.__args__
        for key in member.model_fields["key"].annotation.__args__
    }
    assert keys == CRITERIA.keys()


def test_a_criterion_without_its_sentences_is_refused():
    def nameless(profiles, spec):
        """Only this."""

    with pytest.raises(TypeError, match="nameless: the docstring lacks Not, Unknown"):
        criterion("nameless")(nameless)
