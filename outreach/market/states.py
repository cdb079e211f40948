"""How far we got with a company, in the eyes of one ICP.

Precedence, the first that holds is the state:

1. `customer`: it stands on the list of customers.
2. `suppressed`: it stands on another list of whom we must not contact (competitors, open deals,
   opt-outs), or every contact there who is a persona of the ICP stands on one.
3. `contacted`: somebody there was queued, through whichever ICP, or was touched elsewhere.
4. `no_right_contact`: nobody known there is a persona that the ICP is worked through.
5. `untouched`: there is somebody to contact, and nobody did.
"""

from collections.abc import Collection, Iterable
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

State = Literal["untouched", "contacted", "no_right_contact", "suppressed", "customer"]
STATES: tuple[State, ...] = get_args(State)
"""As tables and pictures show them: what is left to do comes first."""

STATE_WORDS: dict[State, str] = {
    "untouched": "Untouched",
    "contacted": "Contacted",
    "no_right_contact": "No contact with the right persona",
    "suppressed": "Do not contact",
    "customer": "Customer",
}
"""States as people read them."""

SHORT_WORDS = STATE_WORDS | {"no_right_contact": "No right contact"}
"""The same for the heads of narrow columns."""

CUSTOMERS = "customers"
"""The list of customers."""

Truths = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


def market_states(
    *, customer: Truths, suppressed: Truths, contacted: Truths, right: Counts, barred: Counts
) -> npt.NDArray[np.object_]:
    """State of every company, one value a company in each array.

    Args:
        customer: Whether it stands on the list of customers.
        suppressed: Whether it stands on another list.
        contacted: Whether somebody there was contacted.
        right: How many contacts there are a persona of the ICP.
        barred: How many of these stand on a list themselves.
    """
    all_barred = (right > 0) & (barred >= right)
    found = np.select(
        [customer, suppressed | all_barred, contacted, right == 0],
        ["customer", "suppressed", "contacted", "no_right_contact"],
        default="untouched",
    )
    return found.astype(object)


def customers_and_suppressed(
    listed: Iterable[Collection[str]], scoring_lists: Collection[str]
) -> tuple[Truths, Truths]:
    """Who is a customer, and who stands on another list of whom we must not contact.

    Args:
        listed: The lists that each company stands on.
        scoring_lists: Lists that only ICPs ask: who is on one may be contacted.
    """
    plain = frozenset(scoring_lists) | {CUSTOMERS}
    found = [(CUSTOMERS in names, not plain.issuperset(names)) for names in listed]
    columns = np.array(found, dtype=np.bool_).reshape(len(found), 2)
    return columns[:, 0], columns[:, 1]
