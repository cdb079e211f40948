"""Parting companies into those that are learned from and those that are held out.

By a hash of the company, so that the same company is held out every time, whatever the order of the
rows and whatever other companies are there; as many of the won as of the others.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from scoring.icp.learning.field import Truths

HELD_OUT = 0.2
"""Share of the companies that only the lift is measured on."""


def held_out(keys: Sequence[str], good: Truths, share: float = HELD_OUT) -> Truths:
    """Which companies are held out.

    Args:
        keys: A company each, distinct.
        good: Whether it was won.
        share: Of the won, and of the others.
    """
    order = np.array([blake2b(key.encode(), digest_size=8).digest() for key in keys])
    out = np.zeros(len(keys), dtype=np.bool_)
    for group in (np.flatnonzero(good), np.flatnonzero(~good)):
        ranked = group[np.argsort(order[group], kind="stable")]
        out[ranked[: round(share * len(group))]] = True
    return out
