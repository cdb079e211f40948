"""Titles as comparable words.

A normalised title is lower-case words without accents, parted by ``,`` (a pause: comma, slash)
or ``|`` (a break: bar, dash, bracket, semicolon, emoji). What is cut: forms of gender ("(m/w/d)",
"Leiter/in"), employers ("at X", "@ X", "bei X"), dots of abbreviations.
"""

import re
import unicodedata

PAUSE = ","
BREAK = "|"
MOST_WORDS = 80
"""Words and separators that are read; what follows in a longer text is no title any more."""

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "\u0131": "i",
        "\u2019": "'",
        "\u2018": "'",
        "`": "'",
    }
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f")
)
_GENDER = re.compile(
    r"[(\[]\s*(?:all genders|gn|[mwfdhxi](?:\s?[/|,]\s?[mwfdhxi*])+)\s*[)\]]"
    r"|(?<!\w)(?:[mwfdhx]\s?/\s?)+[mwfdhx](?!\w)"
)
_ENDING = re.compile(
    r"(?<=[^\W\d_]{3})(?:[*:_·]|/-?|\((?=\w{1,5}\)))"
    r"(?:innen|in|es?|ne|trice|rice|euse|ere|as?|ora|os?)(?!\w)\)?"
)
_INITIALS = re.compile(r"(?<!\w)(?:\w\.){2,}\w?(?!\w)")
_POSSESSIVE = re.compile(r"'s(?!\w)")
_DASH = re.compile(
    r"\s[-\u2013\u2014\u2212]+(?:\s|$)|(?<=\w)[-\u2013\u2014\u2212]+\s|\s[-\u2013\u2014\u2212]+(?=\w)|\u2014"
)
_EMPLOYER = re.compile(r"@[^|,/;()]*|(?<=\S)\s(?:at|bei|chez|presso)\s[^|,/;()]*")
_AND = re.compile(r"&|(?<=\s)\+(?=\s)")
_PIECE = re.compile(r"[^\W_]+|[,/|;•·()\[\]{}…>:\u2190-\u2bff\U0001f000-\U0001faff]")
_PAUSES = frozenset(",/")


def fold_text(text: str) -> str:
    """Lower case without accents, in compatibility form (Unicode NFKC, then NFKD)."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    if folded.isascii():
        return folded
    letters = unicodedata.normalize("NFKD", folded)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def normalize_title(title: str) -> str:
    """Words and separators of a title, parted by single blanks.

    The law: case and blanks do not matter, and a normalised title stays as it is.

    Args:
        title: One job title as written.

    Returns:
        For example ``vp , sales | emea``; empty where nothing is left.
    """
    text = _GENDER.sub(" ", " ".join(fold_text(title).split()))
    text = _ENDING.sub("", text)
    text = _INITIALS.sub(lambda found: found.group().replace(".", ""), text)
    text = _DASH.sub(" | ", _POSSESSIVE.sub("s", text))
    text = _EMPLOYER.sub(" ", text)
    return " ".join(_tidy(_PIECE.findall(_AND.sub(" and ", text))))


def _tidy(pieces: list[str]) -> list[str]:
    """Separators unified, none at the ends and never two in a row (the break wins)."""
    tidy: list[str] = []
    for piece in pieces:
        if piece[0].isalnum():
            tidy.append(piece)
        elif tidy:
            _separate(tidy, PAUSE if piece in _PAUSES else BREAK)
    if tidy and tidy[-1] in (PAUSE, BREAK):
        tidy.pop()
    return tidy


def _separate(tidy: list[str], separator: str) -> None:
    if tidy[-1] not in (PAUSE, BREAK):
        tidy.append(separator)
    elif separator == BREAK:
        tidy[-1] = BREAK


def split_segments(normalized: str) -> list[tuple[str, tuple[str, ...]]]:
    """Segments of the first `MOST_WORDS`, each with the separator before it (first: a break)."""
    segments: list[tuple[str, tuple[str, ...]]] = []
    before, words = BREAK, list[str]()
    for piece in normalized.split()[:MOST_WORDS]:
        if piece in (PAUSE, BREAK):
            segments.append((before, tuple(words)))
            before, words = piece, []
        else:
            words.append(piece)
    return [*segments, (before, tuple(words))] if words else segments


def compare_words(text: str) -> tuple[str, ...]:
    """Words for whole-word comparison: separators dropped, plural and singular alike.

    "Head-Chefs" and "head chef" give the same words. A word keeps its own form otherwise:
    "recruit" is not "recruitment".
    """
    return tuple(
        _singular(word) for word in normalize_title(text).split() if word not in (PAUSE, BREAK)
    )


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith("sses") else word[:-1]
