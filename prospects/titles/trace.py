"""How a title was read, word by word, for people who ask why.

`trace_title` runs the very steps of `read_title` and keeps what each of them saw; the reading of a
trace is the reading that everybody else gets. Places are those of the title as written, in
characters, the end exclusive: `title[start:end]` is the text.
"""

from dataclasses import dataclass
from typing import Literal

from prospects.title_reading import NO_CONTEXT, TitleContext, TitleReading
from prospects.titles.reading import read_title
from prospects.vocabulary import Seniority, Standing

Cut = Literal["emoji", "credential", "gender", "employer", "former_employer", "company"]
"""Why a text was left out before anything was read.

- emoji: a picture; it parts two segments as a bar does.
- credential: a degree, a membership or a form of address ("MBA", "CPA", "Dr.").
- gender: a form for several genders ("(m/w/d)", the ":in" of "Leiter:in").
- employer: where the person works ("at X", "@ X", "bei X").
- former_employer: where the person worked ("ex-Google", "formerly at X").
- company: a company's name, told by its legal form ("Acme LLC").
"""


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
        kind: Section of the word list that knows its phrase ("level", "function", "role", "cap",
            "standing", "opening", "guard"), or "" where no list does.
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
    use: Literal["chosen", "beside", "unused"]


@dataclass(frozen=True, slots=True)
class TitleTrace:
    """A reading with all that led to it.

    Attributes:
        title: As written.
        context: What was known beside it.
        tokens: Words in the order of the title.
        cuts: Texts that were left out, in the order of the title.
        segments: Positions in order; empty where a guard decided for the whole title.
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
    reading = read_title(title, context)
    return TitleTrace(title, context, (), (), (), reading.rule, "", reading)
