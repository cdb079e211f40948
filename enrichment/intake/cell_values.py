"""What cells say as values of a field: without the traces of spreadsheets, nothing for "N/A"."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from enrichment.intake.json_texts import TEXTS
from enrichment.intake.raw_list import RawList
from prospects.once import once
from prospects.unsaid import unsaid_words

_LINK = re.compile(
    r'=\s*HYPERLINK\(\s*"([^"]*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)', re.IGNORECASE
)
_SITES = ("domain", "website", "linkedin_url")
# "4.9151E+11": a spreadsheet kept the first digits of a phone number and lost the others.
_CUT_NUMBER = r"[+-]?\d(?:[.,]\d+)?[eE]\+\d+"
_TEXTS = frozenset({"name", "company", "full_name", "last_name", "city", "region", "description"})
"""Fields whose values may begin with an apostrophe: "'t Hart", "'s-Hertogenbosch"."""
_AS_SAID = frozenset(
    {"email_status", "last_contacted_at", "do_not_call", "do_not_email", "email_verified_at"}
)
"""Fields in which "none" and "unknown" are answers."""


def said_cells(field: str, cells: pa.Array) -> pa.Array:
    """Cells of a field's column, "" for "N/A" and the like.

    Args:
        field: Canonical field.
        cells: Texts without outer spaces and nulls.
    """
    if field.removeprefix("company.") in _AS_SAID:
        return cells
    return _emptied(cells, pc.is_in(cells, value_set=_unsaid()))


def cell_values(field: str, cells: pa.Array) -> pa.Array:
    """Values of a field in a column.

    An apostrophe before a number or an address, or before most cells of a column of texts, is how
    a spreadsheet marks texts; a formula
    HYPERLINK is its text, or its address where the field is a web site; a phone number cut to
    "4.9151E+11" is none any more, and "". All else stays as it is.

    Args:
        field: Canonical field.
        cells: Texts as `said_cells` gives them.
    """
    bare = field.removeprefix("company.")
    texts = _without_apostrophes(bare, cells)
    if bare == "phone":
        texts = _emptied(texts, pc.match_substring_regex(texts, f"^{_CUT_NUMBER}$"))
    links = pc.starts_with(texts, "=HYPERLINK", ignore_case=True)
    if not pc.any(links).as_py():
        return texts
    group = 1 if bare in _SITES else 2
    read = [_linked(text, group) for text in texts.filter(links).to_pylist()]
    return pc.replace_with_mask(texts, links, pa.array(read, TEXTS))


def _emptied(texts: pa.Array, places: pa.Array) -> pa.Array:
    return pc.if_else(places, pa.scalar("", TEXTS), texts) if pc.any(places).as_py() else texts


def cut_numbers(raw: RawList) -> tuple[str, ...]:
    """A sentence for each column in which a spreadsheet cut numbers to a few digits."""
    said = []
    for column, cells in raw.samples().items():
        cut = [cell for cell in cells if re.fullmatch(_CUT_NUMBER, cell.strip())]
        if cut:
            said.append(
                f'column "{column}": a spreadsheet cut {len(cut):,} of the first {len(cells):,} '
                f'numbers ("{cut[0].strip()}"); format the column as text and export it again'
            )
    return tuple(said)


def _without_apostrophes(field: str, cells: pa.Array) -> pa.Array:
    marked = pc.starts_with(cells, "'")
    count = pc.sum(marked).as_py() or 0
    filled = pc.sum(pc.not_equal(cells, "")).as_py() or 0
    if not count or (field in _TEXTS and 2 * count <= filled):
        return cells
    return pc.if_else(marked, pc.utf8_slice_codeunits(cells, 1), cells)


def _linked(text: str, group: int) -> str:
    """The address or the text of a link; the formula itself where it is built of other cells."""
    match = _LINK.fullmatch(text)
    if match is None:
        return text
    return (match[group] or match[1]).replace('""', '"').strip()


@once
def _unsaid() -> pa.Array:
    return pa.array(unsaid_words(), TEXTS)
