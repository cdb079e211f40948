"""Phrases of all word lists in one, each with what several lists together say of it."""

from collections.abc import Iterator, Mapping, Sequence

from prospects.titles.phrase import Kind, Phrase
from prospects.titles.word_file import LANGUAGES, WordFile, normal_words, pairs
from prospects.vocabulary import SENIORITIES, Function, Seniority

_SHORTEST_PLURAL = 5


def gather_phrases(
    named: Sequence[Sequence[Phrase]], files: Sequence[WordFile]
) -> dict[tuple[str, ...], Phrase]:
    """Every phrase by its words; of one phrase in two files the earlier file's.

    Args:
        named: Phrases of each file, as `file_phrases` tells them.
        files: The files.
    """
    known: dict[tuple[str, ...], Phrase] = {}
    for phrase in (phrase for phrases in named for phrase in phrases):
        known.setdefault(phrase.words, phrase)
    _say_ampersands(files, known)
    _say_halves(files, known)
    _weigh_functions(files, known)
    _level_standings(known)
    _mark_leaders(files, known)
    _add_numbers(known)
    return known


def file_phrases(file: WordFile, language: str) -> Iterator[Phrase]:
    """Phrases of a file; of one phrase in two sections the narrower section is first."""
    for standing, text in pairs(file.standing):
        level: Seniority | None = "c_suite" if standing == "board" else None
        functions = ("executive",) if standing == "board" else ()
        yield Phrase(normal_words(text), "standing", level, functions, standing, language)
    for _, text in pairs({"formerly": file.formerly}):
        yield Phrase(normal_words(text), "standing", standing="former", language=language)
    for standing, text in pairs(file.opening):
        yield Phrase(normal_words(text), "opening", standing=standing, language=language)
    for cap, text in pairs(file.caps):
        yield Phrase(normal_words(text), "cap", cap, language=language)
    for key, text in pairs(file.roles):
        yield role_phrase(key, text, language)
    for seniority, text in pairs(file.levels):
        top = seniority in ("owner", "founder", "partner")
        functions = ("executive",) if top else ()
        yield Phrase(normal_words(text), "level", seniority, functions, language=language)
    yield from _subjects("function", file.functions, language)
    yield from _subjects("industry", file.industries, language)


def _subjects(
    kind: Kind, section: Mapping[Function, tuple[str, ...]], language: str
) -> Iterator[Phrase]:
    for function, text in pairs(section):
        yield Phrase(normal_words(text), kind, functions=(function,), language=language)


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
                if linked and len(phrase.text) > _SHORTEST_PLURAL - 1:
                    known.setdefault(phrase.words, phrase)


def _weigh_functions(files: Sequence[WordFile], known: dict[tuple[str, ...], Phrase]) -> None:
    """Mark the phrases that yield and that hint, of whatever section they are."""
    for _, text in (pair for file in files for pair in pairs({"yielding": file.yielding})):
        phrase = known.get(normal_words(text))
        if phrase:
            known[phrase.words] = phrase._replace(yields=True)
    for function, text in (pair for file in files for pair in pairs(file.hints)):
        phrase = known.get(normal_words(text))
        if phrase and not phrase.functions:
            known[phrase.words] = phrase._replace(hints=(function,))


def _mark_leaders(files: Sequence[WordFile], known: dict[tuple[str, ...], Phrase]) -> None:
    """Mark who leads people: every manager of a list, apart from those who are one by title.

    English lists are left out: its managers may lead people or a subject, and no word says which.
    """
    titled = {
        language: tuple(" ".join(normal_words(title)) for title in titles)
        for language, titles in zip(LANGUAGES, (_titled(file) for file in files), strict=True)
    }
    for words, phrase in tuple(known.items()):
        people = phrase.level == "manager" and phrase.kind in ("role", "level")
        if people and phrase.language != "en" and not phrase.text.endswith(titled[phrase.language]):
            known[words] = phrase._replace(leads=True)


def _titled(file: WordFile) -> tuple[str, ...]:
    return file.marks.get("manager_title", ())


def _add_numbers(known: dict[tuple[str, ...], Phrase]) -> None:
    """Let English subjects be written in the other number ("Chief Revenues Officer")."""
    for words, phrase in tuple(known.items()):
        text = words[0]
        if len(words) > 1 or phrase.kind != "function" or phrase.language != "en":
            continue
        other = text[:-1] if text.endswith("s") else f"{text}s"
        if len(text) >= _SHORTEST_PLURAL and not text.endswith("ss"):
            known.setdefault((other,), phrase._replace(words=(other,)))


def _level_standings(known: dict[tuple[str, ...], Phrase]) -> None:
    """Give a standing that ends in a craft ("Independent Consultant") what the craft says."""
    for words, phrase in tuple(known.items()):
        craft = known.get(words[1:]) if phrase.standing == "fractional" else None
        if craft and craft.level:
            known[words] = phrase._replace(level=craft.level, functions=craft.functions)


def role_phrase(key: str, text: str, language: str) -> Phrase:
    """A phrase of the section `roles`, keyed level/function[+function]."""
    level, _, functions = key.partition("/")
    if level not in SENIORITIES:
        raise ValueError(f'roles: "{key}" does not begin with one of {", ".join(SENIORITIES)}')
    named = tuple(functions.split("+")) if functions else ()
    return Phrase(normal_words(text), "role", level, named, language=language)
