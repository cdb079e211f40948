"""What is asked for, and whose strength it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from enrichment.fetching.target import Target
from enrichment.fetching.turns import Turn


@dataclass(slots=True)
class Request:
    """One GET, or one POST of a query; it goes on with its redirects.

    Attributes:
        target: What is asked for now.
        requested_url: Absolute URL that was asked first, before redirects.
        seconds_left: Time for it; each try takes from it, waiting for a turn does not.
        bytes_max: Cap of the answer.
        pause_seconds: Pause that the host asks for after the answer, in seconds.
        validators: Headers that let a server say that nothing has changed.
        is_cut: Whether an answer that is longer than its cap is cut, instead of refused.
        body: JSON text of a POST; None is a GET.
        accept: What kind of answer is asked for; None is a web page.
    """

    target: Target
    requested_url: str
    seconds_left: float
    bytes_max: int
    pause_seconds: float = 0.0
    validators: Mapping[str, str] = field(default_factory=dict)
    is_cut: bool = False
    body: bytes | None = None
    accept: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What is said besides what every site is told."""
        headers = dict(self.validators)
        if self.accept is not None:
            headers["Accept"] = self.accept
        if self.body is not None:
            headers |= {"Content-Type": "application/json", "Content-Length": str(len(self.body))}
        return headers


@dataclass(frozen=True, slots=True)
class BackEnd:
    """One server behind many hosts, as a vendor has for the boards of all its customers.

    Attributes:
        name: By which the visits that ask it find each other.
        at_once: Requests under way at the same time over all its hosts.
        delay_seconds: Least pause after a request to any of them.
    """

    name: str
    at_once: int
    delay_seconds: float

    @property
    def turn(self) -> Turn:
        """What whoever asks one of its hosts waits for, besides the host's own turn."""
        return Turn(f"board:{self.name}", self.at_once)
