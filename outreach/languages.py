"""Names of languages for people."""

import pycountry


def language_name(code: str) -> str:
    """English name of a language by its code of two or three letters; an unknown code as it is."""
    if len(code) not in (2, 3):
        return code
    known = pycountry.languages.get(**{f"alpha_{len(code)}": code})
    # ISO 639 adds years to some names: "Modern Greek (1453-)".
    return str(known.name).partition(" (")[0] if known else code
