"""A list of job titles in a few lines: personas, those that none takes, doubts, unknown words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from flows.title_answers import Asked, TitleAnswer
from outreach.exports.words import counted

WORDS_SHOWN = 20


class TitleSummary:
    """Counts of the rows told so far.

    Attributes:
        rows: Rows.
        personas: Persona id -> rows.
        no_fit: Why no persona fits -> rows.
        doubtful: Rows whose title a person should look at.
        words: Word that no word list knows -> rows; empty unless they are told.
    """

    def __init__(self) -> None:
        self.rows = self.doubtful = 0
        self.personas: Counter[str] = Counter()
        self.no_fit: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        # Hashes and no texts: a million titles then take 60 MB.
        self._distinct: set[int] = set()

    def add(self, asked: Sequence[Asked], answers: Sequence[TitleAnswer]) -> None:
        """Count some rows with their answers."""
        self.rows += len(answers)
        self._distinct.update(hash(title) for title, _ in asked)
        for answer, number in Counter(answers).items():
            self.doubtful += number * answer.is_doubtful
            if answer.persona:
                self.personas[answer.persona] += number
            else:
                self.no_fit[answer.why_no_fit] += number

    def add_words(self, words: Iterable[str], rows: int) -> None:
        """Count the unknown words of a title that so many rows bear."""
        self.words.update(dict.fromkeys(words, rows))

    @property
    def distinct(self) -> int:
        """Distinct titles."""
        return len(self._distinct)

    def line(self) -> str:
        """All in one line."""
        fitting = sum(self.personas.values())
        return (
            f"{counted(self.rows, 'row', 'rows')}, "
            f"{counted(self.distinct, 'distinct title', 'distinct titles')}; "
            f"{self._share(fitting)} a persona, {self.doubtful:,} doubtful"
        )

    def lines(self) -> Iterator[str]:
        """The whole of it, line by line."""
        yield self.line()
        yield from self._table("persona", self.personas)
        yield from self._table("no persona fit", self.no_fit)
        if self.words:
            yield "words that no word list knows"
            shown = self.words.most_common(WORDS_SHOWN)
            yield f"  {', '.join(f'{word} {number:,}' for word, number in shown)}"

    def _table(self, heading: str, counts: Counter[str]) -> Iterator[str]:
        if counts:
            yield heading
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        for name, number in ordered:
            yield f"  {number:>9,} {self._share(number):>6}  {name}"

    def _share(self, rows: int) -> str:
        return f"{100 * rows / self.rows:.1f} %" if self.rows else "0 %"
