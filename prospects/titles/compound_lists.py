"""What the word lists say of compounds: their heads and stems, and what a marked head marks."""

from collections.abc import Iterator, Mapping, Sequence

from prospects.title_reading import Mark
from prospects.titles.compounds import CompoundParts, Compounds, is_long
from prospects.titles.gathering import role_phrase
from prospects.titles.phrase import Kind, Phrase
from prospects.titles.word_file import WordFile, normal_words, pairs
from prospects.vocabulary import Function, Seniority

NO_HEADS: tuple[Kind, ...] = ("opening", "industry")
SHORTEST_HEAD = 4


def compound_parts(
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
        raising |= {text: level for level, text in pairs(compounds.raising)}
        linking |= dict.fromkeys(compounds.linking)
    return CompoundParts(heads, stems, raising, tuple(sorted(linking, key=len, reverse=True)))


def _stems(file: WordFile, compounds: Compounds) -> Iterator[tuple[Function, str]]:
    yield from pairs(file.functions)
    yield from pairs(compounds.stems)


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
        if len(phrase.words) == 1 and known[phrase.words].kind not in NO_HEADS
    )
    heads: dict[str, Phrase | None] = {
        phrase.text: phrase
        for phrase in (*words, *_own_heads(compounds))
        if is_long(phrase.text, SHORTEST_HEAD)
    }
    return heads | dict.fromkeys(text for _, text in pairs({"never": compounds.never}))


def _own_heads(compounds: Compounds) -> Iterator[Phrase]:
    """Words that only end others; those that say nothing by themselves have no level."""
    for key, text in pairs(compounds.heads):
        role = role_phrase(key, text, "")
        yield role if "/" in key else role._replace(kind="level", functions=())
    for _, text in pairs({"plain": compounds.plain}):
        yield Phrase(normal_words(text), "function")


def marks_of_compounds(
    files: Sequence[WordFile], named: Sequence[Sequence[Phrase]]
) -> Iterator[tuple[Mark, tuple[str, ...]]]:
    """Marks of listed words for people that a marked word ends, as those of unlisted ones."""
    for file, phrases in zip(files, named, strict=True):
        if file.compounds is None:
            continue
        never = tuple(text for _, text in pairs({"never": file.compounds.never}))
        people = {
            phrase.text
            for phrase in phrases
            if phrase.kind in ("role", "level") and len(phrase.words) == 1
        }
        for mark, head in pairs(file.marks):
            if len(head) > SHORTEST_HEAD and mark != "senior":
                found = (text for text in people if text.endswith(head))
                yield from ((mark, (text,)) for text in found if not text.endswith(never))
