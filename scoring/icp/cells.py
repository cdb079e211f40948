"""Cells of a table file, column by column: texts, words, lists and numbers of Arrow."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from prospects.errors import InputError
from prospects.unsaid import unsaid_words
from scoring.icp.table_file import TEXT, TableFile
from scoring.icp.words import Numbers, Truths

Tell = Callable[[str], None]
_EXACT = 2.0**53
"""Below it every whole number is a float of its own."""


class Cells:
    """The cells of a table, by column.

    Attributes:
        rows: Number of rows.
        extra: Columns that are not among the known ones, as the file writes them.
    """

    def __init__(self, table: TableFile, known: AbstractSet[str], tell: Tell) -> None:
        """Cells of a table.

        Args:
            table: The open table.
            known: Columns that mean something; any other is extra.
            tell: Takes a sentence for each column of which some values cannot be read.

        Raises:
            InputError: Two columns mean the same, or none is known.
        """
        self.rows, self._table, self._tell = table.rows, table, tell
        self._written: dict[str, str] = {}
        for name in filter(str.strip, table.columns):
            meant = _meant(name, known)
            if meant in self._written:
                raise InputError(f"{table.name}: two columns are {meant}; leave one of them out")
            self._written[meant] = name
        self.extra = [meant for meant in self._written if meant not in known]
        if known.isdisjoint(self._written):
            raise InputError(
                f"{table.name}: no column of a profile (columns: {', '.join(table.columns)}); "
                f"use some of {', '.join(sorted(known))}"
            )

    def __contains__(self, column: str) -> bool:
        return column in self._written

    def texts(self, column: str) -> Any:
        """Texts without space around them, null where empty, missing, or "n/a"."""
        if column not in self._written:
            return pa.nulls(self.rows, TEXT)
        given = self._column(column)
        if pa.types.is_dictionary(given.type):
            given = given.cast(given.type.value_type)
        # Piece by piece, so that a long column of texts is never there three times.
        pieces = [_said(self._cast(column, piece, TEXT)) for piece in given.chunks]
        return _whole(pa.chunked_array(pieces, TEXT))

    def extras(self) -> Mapping[str, Any]:
        """Words of the columns that are not known; one without words is left out, and told."""
        found = {}
        for column in self.extra:
            try:
                found[column] = self.words(column)
            except InputError as error:
                self._tell(f"{error}, or leave it out; it is not read")
        return found

    def words(self, column: str, characters: int = 0) -> Any:
        """Texts as codes of few distinct ones; of each so many characters, or all.

        "n/a" is nothing in a column that is known, and a word in any other.
        """
        given = self._column(column)
        if characters:
            texts = self._cast(column, given, TEXT)
            given = pc.utf8_slice_codeunits(texts, 0, characters)
        if not pa.types.is_dictionary(given.type):
            given = self._cast(column, given, TEXT).dictionary_encode()
        coded = _whole(
            given.unify_dictionaries() if hasattr(given, "unify_dictionaries") else given
        )
        read = _trimmed if column in self.extra else _said
        trimmed = read(self._cast(column, coded.dictionary, TEXT))
        if trimmed.null_count or pc.count_distinct(trimmed).as_py() < len(trimmed):
            return trimmed.take(coded.indices).dictionary_encode()
        return pa.DictionaryArray.from_arrays(coded.indices.cast(pa.int32()), trimmed)

    def several(self, column: str) -> Any:
        """Lists of words: a list as it is, a text parted at `|`; null where empty or missing."""
        given = _whole(self._column(column))
        if pa.types.is_list(given.type) or pa.types.is_large_list(given.type):
            values = self._cast(column, given.values, TEXT)
            return _listed(given.offsets, values, pc.is_null(given))
        texts = self.texts(column)
        parts = pc.split_pattern(pc.fill_null(texts, ""), "|")
        return _listed(parts.offsets, parts.values, pc.is_null(texts))

    def numbers(self, column: str) -> Numbers:
        """Numbers from 0 up, NaN where unknown; what is none is told."""
        given = self._column(column)
        if pa.types.is_dictionary(given.type) or _is_text(given.type):
            given = self._floats(self.texts(column))
        values = _floats_of(self._cast(column, given, pa.float64()))
        wrong = np.isinf(values) | (values < 0)
        self.tell_unread(column, wrong)
        values[wrong] = np.nan
        return values

    def by_word(
        self, column: str, parse: Callable[[str], Sequence[float] | None], characters: int = 0
    ) -> Numbers:
        """Numbers that texts mean, one row each; NaN where a text means none, which is told.

        Args:
            column: The column.
            parse: Text -> its numbers, or None where it states none; each text is asked once.
            characters: How many characters of a text count; 0 for all.
        """
        coded = self.words(column, characters)
        texts = coded.dictionary.to_pylist()
        found = [parse(text) if text else () for text in texts]
        width = max((len(each) for each in found if each), default=2)
        nothing = (np.nan,) * width
        table = np.array([*(each or nothing for each in found), nothing], dtype=np.float64)
        codes = np.asarray(pc.fill_null(coded.indices, -1))
        unread = np.array([*(each is None for each in found), False])
        self.tell_unread(column, unread[codes])
        numbers: Numbers = table[codes]
        return numbers

    def tell_unread(self, column: str, wrong: Truths) -> None:
        """Tell how many values of a column cannot be read, and which is the first."""
        rows = np.flatnonzero(wrong)
        if len(rows):
            first = self._column(column)[int(rows[0])].as_py()
            count = f"{len(rows)} values" if len(rows) > 1 else "1 value"
            self._tell(
                f"{self._table.name}: {column}: {count} cannot be read and count as unknown, "
                f'the first in row {rows[0] + 1}: "{first}"'
            )

    def _column(self, column: str) -> Any:
        given = self._table.read(self._written[column])
        if pa.types.is_fixed_size_list(given.type):
            return given.cast(pa.list_(given.type.value_type))
        if not pa.types.is_floating(given.type):
            return given
        return pc.if_else(pc.is_nan(given), pa.scalar(None, given.type), given)

    def _floats(self, texts: Any) -> Any:
        try:
            return pc.cast(texts, pa.float64())
        except pa.ArrowInvalid:
            plain = pc.match_substring_regex(texts, r"^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?$")
            # What is no number is -1 here, so that it is told below.
            return pc.cast(pc.if_else(plain, texts, "-1"), pa.float64())

    def _cast(self, column: str, values: Any, kind: Any) -> Any:
        try:
            if kind == TEXT and pa.types.is_floating(values.type):
                return _floats_as_texts(values)
            return values.cast(kind)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            name = "text" if kind == TEXT else "numbers"
            raise InputError(
                f"{self._table.name}: {column}: its values are {values.type}; write them as {name}"
            ) from None


def _meant(name: str, known: AbstractSet[str]) -> str:
    plain = "_".join(name.strip().casefold().split())
    return plain if plain in known else name.strip().removeprefix("extra.")


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _floats_as_texts(values: Any) -> Any:
    """Numbers as people write them: Arrow alone would write 15 billion as "1.5e+10"."""
    is_whole = pc.and_(pc.equal(values, pc.round(values)), pc.less(pc.abs(values), _EXACT))
    whole = pc.if_else(is_whole, values, pa.scalar(None, values.type)).cast(pa.int64())
    return pc.coalesce(whole.cast(TEXT), values.cast(TEXT))


def _whole(values: Any) -> Any:
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values


def _trimmed(texts: Any) -> Any:
    """Texts without space around them, null where nothing is left."""
    trimmed = pc.utf8_trim_whitespace(texts)
    is_empty = pc.equal(trimmed, "")
    if not pc.any(is_empty).as_py():
        return trimmed
    return pc.if_else(is_empty, pa.scalar(None, TEXT), trimmed)


def _said(texts: Any) -> Any:
    """Trimmed texts, null also where one says that nothing is known."""
    trimmed = _trimmed(texts)
    is_unsaid = pc.is_in(trimmed, value_set=pa.array(unsaid_words(), TEXT))
    if not pc.any(is_unsaid).as_py():
        return trimmed
    return pc.if_else(is_unsaid, pa.scalar(None, TEXT), trimmed)


def _floats_of(values: Any) -> Numbers:
    whole = _whole(values)
    filled = pc.fill_null(whole, np.nan) if whole.null_count else whole
    return np.array(filled, dtype=np.float64)


def _listed(offsets: Any, values: Any, is_null: Any) -> Any:
    """Lists of trimmed words, as codes, without empty ones."""
    trimmed = _said(values)
    kept = np.asarray(pc.is_valid(trimmed))
    before = np.concatenate([[0], np.cumsum(kept)])
    starts = pa.array(before[np.asarray(offsets)].astype(np.int32))
    words = trimmed.filter(pa.array(kept)) if not kept.all() else trimmed
    return pa.ListArray.from_arrays(starts, words.dictionary_encode(), mask=_whole(is_null))
