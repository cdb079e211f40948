"""Rows of a file of title reviews as reviews, or as the faults of their cells."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar, get_args

from prospects.country import parse_country
from prospects.day import parse_day
from prospects.errors import Fault
from prospects.industry import industries, parse_industry
from prospects.title_reviews import NO_PERSONA, TitleReview, review_key
from prospects.vocabulary import SENIORITIES, Function, Seniority, Standing

SURPLUS = "surplus"
"""Key of a row that has more cells than columns."""
_STANDINGS: tuple[Standing, ...] = get_args(Standing)
_FUNCTIONS: tuple[Function, ...] = get_args(Function)

WordT = TypeVar("WordT", bound=str)


class _Wrong(ValueError):
    """A cell that is not understood; `column` names it."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


def reviews_of_rows(
    path: Path, rows: Mapping[int, Mapping[str, str]], personas: Collection[str]
) -> tuple[dict[int, TitleReview], list[Fault]]:
    """The reviews of rows that are understood, by their number, and the faults of all others.

    Args:
        path: The file, as faults name it.
        rows: Number -> column -> cell.
        personas: Ids of the personas that a review may name.
    """
    faults: list[Fault] = []
    found: dict[int, TitleReview] = {}
    for number, row in rows.items():
        wrong = [*_wrong_cells(row, personas)]
        faults += [Fault(str(path), f"row {number}, {each.column}", str(each)) for each in wrong]
        if not wrong:
            found[number] = _review(row)
    first: dict[object, int] = {}
    for number, review in found.items():
        earlier = first.setdefault(review.scope, number)
        if earlier != number:
            words = clash(review, found[earlier], f"row {earlier}")
            faults.append(Fault(str(path), f"row {number}, title", words))
    return found, sorted(faults, key=lambda fault: fault.order)


def clash(review: TitleReview, other: TitleReview, where: str) -> str:
    """Why two reviews of one title cannot both stand."""
    said = f'"{review.title}" is decided in {where} already'
    if review.says == other.says:
        return f"{said}; take one of the rows out"
    return f"{said}, otherwise ({other.by}, {other.on}); keep one of the two"


def _wrong_cells(row: Mapping[str, str], personas: Collection[str]) -> Iterator[_Wrong]:
    """Every cell of a row that is not understood."""
    reads: list[Callable[[], object]] = [
        lambda: _title(row), lambda: _standing(row), lambda: _seniority(row),
        lambda: _functions(row), lambda: _persona(row, personas), lambda: _by(row),
        lambda: _on(row), lambda: _country(row), lambda: _industry(row),
    ]  # fmt: skip
    if SURPLUS in row:
        yield _Wrong("end", "has more cells than columns; put a text with commas in quotes")
    for read in reads:
        try:
            read()
        except _Wrong as wrong:
            yield wrong


def _review(row: Mapping[str, str]) -> TitleReview:
    return TitleReview(
        _title(row), _standing(row), _seniority(row), _functions(row), row["persona"] or None,
        _by(row), _on(row), " ".join(row["note"].split()), _country(row), _industry(row),
    )  # fmt: skip


def _title(row: Mapping[str, str]) -> str:
    title = " ".join(row["title"].split())
    if not review_key(title):
        raise _Wrong("title", f'"{title}" has no word; write the title as lists do')
    return title


def _standing(row: Mapping[str, str]) -> Standing:
    return _word(row["standing"], "standing", _STANDINGS)


def _seniority(row: Mapping[str, str]) -> Seniority | None:
    text = row["seniority"]
    return _word(text, "seniority", SENIORITIES, ", or nothing") if text else None


def _functions(row: Mapping[str, str]) -> tuple[Function, ...]:
    texts = [text for text in row["functions"].replace(",", "|").split("|") if text.strip()]
    named = (_word(text, "functions", _FUNCTIONS, ", parted by |") for text in texts)
    return tuple(dict.fromkeys(named))


def _persona(row: Mapping[str, str], personas: Collection[str]) -> str | None:
    text, allowed = row["persona"], (*personas, NO_PERSONA)
    if text and text not in allowed:
        near = _near(text, allowed)
        raise _Wrong(
            "persona", f'"{text}" is no persona{near} use {", ".join(allowed)}, or nothing'
        )
    return text or None


def _by(row: Mapping[str, str]) -> str:
    name = " ".join(row["by"].split())
    if not name:
        raise _Wrong("by", "is empty; write who decided")
    return name


def _on(row: Mapping[str, str]) -> date:
    day = parse_day(row["on"])
    if day is None:
        said = f'"{row["on"]}" is no day' if row["on"] else "is empty"
        raise _Wrong("on", f"{said}; write the day of the decision as 2026-11-22")
    return day


def _country(row: Mapping[str, str]) -> str | None:
    text = row.get("country", "")
    code = parse_country(text)
    if text and code is None:
        raise _Wrong("country", f'"{text}" is no country; write a name or two letters, or nothing')
    return code


def _industry(row: Mapping[str, str]) -> str | None:
    text = row.get("industry", "")
    industry = text if text in industries() else parse_industry(text)
    if text and industry is None:
        near = _near(text, tuple(industries()))
        raise _Wrong("industry", f'"{text}" is no industry that is known{near} or leave it empty')
    return industry or None


def _word(text: str, column: str, allowed: tuple[WordT, ...], more: str = "") -> WordT:
    """The word of a vocabulary that a cell means; "C-Suite" is c_suite."""
    key = "_".join(text.lower().replace("-", " ").split())
    for word in allowed:
        if word == key:
            return word
    said = f'"{text.strip()}" is not a {column.removesuffix("s")}' if text else "is empty"
    raise _Wrong(column, f"{said}{_near(key, allowed)} use {', '.join(allowed)}{more}")


def _near(text: str, allowed: Collection[str]) -> str:
    near = get_close_matches(text.lower(), list(allowed), n=1)
    return f"; did you mean {near[0]}?" if near else ";"
