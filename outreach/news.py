"""What is new at a company, as far as it may be spoken of.

What is gone has no place here: it is for the rep's eyes, and a message never says so.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NewTechnology:
    """A technology that a company began to use a short while ago.

    Attributes:
        name: The technology.
        first_seen_on: Day of the run that first saw it.
        worth_a_call: Whether it says something to a salesperson although no ICP asks for it.
    """

    name: str
    first_seen_on: date
    worth_a_call: bool = False
