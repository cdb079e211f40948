"""Laws that scores obey whatever the ICP asks and whatever is known of a company."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.icp import CRITERIA, build_scores, score_companies
from scoring.icp.scores import RANKED
from tests.scoring.random_icps import (
    AGELESS,
    COUNTED,
    COUNTS,
    DECAYS,
    KNOWLEDGE,
    LEARNABLE,
    OPENINGS,
    SCORING,
    TECHNOLOGIES,
    criteria,
    frame_of,
    icp_of,
    icps,
)

law = settings(deadline=None, max_examples=80)
COMPARED = ["tier", "score_min", "score_max", "coverage", "floor_tier", "ceiling_tier"]


def score_of(company, icp):
    [score] = build_scores(frame_of(company), [icp])
    return score


def numbers(frame, specs):
    """Company -> what its scores say, to the last bit."""
    table = score_companies(frame, specs).frame()
    return {(row.company_key, row.icp): tuple(getattr(row, c) for c in COMPARED)
            for row in table.itertuples()}  # fmt: skip


@law
@given(icps(), KNOWLEDGE)
def test_a_range_is_in_order_and_its_tiers_too(icp, company):
    score = score_of(company, icp)
    assert 0 <= score.score_min <= score.score_max <= 100
    assert 0 <= score.coverage <= 1
    assert RANKED.index(score.floor_tier) <= RANKED.index(score.ceiling_tier)
    assert (score.tier == "needs_data") == (score.floor_tier != score.ceiling_tier)
    assert (score.coverage == 1) <= (score.score_min == score.score_max)


@settings(law, max_examples=120)
@given(icps(), KNOWLEDGE, st.data())
def test_learning_an_unknown_narrows_the_range(icp, company, data):
    unknown = sorted(LEARNABLE.keys() - company.keys())
    if not unknown:
        return
    unit = data.draw(st.sampled_from(unknown))
    learnt = company | {unit: data.draw(LEARNABLE[unit])}
    before, after = score_of(company, icp), score_of(learnt, icp)
    assert before.score_min <= after.score_min <= after.score_max <= before.score_max
    assert before.coverage <= after.coverage


@law
@given(criteria(modes=("score",)), KNOWLEDGE, DECAYS, st.data())
def test_learning_how_old_a_value_is_narrows_the_range(criterion, company, decay, data):
    kind = CRITERIA[criterion["key"]]
    if criterion["key"] in AGELESS:
        return
    icp = icp_of([criterion | {"mode": "score", "decay": decay, "weight": 30}, SCORING])
    undated = {unit: known for unit, known in company.items() if unit != f"age.{kind.field}"}
    age = data.draw(LEARNABLE[f"age.{kind.field}"])
    before = score_of(undated, icp)
    after = score_of(undated | {f"age.{kind.field}": age}, icp)
    assert before.score_min <= after.score_min <= after.score_max <= before.score_max


@law
@given(OPENINGS, COUNTED, st.data())
def test_learning_a_number_of_openings_narrows_the_range(criterion, company, data):
    icp = icp_of([criterion, SCORING])
    unit = data.draw(st.sampled_from(sorted(COUNTS)))
    learnt = {unit: data.draw(COUNTS[unit])} | company
    before, after = score_of(company, icp), score_of(learnt, icp)
    assert before.score_min <= after.score_min <= after.score_max <= before.score_max


POSITIVE = {
    "technologies": TECHNOLOGIES, "languages": ["en", "fr", "de-AT"], "ats": ["lever/acme"],
    "hiring_changes": ["surge|sales", "new_country|"], "technologies_in_demand": ["Salesforce"],
    "phone": ["+1 312 555 0101"], "lists": ["partners", "target accounts"],
}  # fmt: skip
"""Columns of which more is never worse, for a criterion that adds points."""


@law
@given(icps(modes=("score",)), KNOWLEDGE, st.sampled_from(sorted(POSITIVE)), st.data())
def test_a_positive_fact_never_lowers_a_score(icp, company, column, data):
    frame = frame_of(company)
    more = frame.copy()
    word = data.draw(st.sampled_from(POSITIVE[column]))
    more[column] = [tuple(dict.fromkeys([*frame[column][0], word]))]
    [before], [after] = build_scores(frame, [icp]), build_scores(more, [icp])
    assert after.score_min >= before.score_min
    assert RANKED.index(after.floor_tier) >= RANKED.index(before.floor_tier)


@law
@given(st.lists(criteria(), max_size=5), KNOWLEDGE)
def test_an_exclusion_beats_everything(some, company):
    excluding = {"key": "list", "mode": "exclude", "any": ["competitors"]}
    on_list = company | {"lists": {"lists": ("competitors",)}}
    assert score_of(on_list, icp_of([*some, SCORING, excluding])).tier == "out"


@law
@given(st.lists(criteria(), min_size=1, max_size=6), KNOWLEDGE, st.randoms())
def test_the_order_of_criteria_does_not_matter(some, company, random):
    shuffled = [*some, SCORING]
    random.shuffle(shuffled)
    frame = frame_of(company)
    assert numbers(frame, [icp_of([*some, SCORING])]) == numbers(frame, [icp_of(shuffled)])


@settings(law, max_examples=40)
@given(icps(), icps(id="unwanted", negative=True), st.lists(KNOWLEDGE, min_size=2, max_size=6),
       st.randoms())  # fmt: skip
def test_a_company_scores_alone_as_among_many(icp, negative, companies, random):
    many = frame_of(*companies)
    shuffled = many.sample(frac=1, random_state=random.randrange(2**32)).reset_index(drop=True)
    specs = [negative, icp]
    among = numbers(shuffled, specs)
    rows = (many.iloc[[row]].reset_index(drop=True) for row in range(len(many)))
    alone = {key: value for row in rows for key, value in numbers(row, specs).items()}
    assert among == alone


@law
@given(icps(), icps(id="unwanted", negative=True), KNOWLEDGE)
def test_who_surely_fits_a_negative_icp_is_out_of_every_other(icp, negative, company):
    [unwanted, score] = build_scores(frame_of(company), [negative, icp])
    if unwanted.floor_tier in ("A", "B"):
        assert score.tier == "out"
        assert score.reasons[-1].sentence == "Fits Random, whom we do not want (excluded)"
    else:
        assert score == score_of(company, icp)


def test_the_laws_ask_every_kind_of_criterion():
    asked = set()

    @settings(deadline=None, max_examples=600, database=None, derandomize=True)
    @given(criteria())
    def note(criterion):
        asked.add(criterion["key"])

    note()
    assert asked == CRITERIA.keys()
