"""Where the header stands: titles, dates and blank rows above it are passed over, and told."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from enrichment.intake.column_sense import contradicts
from enrichment.intake.header_names import name_matches
from enrichment.intake.value_shapes import shapes_of, shares_of
from prospects.rejected import ListKind

_KINDS: tuple[ListKind, ...] = ("companies", "contacts")
_ROWS_SEEN = 30
_HEADERS_SEEN = 15
_NAME_CHARACTERS_MAX = 80
_TOLD_CHARACTERS = 60
_NAMES_ENOUGH = 2
_WIDE = 3
# A row with one of these is a record, whatever its other cells are called.
_OF_RECORDS = frozenset({"email", "url", "home", "linkedin", "phone", "full_date", "money"})

Row = Sequence[str]


def first_rows(records: Iterable[Row]) -> list[Row]:
    """Rows from the top of a file, blank ones too: as many as `find_header` looks at."""
    rows: list[Row] = []
    filled = 0
    for row in records:
        rows.append(row)
        filled += not is_blank(row)
        if filled >= _ROWS_SEEN:
            break
    return rows


def find_header(rows: Sequence[Row]) -> int:
    """Place of the header among the first rows of a file.

    It is the first row that is not blank, unless a later one names more fields, two at least, and
    the cells below it do not contradict. Where no row names any, a single cell above rows of
    several is a title.

    Args:
        rows: From the top of the file, blank ones too.

    Returns:
        Its place, from 0; 0 where all rows are blank.
    """
    filled = [at for at, row in enumerate(rows) if not is_blank(row)][:_ROWS_SEEN]
    if not filled:
        return 0
    first = filled[0]
    named = {first: len(_fields_named(rows[first]))}
    if named[first] >= _NAMES_ENOUGH and _width(rows[first]) >= _usual_width(rows, filled):
        return first
    # A record is told by its cells at less cost than a header by its names.
    later = [at for at in filled[1:_HEADERS_SEEN] if not looks_like_record(rows[at])]
    named |= {at: len(_fields_named(rows[at])) for at in later}
    better = [at for at in later if named[at] > named[first] and _may_be_header(rows, at, first)]
    best = max(better, key=lambda at: (_fields_borne_out(rows, at), -at), default=first)
    if best != first and _fields_borne_out(rows, best) > _fields_borne_out(rows, first):
        return best
    return first if named[first] else _below_title(rows, filled)


def is_blank(row: Row) -> bool:
    """Whether no cell of a row says anything."""
    # Most rows start with a word: they are told without a look at the rest.
    return not (row and row[0].strip()) and not any(cell.strip() for cell in row)


def looks_like_record(cells: Iterable[str]) -> bool:
    """Whether a row has what no header has: an address, a phone number, a date, an amount."""
    return any(_OF_RECORDS & shapes_of(cell) for cell in cells if cell.strip())


def told_above(rows: Sequence[Row], header: int) -> tuple[str, ...]:
    """A sentence about the rows above the header; none where they are blank.

    Args:
        rows: From the top of the file.
        header: Place of the header among them.
    """
    texts = [cell.strip() for row in rows[:header] for cell in row if cell.strip()]
    if not texts:
        return ()
    lines = "line 1 was" if header == 1 else f"lines 1-{header} were"
    said = " ".join(" / ".join(texts).split())
    short = said if len(said) <= _TOLD_CHARACTERS else f"{said[:_TOLD_CHARACTERS]}..."
    return (f'{lines} passed over, the header is line {header + 1} ("{short}" stands above it)',)


def _fields_named(row: Row, kinds: Iterable[ListKind] = _KINDS) -> dict[str, int]:
    """Fields that cells surely name as a header does -> place of the cell, of the better kind."""
    found: dict[str, int] = {}
    for kind in kinds:
        fields: dict[str, int] = {}
        for place, cell in enumerate(row):
            if not cell.strip() or len(cell) > _NAME_CHARACTERS_MAX:
                continue
            if field := _field_named(cell, kind):
                fields.setdefault(field, place)
        found = max(found, fields, key=len)
    return found


@lru_cache(maxsize=4096)
def _field_named(cell: str, kind: ListKind) -> str | None:
    """The field that a name surely means; the same rows are asked for each delimiter."""
    match = next(iter(name_matches(cell, kind)), None)
    return match.field if match and match.certainty == "sure" else None


def _may_be_header(rows: Sequence[Row], at: int, first: int) -> bool:
    """Two names more than the first row has.

    One more is enough in a wider row, and where it stands alone below a blank one.
    """
    names, known = (len(_fields_named(rows[i])) for i in (at, first))
    alone = _width(rows[at]) == 1 and is_blank(rows[at - 1])
    is_wider = names >= _NAMES_ENOUGH and _width(rows[at]) > _width(rows[first])
    return alone or is_wider or names >= known + _NAMES_ENOUGH


def _fields_borne_out(rows: Sequence[Row], at: int) -> int:
    """How many fields a row names whose cells below do not contradict."""
    below = rows[at + 1 :]

    def agrees(field: str, place: int, kind: ListKind) -> bool:
        cells = [row[place] for row in below if place < len(row) and row[place].strip()]
        return not contradicts(field, kind, shares_of(cells))

    return max(
        sum(agrees(field, place, kind) for field, place in _fields_named(rows[at], [kind]).items())
        for kind in _KINDS
    )


def _below_title(rows: Sequence[Row], filled: Sequence[int]) -> int:
    """The first row that is as wide as the others, where the very first has one cell alone."""
    usual = _usual_width(rows, filled)
    if _width(rows[filled[0]]) > 1 or usual < _WIDE:
        return filled[0]
    return next(at for at in filled if 2 * _width(rows[at]) > usual)


def _width(row: Row) -> int:
    """How many cells say something."""
    return sum(bool(cell.strip()) for cell in row)


def _usual_width(rows: Sequence[Row], filled: Sequence[int]) -> int:
    return sorted(_width(rows[at]) for at in filled)[len(filled) // 2]
