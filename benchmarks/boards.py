"""Whose board a URL names: how often right, how often wrong, how fast.

    .venv/bin/python benchmarks/boards.py [--wrong]

The truth of 46,510 real URLs is what others' rules on the URL say (`vendor`, `token`); where they
say nothing, an answer equal to what the source declares is right and any other is wrong. Half of
the companies (by a hash of their group) was put aside while the rules were written and scored once,
then: 5 rows of it were silent, and one rule came from reading them (UKG, a code without a GUID).

The labels are rules' work. Errors found, by reading what disagrees (sha256 of the URL, first 12
digits, are printed with --wrong, and no URL):

- smartrecruiters, `/external-referrals/company/TENANT/publication/ID`: labelled with the tenant
  "external-referrals", a door that all companies share. The company stands behind `company/`.
- eightfold, `stage.`: the vendor's trial instance, labelled as a company's.
- greenhouse, a name with `)` and `&`: no name that the vendor gives out.
- wellfound, `/company/NAME` without `/jobs`: a profile, labelled as a board.
- workday, the site `wday`: the beginning of a path of the API, not a career site; and the sites
  `es` and `en`, which are languages.
- hirehive (`my.hirehive.io/NAME`), kula and rippling (`NAME.rippling-ats.com`): boards of their
  vendors without a label.
- taleo, `?org=`: the site is labelled "tbe" for all; `cws` tells the tenant's sites apart.

Rows whose host is a vendor's but that name no tenant (a market place, an empty embed, the trial of
an app) count as misses where the labels have a vendor; the rules keep silent there.
"""

import argparse
import csv
import hashlib
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from enrichment.hiring.boards import parse_board
from prospects.hiring.board import BoardRef

URLS = Path(__file__).resolve().parents[2] / "shared" / "data" / "ats" / "urls.csv"
URLS_PER_SECOND = 20_000
ROUNDS = 5

Row = dict[str, str]
Judged = tuple[Row, BoardRef | None]


def main() -> None:
    """Print figures of all rows and of both halves, then what was promised."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--wrong", action="store_true", help="Print rows that disagree, by hash.")
    asked = options.parse_args()
    with URLS.open(encoding="utf-8", newline="") as file:
        judged = [(row, parse_board(row["url"])) for row in csv.DictReader(file)]
    halves = {
        "all": judged,
        "seen half": [each for each in judged if not is_unseen(each[0])],
        "unseen half": [each for each in judged if is_unseen(each[0])],
    }
    print(f"{'rows':<12}{'all':>8}{'wrong':>8}{'hosted':>8}{'right':>9}{'tenant':>9}{'silent':>8}")
    for name, some in halves.items():
        print_figures(name, some)
    if asked.wrong:
        print_disagreements(judged)
    print_targets(judged)
    print_speed([row["url"] for row, _ in judged])


def is_unseen(row: Row) -> bool:
    """Whether a row belongs to the half that the rules were not written by."""
    return int(hashlib.sha256(row["company_group"].encode()).hexdigest(), 16) % 2 == 1


def is_wrong(row: Row, board: BoardRef | None) -> bool:
    """Whether another vendor was answered than label or source say; silence is not wrong."""
    return board is not None and board.vendor != (row["vendor"] or row["declared_vendor"])


def wrong_share(some: Sequence[Judged]) -> float:
    """Share of all rows, 0.0-1.0."""
    return sum(is_wrong(row, board) for row, board in some) / len(some)


def right_share(some: Sequence[Judged]) -> float:
    """Of rows at a vendor's host, those with the vendor of the label."""
    hosted = [(row, board) for row, board in some if row["rule"] == "host"]
    return sum(bool(board) and not is_wrong(row, board) for row, board in hosted) / len(hosted)


def tenant_share(some: Sequence[Judged]) -> float:
    """Of rows with a vendor and a tenant, those whose tenant is the label's, case and all."""
    labelled = [(row, board) for row, board in some if row["vendor"] and row["token"]]
    return sum(bool(board and board.tenant == row["token"]) for row, board in labelled) / len(
        labelled
    )


def print_figures(name: str, some: Sequence[Judged]) -> None:
    """Print one line of the table."""
    hosted = sum(row["rule"] == "host" for row, _ in some)
    silent = sum(board is None for _, board in some)
    print(
        f"{name:<12}{len(some):>8}{wrong_share(some):>8.3%}{hosted:>8}{right_share(some):>9.2%}"
        f"{tenant_share(some):>9.2%}{silent:>8}"
    )


def print_disagreements(judged: Sequence[Judged]) -> None:
    """Print what differs from the labels, without any URL or name."""
    for row, board in judged:
        digits = hashlib.sha256(row["url"].encode()).hexdigest()[:12]
        if is_wrong(row, board):
            print("wrong vendor", digits, row["vendor"] or "-", board and board.vendor)
        elif row["rule"] == "host" and board is None:
            print("silent", digits, row["vendor"])
    unequal = Counter(
        row["vendor"] for row, board in judged if board and row["token"] not in ("", board.tenant)
    )
    print("tenants that are not the label's:", dict(unequal))


def print_targets(judged: Sequence[Judged]) -> None:
    """Print whether the shares that were promised are kept."""
    say("wrong", wrong_share(judged), 0.001, wrong_share(judged) <= 0.001)
    say("right at vendors' hosts", right_share(judged), 0.995, right_share(judged) >= 0.995)
    say("tenant as labelled", tenant_share(judged), 0.99, tenant_share(judged) >= 0.99)


def say(what: str, share: float, target: float, kept: bool) -> None:
    """Print one promise."""
    print(f"{'kept' if kept else 'missed'}: {what} {share:.3%} (target {target:.1%})")


def print_speed(urls: Sequence[str]) -> None:
    """Medians of rounds in turn, beside a pass that only takes each URL's length."""
    rounds = [(rate(len, urls), rate(parse_board, urls)) for _ in range(ROUNDS)]
    plain, found = (statistics.median(side) for side in zip(*rounds, strict=True))
    print(f"plain pass {plain:,.0f} URLs a CPU second")
    word = "kept" if found >= URLS_PER_SECOND else "missed"
    print(f"{word}: {found:,.0f} URLs a CPU second (target {URLS_PER_SECOND:,})")


def rate(ask: Callable[[str], object], urls: Sequence[str]) -> float:
    """URLs a CPU second."""
    began = time.process_time()
    for url in urls:
        ask(url)
    return len(urls) / (time.process_time() - began)


if __name__ == "__main__":
    main()
