"""What reading a cell costs: domains of 1,000,000 distinct URLs, and the other parsers.

    .venv/bin/python benchmarks/cells.py [--rows 1000000]

The domains are read by `parse_domain`, by `own_domain` (platforms told apart), and beside them by
the URL standard alone with the package of the suffix list; all must say the same. The cells are
invented from a seed. CPU of this process; the best of three. What parsers remember is left out: a
column of a million cells repeats itself less than rounds do.
"""

import argparse
import csv
import random
import string
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import ada_url
from publicsuffixlist import PublicSuffixList

from prospects.cell import split_cell
from prospects.country import parse_country
from prospects.day import parse_day
from prospects.domain import parse_domain
from prospects.headcount_claim import parse_headcount_claim
from prospects.industry import parse_industry
from prospects.own_domain import own_domain
from prospects.phone import phone_digits
from prospects.revenue import parse_revenue

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
ENDINGS = ("com", "de", "co.uk", "io", "net", "com.au", "fr", "ch", "org", "co.jp")
FORMS = ("https://www.{}/", "{}", "http://{}/about-us?lang=en", "www.{}", "https://{}/#top")
MICROSECONDS_MAX = 3.0
ROUNDS = 3


def main() -> None:
    """Print microseconds a cell, then what was promised."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--rows", type=int, default=1_000_000, help="Distinct URLs.")
    urls = invented_urls(options.parse_args().rows)
    suffixes = PublicSuffixList()
    own = clocked("parse_domain", lambda: [parse_domain(url) for url in urls], len(urls))
    clocked("own_domain", lambda: [own_domain(url) for url in urls], len(urls))
    few = urls[: len(urls) // 10]
    by_standard = clocked("ada and suffix list", lambda: standard(few, suffixes), len(few))
    for name, parse, texts in cells():
        plain = getattr(parse, "__wrapped__", parse)
        clocked(name, partial(each, plain, texts), len(texts))
    say("microseconds a domain", own, MICROSECONDS_MAX, own <= MICROSECONDS_MAX)
    print(f"a domain by the standard alone costs {by_standard / own:.1f} times as much")
    real = real_urls()
    unequal = sum(domain_of(url, suffixes) != parse_domain(url) for url in (*few, *real))
    say(f"unequal of {len(few) + len(real)}", unequal, 0, unequal == 0)


def each(parse: Callable[[str], object], texts: Sequence[str]) -> list[object]:
    """What a parser says of each text."""
    return [parse(text) for text in texts]


def invented_urls(count: int) -> list[str]:
    """Distinct URLs and hosts of no company, the same for each run."""
    draw = random.Random(7)
    return [
        draw.choice(FORMS).format(f"{word(draw)}{number}.{draw.choice(ENDINGS)}")
        for number in range(count)
    ]


def word(draw: random.Random) -> str:
    """A word of 5 to 12 letters."""
    return "".join(draw.choices(string.ascii_lowercase, k=draw.randint(5, 12)))


def cells() -> Sequence[tuple[str, Callable[[str], object], list[str]]]:
    """Parsers with 20,000 cells each, hardly two of which are alike."""
    draw = random.Random(8)
    numbers = [draw.randint(1, 9_999_999) for _ in range(20_000)]
    return [
        ("headcount", parse_headcount_claim, [f"{n:,}+ employees" for n in numbers]),
        ("revenue", parse_revenue, [f"\u20ac{n / 100:.2f} Mio" for n in numbers]),
        ("day", parse_day, [f"{n % 28 + 1}.{n % 12 + 1}.{1950 + n % 100}" for n in numbers]),
        ("country", parse_country, [f"Freedonia {n}" for n in numbers]),
        ("industry", parse_industry, [f"Software for {word(draw)} & retail" for _ in numbers]),
        ("phone", phone_digits, [f"+49 (0)30 {n} ext. {n % 99}" for n in numbers]),
        ("split_cell", split_cell, [f"{word(draw)}, {word(draw)}; {n}" for n in numbers]),
    ]


def standard(urls: Sequence[str], suffixes: PublicSuffixList) -> list[str | None]:
    """Domains without any short way."""
    return [domain_of(url, suffixes) for url in urls]


def domain_of(url: str, suffixes: PublicSuffixList) -> str | None:
    """Registrable domain of a plain URL or host; None where ada or the list know none."""
    cell = url.strip()
    try:
        host = ada_url.URL(cell if "://" in cell else f"http://{cell.lstrip('/')}").hostname
    except ValueError:
        return None
    is_name = host[:1] != "[" and not host.replace(".", "").isdigit() and "." in host
    return suffixes.privatesuffix(host) if is_name else None


def real_urls() -> list[str]:
    """URLs of `../shared`; none where it is absent."""
    path = SHARED / "ats" / "urls.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return sorted({row["url"] for row in csv.DictReader(file)})


def clocked(name: str, work: Callable[[], object], cells_read: int) -> float:
    """Print and give microseconds of CPU a cell, the best round of three."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    print(f"{name:<22}{best / cells_read * 1e6:>8.2f} microseconds a cell")
    return best / cells_read * 1e6


def say(what: str, value: float, target: float, kept: bool) -> None:
    """Print one promise."""
    print(f"{'kept' if kept else 'missed'}  {what}: {value:.2f}, target {target:g}")


if __name__ == "__main__":
    main()
