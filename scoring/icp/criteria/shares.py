"""Words that are worth different shares of the weight: the best that a company has counts."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from scoring.icp.profiles import Numbers, Truths, Words

Values = tuple[Numbers, tuple[Numbers, Numbers] | None]
"""`values` and `ends` of `Points`."""


def best_share(
    words: Words, shares: Mapping[str, float], naming: Callable[[Sequence[str]], Truths]
) -> Numbers:
    """Greatest share of the words that a row has, 0 where it has none.

    Args:
        words: Of a column.
        shares: Word of the ICP file -> its share.
        naming: Words of the file -> which distinct words of the column are among them.
    """
    best = np.zeros(words.size)
    for share in sorted(set(shares.values())):
        group = [word for word, worth in shares.items() if worth == share]
        found = words.having(naming(group))
        best = np.where(found, share, best)
    return best


def settled(best: Numbers, complete: Truths, shares: Mapping[str, float]) -> Values:
    """Values of rows: settled where all is known, or nothing better can come to light.

    Args:
        best: Greatest share that is seen.
        complete: Rows of which all words are known, so that absence is a real no.
        shares: Word of the ICP file -> its share.
    """
    top = max(shares.values(), default=1.0)
    values = np.where(complete | (best >= top), best, np.nan)
    if len(set(shares.values())) < 2:
        return values, None
    return values, (best, np.broadcast_to(np.float64(top), best.shape))
