"""Yes and no as lists write them: words of many languages, ticks, ones and noughts."""

_YES = frozenset(
    """
    yes y true t 1 1.0 x on ja j oui o vrai si s sí sì sim tak evet da ano igen kyllä joo
    wahr waar verdadero vero verdadeiro sant sand tosi prawda ✓ ✔ ☑ ✅ はい 是 да есть
    """.split()
)
_NO = frozenset(
    """
    no n false f 0 0.0 off nein nee nej nei non não nao nie ne hayir ei nem falsch onwaar faux
    falso fałsz falsk falskt epätosi ✗ ✘ ☐ ❌ いいえ 否 нет niet
    """.split()
)


def parse_yes_no(text: str) -> bool | None:
    """Whether a cell says yes; None where it says neither, and where it is empty."""
    said = text.strip().strip(".!").casefold().replace("\u0131", "i")
    return True if said in _YES else False if said in _NO else None
