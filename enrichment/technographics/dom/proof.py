"""Elements that a selector matches and that prove nothing all the same.

Selectors look for a part of a value where they mean a word of it: `a[href*='/cart']` matches
`/cartoons` too. What shares a page with a service shows nothing of a customer of this service, and
a frame that a script moved out of sight is the way by which that script talks to its own server.
"""

import re
from collections.abc import Mapping

from enrichment.technographics.dom.selector import AttributeTest, Compound

_SHARED = re.compile(
    r"/(?:share|sharer|sharer\.php|sharearticle|send|intent|tweet)/?\?(?!.*phone=)"
    r"(?:.*&)?(?:text|url|u)=",
    re.IGNORECASE | re.DOTALL,
)
_OUT_OF_SIGHT = re.compile(r"\b(?:top|left)\s*:\s*-\d", re.IGNORECASE)
_URL_CHARACTERS_MAX = 2_000


def is_proof(compound: Compound, tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element that a compound matches, with nothing else to be asked, proves something.

    Args:
        compound: What matches it.
        tag: Its name in lower case.
        attributes: Names in lower case -> values.
    """
    if tag == "iframe" and _OUT_OF_SIGHT.search(attributes.get("style", "")):
        return False
    if tag == "a" and _SHARED.search(attributes.get("href", "")[:_URL_CHARACTERS_MAX]):
        return False
    return all(_holds_as_word(test, attributes) for test in compound.tests)


def _holds_as_word(test: AttributeTest, attributes: Mapping[str, str]) -> bool:
    """Whether a part of a value that is looked for stands there with no word going on around it."""
    wanted = test.value
    if test.operator != "*=" or not wanted:
        return True
    value = attributes.get(test.name, "")
    value = value.lower() if test.ignores_case else value
    at = value.find(wanted)
    while at >= 0:
        if _is_word(value, at, at + len(wanted)):
            return True
        at = value.find(wanted, at + 1)
    return False


def _is_word(value: str, start: int, end: int) -> bool:
    goes_on = value[end - 1].isalpha() and value[end : end + 1].islower()
    began_before = value[start].islower() and value[max(start - 1, 0) : start].isalpha()
    return not goes_on and not began_before
