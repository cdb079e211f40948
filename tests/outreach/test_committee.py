"""Whom of a company the queue takes: roles of the buying committee before the next best."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.known_people import Bystander
from outreach.queue import build_queue
from outreach.rules import PastEntry
from prospects.specs.settings import OutreachSettings
from prospects.specs.team import Sdr, Team
from prospects.suppression import SuppressionEntry, SuppressionLists
from tests.outreach.committee_specimens import ACME, FIRST, PERSONAS, ROLES, SAAS, icp, persona


@pytest.fixture
def acme(rules):
    """Rules of an ICP with four wanted roles and a blocker."""
    template = rules.templates["vp-sales", "step-1", "email"]
    templates = {(name, "step-1", "email"): template for name in PERSONAS}
    personas = rules.personas | PERSONAS
    return replace(rules, icps={"saas": SAAS}, personas=personas, templates=templates)


@pytest.fixture
def person(make_candidate):
    def make(number, persona_id, **more):
        named = {"first_name": FIRST.get(persona_id, "Kim"), "last_name": f"No{number}"}
        return make_candidate(number, persona=persona_id, **named | more)

    return make


def at_most(rules, contacts_per_company, **more):
    return replace(
        rules, settings=OutreachSettings(contacts_per_company=contacts_per_company), **more
    )


def written_to(number, persona_id, days, day, source="", key=ACME):
    touched_on = day - timedelta(days)
    return PastEntry(f"contact-{number}", key, "item", touched_on, source, persona_id)


def queued(queue) -> list[str]:
    return [entry.contact_id.removeprefix("contact-") for entry in queue.entries]


THREE_SELLERS = [(1, "vp-sales"), (2, "vp-sales"), (3, "vp-sales"), (4, "revops"), (5, "buyer")]


@pytest.mark.parametrize(
    ("budget", "chosen"),
    [(1, ["1"]), (2, ["1", "4"]), (3, ["1", "4", "5"]), (4, ["1", "4", "5", "2"])],
)
def test_a_role_that_nobody_covers_goes_before_the_next_best(person, acme, budget, chosen):
    people = [person(number, name) for number, name in THREE_SELLERS]
    assert queued(build_queue(people, at_most(acme, budget))) == chosen


def test_each_entry_says_which_roles_it_adds(person, acme):
    people = [person(number, name) for number, name in THREE_SELLERS]
    adds = [entry.adds_roles for entry in build_queue(people, at_most(acme, 4)).entries]
    assert adds == [("decision_maker",), ("champion",), ("budget_holder",), ()]


@pytest.mark.parametrize("source", ["", "HubSpot export row 12"])
def test_who_was_written_to_within_the_window_covers_their_role(person, acme, source):
    touch = written_to(9, "vp-sales", 5, acme.day, source)
    past = {"elsewhere": [touch]} if source else {"past": [touch]}
    people = [person(1, "vp-sales"), person(2, "revops")]
    assert queued(build_queue(people, at_most(acme, 2, **past))) == ["2"]


def test_after_the_window_a_role_is_open_again_unless_its_cadence_runs(person, acme):
    touch = written_to(9, "vp-sales", 20, acme.day)
    people = [person(1, "vp-sales"), person(2, "revops")]
    over = build_queue(people, at_most(acme, 2, past=[touch])).entries
    assert [entry.adds_roles for entry in over] == [("champion",), ("decision_maker",)]
    steps = [{"step": "step-1", "day": 0}, {"step": "step-2", "day": 21}]
    longer = acme.personas | {"vp-sales": persona("vp-sales", "decision_maker", cadence=steps)}
    running = build_queue(people, at_most(acme, 2, past=[touch], personas=longer)).entries
    assert [entry.adds_roles for entry in running] == [("champion",), ()]


def test_a_role_that_was_never_tried_goes_before_one_that_is_open_again(person, acme):
    past = [written_to(8, "vp-sales", 60, acme.day), written_to(9, "revops", 60, acme.day)]
    people = [person(1, "vp-sales"), person(2, "revops"), person(3, "sdr-manager")]
    assert queued(build_queue(people, at_most(acme, 2, past=past))) == ["3", "1"]


def test_a_step_of_somebody_in_a_cadence_goes_before_a_new_role(person, acme):
    past = [written_to(5, "vp-sales", 3, acme.day)]
    people = [person(4, "revops"), person(5, "vp-sales")]
    assert queued(build_queue(people, at_most(acme, 1, past=past))) == ["5"]
    assert queued(build_queue(people, at_most(acme, 2, past=past))) == ["5", "4"]


def test_a_cadence_that_is_longer_than_the_window_goes_on_too(person, acme):
    steps = [{"step": "step-1", "day": 0}, {"step": "step-2", "day": 21}]
    longer = acme.personas | {"vp-sales": persona("vp-sales", "decision_maker", cadence=steps)}
    past = [written_to(5, "vp-sales", 20, acme.day)]
    people = [person(4, "revops"), person(5, "vp-sales")]
    (entry,) = build_queue(people, at_most(acme, 1, past=past, personas=longer)).entries
    assert entry.committee[0] == "Goes on as decision maker"


def test_who_opted_out_covers_nothing(person, acme):
    past = [written_to(1, "vp-sales", 3, acme.day)]
    said_no = SuppressionEntry("opt_outs", "email", f"ada1@{ACME}")
    lists = SuppressionLists.of([said_no])
    people = [person(1, "vp-sales"), person(2, "revops"), person(3, "vp-sales")]
    chosen = build_queue(people, at_most(acme, 2, past=past, lists=lists))
    assert [entry.adds_roles for entry in chosen.entries] == [("decision_maker",)]


def test_a_blocker_is_known_and_adds_nothing(person, acme):
    people = [person(1, "security", score=99.0), person(2, "buyer")]
    (buyer,) = build_queue(people, at_most(acme, 1)).entries
    assert buyer.adds_roles == ("budget_holder",)
    assert buyer.committee[-1] == "may stand against it: Eli No1"


def test_one_person_may_fill_two_roles(person, acme):
    both = person(1, "vp-sales")
    both = replace(both, match=replace(both.match, alternatives=("revops",)))
    people = [both, person(2, "revops"), person(3, "buyer")]
    first, second = build_queue(people, at_most(acme, 2)).entries
    assert first.adds_roles == ("decision_maker", "champion")
    assert second.adds_roles == ("budget_holder",)


def test_a_full_rep_leaves_the_role_to_a_colleague_of_the_rep(person, acme):
    team = Team(sdrs=(Sdr(id="maya", name="Maya", capacity=1), Sdr(id="bo", name="Bo")))
    people = [
        person(1, "vp-sales", crm_owner="maya"), person(2, "revops", crm_owner="maya"),
        person(3, "vp-sales", crm_owner="bo"), person(4, "revops", crm_owner="bo"),
    ]  # fmt: skip
    assert queued(build_queue(people, at_most(acme, 2, team=team))) == ["1", "4"]


def test_a_company_keeps_its_places_among_the_others(person, acme):
    people = [person(number, name) for number, name in THREE_SELLERS]
    other = person(7, "vp-sales", domain="other-invented.com", score=70.0)
    best = person(8, "sdr-manager", domain="best-invented.com", score=90.0)
    assert queued(build_queue([*people, other, best], at_most(acme, 2))) == ["8", "1", "4", "7"]


def test_who_found_no_room_reads_which_roles_went_before(person, acme):
    people = [person(number, name) for number, name in THREE_SELLERS]
    over = build_queue(people, at_most(acme, 2)).withheld
    assert {stopped.detail for stopped in over} == {
        "at most 2 people of Acme in 14 days; 2 others come first (decision maker and champion)"
    }


def test_an_entry_tells_who_fills_the_other_roles_and_for_whom_to_look(person, acme):
    past = [written_to(1, "vp-sales", 20, acme.day), written_to(9, "revops", 4, acme.day)]
    past += [replace(past[0], day=acme.day - timedelta(3), queue_item_id="other")]
    today = [person(2, "sdr-manager")]
    rest = [person(1, "vp-sales", email=None), person(9, "revops", email=None)]
    (entry,) = build_queue([*today, *rest], at_most(acme, 3, past=past)).entries
    assert entry.committee == (
        "Adds the user",
        "decision maker: Ada No1, contacted on 20 Nov",
        "champion: Bo No9, contacted on 19 Nov",
        "budget holder: nobody known; look for Buyer, purchasing manager, Purchasing Lead, "
        "head of procurement",
    )


def test_whom_the_days_lists_leave_out_is_known_and_not_queued(person, acme):
    left_out = person(8, "buyer")
    bystander = Bystander(left_out.contact, left_out.match)
    (entry,) = build_queue([person(1, "revops")], acme, [bystander]).entries
    assert "budget holder: nobody yet; known: Cai No8" in entry.committee


def test_a_bystander_who_opted_out_is_looked_past(person, acme):
    left_out = person(8, "buyer")
    said_no = SuppressionEntry("opt_outs", "email", f"ada8@{ACME}")
    past = [written_to(8, "buyer", 3, acme.day)]
    barred = replace(acme, lists=SuppressionLists.of([said_no]), past=past)
    bystander = Bystander(left_out.contact, left_out.match)
    (entry,) = build_queue([person(1, "revops")], barred, [bystander]).entries
    assert any(line.startswith("budget holder: nobody known; ") for line in entry.committee)


def test_who_is_known_and_cannot_be_reached_stands_last_with_what_is_to_mend(person, acme):
    people = [person(1, "revops"), person(2, "buyer", email=None), person(3, "buyer")]
    (entry,) = build_queue(people, at_most(acme, 1)).entries
    known = "budget holder: nobody yet; known: Cai No3; Cai No2 (no way to reach them)"
    assert known in entry.committee


def test_the_next_of_a_covered_role_is_called_one_more(person, acme):
    people = [person(1, "revops"), person(2, "revops")]
    lines = [entry.committee[0] for entry in build_queue(people, at_most(acme, 2)).entries]
    assert lines == ["Adds the champion", "One more champion"]


ONE_COMPANY = st.lists(st.sampled_from([*PERSONAS]), min_size=1, max_size=8)
LAW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def of_company(person, names):
    return [person(number, name) for number, name in enumerate(names)]


def covered(queue, past) -> set[str]:
    touched = {touch.persona for touch in past} | {entry.persona for entry in queue.entries}
    return {ROLES[name] for name in touched} - {"blocker"}


@LAW
@given(
    names=ONE_COMPANY,
    budget=st.integers(1, 4),
    past=st.lists(st.sampled_from([*PERSONAS]), max_size=2),
)
def test_no_wanted_role_stays_open_while_a_covered_one_gets_a_second_person(
    person, acme, names, budget, past
):
    touches = [written_to(100 + n, name, 5, acme.day) for n, name in enumerate(past)]
    queue = build_queue(of_company(person, names), at_most(acme, budget, past=touches))
    assert len(queue.entries) + len(touches) <= max(budget, len(touches))
    if any(not entry.adds_roles for entry in queue.entries):
        left = {ROLES[stopped.persona] for stopped in queue.withheld} - {"blocker"}
        assert left <= covered(queue, touches)


@LAW
@given(names=ONE_COMPANY, budget=st.integers(1, 4))
def test_the_best_of_a_role_is_the_best_of_before(person, acme, names, budget):
    people = of_company(person, names)
    queue = build_queue(people, at_most(acme, budget))
    before = queued(build_queue(people, at_most(acme, 50)))
    first = {name: min(k for k, n in enumerate(names) if n == name) for name in names}
    adding = [entry for entry in queue.entries if entry.adds_roles]
    assert [int(entry.contact_id.removeprefix("contact-")) for entry in adding] == [
        first[entry.persona] for entry in adding
    ]
    assert set(queued(queue)) <= set(before)


@LAW
@given(scores=st.lists(st.integers(1, 9), min_size=1, max_size=8), budget=st.integers(1, 4))
def test_a_company_with_one_role_is_worked_in_the_old_order(person, acme, scores, budget):
    people = [person(n, "vp-sales", confidence=score / 10) for n, score in enumerate(scores)]
    plain = at_most(acme, budget, personas=acme.personas | {"vp-sales": persona("vp-sales")})
    with_role = at_most(acme, budget, icps={"saas": icp("vp-sales")})
    assert queued(build_queue(people, with_role)) == queued(build_queue(people, plain))


@LAW
@given(names=ONE_COMPANY, more=st.sampled_from([*PERSONAS]), budget=st.integers(1, 5))
def test_a_further_contact_never_makes_fewer_roles(person, acme, names, more, budget):
    people = of_company(person, names)
    fewer = build_queue(people, at_most(acme, budget))
    queue = build_queue([*people, person(50, more)], at_most(acme, budget))
    assert len(covered(queue, [])) >= len(covered(fewer, []))


@LAW
@given(order=st.permutations(THREE_SELLERS))
def test_the_choice_does_not_hang_on_the_order_of_the_contacts(person, acme, order):
    people = [person(number, name) for number, name in order]
    assert queued(build_queue(people, at_most(acme, 3))) == ["1", "4", "5"]
