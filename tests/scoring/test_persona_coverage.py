"""Overlaps and gaps of the personas of an ICP, and phrases that never fit."""

import pytest

from prospects.specs.persona import PersonaSpec
from scoring.personas.coverage import dead_phrases, gaps, overlaps


def _persona(name, negative=False, **match):
    cadence = [] if negative else [{"step": "intro", "day": 0}]
    return PersonaSpec.model_validate(
        {"id": name, "name": name, "negative": negative, "match": match, "cadence": cadence}
    )


def _sales(name, lowest, highest, **match):
    levels = {"from": lowest, "to": highest}
    return _persona(name, functions=["sales"], seniority=levels, **match)


def test_two_that_take_one_level_of_a_function_overlap_and_the_first_wins():
    [overlap] = overlaps([_sales("boss", "director", "c_suite"), _sales("lead", "manager", "vp")])
    assert (overlap.winner, overlap.loser) == ("boss", "lead")
    assert (overlap.functions, overlap.levels) == (("sales",), ("vp", "director"))


@pytest.mark.parametrize(
    ("one", "other", "phrases"),
    [
        ({"include": ["chef owner"]}, {"include": ["owner"]}, ("chef owner",)),
        ({"include": ["owner"]}, {"include": ["chef owner"]}, ("chef owner",)),
        ({"include": ["head of sales"]},
            {"functions": ["sales"], "seniority": {"from": "head", "to": "vp"}},
            ("head of sales",)),
        ({"include": ["chef owner"], "exclude": ["chef"]}, {"include": ["owner"]}, None),
        ({"include": ["chef owner"]}, {"include": ["owner"], "exclude": ["chef"]}, None),
        ({"include": ["chef"]}, {"include": ["chefs table"]}, ("chefs table",)),
        ({"include": ["recruit"]}, {"include": ["recruitment"]}, None),
    ],
)  # fmt: skip
def test_phrases_collide_where_a_title_of_the_one_fits_the_other(one, other, phrases):
    found = [
        overlap.phrases for overlap in overlaps([_persona("a", **one), _persona("b", **other)])
    ]
    assert found == ([] if phrases is None else [phrases])


def test_levels_that_do_not_meet_and_negative_personas_do_not_overlap():
    never = _persona("never", negative=True, include=["sales"])
    apart = [_sales("boss", "vp", "c_suite"), _sales("lead", "manager", "director"), never]
    assert list(overlaps(apart)) == []


@pytest.mark.parametrize(
    ("lowest", "highest", "levels"),
    [
        ("manager", "director", ("c_suite", "vp", "head")), ("manager", "c_suite", ()),
        ("director", "owner", ()), ("vp", "vp", ("c_suite",)), ("entry", "senior", ()),
        ("owner", "owner", ()),
    ],
)  # fmt: skip
def test_a_gap_is_a_level_above_one_that_is_taken(lowest, highest, levels):
    found = [(gap.function, gap.levels) for gap in gaps([_sales("p", lowest, highest)])]
    assert found == ([("sales", levels)] if levels else [])


def test_what_another_persona_takes_is_no_gap():
    [gap] = gaps([_sales("lead", "manager", "director"), _sales("boss", "head", "vp")])
    assert (gap.taken, gap.levels) == (("lead", "boss"), ("c_suite",))


def test_a_phrase_that_its_own_exclude_blocks_is_dead():
    chef = _persona("chef", include=["chef", "pastry head chef"], exclude=["pastry"])
    [dead] = dead_phrases({"chef": chef})
    assert (dead.place, dead.phrase, dead.by, dead.word) == (
        1,
        "pastry head chef",
        "chef",
        "pastry",
    )


def test_a_phrase_whose_words_are_never_contacted_is_dead():
    buyer = _persona("buyer", include=["purchasing", "purchasing trainee"])
    never = _persona("never", negative=True, include=["trainee"])
    [dead] = dead_phrases({"buyer": buyer, "never": never})
    assert (dead.persona, dead.phrase, dead.by) == ("buyer", "purchasing trainee", "never")


def test_a_phrase_of_the_second_goes_before_level_and_function_of_the_first():
    opener = _persona("opener", include=["director of inside sales"])
    [overlap] = overlaps([_sales("boss", "director", "c_suite"), opener])
    assert (overlap.winner, overlap.loser, overlap.by_include) == ("opener", "boss", True)
    assert overlap.phrases == ("director of inside sales",)
