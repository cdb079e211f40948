"""Who moves between two versions of the personas, and what differs in the files."""

from hypothesis import given
from hypothesis import strategies as st

from prospects.score import PersonaMatch
from prospects.specs.persona import PersonaSpec
from prospects.titles import read_title
from scoring.personas.movers import Moves, by_title, file_changes


def _match(contact_id, persona, title="VP Sales", rule="rule", others=()):
    return PersonaMatch(contact_id, persona, rule, read_title(title), others)


def _moves(*pairs):
    moves = Moves()
    moves.add(
        {before.contact_id: before for before, _ in pairs},
        {after.contact_id: after for _, after in pairs},
    )
    return moves


def _persona(name="p", **match):
    cadence = [{"step": "intro", "day": 0}]
    return PersonaSpec.model_validate(
        {"id": name, "name": name, "match": match, "cadence": cadence}
    )


def test_ways_come_with_the_one_that_most_go_first():
    moves = _moves(
        (_match("a", "x"), _match("a", "y")), (_match("b", None), _match("b", "y")),
        (_match("c", None), _match("c", "y")), (_match("d", "x"), _match("d", "x")),
    )  # fmt: skip
    assert {way: len(some) for way, some in moves.ways.items()} == {
        ("no persona fit", "y"): 2, ("x", "y"): 1,
    }  # fmt: skip
    assert next(iter(moves.ways)) == ("no persona fit", "y")
    assert (moves.before["x"], moves.after["x"]) == (2, 1)


def test_who_keeps_the_persona_and_fits_others_besides_is_counted_apart():
    moves = _moves((_match("a", "x"), _match("a", "x", others=("y",))))
    assert (moves.moves, moves.besides) == ([], 1)


def test_one_title_is_told_once_with_its_number():
    moves = _moves(
        *((_match(key, None, title), _match(key, "y", title))
          for key, title in (("a", "VP Sales"), ("b", "CRO"), ("c", "VP Sales")))
    )  # fmt: skip
    assert [(each.title, each.contacts) for each in by_title(moves.moves)] == [
        ("VP Sales", 2), ("CRO", 1),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from([None, "x", "y"]), st.sampled_from([None, "x", "y"]))))
def test_nobody_is_lost_on_the_way(pairs):
    moves = _moves(
        *((_match(str(at), was), _match(str(at), now)) for at, (was, now) in enumerate(pairs))
    )
    assert moves.before.total() == moves.after.total() == moves.contacts == len(pairs)
    gone = sum(len(some) for (was, _), some in moves.ways.items() if was == "x")
    come = sum(len(some) for (_, now), some in moves.ways.items() if now == "x")
    assert moves.after["x"] == moves.before["x"] - gone + come


def test_a_file_differs_by_what_was_taken_from_a_list_and_added_to_it():
    old = _persona(include=["head chef", "chef"], exclude=["sous"])
    new = _persona(include=["chef", "chef patron"], exclude=["sous"],
                   seniority={"from": "head", "to": "owner"})  # fmt: skip
    assert [
        (each.key, each.before, each.after) for each in file_changes({"p": old}, {"p": new})
    ] == [
        ("match.seniority.from", "entry", "head"), ("match.include", "head chef", "chef patron"),
    ]  # fmt: skip


def test_a_size_is_told_by_what_it_says():
    size = {
        "headcount": {"from": 501},
        "seniority": {"from": "head", "to": "c_suite"},
        "include": [],
    }
    [change] = file_changes(
        {"p": _persona(include=["a"])}, {"p": _persona(include=["a"], sizes=[size])}
    )
    assert (change.key, change.before) == ("match.sizes", "")
    assert change.after == "(headcount (from 501), seniority (from head, to c_suite), include none)"


def test_only_the_order_of_a_list_may_differ():
    [change] = file_changes(
        {"p": _persona(include=["a", "b"])}, {"p": _persona(include=["b", "a"])}
    )
    assert (change.before, change.after) == ("a, b", "b, a")


def test_the_same_files_differ_in_nothing():
    assert file_changes({"p": _persona(include=["a"])}, {"p": _persona(include=["a"])}) == []
