"""What a careers page says of having no openings at all."""

import re

from enrichment.hiring.careers_page.titles import opening_words
from enrichment.page import Page
from prospects.once import once

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SENTENCE_CHARACTERS_MAX = 200
_LINE_CHARACTERS_MAX = 1_000
_UNFILLED = re.compile(r"\{\{|\{\$|\{%|<%|\$\{")
"""Marks of a template that a browser fills: its sentence for an empty list always stands there."""


def stated_no_openings(page: Page) -> str | None:
    """The sentence by which a careers page says that there is no opening now, or None.

    A condition ("if there is no opening for you"), a question and the answer of a search that found
    nothing ("no openings match your search") say something else. The caller sees to it that the
    page is a careers page, shows no openings and leads to no board: behind a board's frame such a
    sentence may stand until the board has loaded.
    """
    if not _none().search(page.text) or _UNFILLED.search(page.text):
        return None
    for line in page.text.split("\n"):
        for sentence in _SENTENCE.split(line[:_LINE_CHARACTERS_MAX]):
            if _says_so(sentence):
                return sentence[:_SENTENCE_CHARACTERS_MAX]
    return None


def _says_so(sentence: str) -> bool:
    if sentence.endswith("?") or not _none().search(sentence):
        return False
    return not _something_else().search(sentence)


@once
def _none() -> re.Pattern[str]:
    return re.compile("|".join(opening_words().no_openings), re.IGNORECASE)


@once
def _something_else() -> re.Pattern[str]:
    return re.compile("|".join(opening_words().not_stated), re.IGNORECASE)
