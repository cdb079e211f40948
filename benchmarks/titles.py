"""How often titles are read as vendors and people labelled them, and how fast.

    .venv/bin/python benchmarks/titles.py [--titles DIR] [--specimens FILE] [--misses MEASURE]

`--titles` holds `people_titles.csv` and `hard_titles.csv`, the files of `../shared/data/titles`
unless told otherwise. How each source's scale is said in ours stands in `title_scales.py`. The
labels err by themselves in 3 to 8 of 100 rows. Macro-F1 is the mean over the classes that occur
among the labels or the answers. `--misses` prints the rows of one measure that were read
otherwise. Our own specimens were written from general knowledge and are reported apart.
"""

import argparse
import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import title_scales as scales
from measuring import cpu_seconds, print_table, print_verdict

from prospects.title_reading import DOUBTFUL_BELOW, TitleContext, TitleReading
from prospects.titles import read_title

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data" / "titles"
SPECIMENS = ROOT / "tests" / "prospects" / "titles" / "unprepared.csv"
EXCEPT_CONTACTED = frozenset({"Head Chef", "Culinary Director"})
"""A persona of ours, though the labels say that nobody should write to them."""
TITLES_PER_CPU_SECOND = 10_000
BANDS = (0.0, DOUBTFUL_BELOW, 0.65, 0.75, 0.85, 0.92, 1.01)
"""Bounds of the bands of confidence, the upper one not in it."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """One title: what was said of it, and what we say."""

    title: str
    truth: str
    answer: str
    reading: TitleReading


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table.

    Attributes:
        name: As the table shows it.
        judged: The rows that count.
        floor: Least accuracy, and least macro-F1 where it counts.
        aim: The same, as hoped for.
        most: True where the share of answers that differ is what counts, and less is better.
    """

    name: str
    judged: Sequence[Judged]
    floor: tuple[float, ...]
    aim: tuple[float, ...]
    most: bool = False

    @property
    def tells_levels(self) -> bool:
        """Whether its answers are levels or tiers."""
        return "levels" in self.name or "tier" in self.name

    @property
    def figures(self) -> tuple[float, ...]:
        """Accuracy and macro-F1, or the share of differing answers."""
        if self.most:
            return (1.0 - accuracy(self.judged),)
        return (accuracy(self.judged), macro_f1(self.judged))[: len(self.floor)]


def accuracy(judged: Sequence[Judged]) -> float:
    """Share of answers that are the label."""
    return sum(row.truth == row.answer for row in judged) / max(1, len(judged))


def macro_f1(judged: Sequence[Judged]) -> float:
    """Mean F1 over the classes of labels and answers."""
    classes = {row.truth for row in judged} | {row.answer for row in judged}
    return sum(_f1(judged, name) for name in classes) / max(1, len(classes))


def _f1(judged: Sequence[Judged], name: str) -> float:
    right = sum(row.truth == row.answer == name for row in judged)
    said = sum(row.truth == name for row in judged) + sum(row.answer == name for row in judged)
    return 2 * right / said if said else 0.0


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--titles", type=Path, default=SHARED)
    parser.add_argument("--specimens", type=Path, default=SPECIMENS)
    parser.add_argument("--misses", metavar="MEASURE", help="a part of a measure's name")
    options = parser.parse_args()
    people, hard = (_rows(options.titles / f"{name}_titles.csv") for name in ("people", "hard"))
    per_second = titles_per_cpu_second(sorted({row["title"] for row in (*people, *hard)}))
    measures = [*of_people(people), *of_hard(hard)]
    if options.specimens.exists():
        measures += of_specimens(_rows(options.specimens))
    if options.misses:
        _print_misses(measure for measure in measures if options.misses in measure.name)
        return
    print_table(
        "Titles, as labelled by others",
        ["measure", "rows", "accuracy", "macro-F1", "floor", "aim"],
        [_line(measure) for measure in measures],
    )
    print_table(
        "Whether confidence means what it says (all measures of level and tier)",
        ["confidence", "rows", "right"],
        list(_calibration(measures)),
    )
    _print_speed(per_second)


def of_people(rows: Sequence[Row]) -> list[Measure]:
    """Measures on vendors' and hand labels."""
    apollo, snap, rootstrap = (
        [row for row in rows if row["source"].startswith(source) and row["seniority_src"]]
        for source in ("apollo", "snap_gold", "rootstrap_level")
    )
    german = [row for row in snap if row["lang"] == "de"]
    others = [row for row in snap if row["lang"] not in ("de", "en", "und")]
    return [
        Measure("Apollo, 10 levels", _judge(apollo, "seniority_src", scales.apollo_level),
                (0.93, 0.91), (0.95, 0.93)),
        Measure("snap_gold, 6 levels", _judge(snap, "seniority_src", scales.snap_level),
                (0.88, 0.87), (0.90, 0.89)),
        Measure("rootstrap, 5 levels", _judge(rootstrap, "seniority_src", scales.rootstrap_level),
                (0.92, 0.92), (0.94, 0.94)),
        Measure("Apollo, department",
                _judge([row for row in apollo if row["function_norm"]], "function_norm",
                       scales.apollo_department), (0.94, 0.91), (0.96, 0.94)),
        Measure("snap_gold, 11 functions", _judge(snap, "function_src", scales.snap_function),
                (0.80, 0.75), (0.84, 0.80)),
        Measure("seniority, German", _judge(german, "seniority_src", scales.snap_level),
                (0.90,), (0.93,)),
        Measure("seniority, other languages", _judge(others, "seniority_src", scales.snap_level),
                (0.83,), (0.88,)),
    ]  # fmt: skip


def of_hard(rows: Sequence[Row]) -> list[Measure]:
    """Measures on the traps."""
    sure = [row for row in rows if row["doubtful"] == "0"]
    refused = [
        row for row in rows if row["contact"] == "no" and row["title"] not in EXCEPT_CONTACTED
    ]
    wanted = [row for row in rows if row["contact"] == "yes"]
    return [
        Measure("hard titles, tier, not doubtful",
                [_judged(row, _tier_of(row), scales.tier) for row in sure], (0.93,), (0.97,)),
        Measure("hard titles, a \"no\" contacted",
                [_judged(row, "no", _contacted) for row in refused], (0.03,), (0.0,), most=True),
        Measure("hard titles, persona on \"yes\"",
                [_judged(row, f"{_tier_of(row)} {_function_of(row)}", _persona)
                 for row in wanted], (0.85,), (0.92,)),
    ]  # fmt: skip


def of_specimens(rows: Sequence[Row]) -> list[Measure]:
    """Measures on our own specimens."""
    refused = [row for row in rows if row["contact"] == "no"]
    return [
        Measure("own specimens, tier", [_judged(row, _tier_of(row), scales.tier) for row in rows],
                (), ()),
        Measure("own specimens, function",
                [_judged(row, _function_of(row), _function) for row in rows], (), ()),
        Measure("own specimens, standing",
                [_judged(row, row["standing"], lambda reading: reading.standing) for row in rows],
                (), ()),
        Measure("own specimens, a \"no\" contacted",
                [_judged(row, "no", _contacted) for row in refused], (), (), most=True),
    ]  # fmt: skip


def _judge(rows: Sequence[Row], label: str, answer: Callable[[TitleReading], str]) -> list[Judged]:
    return [_judged(row, row[label], answer) for row in rows]


def _judged(row: Row, truth: str, answer: Callable[[TitleReading], str]) -> Judged:
    reading = read_title(row["title"], _context(row))
    return Judged(row["title"], truth, answer(reading), reading)


def _context(row: Row) -> TitleContext:
    headcount = row.get("headcount") or ""
    return TitleContext(
        country=row.get("country") or None,
        industry=row.get("industry") or row.get("company_industry") or None,
        headcount=int(headcount) if headcount else None,
    )


def _tier_of(row: Row) -> str:
    level = row["seniority"]
    return scales.TIERS[None if level in ("", "none") else level]  # type: ignore[index]


def _function_of(row: Row) -> str:
    return scales.OUR_FUNCTIONS.get(row["function"], row["function"])


def _contacted(reading: TitleReading) -> str:
    return "contacted" if scales.would_be_contacted(reading) else "no"


def _function(reading: TitleReading) -> str:
    return reading.functions[0] if reading.functions else ""


def _persona(reading: TitleReading) -> str:
    return f"{scales.tier(reading)} {_function(reading)}"


def _line(measure: Measure) -> list[str]:
    shown = [f"{figure:.3f}" for figure in measure.figures] or [f"{accuracy(measure.judged):.3f}"]
    cells = [*shown, ""][:2]
    bounds = (measure.floor, measure.aim)
    goals = [" / ".join(f"{figure:.2f}" for figure in figures) for figures in bounds]
    return [measure.name, str(len(measure.judged)), *cells, *goals]


def _print_misses(measures: Iterable[Measure]) -> None:
    for measure in measures:
        for row in measure.judged:
            if row.truth != row.answer:
                read = row.reading
                print(
                    f"{row.title!r}: {row.truth} was read as {row.answer}  "
                    f"({read.standing} {read.seniority} {'|'.join(read.functions)}; {read.rule}; "
                    f"{read.evidence}; {read.confidence})"
                )


def _calibration(measures: Sequence[Measure]) -> Iterator[list[str]]:
    """Share of right answers in each band of confidence."""
    judged = [row for measure in measures if measure.tells_levels for row in measure.judged]
    for low, high in pairwise(BANDS):
        rows = [row for row in judged if low <= row.reading.confidence < high]
        if rows:
            name = "doubtful" if high == DOUBTFUL_BELOW else f"{low:.2f} to {min(high, 1.0):.2f}"
            yield [name, str(len(rows)), f"{accuracy(rows):.3f}"]


def titles_per_cpu_second(titles: Sequence[str]) -> float:
    """Distinct titles per CPU second, with explanation; to be asked before any was read."""
    read_title("Keeper of Zlorbs")  # an unknown word: all lists are read before the clock starts
    started = cpu_seconds()
    for title in titles:
        read_title(title)
    return len(titles) / (cpu_seconds() - started)


def _print_speed(per_second: float) -> None:
    print_verdict(
        "distinct titles per CPU second, with explanation", f"at least {TITLES_PER_CPU_SECOND}",
        per_second, kept=per_second >= TITLES_PER_CPU_SECOND,
    )  # fmt: skip


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
