"""A criterion that makes no sense is one line: where it stands, what is wrong, what is allowed."""

import pytest

from prospects.errors import ConfigError
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_icps, unknown_lists
from prospects.specs.reading import load_spec

HEAD = "id: a\nname: A\npurpose: P\npersonas: [chef]\ncriteria:\n"


def _faults(tmp_path, criterion) -> list[str]:
    path = tmp_path / "a.yml"
    path.write_text(f"{HEAD}  - {{key: city, any: [Oslo]}}\n  - {criterion}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_spec(IcpSpec, path)
    return [str(fault).removeprefix(f"{path}: ") for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("criterion", "fault"),
    [
        ("{key: headcount, bands: [{from: 50, to: 200}, {from: 200, to: 500}]}",
         "criteria[1].bands: [1] 200-500 overlaps [0] 50-200; both ends are included"),
        ("{key: revenue, bands: [{from: 1000000, to: 5000000}, {from: 5000000}]}",
         "criteria[1].bands: [1] 5,000,000+ overlaps [0] 1,000,000-5,000,000"),
        ("{key: headcount, form: 5}",
         "criteria[1].form: is not a key that is read; did you mean from? allowed here: mode,"),
        ("{key: headcount, bands: [{from: 1, till: 9}]}",
         "criteria[1].bands[0].till: is not a key that is read; allowed here: from, to, points"),
        ("{key: city, any: [Oslo], decay: {half_life: 9}}",
         "criteria[1].decay.half_life: is not a key that is read; did you mean half_life_days?"),
        ("{key: technolgy, any: [HubSpot]}",
         "criteria[1]: \"technolgy\" is not a criterion; did you mean technology? use 'headcount'"),
        ("{key: openings, functions: [sale]}",
         "criteria[1].functions[0]: \"sale\" is not allowed; did you mean sales? use 'executive'"),
        ("{key: city, any: [Oslo, null]}", 'criteria[1].any[1]: "null" is no text; put it in'),
        ("{key: city, any: [Oslo], decay: 90}",
         'criteria[1].decay: "90" must be `key: value` lines, or {key: value}'),
        ("headcount", 'criteria[1]: "headcount" must be `key: value` lines, or {key: value}'),
        ("{key: extra, column: '', any: [Pro]}", "criteria[1].column: is empty; write a word"),
        ("{key: city, any: [Oslo]}\n\t", "line 8: not valid YAML: found character that cannot start"
         " any token; indent with blanks and not with tabs"),
        ("{key: city, any: [Oslo], weight: 0}", "criteria[1].weight: 0 must be above 0"),
        ("{key: city, any: [Oslo], weight: 101}", "criteria[1].weight: 101 must be at most 100"),
        ("{key: changed, technology: [], since: 2026-13-01}",
         'criteria[1].since: "2026-13-01" is no day; write it as 2026-11-23'),
        ("{key: headcount, bands: [{from: 1, to: 9}, {from: 20, to: 10}]}",
         "criteria[1].bands[1]: `from` 20 is above `to` 10"),
        ("{key: headcount, bands: [{from: 1, to: 9, points: 2}]}",
         "criteria[1].bands[0].points: 2 must be at most 1"),
        ("{key: headcount, from: 5, bands: [{from: 1, to: 9}]}",
         "criteria[1]: give `bands`, or `from` and `to`, not both"),
        ("{key: headcount, mode: filter, bands: [{from: 1, to: 9}]}",
         "criteria[1]: `bands` are for mode score; give mode filter `from` and `to`"),
        ("{key: headcount}", "criteria[1]: give `from`, `to` or both, in people"),
        ("{key: founded_year}", "criteria[1]: give `from`, `to` or both"),
        ("{key: revenue, from: 1, currency: EUR}",
         'criteria[1].currency: "EUR" is not allowed; use \'USD\''),
        ("{key: technology, any: [A], points: {B: 1}}",
         "criteria[1]: give `any` or `points`, not both"),
        ("{key: technology, points: {HubSpot: 30}}",
         "criteria[1].points: HubSpot: 30 is no share; give one above 0 and up to 1"),
        ("{key: technology, mode: filter, points: {HubSpot: 1}}",
         "criteria[1]: `points` are for mode score; give mode filter `any`"),
        ("{key: technology_category, any: [CMR]}",
         'criteria[1].any[0]: "CMR" is no category of technologies; use CRM, CMS'),
        ("{key: ats, any: [lever, levr]}",
         'criteria[1].any[1]: "levr" is no vendor of job boards; use lever'),
        ("{key: ats, points: {levr: 1}}",
         'criteria[1].points.levr: "levr" is no vendor of job boards; use lever'),
        ("{key: ats, any: [Zoho Recruitment]}",
         'criteria[1].any[0]: "Zoho Recruitment" is no vendor of job boards; use zoho_recruit'),
        ("{key: industry, any: [restaurants, Softwear]}",
         'criteria[1].any[1]: "Softwear" is no industry that we know; use software'),
        ("{key: industry, mode: exclude, any: [Resturants]}",
         'criteria[1].any[0]: "Resturants" is no industry that we know; use restaurants'),
        ("{key: country, any: [US, Utopia]}",
         'criteria[1].any[1]: "Utopia" is no country; use Ethiopia'),
        ("{key: country, any: [ZZ]}",
         'criteria[1].any[0]: "ZZ" is no country; write two letters or its name'),
        ("{key: postal_code, any: ['606'], country: Germony}",
         'criteria[1].country: "Germony" is no country; use Germany'),
        ("{key: site_standing, any: [dead]}",
         'criteria[1].any[0]: "dead" is no state of a site; use active, parked, for_sale'),
        ("{key: language, any: [en, english]}",
         'criteria[1].any[1]: "english" is no language; use en'),
        ("{key: language, any: [xq]}",
         'criteria[1].any[0]: "xq" is no language; write two letters, as in en or pt-BR'),
        ("{key: text, any: [catering, ' ']}",
         'criteria[1].any[1]: "" is no word; write one or leave it out'),
        ("{key: hiring, any: ['-']}",
         'criteria[1].any[0]: "-" is no word; write one or leave it out'),
        ("{key: technology, points: {'': 1}}",
         'criteria[1].points.: "" is no word; write one or leave it out'),
        ("{key: changed, field: country, any: [Norwey], within_days: 9}",
         'criteria[1].any[0]: "Norwey" is no country; use Norway'),
        ("{key: postal_code, any: [14199-10115]}",
         'criteria[1].any[0]: "14199-10115" runs backwards; write the lower code first'),
        ("{key: radius, place: Chicgo, radius_km: 9}",
         'criteria[1]: "Chicgo" is no single city that we know; did you mean Chicago (IL, US)'),
        ("{key: radius, place: Chicago}",
         "criteria[1]: give `radius_km` or `bands`, one of the two"),
        ("{key: radius, place: Depot, latitude: 3, radius_km: 9}",
         "criteria[1]: `latitude` and `longitude` go together"),
        ("{key: radius, place: Chicago, bands: [{to: 90}, {to: 40, points: 0.5}]}",
         "criteria[1].bands: must go outwards: `to` rises and `points` fall from each to next"),
        ("{key: city, any: [Oslo], unknown: out}",
         "criteria[1]: `unknown: out` is for mode filter; this has mode score"),
        ("{key: city, mode: exclude, any: [Oslo], decay: {half_life_days: 9}}",
         "criteria[1]: `decay` is for mode score; this has mode exclude"),
        ("{key: list, any: [partners], decay: {half_life_days: 9}}",
         "criteria[1]: `decay` is of no use here: nothing tells how old the value is"),
        ("{key: city, any: [Oslo], decay: {fresh_days: 9}}",
         "criteria[1].decay: `fresh_days` and `stale_days` go together"),
        ("{key: city, any: [Oslo], decay: {fresh_days: 9, stale_days: 9}}",
         "criteria[1].decay: `fresh_days` 9 must be below `stale_days` 9"),
        ("{key: city, any: [Oslo], decay: {}}",
         "criteria[1].decay: give `half_life_days`, or `fresh_days` and `stale_days`"),
        ("{key: extra, column: Plan}",
         "criteria[1]: give `any` or `points` for words, `from` and `to` for numbers"),
        ("{key: extra, column: Plan, any: [Pro], from: 3}",
         "criteria[1]: give words (`any`, `points`) or numbers (`from`, `to`, `bands`)"),
        ("{key: changed, technology: [HubSpot]}",
         "criteria[1]: give `since` (a day) or `within_days`"),
        ("{key: changed, within_days: 9}",
         "criteria[1]: give `technology` (a list of names, [] for any) or `field`"),
        ("{key: changed, field: shoe_size, within_days: 9}",
         'criteria[1]: "shoe_size" is no field of a profile; use one of display_name'),
        ("{key: changed, technology: [], change: became, within_days: 9}",
         "criteria[1]: `became` is for a field with one value; use `new` or `gone`"),
        ("{key: known, any: [fax]}", 'criteria[1].any[0]: "fax" is not allowed; use \'phone\''),
    ],
)  # fmt: skip
def test_a_fault_names_its_place_and_what_is_allowed(tmp_path, criterion, fault):
    [told] = _faults(tmp_path, criterion)
    assert told.startswith(fault)


def test_every_word_that_no_company_can_have_is_a_fault_of_its_own(tmp_path):
    assert _faults(tmp_path, "{key: country, any: [Frnace, DE, Itly]}") == [
        'criteria[1].any[0]: "Frnace" is no country; use France; write two letters or its name',
        'criteria[1].any[2]: "Itly" is no country; use Italy; write two letters or its name',
    ]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("industry", ["software", "SaaS", "Motor Vehicle Manufacturing", "Restaurants & Bars"]),
        ("country", ["NO", "Norge", "UK", "u.s.a."]),
        ("language", ["en", "pt-BR", "gsw", "NO"]),
        ("site_standing", ["for sale", "For-Sale", "gone"]),
        ("ats", ["Zoho Recruit", "iCIMS"]),
        ("technology_category", ["crm"]),
        ("region", ["Anywhere"]),
    ],
)
def test_words_are_taken_as_people_write_them(tmp_path, key, words):
    text = f"{HEAD}  - {{key: {key}, any: {words}}}\n"
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    [criterion] = load_spec(IcpSpec, tmp_path / "a.yml").criteria
    assert criterion.any == tuple(words)


def test_a_list_that_is_not_there_is_told_with_those_that_are(tmp_path):
    asked = "  - {key: list, any: [Partners, target accounts, rivals]}\n"
    text = f"{HEAD}  - {{key: city, any: [Oslo]}}\n{asked}"
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    lists = ["customers", "partners", "target_accounts"]
    [fault] = unknown_lists(load_icps(tmp_path).values(), lists, lambda _: tmp_path / "a.yml")
    assert str(fault) == (
        f'{tmp_path}/a.yml: criteria[1].any[2]: "rivals" is no list; use '
        "customers, partners, target_accounts, or write lists/rivals.csv"
    )


def test_negative_icps_alone_are_worked_by_nobody(tmp_path):
    text = HEAD.replace("personas: [chef]", "negative: true")
    (tmp_path / "a.yml").write_text(f"{text}  - {{key: city, any: [Oslo]}}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="holds negative ICPs alone; write one that is worked"):
        load_icps(tmp_path)


def test_an_expectation_that_no_company_can_be_found_for_is_a_fault(tmp_path):
    expected = (
        "expectations:\n  - {company: acme.example, tier: A}\n  - {company: Acme Ltd, tier: A}\n"
        "  - {company: A chain of bars, tier: out, profile: {headcount: 3}}\n"
    )
    path = tmp_path / "a.yml"
    path.write_text(f"{HEAD}  - {{key: city, any: [Oslo]}}\n{expected}", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_spec(IcpSpec, path)
    assert str(caught.value) == (
        f'{path}: expectations[1].company: "Acme Ltd" is no domain, so no company is found by it; '
        "write that of its site, as in acme.example, or give a `profile`"
    )
