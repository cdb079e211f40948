"""The word lists of one language as its file says them, and their texts as compared."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from pydantic import Field

from prospects.specs.reading import Spec
from prospects.title_reading import Mark
from prospects.titles.compounds import Compounds
from prospects.titles.inflections import inflect_sections
from prospects.titles.normalising import fold_text, normalize_title
from prospects.vocabulary import Function, Seniority, Standing

LANGUAGES = (
    "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "no", "fi", "cs", "ro", "tr", "hu",
    "ru", "ja", "zh", "ko",
)  # fmt: skip
"""In the order in which they decide."""

KeyT = TypeVar("KeyT", bound=str)

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Assistants(Spec):
    """Who works for somebody else: word, link, then a level or a body."""

    words: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


class WordFile(Spec):
    """One language. The sections are explained in `data/en.yml`."""

    levels: dict[Seniority, tuple[str, ...]] = Field(default_factory=dict)
    last: dict[Seniority, tuple[str, ...]] = Field(default_factory=dict)
    attributive: dict[Function, tuple[str, ...]] = Field(default_factory=dict)
    caps: dict[Seniority, tuple[str, ...]] = Field(default_factory=dict)
    functions: dict[Function, tuple[str, ...]] = Field(default_factory=dict)
    yielding: tuple[str, ...] = ()
    industries: dict[Function, tuple[str, ...]] = Field(default_factory=dict)
    hints: dict[Function, tuple[str, ...]] = Field(default_factory=dict)
    parting: tuple[str, ...] = ()
    roles: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    inflections: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    compounds: Compounds | None = None
    standing: dict[Standing, tuple[str, ...]] = Field(default_factory=dict)
    opening: dict[Standing, tuple[str, ...]] = Field(default_factory=dict)
    junk: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    assistants: Assistants = Assistants()
    offices: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    marks: dict[Mark, tuple[str, ...]] = Field(default_factory=dict)
    formerly: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    self_employed: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    societies: tuple[str, ...] = ()
    student_societies: tuple[str, ...] = ()
    sentence_words: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    serving: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    crew_heads: tuple[str, ...] = ()
    occupational: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    meanings: dict[str, tuple[str, ...]] = Field(default_factory=dict)


def inflect_file(file: WordFile) -> WordFile:
    """The file with every form of its words for people."""
    if not file.inflections:
        return file
    names = ("levels", "last", "caps", "roles", "standing", "marks", "hints")
    forms = {name: inflect_sections(getattr(file, name), file.inflections) for name in names}
    if not file.compounds:
        return file.model_copy(update=forms)
    heads = inflect_sections(file.compounds.heads, file.inflections)
    compounds = file.compounds.model_copy(update={"heads": heads})
    return file.model_copy(update={**forms, "compounds": compounds})


def pairs(section: Mapping[KeyT, tuple[str, ...]]) -> Iterator[tuple[KeyT, str]]:
    """Each key with each of its texts, in both spellings of umlauts."""
    for key, texts in section.items():
        for text in texts:
            yield from ((key, spelling) for spelling in _spellings(text))


def _spellings(text: str) -> tuple[str, ...]:
    if text.isascii():
        return (fold_text(text),)
    folded, written_out = fold_text(text), fold_text(text.casefold().translate(_UMLAUTS))
    return (folded,) if folded == written_out else (folded, written_out)


def normal_words(text: str) -> tuple[str, ...]:
    """Words of a text of the lists, as `normalize_title` says them; plain ones fast."""
    plain = text.isascii() and text.replace(" ", "a").isalnum() and text.islower()
    return tuple((text if plain else normalize_title(text)).split())


def flat_lists(files: Sequence[WordFile]) -> dict[str, frozenset[str]]:
    """The sections that are lists of texts, of all files: name -> normalised texts.

    Those of `assistants` are called "assistants", "links" and "bodies"; what parts groups of
    functions is "parting" with the conjunctions.
    """
    found: dict[str, set[str]] = {}
    for file in files:
        for name, texts in _flat_sections(file):
            found.setdefault(name, set()).update(
                " ".join(normal_words(spelling)) for text in texts for spelling in _spellings(text)
            )
    found["parting"] |= found["conjunctions"]
    return {name: frozenset(texts) for name, texts in found.items()}


def _flat_sections(file: WordFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in WordFile.model_fields:
        section = getattr(file, name)
        # What yields says something of phrases that stand in other sections.
        if isinstance(section, tuple) and name != "yielding":
            yield name, section
    helpers = file.assistants
    yield from (("assistants", helpers.words), ("links", helpers.links), ("bodies", helpers.bodies))
