"""The door: what a job title says.

The words alone are read first (`analysing`); then context, where it is known, has its say
(`context`).
"""

from functools import lru_cache

from prospects.title_reading import NO_CONTEXT, TitleContext, TitleReading
from prospects.titles.analysing import analyse_title
from prospects.titles.context import weigh_context


def read_title(title: str, context: TitleContext = NO_CONTEXT) -> TitleReading:
    """Read a job title, in the languages of `data/`.

    Args:
        title: As written, one person's.
        context: What is known beside it.

    Returns:
        The reading. `seniority` is None and `functions` empty where the title names none, and for
        people who hold no position now (former, retired, seeking, none). `rule` is "guard:<name>",
        "standing:<name>", "lexicon" or "unknown words". Never raises.
    """
    return weigh_context(_read_alone(title), context)


@lru_cache(maxsize=200_000)
def _read_alone(title: str) -> TitleReading:
    return analyse_title(title).reading
