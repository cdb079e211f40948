"""Words of a column by code: each distinct one once, so that a million rows are asked fast."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain, compress
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
T = TypeVar("T")
_FEW = 50_000


class Words:
    """The words of a column: each distinct one once, and which row has which.

    Attributes:
        codes: Position in `distinct` of each occurrence; -1 for a row without a word, which only a
            column with at most one word a row has.
        size: Number of rows.
    """

    def __init__(self, distinct: "pa.Array | tuple[str, ...]", codes: Codes, starts: Any) -> None:
        """Words by code.

        Args:
            distinct: Distinct words, as Arrow strings or Python's.
            codes: As the attribute.
            starts: Where the occurrences of each row begin, and where the last one ends; None
                where each row has one code.
        """
        self._given = distinct
        self.codes = codes
        self._starts = starts
        self.size = len(codes) if starts is None else len(starts) - 1
        self._indexes: dict[Hashable, Mapping[str, list[int]]] = {}

    @classmethod
    def of(cls, column: pd.Series, *, are_texts: bool = False) -> "Words":
        """Words of a column of strings, or of lists or tuples of strings; null is no word.

        Args:
            column: The column.
            are_texts: Whether it holds texts that hardly ever come twice. They may be taken as they
                are, equal ones apart: to look for those costs more than to ask some of them twice.
        """
        if isinstance(column.dtype, pd.ArrowDtype):
            given = column.array.__arrow_array__()
            return _of_texts(given) if are_texts else _of_arrow(given)
        if isinstance(column.dtype, pd.StringDtype):
            return _of_arrow(pa.array(column, type=pa.large_string(), from_pandas=True))
        return _of_objects(column)

    @classmethod
    def none(cls, size: int) -> "Words":
        """The words of a column that is unknown in every row."""
        return cls((), np.full(size, -1, dtype=np.int32), None)

    @cached_property
    def distinct(self) -> tuple[str, ...]:
        """Distinct words."""
        given = self._given
        return given if isinstance(given, tuple) else tuple(given.to_pylist())

    @cached_property
    def vocabulary(self) -> "pa.Array":
        """Distinct words as Arrow has them; a lone surrogate of a broken page is "?"."""
        if not isinstance(self._given, tuple):
            return self._given
        return pa.array(map(_encodable, self._given), type=pa.large_string())

    @cached_property
    def rows(self) -> npt.NDArray[np.intp]:
        """Row of each occurrence."""
        every = np.arange(self.size, dtype=np.intp)
        return every if self._starts is None else np.repeat(every, np.diff(self._starts))

    def of_row(self, row: int) -> tuple[str, ...]:
        """Words of one row."""
        if self._starts is None:
            codes = self.codes[row : row + 1]
        else:
            codes = self.codes[self._starts[row] : self._starts[row + 1]]
        # All words as Python's are worth their memory only where they are few.
        words = self.distinct if len(self._given) <= _FEW else self._given
        return tuple(str(words[code]) for code in codes.tolist() if code >= 0)

    def known(self) -> Truths:
        """Rows with any word."""
        return self.codes >= 0 if self._starts is None else np.diff(self._starts) > 0

    def having(self, wanted: Truths) -> Truths:
        """Rows with any word for which `wanted`, one truth a distinct word, is true."""
        found = self._occurring(wanted)
        if self._starts is None:
            return found
        rows = np.zeros(self.size, dtype=np.bool_)
        rows[self.rows[found]] = True
        return rows

    def count(self, wanted: Truths) -> Numbers:
        """How many occurrences of words a row has for which `wanted` is true."""
        found = self._occurring(wanted)
        if self._starts is None:
            return found.astype(np.float64)
        return np.bincount(self.rows[found], minlength=self.size).astype(np.float64)

    def only(self, wanted: Truths) -> "Words":
        """Those words for which `wanted` is true, as if rows had no others."""
        place = np.append(np.where(wanted, np.cumsum(wanted) - 1, -1), -1).astype(np.int32)
        codes = place[self.codes]
        distinct = tuple(compress(self.distinct, wanted))
        if self._starts is None:
            return Words(distinct, codes, None)
        kept = codes >= 0
        counts = np.bincount(self.rows[kept], minlength=self.size)
        return Words(distinct, codes[kept], np.concatenate([[0], np.cumsum(counts)]))

    def naming(
        self, wanted: AbstractSet[str], key: Hashable, forms: Callable[[str], Iterable[str]]
    ) -> Truths:
        """Which distinct words have a form that is wanted.

        Args:
            wanted: Forms.
            key: Of `forms`: the forms of all words are worked out once for each key.
            forms: Word -> the forms under which it is compared.
        """
        if key not in self._indexes:
            self._indexes[key] = _index(self.distinct, forms)
        found = np.zeros(len(self.distinct), dtype=np.bool_)
        for form in wanted:
            found[self._indexes[key].get(form, [])] = True
        return found

    def _occurring(self, wanted: Truths) -> Truths:
        # The code -1 takes the last truth, that of no word.
        return np.append(wanted, np.False_)[self.codes]


def truths_of(distinct: Collection[T], is_wanted: Callable[[T], bool]) -> Truths:
    """Which of some distinct values are wanted; each is asked once."""
    return np.fromiter(map(is_wanted, distinct), np.bool_, len(distinct))


def _index(
    distinct: Iterable[str], forms: Callable[[str], Iterable[str]]
) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = {}
    for position, word in enumerate(distinct):
        for form in forms(word):
            index.setdefault(form, []).append(position)
    return index


def _of_arrow(values: Any) -> Words:
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    if pa.types.is_list(whole.type) or pa.types.is_large_list(whole.type):
        starts = np.asarray(whole.offsets)  # A null is an empty list by its offsets.
        found = _coded(whole.values)
        return Words(found[0], found[1], starts)
    return Words(*_coded(whole), None)


def _of_texts(values: Any) -> Words:
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    known = np.asarray(pc.is_valid(whole))
    numbered = np.where(known, np.cumsum(known) - 1, -1).astype(np.int32)
    return Words(whole.drop_null(), numbered, None)


def _coded(strings: "pa.Array") -> tuple["pa.Array", Codes]:
    """Distinct strings and the code of each string, -1 for null."""
    coded = strings if pa.types.is_dictionary(strings.type) else strings.dictionary_encode()
    indices = coded.indices
    filled = pc.fill_null(indices, -1) if indices.null_count else indices
    return coded.dictionary, np.asarray(filled).astype(np.int32, copy=False)


def _of_objects(column: pd.Series) -> Words:
    values = [v if isinstance(v, tuple) else ((v,) if isinstance(v, str) else ()) for v in column]
    counts = np.fromiter(map(len, values), dtype=np.intp, count=len(values))
    flat = np.array(list(chain.from_iterable(values)), dtype=object)
    codes, distinct = pd.factorize(flat)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return Words(tuple(distinct), codes.astype(np.int32), starts)


def _encodable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
