"""What job titles say and which persona they are, in the columns that people get."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prospects.score import PersonaMatch
from prospects.specs.persona import PersonaSpec
from prospects.specs.title_match import ManagerTitles, TitleMatch
from prospects.title_reading import TitleContext, TitleReading
from prospects.title_reviews import TitleReviews
from scoring import match_personas
from scoring.personas.asking import counted_level

COLUMNS = (
    "standing", "seniority", "functions", "persona", "confidence", "rule", "evidence", "runner_up",
    "marks",
)  # fmt: skip
_KEPT = 100_000
"""Answers that are kept for titles that come again; so many take some 100 MB."""

Asked = tuple[str, TitleContext]


@dataclass(frozen=True, slots=True)
class TitleAnswer:
    """What is said of a title.

    Attributes:
        cells: In the order of `COLUMNS`; empty is unknown.
        persona: The persona, or None.
        why_no_fit: In few words why there is none; else "".
        is_doubtful: Whether a person should look at it.
    """

    cells: tuple[str, ...]
    persona: str | None
    why_no_fit: str
    is_doubtful: bool


class TitleAnswers:
    """Answers to titles; each distinct one is worked out once, as long as it is remembered."""

    def __init__(
        self,
        personas: Iterable[PersonaSpec],
        reviews: TitleReviews,
        count_as: ManagerTitles | None = None,
    ) -> None:
        """Take what decides.

        Args:
            personas: In order of preference.
            reviews: What people decided.
            count_as: What titles of managers without a team count as for all personas and in the
                answer's seniority; None leaves it to each persona, and the level as it is read.
        """
        self._personas = [_counting(persona, count_as) for persona in personas]
        self._reviews = reviews
        self._count_as = count_as
        self._known: dict[Asked, TitleAnswer] = {}

    def answer(self, asked: Sequence[Asked]) -> list[TitleAnswer]:
        """Answers in the order of the titles."""
        new = [each for each in dict.fromkeys(asked) if each not in self._known]
        if len(self._known) + len(new) > _KEPT:
            self._known.clear()
            new = list(dict.fromkeys(asked))
        titles = {str(at): title for at, (title, _) in enumerate(new)}
        contexts = {str(at): context for at, (_, context) in enumerate(new)}
        found = match_personas(titles, self._personas, contexts, self._reviews)
        for each, match in zip(new, found.values(), strict=True):
            self._known[each] = self._told(match)
        return [self._known[each] for each in asked]

    def _told(self, match: PersonaMatch) -> TitleAnswer:
        reading = match.reading
        cells = (
            reading.standing, self._level(reading), "|".join(reading.functions),
            match.persona or "", f"{reading.confidence:g}", rule_words(match), reading.evidence,
            reading.runner_up, "|".join(reading.marks),
        )  # fmt: skip
        return TitleAnswer(cells, match.persona, match.why_no_fit, reading.is_doubtful)

    def _level(self, reading: TitleReading) -> str:
        if self._count_as is None:
            return reading.seniority or ""
        asked = TitleMatch(functions=("other",), manager_titles_count_as=self._count_as)
        return counted_level(reading, asked) or ""


def rule_words(match: PersonaMatch) -> str:
    """The persona's rule and the reader's: "seniority vp x function sales [lexicon]"."""
    own = match.reading.rule
    return match.rule if own in match.rule else f"{match.rule} [{own}]"


def _counting(persona: PersonaSpec, count_as: ManagerTitles | None) -> PersonaSpec:
    """The persona with its titles of managers counted so at companies of every size."""
    if count_as is None:
        return persona
    sizes = tuple(
        size.model_copy(update={"manager_titles_count_as": None}) for size in persona.match.sizes
    )
    match = persona.match.model_copy(update={"manager_titles_count_as": count_as, "sizes": sizes})
    return persona.model_copy(update={"match": match})
