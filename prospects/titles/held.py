"""The words of a title that say what somebody does now, without positions held before."""

from collections import Counter

from prospects.once import once
from prospects.titles.analysing import analyse_title
from prospects.titles.lexicon import load_lexicon
from prospects.titles.normalising import compare_words
from prospects.titles.standing import PRESENT

_GONE = ("former", "retired")


def held_words(title: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the positions that are held no more, where one is held beside them.

    "Head of Sales (former SDR)" is a head of sales; of "Former Head of Sales" everything stays.

    Args:
        title: As written.
        words: Its words as `compare_words` gives them.

    Returns:
        The words that are left, and `words` itself where nothing is left out.
    """
    if _gone_words().isdisjoint(words):
        return words
    parts = analyse_title(title).parts
    if not any(part.standing in PRESENT for part in parts):
        return words
    for part in parts:
        if part.standing in _GONE:
            words = _without(words, compare_words(" ".join(part.words)))
    return words


def _without(words: tuple[str, ...], some: tuple[str, ...]) -> tuple[str, ...]:
    """Words without the first place where some stand together; as they are where none do."""
    for place in range(len(words) - len(some) + 1) if some else ():
        if words[place : place + len(some)] == some:
            return words[:place] + words[place + len(some) :]
    return words


@once
def _gone_words() -> frozenset[str]:
    """The rarest word of each phrase that says that a position is held no more.

    Few titles hold one, so that few are taken apart once more.
    """
    lexicon = load_lexicon()
    uses = Counter(word for words in lexicon.by_words for word in words)
    gone = [words for words, phrase in lexicon.by_words.items() if phrase.standing in _GONE]
    gone += [tuple(text.split()) for text in lexicon.words["formerly"]]
    rarest = {min(words, key=lambda word: (uses[word], -len(word))) for words in gone}
    return frozenset(word for text in rarest for word in compare_words(text))
