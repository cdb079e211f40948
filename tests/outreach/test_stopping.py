"""In which words somebody is held back, and through which ICP a company is looked at."""

from dataclasses import replace

import pytest

from outreach.best_icp import best_score
from outreach.candidate import Fit, choose_fit
from outreach.queue import build_queue
from prospects.score import IcpScore, Reason
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec

FAR = Reason("radius", 0.0, "132 km from Chicago, beyond 40 km (required, so out)", False)


def icp(name: str, persona: str) -> IcpSpec:
    return IcpSpec.model_validate(
        {
            "id": name, "name": f"The {name}", "purpose": "test", "personas": [persona],
            "criteria": [{"key": "hiring", "any": ["SDR"]}],
        }
    )  # fmt: skip


def persona(persona_id: str, name: str) -> PersonaSpec:
    return PersonaSpec.model_validate(
        {
            "id": persona_id, "name": name, "match": {"functions": ["operations"]},
            "cadence": [{"step": "step-1", "day": 0}],
        }
    )  # fmt: skip


ICPS = {"saas": icp("saas", "vp-sales"), "kitchens": icp("kitchens", "chef")}


def score(icp_id: str, low: float, high: float, tier="out", floor="out", ceiling="out") -> IcpScore:
    return IcpScore("a.com", icp_id, tier, low, high, 0.5, (FAR,), (), floor, ceiling)


def title_of(candidate, title, **reading):
    match = candidate.match
    changed = replace(match.reading, title=title, **reading)
    return replace(candidate, match=replace(match, reading=changed))


@pytest.mark.parametrize(
    ("title", "reading", "rule", "detail"),
    [
        (
            "Directora Ejecutiva", {"seniority": "c_suite", "functions": ("executive",)}, "",
            "“Directora Ejecutiva”: no persona takes this title (read as C-level, executive)",
        ),
        (
            "Chief Joy", {"seniority": None, "functions": ()}, "",
            "“Chief Joy”: no persona takes this title"
            " (neither its level nor its function is clear)",
        ),
        (
            "IT Sales", {"seniority": None, "functions": ("it",)},
            "no persona fit: seniority unknown, function it; vp-sales excludes it",
            "“IT Sales”: no persona takes this title"
            " (read as level unknown, IT; VP of Sales excludes “it”)",
        ),
        (
            "Sales Clerk", {"seniority": "entry", "functions": ("sales",)},
            "no persona fit, level too low: seniority entry, function sales",
            "“Sales Clerk”: no persona takes this title (read as entry, sales; that level is too"
            " low for whoever wants the function)",
        ),
        (
            "Zmurf", {"seniority": None, "functions": ()},
            "no persona fit, reviewed: review: Ana Example 2026-11-22",
            "“Zmurf”: a person decided that no persona takes this title (Ana Example 2026-11-22)",
        ),
        (
            "CEO", {"seniority": "c_suite", "functions": ("executive",)},
            "no persona fit, level not wanted: seniority c_suite, function executive",
            "“CEO”: no persona takes this title (read as C-level, executive; no persona wants the"
            " function at that level)",
        ),
        ("", {}, "no title", "no title is known"),
    ],
)  # fmt: skip
def test_a_title_without_persona_says_as_what_it_was_read(
    make_candidate, rules, title, reading, rule, detail
):
    candidate = title_of(make_candidate(persona=None, title=title), title, **reading)
    changed = replace(candidate, match=replace(candidate.match, rule=rule))
    (stopped,) = build_queue([changed], rules).withheld
    assert (stopped.title, stopped.detail) == (title, detail)


def test_a_word_that_stops_is_named_with_its_persona(make_candidate, rules):
    candidate = make_candidate(persona="never")
    match = replace(candidate.match, rule="negative, include: becaria")
    (stopped,) = build_queue([replace(candidate, match=match)], rules).withheld
    assert stopped.detail == "“becaria” is a word of Never"


def test_a_persona_of_another_market_is_named_in_words(make_candidate, rules):
    buyer = persona("buyer", "Purchasing manager")
    more = replace(rules, personas={**rules.personas, "buyer": buyer})
    (stopped,) = build_queue([make_candidate(persona="buyer")], more).withheld
    assert stopped.detail == "Purchasing manager is not worked through SaaS"


@pytest.mark.parametrize(
    ("scores", "personas", "best"),
    [
        ([score("saas", 0, 90), score("kitchens", 0, 20)], {"chef"}, "kitchens"),
        ([score("saas", 0, 90), score("kitchens", 10, 20)], set(), "kitchens"),
        ([score("saas", 0, 90), score("kitchens", 0, 95)], {"chef", "vp-sales"}, "kitchens"),
        (
            [score("saas", 0, 90, "needs_data", "out", "A"), score("kitchens", 0, 20)],
            {"chef"}, "saas",
        ),
        (
            [score("saas", 60, 90, "A", "A", "A"),
             score("kitchens", 0, 99, "needs_data", "out", "A")],
            {"chef"}, "saas",
        ),
    ],
    ids=["persona", "certain", "possible", "open-before-out", "worked-before-open"],
)  # fmt: skip
def test_one_icp_speaks_for_a_company(scores, personas, best):
    found = best_score(scores, ICPS, ("A", "B"), personas)
    assert found is not None
    assert found.icp == best


def test_held_back_names_the_icp_of_the_company_in_words(make_candidate, rules):
    both = replace(rules, icps=ICPS, personas={**rules.personas, "chef": persona("chef", "Chef")})
    scores = [score("saas", 0, 90), score("kitchens", 0, 20)]
    people = [make_candidate(1, persona="chef"), make_candidate(2, persona=None)]
    queue = build_queue([replace(one, scores=scores) for one in people], both)
    assert {stopped.detail for stopped in queue.withheld} == {f"The kitchens: {FAR.sentence}"}


UNWANTED = Reason("negative:students", 0.0, "Fits Students, whom we do not want (excluded)", False,
                  mode="exclude")  # fmt: skip


def test_nobody_is_queued_through_a_negative_icp(make_candidate, rules):
    students = icp("students", "vp-sales").model_copy(update={"negative": True})
    both = replace(rules, icps={"saas": ICPS["saas"], "students": students})
    out = replace(score("saas", 80, 80), reasons=(FAR, UNWANTED))
    scores = [score("students", 90, 90, "A", "A", "A"), out]
    queue = build_queue([replace(make_candidate(), scores=scores)], both)
    assert not queue.entries
    assert [stopped.detail for stopped in queue.withheld] == [f"The saas: {UNWANTED.sentence}"]


def test_a_persona_of_the_icp_that_takes_the_standing_goes_before_one_that_does_not(
    make_candidate, rules
):
    part_time = persona("part-timer", "Part-timer")
    match = part_time.match.model_copy(update={"standing": ("fractional",)})
    part_time = part_time.model_copy(update={"match": match})
    both = ICPS["saas"].model_copy(update={"personas": ("vp-sales", "part-timer")})
    asked = {"vp-sales": rules.personas["vp-sales"], "part-timer": part_time}
    candidate = make_candidate(persona="vp-sales")
    match = replace(
        candidate.match,
        reading=replace(candidate.match.reading, standing="fractional"),
        alternatives=("part-timer",),
    )
    fit = choose_fit(
        replace(candidate, match=match, scores=[score("saas", 80, 90, "A", "A", "A")]),
        {"saas": both}, asked, ["A"],
    )  # fmt: skip
    assert isinstance(fit, Fit)
    assert fit.persona.id == "part-timer"
