"""What an adapter makes of a board's answer: postings, and where the rest is to be had."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from prospects.hiring import BoardRef


@dataclass(frozen=True, slots=True)
class Posting:
    """The text of one opening on one board, as recorded; persons are left out at this door.

    Attributes:
        posting_id: Id at the board; never empty.
        title: As written, without surrounding blanks; never empty.
        url: Absolute URL if the answer or the board tells it, else the path as recorded.
        department: As written, or None.
        locations: Places as written ("Berlin, Germany"), the main one first, each once.
        countries: Two upper-case letters each where the answer states them apart.
        remote: As stated in a field of its own; None where there is none.
        posted_on: Day of posting; None where none is given.
        description: Text for reading, without markup; "" where the answer holds none.
        requisition: The employer's own number, or None.
        apply_url: Where to apply, if elsewhere: it names the vendor behind a front.
        level: What the board says of the level ("Entry Level"), or None.
        function: What the board says of the function ("Engineering"), or the team within the
            department; or None.
    """

    posting_id: str
    title: str
    url: str
    department: str | None = None
    locations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    remote: bool | None = None
    posted_on: date | None = None
    description: str = ""
    requisition: str | None = None
    apply_url: str | None = None
    level: str | None = None
    function: str | None = None


@dataclass(frozen=True, slots=True)
class BoardRequest:
    """One request for (a page of) a board.

    Attributes:
        url: Absolute https URL.
        body: JSON text of a POST; None is a GET.
        accept: What kind of answer is asked for.
    """

    url: str
    body: bytes | None = None
    accept: str = "application/json"


@dataclass(frozen=True, slots=True)
class BoardPage:
    """One answer of a board.

    Attributes:
        postings: In the order of the answer; unlisted and internal ones are left out.
        total: How many openings the board says it has over all pages; None where it does not say.
        next: Request of the next page; None after the last, and where the board is not known.
        is_capped: Whether the vendor shows no more than this though there are more.
        unreadable: Entries without title or id: openings that this page could not show.
    """

    postings: tuple[Posting, ...]
    total: int | None = None
    next: BoardRequest | None = None
    is_capped: bool = False
    unreadable: int = 0


class BoardMalformed(Exception):
    """An answer is not what this vendor's boards answer; the message says what it is instead.

    An empty list in its right place is no fault, but an answer without that place is: a broken
    answer must never become "no openings".
    """


@dataclass(frozen=True, slots=True)
class Answered:
    """What an adapter reads: one recorded answer.

    Attributes:
        body: Bytes after content decoding.
        board: Which board answered; None for recorded answers of an unknown one.
        asked: The request; None for recorded answers.
        read_on: Day on which it was recorded: relative ages ("Posted 3 Days Ago") are counted
            from it; None leaves them unknown.
        seen: Postings of the pages before.
    """

    body: bytes
    board: BoardRef | None = None
    asked: BoardRequest | None = None
    read_on: date | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Adapter:
    """How one vendor's public boards are asked and read; no network inside.

    Attributes:
        vendor: Id of the vendor.
        base_url: Where its boards answer, with slots of `BoardRef` ("https://{tenant}.breezy.hr").
        first: Request of a board's first page, from board and base URL (slots filled, no slash at
            its end); None where the reference lacks what it takes.
        read: Answer -> page.

    Raises (read):
        BoardMalformed: The answer is no board of this vendor.
    """

    vendor: str
    base_url: str
    first: Callable[[BoardRef, str], BoardRequest | None]
    read: Callable[[Answered], BoardPage]
