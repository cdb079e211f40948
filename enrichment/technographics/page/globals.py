"""Global names that the inline scripts of a page set, as far as their text tells without a browser.

A fingerprint's field `js` names properties of the window that a technology's scripts set. Most are
set by scripts that are fetched, and only a browser sees those; what the snippet in the page sets
itself stands in its text: `window.Intercom = `, `window["_hsq"] = `, `var _gaq = `,
`Shopify.shop = "x"`. A name that anybody could give, such as `app` or `config`, shows nothing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_CHARACTERS_MIN, _CHARACTERS_MAX = 4, 200
_AROUND = 40
_VALUE = 200
_BEFORE_OF_WINDOW = re.compile(r"\b(?:window|self|globalThis)(?:\.|\[[\"'])\Z")
_BEFORE_BARE = re.compile(r"(?:\A|[;{}>\n])[ \t\r]{0,40}(?:var[ \t]{1,4})?\Z")
_BEHIND = re.compile(
    r"(?:[\"']\])?\s{0,9}=(?![=>])\s{0,9}(?:\"([^\"\n]{0,200})\"|'([^'\n]{0,200})')?"
)
_OF_ITS_OWN = re.compile(r"[a-z\d$_][A-Z]|_|\.|\$|\d")


class GlobalSet(NamedTuple):
    """An assignment to a global name.

    Attributes:
        value: The text that it is set to, or "" where that is no text.
        start: Place in the page where the name begins.
        end: Place behind the assignment.
    """

    value: str
    start: int
    end: int


def is_telling(name: str) -> bool:
    """Whether a global name is one that nobody gives by chance."""
    usual = _CHARACTERS_MIN <= len(name) <= _CHARACTERS_MAX
    return usual and bool(_OF_ITS_OWN.search(name))


def first_set(
    name: str, body: bytes, places: Sequence[int], low: int, high: int
) -> GlobalSet | None:
    """First assignment to a global name in a script, or None.

    Args:
        name: With its properties: "Shopify.shop".
        body: Source of the page.
        places: Where the name may stand, without regard to case.
        low: Where the text of the script begins.
        high: Where it ends.
    """
    return next(filter(None, (_set_at(name, body, at, low, high) for at in places)), None)


def _set_at(name: str, body: bytes, at: int, low: int, high: int) -> GlobalSet | None:
    end = at + len(name)
    if body[at:end] != name.encode():
        return None
    before = body[max(at - _AROUND, low) : at].decode("latin-1")
    if not _BEFORE_OF_WINDOW.search(before) and not _BEFORE_BARE.search(before):
        return None
    behind = _BEHIND.match(body[end : min(end + _AROUND + _VALUE, high)].decode("latin-1"))
    if not behind:
        return None
    return GlobalSet(behind[1] or behind[2] or "", at, end + behind.end())
