"""What a phrase of the word lists says."""

from typing import Literal, NamedTuple

from prospects.vocabulary import Seniority, Standing

Kind = Literal["level", "function", "industry", "role", "cap", "standing", "opening"]


class Phrase(NamedTuple):
    """What a phrase of the lexicon says.

    Attributes:
        words: Normalised.
        kind: Section it stands in.
        level: Seniority it names, or None.
        functions: Functions it names, ranked.
        standing: Standing it names, or None.
        language: Of the file it is from; "" for one that is made up as it is read.
        yields: Whether its function comes after one beside it.
        hints: Functions that count only where the title names none.
        head: Known word that ends it, where it is a compound.
        leads: Whether who is called so leads people, and is no manager by title only.
    """

    words: tuple[str, ...]
    kind: Kind
    level: Seniority | None = None
    functions: tuple[str, ...] = ()
    standing: Standing | None = None
    language: str = ""
    yields: bool = False
    hints: tuple[str, ...] = ()
    head: str = ""
    leads: bool = False

    @property
    def text(self) -> str:
        """The words in one, for look-ups and evidence."""
        words = self.words
        return words[0] if len(words) == 1 else " ".join(words)
