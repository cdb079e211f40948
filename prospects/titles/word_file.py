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
    """The sections that are lists of texts, of all files: name -> normalised texts."""
    lists = {
        "junk": [text for file in files for text in file.junk],
        "doubtful": [text for file in files for text in file.doubtful],
        "assistants": [text for file in files for text in file.assistants.words],
        "links": [text for file in files for text in file.assistants.links],
        "bodies": [text for file in files for text in file.assistants.bodies],
        "offices": [text for file in files for text in file.offices],
        "conjunctions": [text for file in files for text in file.conjunctions],
        "parting": [text for file in files for text in (*file.parting, *file.conjunctions)],
        "legal_forms": [text for file in files for text in file.legal_forms],
        "formerly": [text for file in files for text in file.formerly],
        "credentials": [text for file in files for text in file.credentials],
        "honorifics": [text for file in files for text in file.honorifics],
        "neutral": [text for file in files for text in file.neutral],
        "ordinary": [text for file in files for text in file.ordinary],
        "self_employed": [text for file in files for text in file.self_employed],
        "deputies": [text for file in files for text in file.deputies],
        "turned": [text for file in files for text in file.turned],
        "posts": [text for file in files for text in file.posts],
        "societies": [text for file in files for text in file.societies],
        "student_societies": [text for file in files for text in file.student_societies],
        "sentence_words": [text for file in files for text in file.sentence_words],
        "programmes": [text for file in files for text in file.programmes],
        "reporting": [text for file in files for text in file.reporting],
        "serving": [text for file in files for text in file.serving],
        "crew_heads": [text for file in files for text in file.crew_heads],
        "occupational": [text for file in files for text in file.occupational],
        "doers": [text for file in files for text in file.doers],
    }
    return {
        name: frozenset(
            " ".join(normal_words(spelling)) for text in texts for spelling in _spellings(text)
        )
        for name, texts in lists.items()
    }
