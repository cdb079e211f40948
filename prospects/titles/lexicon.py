"""The word lists of `data/`, one file a language, and the longest phrase at a place.

Where two languages use one phrase, the earlier file of `LANGUAGES` decides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from pydantic import Field

from prospects.specs.reading import Spec, load_spec
from prospects.title_reading import Mark
from prospects.titles.compounds import CompoundParts, Compounds, is_long, read_compound
from prospects.titles.inflections import inflect_sections
from prospects.titles.kept import keep_made
from prospects.titles.normalising import EMPLOYER, fold_text, normalize_title
from prospects.vocabulary import SENIORITIES, Function, Seniority, Standing

LANGUAGES = (
    "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "no", "fi", "cs", "ro", "tr", "hu",
    "ru", "ja", "zh", "ko",
)  # fmt: skip

KeyT = TypeVar("KeyT", bound=str)

Kind = Literal["level", "function", "industry", "role", "cap", "standing", "opening"]

SHORTEST_REPAIRED = 5
"""Letters from which a word is repaired where it is misspelt."""
_SHORTEST_HEAD = 4
_NO_HEADS: tuple[Kind, ...] = ("opening", "industry")
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
    sentence_words: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    serving: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    crew_heads: tuple[str, ...] = ()
    occupational: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    meanings: dict[str, tuple[str, ...]] = Field(default_factory=dict)


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

    @property
    def text(self) -> str:
        """The words in one, for look-ups and evidence."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All languages in one.

    Attributes:
        lengths: First word -> how many words its phrases have, the most first.
        by_words: Words -> their phrase.
        last: Word -> level it has as the last word of its segment.
        attributive: Word -> function it names where another level follows.
        words: Name of a flat list ("junk", "links", ...) -> normalised texts.
        starts: Name of a flat list -> first words of its texts.
        vocabulary: Every word of every phrase and list.
        repairable: Key of `slip_keys` -> words that a misspelt word may stand for.
        meanings: Text with several meanings -> the others ("c_suite/hr"), the likeliest first.
        marks: First word -> the texts that begin with it, each with the mark it says.
        compounds: What words written as one are made of.
    """

    lengths: Mapping[str, tuple[int, ...]]
    by_words: Mapping[tuple[str, ...], Phrase]
    last: Mapping[str, Seniority]
    attributive: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    starts: Mapping[str, frozenset[str]]
    vocabulary: frozenset[str]
    repairable: Mapping[str, tuple[str, ...]]
    meanings: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, tuple[tuple[tuple[str, ...], Mark], ...]]
    compounds: CompoundParts

    def longest_at(self, words: tuple[str, ...], place: int) -> Phrase | None:
        """The longest phrase that starts at a place, or None."""
        for length in self.lengths.get(words[place], ()):
            phrase = self.by_words.get(words[place : place + length])
            if phrase:
                return phrase
        return self.compound(words[place])

    def compound(self, word: str) -> Phrase | None:
        """What an unknown word says by the known word that ends it, or None."""
        return _compound(word)


@lru_cache(maxsize=50_000)
def _compound(word: str) -> Phrase | None:
    return read_compound(word, load_lexicon().compounds)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the word lists, once a process.

    Raises:
        ConfigError: With every fault of a word list.
    """
    here = Path(__file__).parent
    return keep_made("lexicon", here, [*here.glob("data/??.yml"), *here.glob("*.py")], _read_lists)


def _read_lists() -> Lexicon:
    folder = Path(__file__).parent / "data"
    files = [_inflected(load_spec(WordFile, folder / f"{language}.yml")) for language in LANGUAGES]
    named = [
        list(_phrases(file, language)) for language, file in zip(LANGUAGES, files, strict=True)
    ]
    known: dict[tuple[str, ...], Phrase] = {}
    for phrase in (phrase for phrases in named for phrase in phrases):
        known.setdefault(phrase.words, phrase)
    _say_ampersands(files, known)
    _say_halves(files, known)
    _weigh_functions(files, known)
    _level_standings(known)
    _add_numbers(known)
    lengths: dict[str, set[int]] = {}
    for words in known:
        lengths.setdefault(words[0], set()).add(len(words))
    lists = _flat_lists(files)
    # "Sr" and "PR" address people in one language and say what they do in another.
    lists["honorifics"] -= {words[0] for words in known if len(words) == 1}
    return Lexicon(
        lengths={first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()},
        by_words=known,
        last={text: level for file in files for level, text in _pairs(file.last)},
        attributive={text: name for file in files for name, text in _pairs(file.attributive)},
        words=lists,
        starts=_starts(lists),
        vocabulary=frozenset(word for words in known for word in words).union(
            word for texts in lists.values() for text in texts for word in text.split()
        ),
        repairable=_repairable(known.values()),
        meanings={
            " ".join(_words(text)): others
            for file in files
            for text, others in file.meanings.items()
        },
        marks=_marks(files, named),
        compounds=_compound_parts(files, named, known),
    )


def _starts(lists: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """First words of each list, and of lists that are asked together.

    "neutral" are the words that say nothing of a position, "trimmed" those that may be cut from a
    title, "parting_positions" those that may stand between two positions.
    """
    starts = {
        name: frozenset(text.split()[0] for text in texts if text) for name, texts in lists.items()
    }
    names = ("credentials", "honorifics", "legal_forms", "formerly")
    starts["trimmed"] = frozenset({EMPLOYER}).union(*(starts[name] for name in names))
    starts["neutral"] = lists["neutral"] | lists["parting"] | lists["links"]
    starts["parting_positions"] = starts["formerly"] | starts["conjunctions"]
    return starts


def slip_keys(word: str, length: int) -> tuple[str, str]:
    """Where words of a length stand that a word may mean: no slip changes both of the keys."""
    return f"{word[:2]}{length}", f"{word[0]}-{word[-1]}{length}"


def _repairable(phrases: Iterable[Phrase]) -> dict[str, tuple[str, ...]]:
    words = dict.fromkeys(
        word
        for phrase in phrases
        if phrase.kind not in _NO_HEADS
        for word in phrase.words
        if len(word) >= SHORTEST_REPAIRED and word.isalpha()
    )
    found: dict[str, list[str]] = {}
    for word in words:
        for key in slip_keys(word, len(word)):
            found.setdefault(key, []).append(word)
    return {key: tuple(some) for key, some in found.items()}


def _phrases(file: WordFile, language: str) -> Iterator[Phrase]:
    """Phrases of a file; of one phrase in two sections the narrower section is first."""
    for standing, text in _pairs(file.standing):
        level: Seniority | None = "c_suite" if standing == "board" else None
        functions = ("executive",) if standing == "board" else ()
        yield Phrase(_words(text), "standing", level, functions, standing, language)
    for _, text in _pairs({"formerly": file.formerly}):
        yield Phrase(_words(text), "standing", standing="former", language=language)
    for standing, text in _pairs(file.opening):
        yield Phrase(_words(text), "opening", standing=standing, language=language)
    for cap, text in _pairs(file.caps):
        yield Phrase(_words(text), "cap", cap, language=language)
    for key, text in _pairs(file.roles):
        yield _role(key, text, language)
    for seniority, text in _pairs(file.levels):
        top = seniority in ("owner", "founder", "partner")
        functions = ("executive",) if top else ()
        yield Phrase(_words(text), "level", seniority, functions, language=language)
    yield from _subjects("function", file.functions, language)
    yield from _subjects("industry", file.industries, language)


def _subjects(
    kind: Kind, section: Mapping[Function, tuple[str, ...]], language: str
) -> Iterator[Phrase]:
    for function, text in _pairs(section):
        yield Phrase(_words(text), kind, functions=(function,), language=language)


def _say_ampersands(files: Sequence[WordFile], known: dict[tuple[str, ...], Phrase]) -> None:
    """Let "&", which is read as "and" in every language, stand for a phrase's own conjunction."""
    own = {
        language: frozenset(file.conjunctions)
        for language, file in zip(LANGUAGES, files, strict=True)
    }
    for phrase in tuple(known.values()):
        joining = own.get(phrase.language, frozenset())
        if not joining.isdisjoint(phrase.words):
            words = tuple("and" if word in joining else word for word in phrase.words)
            known.setdefault(words, phrase._replace(words=words))


def _say_halves(files: Sequence[WordFile], known: dict[tuple[str, ...], Phrase]) -> None:
    """Let a stem stand alone, as before a conjunction ("Salgs- og marketingchef").

    Only one that ends in the linking "s": the others are words of other languages too.
    """
    for language, file in zip(LANGUAGES, files, strict=True):
        if file.compounds and "s" in file.compounds.linking:
            for phrase in _subjects("function", file.compounds.stems, language):
                linked = phrase.text.endswith("s") and not phrase.text.endswith("ss")
                if linked and len(phrase.text) > _SHORTEST_HEAD:
                    known.setdefault(phrase.words, phrase)


def _weigh_functions(files: Sequence[WordFile], known: dict[tuple[str, ...], Phrase]) -> None:
    """Mark the phrases that yield and that hint, of whatever section they are."""
    for _, text in (pair for file in files for pair in _pairs({"yielding": file.yielding})):
        phrase = known.get(_words(text))
        if phrase:
            known[phrase.words] = phrase._replace(yields=True)
    for function, text in (pair for file in files for pair in _pairs(file.hints)):
        phrase = known.get(_words(text))
        if phrase and not phrase.functions:
            known[phrase.words] = phrase._replace(hints=(function,))


def _add_numbers(known: dict[tuple[str, ...], Phrase]) -> None:
    """Let English subjects be written in the other number ("Chief Revenues Officer")."""
    for words, phrase in tuple(known.items()):
        text = words[0]
        if len(words) > 1 or phrase.kind != "function" or phrase.language != "en":
            continue
        other = text[:-1] if text.endswith("s") else f"{text}s"
        if len(text) > _SHORTEST_HEAD and not text.endswith("ss"):
            known.setdefault((other,), phrase._replace(words=(other,)))


def _level_standings(known: dict[tuple[str, ...], Phrase]) -> None:
    """Give a standing that ends in a craft ("Independent Consultant") what the craft says."""
    for words, phrase in tuple(known.items()):
        craft = known.get(words[1:]) if phrase.standing == "fractional" else None
        if craft and craft.level:
            known[words] = phrase._replace(level=craft.level, functions=craft.functions)


def _role(key: str, text: str, language: str) -> Phrase:
    level, _, functions = key.partition("/")
    if level not in SENIORITIES:
        raise ValueError(f'roles: "{key}" does not begin with one of {", ".join(SENIORITIES)}')
    named = tuple(functions.split("+")) if functions else ()
    return Phrase(_words(text), "role", level, named, language=language)


def _inflected(file: WordFile) -> WordFile:
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


def _compound_parts(
    files: Sequence[WordFile],
    named: Sequence[Sequence[Phrase]],
    known: Mapping[tuple[str, ...], Phrase],
) -> CompoundParts:
    """What compounds are made of, of the files that say how they are made; earlier ones decide."""
    heads: dict[str, Phrase | None] = {}
    stems: dict[str, str] = {}
    raising: dict[str, Seniority] = {}
    linking: dict[str, None] = {}
    for file, phrases in zip(files, named, strict=True):
        compounds = file.compounds
        if compounds is None:
            continue
        heads = {**_heads(phrases, compounds, known), **heads}
        stems = {text: name for name, text in _stems(file, compounds)} | stems
        raising |= {text: level for level, text in _pairs(compounds.raising)}
        linking |= dict.fromkeys(compounds.linking)
    return CompoundParts(heads, stems, raising, tuple(sorted(linking, key=len, reverse=True)))


def _stems(file: WordFile, compounds: Compounds) -> Iterator[tuple[Function, str]]:
    yield from _pairs(file.functions)
    yield from _pairs(compounds.stems)


def _weighed(phrase: Phrase, known: Mapping[tuple[str, ...], Phrase]) -> Phrase:
    """The phrase as all lists together weigh it, but not what it is in another language."""
    weighed = known[phrase.words]
    return weighed if weighed.language == phrase.language else phrase


def _heads(
    phrases: Sequence[Phrase], compounds: Compounds, known: Mapping[tuple[str, ...], Phrase]
) -> dict[str, Phrase | None]:
    """Every single word of a file, with those that end others and those that never do."""
    words = (
        _weighed(phrase, known)
        for phrase in phrases
        if len(phrase.words) == 1 and known[phrase.words].kind not in _NO_HEADS
    )
    heads: dict[str, Phrase | None] = {
        phrase.text: phrase
        for phrase in (*words, *_own_heads(compounds))
        if is_long(phrase.text, _SHORTEST_HEAD)
    }
    return heads | dict.fromkeys(text for _, text in _pairs({"never": compounds.never}))


def _own_heads(compounds: Compounds) -> Iterator[Phrase]:
    """Words that only end others; those that say nothing by themselves have no level."""
    for key, text in _pairs(compounds.heads):
        role = _role(key, text, "")
        yield role if "/" in key else role._replace(kind="level", functions=())
    for _, text in _pairs({"plain": compounds.plain}):
        yield Phrase(_words(text), "function")


def _marks(
    files: Sequence[WordFile], named: Sequence[Sequence[Phrase]]
) -> dict[str, tuple[tuple[tuple[str, ...], Mark], ...]]:
    by_first: dict[str, tuple[tuple[tuple[str, ...], Mark], ...]] = {}
    listed = ((mark, _words(text)) for file in files for mark, text in _pairs(file.marks))
    for mark, words in (*listed, *_marks_of_compounds(files, named)):
        if (words, mark) not in by_first.get(words[0], ()):
            by_first[words[0]] = (*by_first.get(words[0], ()), (words, mark))
    return by_first


def _marks_of_compounds(
    files: Sequence[WordFile], named: Sequence[Sequence[Phrase]]
) -> Iterator[tuple[Mark, tuple[str, ...]]]:
    """Marks of listed words for people that a marked word ends, as those of unlisted ones."""
    for file, phrases in zip(files, named, strict=True):
        if file.compounds is None:
            continue
        never = tuple(text for _, text in _pairs({"never": file.compounds.never}))
        people = {
            phrase.text
            for phrase in phrases
            if phrase.kind in ("role", "level") and len(phrase.words) == 1
        }
        for mark, head in _pairs(file.marks):
            if len(head) > _SHORTEST_HEAD and mark != "senior":
                found = (text for text in people if text.endswith(head))
                yield from ((mark, (text,)) for text in found if not text.endswith(never))


def _pairs(section: Mapping[KeyT, tuple[str, ...]]) -> Iterator[tuple[KeyT, str]]:
    """Each key with each of its texts, in both spellings of umlauts."""
    for key, texts in section.items():
        for text in texts:
            yield from ((key, spelling) for spelling in _spellings(text))


def _spellings(text: str) -> tuple[str, ...]:
    if text.isascii():
        return (fold_text(text),)
    folded, written_out = fold_text(text), fold_text(text.casefold().translate(_UMLAUTS))
    return (folded,) if folded == written_out else (folded, written_out)


def _words(text: str) -> tuple[str, ...]:
    plain = text.isascii() and text.replace(" ", "a").isalnum() and text.islower()
    return tuple((text if plain else normalize_title(text)).split())


def _flat_lists(files: Sequence[WordFile]) -> dict[str, frozenset[str]]:
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
            " ".join(_words(spelling)) for text in texts for spelling in _spellings(text)
        )
        for name, texts in lists.items()
    }
