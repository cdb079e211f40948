import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.title_reading import TitleContext
from prospects.titles import read_title, trace_title
from prospects.titles.lexicon import load_lexicon

_PHRASES = sorted(" ".join(words) for words in load_lexicon().by_words)
_TITLES = st.lists(
    st.sampled_from(_PHRASES)
    | st.sampled_from(", | / - & of to at ex @ (x) MBA 🚀 Zürich formerly".split()),
    max_size=7,
).map(" ".join)  # fmt: skip


def test_each_word_is_shown_where_it_was_written():
    trace = trace_title("  Geschäftsführer   EINKAUF ")
    assert [(token.text, token.word) for token in trace.tokens] == [
        ("Geschäftsführer", "geschaftsfuhrer"),
        ("EINKAUF", "einkauf"),
    ]
    assert all(trace.title[token.start : token.end] == token.text for token in trace.tokens)


def test_each_word_says_what_the_word_lists_know_of_it():
    director, of, sales = trace_title("Director of Sales").tokens
    assert (director.kind, director.level, director.counted) == ("level", "director", True)
    assert (of.kind, of.counted) == ("neutral", False)
    assert (sales.kind, sales.functions, sales.language) == ("function", ("sales",), "en")


def test_a_misspelt_word_shows_what_was_written():
    (word,) = trace_title("Managre").tokens
    assert (word.text, word.word, word.repaired_from) == ("Managre", "manager", "managre")


@pytest.mark.parametrize(
    ("title", "cuts"),
    [
        ("🚀 Buyer", [("🚀", "emoji")]),
        ("Buyer, MBA", [("MBA", "credential")]),
        ("Dr. Buyer", [("Dr", "credential")]),
        ("Einkäufer (m/w/d)", [("(m/w/d)", "gender")]),
        ("Leiter:in Einkauf", [(":in", "gender")]),
        ("Buyer at Acme", [("at Acme", "employer")]),
        ("Buyer (ex-Acme)", [("ex-Acme", "former_employer")]),
        ("Buyer, formerly at Acme", [("formerly at Acme", "former_employer")]),
        ("Buyer, Acme LLC", [("Acme LLC", "company")]),
    ],
)
def test_what_was_cut_is_shown_with_its_reason(title, cuts):
    assert [(cut.text, cut.reason) for cut in trace_title(title).cuts] == cuts


def test_segments_show_which_position_counts():
    segments = trace_title("CEO / Sales Manager | speaker").segments
    assert [(segment.text, segment.use) for segment in segments] == [
        ("CEO", "chosen"),
        ("Sales Manager", "beside"),
        ("speaker", "unused"),
    ]


@pytest.mark.parametrize(
    ("title", "decided", "lost"),
    [
        ("Executive Assistant to the CEO & CFO", 'The guard "assistant" decided', "the guard"),
        ("CEO / Sales Manager", 'The word lists decided, by "ceo', "is the lower level"),
        ("CPO", 'The word lists decided, by "cpo"', '"cpo" means it less often'),
        ("Account Manager", "The word lists decided", "leads a subject"),
        ("Buyer (Trainee)", "The word lists decided", "holds the whole title down"),
        ("Former CFO", "No position is held: former", ""),
        ("Zlorb", "No word list knows", ""),
    ],
)
def test_a_trace_says_in_sentences_what_decided_and_why_the_second_lost(title, decided, lost):
    trace = trace_title(title)
    assert trace.decided.startswith(decided)
    assert lost in trace.runner_up_lost
    assert bool(trace.runner_up_lost) == bool(trace.reading.runner_up)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | _TITLES)
def test_trace_and_reading_agree_and_every_place_is_of_the_title(title):
    trace = trace_title(title)
    assert trace.reading == read_title(title)
    for item in (*trace.tokens, *trace.cuts, *trace.segments):
        assert title[item.start : item.end] == item.text != ""
    assert list(trace.tokens) == sorted(trace.tokens, key=lambda token: token.start)


def test_a_trace_is_read_in_its_context():
    context = TitleContext(industry="banking")
    assert trace_title("Vice President", context).reading == read_title("Vice President", context)
