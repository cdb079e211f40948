"""What is no word of a title: forms of gender, employers, pictures, signs of abbreviation.

Nothing changes its place: a text that is cut leaves blanks, and a letter or sign that is cut inside
a word leaves the `FILLER`, so that every word can be found again in the title as written.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

FILLER = "Z"
"""Upper case, and so in no folded text; a part of words to regular expressions."""

Cut = Literal["emoji", "credential", "gender", "employer", "former_employer", "company"]
"""Why a text was left out before anything was read.

- emoji: a picture; it parts two segments as a bar does.
- credential: a degree, a membership or a form of address ("MBA", "CPA", "Dr.").
- gender: a form for several genders ("(m/w/d)", the ":in" of "Leiter:in").
- employer: where the person works ("at X", "@ X", "bei X").
- former_employer: where the person worked ("ex-Google", "formerly at X").
- company: a company's name, told by its legal form ("Acme LLC").
"""

_PLAIN = re.compile(r"[a-z0-9 ,&]*")
_PICTURES = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]+")
_GENDER = re.compile(
    r"[(\[]\s*(?:all genders|gn|[mwfdhxi](?:\s?[/|,]\s?[mwfdhxi*])+)\s*[)\]]"
    r"|(?<!\w)(?:[mwfdhx]\s?/\s?)+[mwfdhx](?!\w)"
)
_ENDING = re.compile(
    r"(?<=[^\W\d_]{3})(?:[*:_·]|/-?|\((?=\w{1,5}\)))"
    r"(?:innen|in|es?|ne|trice|rice|euse|ere|as?|ora|os?)(?!\w)\)?"
    r"|(?<=[^\W\d_]{3})/-?(?:frau|mann)(?!\w)"
)
_AD_INTERIM = r"(?<=\w )(?<!of )(?<!in )(?<!for )(?<!and )a\.i"
"""Ad interim, behind an office; "Head of A.I." is of artificial intelligence."""
_AFTER_OFFICE = rf"(?:a\.d|i\.r|{_AD_INTERIM})\.(?=\s*(?:$|[,/|;)]))"
"""German for "out of office" and "retired" behind it; elsewhere such letters are one word."""
_INITIALS = re.compile(rf"(?<!\w)(?!{_AFTER_OFFICE})(?:\w\.){{2,}}\w?(?!\w)")
_MAY_BE_FORM = re.compile(r"[*:_·/(\[]")
_POSSESSIVE = re.compile(r"'s(?!\w)")
_ELLIPSIS = re.compile(r"(?<=\w)-(?= (?:und|oder|sowie|u|bzw|og|och|en|of|and|&)(?!\w))")
"""The dash of "Vertriebs- und Marketingleiter" stands for the rest of a word and parts nothing."""
_DASH = re.compile(
    r"\s[-\u2013\u2014\u2212]+(?:\s|$)|(?<=\w)[-\u2013\u2014\u2212]+\s|\s[-\u2013\u2014\u2212]+(?=\w)|\u2014"
)
_PLUS = re.compile(r"(?<=\s)\+(?=\s)")
_EMPLOYER = re.compile(
    r"@[^|,]*"
    r"|(?<!\w)(?:at(?! +(?:home|large|heart|sea|risk))|bei|chez|presso|bij|hos) +[^ |,][^|,]*"
)
_SIGN = re.compile(r"[^\w ,|&@]|_")
_SEPARATORS = str.maketrans({"/": ","} | dict.fromkeys("\\;•·()[]{}…>:", "|") | {"+": " "})


class Layout(NamedTuple):
    """A folded title, ready to be parted.

    Attributes:
        text: Of the length of the folded title: words, ``,`` and ``|``, ``&``, and ``@`` where an
            employer stood; other signs mean nothing.
        cuts: Start, end and reason of what was cut, in the order of the steps.
    """

    text: str
    cuts: Sequence[tuple[int, int, Cut]] = ()


def lay_out(folded: str) -> Layout:
    """Cut what is no word.

    Args:
        folded: A title in one line, lower case, without accents.
    """
    cuts: list[tuple[int, int, Cut]] = []
    text = folded
    if not _PLAIN.fullmatch(text):
        text = _cut(_PICTURES, text, "emoji", "|", " ", cuts)
        if _MAY_BE_FORM.search(text):
            text = _cut(_GENDER, text, "gender", "", " ", cuts)
            text = _cut(_ENDING, text, "gender", "", FILLER, cuts)
        if "." in text:
            text = _INITIALS.sub(lambda found: found.group().replace(".", FILLER), text)
        text = _POSSESSIVE.sub(FILLER + "s", text) if "'" in text else text
        if "-" in text or not text.isascii():
            text = _ELLIPSIS.sub(" ", text)
            text = _DASH.sub(lambda found: "|".ljust(len(found.group())), text)
        text = _PLUS.sub("&", text) if "+" in text else text
        text = _SIGN.sub(" ", text.translate(_SEPARATORS))
    text = _cut(_EMPLOYER, text, "employer", "@", " ", cuts)
    return Layout(text, cuts)


def _cut(
    pattern: re.Pattern[str],
    text: str,
    reason: Cut,
    sign: str,
    filler: str,
    cuts: list[tuple[int, int, Cut]],
) -> str:
    """Put a sign and fillers in the place of every find, and note the finds."""
    if not pattern.search(text):
        return text

    def fill(found: re.Match[str]) -> str:
        cuts.append((*found.span(), reason))
        return sign.ljust(len(found.group()), filler)

    return pattern.sub(fill, text)
