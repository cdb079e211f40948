"""`config/team.yml`: the SDRs who work the queue."""

from typing import Annotated

from pydantic import Field

from prospects.specs.reading import Spec

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class Sdr(Spec):
    """A sales-development rep.

    Attributes:
        id: Short name; the folder of their queue.
        name: As it stands under a message.
        email: Address under a message; empty leaves it out.
        capacity: Most entries a day.
        countries: Countries worked (two letters); empty means all.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")
    name: str
    email: str = ""
    capacity: int = Field(default=40, ge=1, le=1000)
    countries: tuple[CountryCode, ...] = ()


class Team(Spec):
    """The reps, in the order in which they are asked."""

    sdrs: tuple[Sdr, ...] = Field(min_length=1)
