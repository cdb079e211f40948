"""How a title was read, word by word, for people who ask why.

`trace_title` runs the very steps of `read_title` and keeps what each of them saw; the reading of a
trace is the reading that everybody else gets. Places are those of the title as written, in
characters, the end exclusive: `title[start:end]` is the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from prospects.title_reading import NO_CONTEXT, TitleContext, TitleReading
from prospects.titles.analysing import Analysis, analyse_title
from prospects.titles.cutting import Cut
from prospects.titles.lexicon import Lexicon, load_lexicon
from prospects.titles.normalising import word_places
from prospects.titles.parts import Part, read_parts
from prospects.titles.phrase import Phrase
from prospects.titles.phrases import former_employers
from prospects.titles.places import Span, fold_places
from prospects.titles.reading import read_title
from prospects.titles.standing import ABSENT
from prospects.titles.trimming import Trimmed
from prospects.vocabulary import Seniority, Standing

Use = Literal["chosen", "beside", "unused"]


@dataclass(frozen=True, slots=True)
class TitleToken:
    """One word that was read.

    Attributes:
        start: Place of its first character.
        end: Place behind its last character.
        text: As written.
        word: As compared with the word lists, repaired where it was misspelt.
        repaired_from: The normalised word as written where it was misspelt, else "".
        segment: Number of its segment, from 0.
        kind: Kind of the phrase of the word lists ("level", "function", "role", ...), "guard" where
            one decided by it, "neutral" for what says nothing of a position, or "" where no list
            knows it.
        phrase: The whole phrase of which it is a word ("vice president"), or "".
        level: What the phrase says, or None.
        functions: What the phrase says.
        standing: What the phrase says, or None.
        language: Word list that knows the phrase ("en"), or "".
        counted: Whether the phrase had a part in the reading.
    """

    start: int
    end: int
    text: str
    word: str
    repaired_from: str = ""
    segment: int = 0
    kind: str = ""
    phrase: str = ""
    level: Seniority | None = None
    functions: tuple[str, ...] = ()
    standing: Standing | None = None
    language: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class TitleCut:
    """A text that was left out, and why."""

    start: int
    end: int
    text: str
    reason: Cut


@dataclass(frozen=True, slots=True)
class TitleSegment:
    """One position of a title, as read alone.

    Attributes:
        start: Place of its first word.
        end: Place behind its last word.
        text: As written.
        standing: Of this position alone.
        level: Its level, or None.
        functions: Its functions, ranked.
        use: "chosen" (gives the level), "beside" (adds functions) or "unused".
    """

    start: int
    end: int
    text: str
    standing: Standing
    level: Seniority | None
    functions: tuple[str, ...]
    use: Use


@dataclass(frozen=True, slots=True)
class TitleTrace:
    """A reading with all that led to it.

    Attributes:
        title: As written.
        context: What was known beside it.
        tokens: Words in the order of the title.
        cuts: Texts that were left out, in the order of the title.
        segments: Positions in order; none is used where a guard decided for the whole title.
        decided: One sentence: which guard or rule decided, by which words.
        runner_up_lost: One sentence: why the second reading lost; "" where there is none.
        reading: What `read_title` says with this context.
    """

    title: str
    context: TitleContext
    tokens: tuple[TitleToken, ...]
    cuts: tuple[TitleCut, ...]
    segments: tuple[TitleSegment, ...]
    decided: str
    runner_up_lost: str
    reading: TitleReading


def trace_title(title: str, context: TitleContext = NO_CONTEXT) -> TitleTrace:
    """The reading of a title with its words, cuts, segments, rule and runner-up.

    Args:
        title: As written, one person's.
        context: What is known beside it.

    Returns:
        The trace. Never raises.
    """
    lexicon = load_lexicon()
    analysis = analyse_title(title)
    reading = read_title(title, context)
    letters = fold_places(title)
    employers = {start: (start, end) for start, end, _ in analysis.layout.cuts}
    places = [employers.get(place[0], place) for place in word_places(analysis.layout)]
    words = [_span(letters, place) for place in places]
    parts = analysis.parts or read_parts(analysis.segments)
    cuts = _widest(_cuts(title, analysis, parts, words, letters, lexicon))
    gone = {place for cut in cuts for place in range(cut.start, cut.end)}
    tokens = _tokens(title, analysis, parts, words, lexicon)
    return TitleTrace(
        title,
        context,
        tuple(token for token in tokens if token.start not in gone),
        cuts,
        tuple(_segment(title, part, analysis, words) for part in analysis.parts),
        _decided(analysis, reading),
        _lost(analysis, reading),
        reading,
    )


def _span(letters: Sequence[Span], place: Span) -> Span:
    return letters[place[0]][0], letters[place[1] - 1][1]


def _tokens(
    title: str,
    analysis: Analysis,
    parts: Sequence[Part],
    words: Sequence[Span],
    lexicon: Lexicon,
) -> Iterator[TitleToken]:
    for number, part in enumerate(parts):
        for place, word in enumerate(part.words):
            start, end = words[part.first + place]
            phrase = _phrase_over(part, place)
            written = analysis.repaired.get(part.first + place, "")
            said = _said(phrase, part, word, analysis, lexicon)
            yield TitleToken(start, end, title[start:end], word, written, number, *said)


def _phrase_over(part: Part, place: int) -> Phrase | None:
    for start, phrase in part.found:
        if start <= place < start + len(phrase.words):
            return phrase
    return None


def _said(
    phrase: Phrase | None, part: Part, word: str, analysis: Analysis, lexicon: Lexicon
) -> tuple[str, str, Seniority | None, tuple[str, ...], Standing | None, str, bool]:
    """Kind and all that follows it in a token."""
    guarded = analysis.guarded
    if guarded and word in guarded.evidence.split():
        return ("guard", guarded.evidence, None, (), None, "", True)
    if phrase is None:
        kind = "neutral" if word in lexicon.starts["neutral"] else ""
        return (kind, "", None, (), None, "", False)
    counted = phrase.text in part.evidence and (part in analysis.used or part.lone)
    return (
        phrase.kind, phrase.text, phrase.level, phrase.functions, phrase.standing,
        phrase.language, counted,
    )  # fmt: skip


def _cuts(
    title: str,
    analysis: Analysis,
    parts: Sequence[Part],
    words: Sequence[Span],
    letters: Sequence[Span],
    lexicon: Lexicon,
) -> Iterator[TitleCut]:
    for start, end, reason in analysis.layout.cuts:
        yield _cut(title, _span(letters, (start, end)), reason)
    numbered: list[Trimmed] = [
        (part.first + start, part.first + end, "former_employer")
        for part in parts
        for start, end in former_employers(part.words, lexicon)
    ]
    for first, behind, reason in (*analysis.trimmed, *numbered):
        yield _cut(title, (words[first][0], words[behind - 1][1]), reason)


def _cut(title: str, span: Span, reason: Cut) -> TitleCut:
    text = title[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip())
    return TitleCut(start, start + len(text.strip()), text.strip(), reason)


def _widest(cuts: Iterable[TitleCut]) -> tuple[TitleCut, ...]:
    """Cuts in order, without those that lie in another."""
    kept: list[TitleCut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if cut.text and (not kept or cut.end > kept[-1].end):
            kept.append(cut)
    return tuple(kept)


def _segment(title: str, part: Part, analysis: Analysis, words: Sequence[Span]) -> TitleSegment:
    start, end = words[part.first][0], words[part.first + len(part.words) - 1][1]
    use: Use = "beside" if part in analysis.used else "unused"
    return TitleSegment(
        start, end, title[start:end], part.standing, part.level, part.functions,
        "chosen" if part is analysis.chosen else use,
    )  # fmt: skip


def _decided(analysis: Analysis, reading: TitleReading) -> str:
    """One sentence: the guard or rule, and its words."""
    by = f', by "{reading.evidence}"' if reading.evidence else ""
    if reading.rule != analysis.reading.rule:
        return f"{reading.rule} decided, over the words alone{by}."
    if analysis.guarded:
        name = analysis.guarded.rule.removeprefix("guard:")
        return f'The guard "{name}" decided for the whole title before anything was parted{by}.'
    if analysis.chosen is None:
        return "No word list knows any of the words."
    if reading.standing in ABSENT:
        return f"No position is held: {reading.standing}{by}."
    if reading.standing != "current":
        return f"The word lists decided{by}; held as: {reading.standing}."
    return f"The word lists decided{by}."


def _lost(analysis: Analysis, reading: TitleReading) -> str:
    """One sentence: why the second reading is not the first."""
    if not reading.runner_up:
        return ""
    if reading.runner_up != analysis.reading.runner_up:
        return f"{reading.runner_up} is what the words alone say."
    return f"{analysis.second.text}: {analysis.second.lost}."
