"""Persons are left out of texts: addresses, numbers, and names that stand beside them.

What a rule can find goes; a name in running prose without a mark beside it stays, for no rule
tells it from a product's name.
"""

import re

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+%&'-]{1,64}"
    r"(?:@|\s?[\[({](?:at|@)[\])}]\s?)"
    r"[\w-]{1,63}(?:(?:\.|\s?[\[({](?:dot|punkt|\.)[\])}]\s?)[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)?(?:linkedin\.com/in|xing\.com/profile)/[^\s<>\"')]+", re.IGNORECASE
)
_PHONE = re.compile(
    r"""(?<![\w/.,@$€£-])(?:
      \+\s?\d[\d\s().\-/\u2010-\u2015\xa0]{6,20}\d            # +49 (0)30 1234567
    | \(\d{2,5}\)\s?\d[\d\s.\-/\u2010-\u2015]{4,14}\d         # (512) 555-0100
    | \d{3}[-.\s]\d{3}[-.\s]\d{4}                             # 512-555-0100
    | 0\d{1,5}\s?[/()\-.\s\u2010-\u2015]\s?\d[\d\s/.\-]{4,14}\d  # 030 / 1234567
    )(?![\d,%])""",
    re.VERBOSE,
)
_PHONE_SAID = re.compile(
    r"\b((?:tele(?:ph|f)on\w*|t[eé]l|phone|mobile|mobil|handy|cell|fax|whatsapp|call(?:\s+us)?"
    r"(?:\s+at|\s+on)?|rufen?|tel)\s?[.:]?\s?)[+(]?\d[\d\s().\-/\u2010-\u2015]{5,20}\d",
    re.IGNORECASE,
)

_WORD = r"(?:[A-ZÀ-ÖØ-Þ]\.|[A-ZÀ-ÖØ-Þ][\w'’-]*)"  # noqa: RUF001 - typographic apostrophes stand in names
_NAME = rf"(?:(?:Dr|Prof|Frau|Herrn?|M(?:rs?|s|me))\.?\s+)?{_WORD}(?:\s+(?:(?:v[ao]n|de[rn]?|di|da|la|le)\s+)*{_WORD}){{1,3}}"  # noqa: E501 - one shape
_NAME_BEFORE_ADDRESS = re.compile(
    rf"(?<![\w]){_NAME}(?=\s*(?:[,(<:|–—-]|at\b|on\b|via\b|per\b|by\b|unter\b|under\b)?\s*"  # noqa: RUF001
    r"(?:[eE]-?[mM]ail:?\s*)?\[(?:e-mail|phone|profile)\])"
)
_NAME_AFTER_CUE = re.compile(
    r"((?i:\b(?:contact(?:\s+person)?|recruiter|hiring\s+manager|talent\s+(?:partner|acquisition)"
    r"|ansprechpartner(?:\W?in(?:nen)?)?|ansprechperson|kontakt(?:person)?|contactpersoon"
    r"|personne\s+[àa]\s+contacter|persona\s+de\s+contacto|referente))\s?[:\-–]\s*)"  # noqa: RUF001
    rf"{_NAME}"
)
_NAME_CALLED = re.compile(
    r"((?i:\b(?:ask|contact|reach\s+out\s+to|get\s+in\s+touch\s+with|speak\s+(?:to|with)|e?-?mail|ask\s+for"
    r"|write\s+to|questions\s+to|kontaktieren\s+sie|wenden\s+sie\s+sich\s+an|contacte[zr]))\s+)"
    rf"{_NAME}(?=[^\n]{{0,60}}\[(?:e-mail|phone|profile)\])"
)
_NAME_TITLED = re.compile(
    rf"\b(?:Frau|Herrn?|Mrs?\.|Ms\.)\s+(?:(?:Dr|Prof)\.\s+)*{_WORD}(?:\s+{_WORD})?"
)


def without_persons(text: str) -> str:
    """The text with e-mail addresses, telephone numbers and the names beside them blotted out.

    In their place stand "[e-mail]", "[phone]", "[profile]" and "[name]".
    """
    return _without_names(_without_addresses(text))


def without_addresses(label: str) -> str:
    """As `without_persons`, of a short text such as a title or a place.

    There a cue tells nothing ("Recruiter - Tech Hub"), nor does what stands before an address
    ("Sales Manager, mail@..."): names go only where the text names one to write to.
    """
    found = _without_addresses(label)
    return label if found == label else _NAME_TITLED.sub("[name]", _called(found))


def _without_addresses(text: str) -> str:
    if "@" in text or "[at]" in text or "(at)" in text:
        text = _EMAIL.sub("[e-mail]", text)
    if "/in/" in text or "/profile/" in text:
        text = _PROFILE.sub("[profile]", text)
    return _PHONE_SAID.sub(r"\1[phone]", _PHONE.sub("[phone]", text))


def _called(text: str) -> str:
    return _NAME_CALLED.sub(r"\1[name]", text)


def _without_names(text: str) -> str:
    if "[e-mail]" in text or "[phone]" in text or "[profile]" in text:
        text = _called(text)
        text = _NAME_BEFORE_ADDRESS.sub("[name]", text)
    return _NAME_TITLED.sub("[name]", _NAME_AFTER_CUE.sub(r"\1[name]", text))
