import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.technographics.detection import Detection
from enrichment.technographics.fingerprints.relations import Relations


def settled(technologies, *shown):
    """Technology -> confidence, of those that patterns show: a name, or a name and confidence."""
    found = [Detection(*(each if isinstance(each, tuple) else (each, 1.0)), None, None)
             for each in shown]  # fmt: skip
    return {each.technology: each.confidence for each in Relations(technologies).settle(found)}


@pytest.mark.parametrize(
    ("technologies", "shown", "remains"),
    [
        pytest.param({}, ["A"], ["A"], id="unknown-to-the-relations"),
        pytest.param({"A": {}}, [], [], id="nothing"),
        # implies
        pytest.param({"A": {"implies": "B"}}, ["A"], ["A", "B"], id="implies-a-text"),
        pytest.param({"A": {"implies": ["B", "C"]}}, ["A"], ["A", "B", "C"], id="implies-a-list"),
        pytest.param({"A": {"implies": "B"}, "B": {"implies": "C"}, "C": {"implies": "D"}}, ["A"],
                     ["A", "B", "C", "D"], id="implies-to-the-end"),
        pytest.param({"A": {"implies": "B"}, "B": {"implies": "A"}}, ["A"], ["A", "B"],
                     id="implies-in-a-circle"),
        pytest.param({"A": {"implies": "A"}}, ["A"], ["A"], id="implies-itself"),
        pytest.param({"B": {"implies": "A"}}, ["A"], ["A"], id="implies-one-way"),
        # excludes
        pytest.param({"A": {"excludes": "B"}}, ["A", "B"], ["A"], id="excludes"),
        pytest.param({"A": {"excludes": "B"}}, ["B", "A"], ["A"],
                     id="excludes-what-came-first"),
        pytest.param({"A": {"excludes": "B"}}, [("A", 0.5), "B"], ["A"],
                     id="excludes-what-is-surer"),
        pytest.param({"A": {"implies": "B"}, "B": {"excludes": "C"}}, ["A", "C"], ["A", "B"],
                     id="what-is-implied-excludes"),
        pytest.param({"A": {"excludes": ["B"]}, "B": {"excludes": ["A"]}}, ["A", "B"], ["A"],
                     id="excludes-both-ways-the-first-stays"),
        pytest.param({"A": {"excludes": "B"}, "B": {"excludes": "A"}}, [("A", 0.5), "B"], ["B"],
                     id="excludes-both-ways-the-surer-stays"),
        pytest.param({"A": {"excludes": "B"}, "C": {"implies": "B"}}, ["A", "C"], ["A", "C"],
                     id="excludes-what-is-implied"),
        pytest.param({"A": {"excludes": "B"}, "B": {"implies": "C"}}, ["A", "B"], ["A"],
                     id="what-is-excluded-implies-nothing"),
        pytest.param({"A": {"excludes": "B"}, "B": {"excludes": "C"}}, ["A", "B", "C"], ["A", "C"],
                     id="what-is-excluded-excludes-nothing"),
        # requires
        pytest.param({"A": {"requires": "B"}}, ["A"], [], id="requires-what-lacks"),
        pytest.param({"A": {"requires": "B"}}, ["A", "B"], ["A", "B"], id="requires-what-is-there"),
        pytest.param({"A": {"requires": ["B", "C"]}}, ["A", "C"], ["A", "C"],
                     id="requires-one-of-several"),
        pytest.param({"A": {"requires": "B"}, "C": {"implies": "B"}}, ["A", "C"], ["A", "C", "B"],
                     id="requires-what-is-implied"),
        pytest.param({"A": {"requires": "B"}, "B": {"requires": "C"}}, ["A", "B", "C"],
                     ["A", "B", "C"], id="requires-in-a-chain"),
        pytest.param({"A": {"requires": "B"}, "B": {"requires": "C"}}, ["A", "B"], [],
                     id="requires-in-a-chain-that-breaks"),
        pytest.param({"A": {"requires": "B"}, "B": {"requires": "A"}}, ["A", "B"], [],
                     id="requires-in-a-circle"),
        pytest.param({"A": {"requires": "A"}}, ["A"], [], id="requires-itself"),
        pytest.param({"A": {"requires": "B", "implies": "B"}}, ["A"], [],
                     id="requires-what-it-implies"),
        pytest.param({"A": {"requires": "B"}, "C": {"requires": "D", "implies": "B"}}, ["A", "C"],
                     [], id="requires-what-one-without-its-own-implies"),
        pytest.param({"A": {"requires": "B"}, "C": {"excludes": "B"}}, ["A", "C", "B"], ["C"],
                     id="requires-what-is-excluded"),
        pytest.param({"A": {"requires": "B", "implies": "C"}}, ["A", "B"], ["A", "B", "C"],
                     id="what-has-its-own-implies"),
        # requiresCategory
        pytest.param({"A": {"requiresCategory": 3}, "B": {"cats": [3]}}, ["A", "B"], ["A", "B"],
                     id="requires-a-category"),
        pytest.param({"A": {"requiresCategory": [3, 4]}, "B": {"cats": [1, 4]}}, ["A", "B"],
                     ["A", "B"], id="requires-one-of-several-categories"),
        pytest.param({"A": {"requiresCategory": 3}, "B": {"cats": [4]}}, ["A", "B"], ["B"],
                     id="requires-a-category-that-lacks"),
        pytest.param({"A": {"requiresCategory": 3, "cats": [3]}}, ["A"], [],
                     id="is-not-its-own-category"),
        pytest.param({"A": {"requiresCategory": 3}, "B": {"implies": "C"}, "C": {"cats": [3]}},
                     ["A", "B"], ["A", "B", "C"], id="requires-a-category-that-is-implied"),
        pytest.param({"A": {"requires": "B", "requiresCategory": 3}, "C": {"cats": [3]}},
                     ["A", "C"], ["A", "C"], id="requires-either"),
    ],
)  # fmt: skip
def test_what_remains_is_what_the_relations_allow(technologies, shown, remains):
    assert [*settled(technologies, *shown)] == remains


@pytest.mark.parametrize(
    ("technologies", "shown", "confidence"),
    [
        pytest.param({"A": {"implies": r"B\;confidence:50"}}, ["A"], 0.5, id="a-share"),
        pytest.param({"A": {"implies": r"B\;confidence:50"}}, [("A", 0.5)], 0.25,
                     id="a-share-of-a-share"),
        pytest.param({"A": {"implies": r"C\;confidence:50"}, "C": {"implies": r"B\;confidence:50"}},
                     ["A"], 0.25, id="down-a-chain"),
        pytest.param({"A": {"implies": r"B\;confidence:50"}}, ["A", ("B", 0.3)], 0.3,
                     id="a-pattern-says-it-itself"),
        pytest.param({"A": {"implies": r"B\;confidence:0"}}, ["A"], None, id="no-share"),
        pytest.param({"A": {"implies": r"B\;confidence:20"}, "C": {"implies": "B"}}, ["C", "A"],
                     1.0, id="the-first-that-implies-it"),
    ],
)  # fmt: skip
def test_what_is_implied_is_as_sure_as_what_implies_it(technologies, shown, confidence):
    assert settled(technologies, *shown).get("B") == confidence


def test_what_is_implied_twice_is_as_sure_as_the_surer_says():
    technologies = {"A": {"implies": r"B\;confidence:20"}, "C": {"implies": "B"}}
    assert settled(technologies, "A", "C")["B"] == settled(technologies, "C", "A")["B"] == 1.0


def test_what_is_implied_says_by_what():
    *_, implied = Relations({"A": {"implies": "B"}}).settle([Detection("A", 1.0, "2", None)])
    assert (implied.technology, implied.implied_by, implied.version) == ("B", "A", None)
    assert (implied.place, implied.evidence) == ("implies", "A runs on B")


NAMES = st.sampled_from("ABCDEF")
MANY = st.lists(NAMES, max_size=2)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "implies": MANY, "excludes": MANY, "requires": MANY,
        "cats": st.lists(st.integers(1, 3), max_size=2),
        "requiresCategory": st.lists(st.integers(1, 3), max_size=1),
    },
)  # fmt: skip


@given(st.dictionaries(NAMES, FIELDS), st.lists(NAMES, unique=True))
def test_relations_of_any_kind_come_to_rest(technologies, shown):
    remains = settled(technologies, *shown)
    for name in remains:
        fields = technologies.get(name, {})
        assert set(fields.get("implies", ())) <= remains.keys() | {
            excluded
            for other in remains
            for excluded in technologies.get(other, {}).get("excludes", ())
        }
        wanted = fields.get("requires") or fields.get("requiresCategory")
        is_implied = any(
            name in technologies.get(other, {}).get("implies", ()) for other in remains
        )
        assert not wanted or is_implied or _has_its_own(name, fields, technologies, remains)


def _has_its_own(name, fields, technologies, remains):
    others = [technologies.get(other, {}).get("cats", ()) for other in remains if other != name]
    wanted = {*fields.get("requiresCategory", ())}
    return bool({*fields.get("requires", ())} & remains.keys()) or any(
        wanted & {*cats} for cats in others
    )
