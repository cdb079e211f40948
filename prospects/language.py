"""Languages as sites and ICPs name them: ISO 639 codes, with a country behind ("pt-BR")."""

import re
from collections.abc import Mapping

import pycountry

from prospects.once import once

_FORM = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)


def is_language(text: str) -> bool:
    """Whether a text is the code of a language, "en", "pt-BR" or "gsw"; a name is none."""
    form = _FORM.fullmatch(text)
    if form is None:
        return False
    code = form[1].lower()
    return pycountry.languages.get(**{f"alpha_{len(code)}": code}) is not None


@once
def language_codes() -> Mapping[str, str]:
    """English name -> code of two letters, where there is one ("Spanish" -> "es")."""
    coded = (each for each in pycountry.languages if hasattr(each, "alpha_2"))
    # ISO 639 adds years to some names: "Modern Greek (1453-)".
    return {str(each.name).partition(" (")[0]: str(each.alpha_2) for each in coded}
