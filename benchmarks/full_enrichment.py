"""Full enrichment beside Scrapy's bare crawl of the same pages: CPU a company, and memory.

    .venv/bin/python benchmarks/full_enrichment.py [--companies 300] [--rounds 3] [--profile]

Ours: robots.txt, four TLS pages of 60 to 150 KB, all extractors, stored in SQLite. Scrapy 2.19:
robots.txt, the same pages, their titles; certificates not verified, which is its default.
"""

import argparse
import pstats
import tempfile
from pathlib import Path

from measuring import Figures, Row, in_own_process, median, print_table, print_verdict
from pages import SHARED
from web import Web, serving

COMPANIES_PER_CPU_SECOND_MIN = 40.0
COMPANIES_PER_CPU_SECOND_AIM = 60.0
OF_SCRAPY_MAX = 0.7
RSS_MB_MAX = 250.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Full enrichment beside Scrapy's bare crawl.")
    parser.add_argument("--companies", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3, help="of each, taken in turn")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the real pages")
    parser.add_argument("--profile", action="store_true", help="print where our CPU goes instead")
    parser.add_argument("--only-ours", action="store_true", help="leave Scrapy out")
    chosen = parser.parse_args()
    with serving(chosen.shared) as web:
        if chosen.profile:
            _print_profile(web, chosen.companies)
            return
        ours, peer = [], []
        for _ in range(chosen.rounds):
            ours.append(_asked(web, "ours.py", "enrichment", chosen.companies))
            if not chosen.only_ours:
                peer.append(_asked(web, "peers.py", "scrapy", chosen.companies))
        split = in_own_process(
            "ours.py", "enrichment", web=web.place, companies=chosen.companies, split=True
        )
    _print_comparison(median(ours), median(peer) if peer else None, chosen.companies)
    _print_parts(split, chosen.companies)
    _print_verdicts(median(ours), median(peer) if peer else None, chosen.companies)


def _asked(web: Web, script: str, job: str, companies: int) -> Figures:
    """One round; both sides must have asked for the very same."""
    web.forget()
    figures: Figures = in_own_process(script, job, web=web.place, companies=companies)
    counts = web.counts()
    if (counts["requests"], counts["pages"]) != (5 * companies, 4 * companies):
        print(f"caution: {job} asked for {counts}, not for 5 requests and 4 pages a company")
    return figures


def _print_comparison(ours: Figures, peer: Figures | None, companies: int) -> None:
    rows: list[Row] = [_row("ours: fetch, read, store", ours, companies)]
    if peer:
        rows.append(_row("Scrapy 2.19: fetch, title", peer, companies))
        rows.append(("ours / Scrapy", "", "", ours["cpu"] / peer["cpu"], "", "", ""))
    print_table(
        f"{companies} companies, robots.txt and 4 TLS pages each; medians",
        ("", "CPU s", "ms/company", "companies/CPU s", "start-up CPU s", "RSS MB", "wall s"),
        rows,
    )


def _row(name: str, figures: Figures, companies: int) -> Row:
    cpu = figures["cpu"]
    return (
        name, cpu, cpu / companies * 1000, companies / cpu, figures["start_cpu"],
        figures["rss_peak"], figures["wall"],
    )  # fmt: skip


def _print_parts(split: Figures, companies: int) -> None:
    parts = {n.removeprefix("part_"): s for n, s in split.items() if n.startswith("part_")}
    parts["fetching and the rest"] = split["cpu"] - sum(parts.values())
    print_table(
        "where our CPU goes (a run of its own, each part timed in its thread)",
        ("part", "ms/company", "ms/page", "share"),
        [
            (part, s / companies * 1000, s / split["pages"] * 1000, f"{s / split['cpu']:.0%}")
            for part, s in parts.items()
        ],
    )
    a_company = {name: split[name] / companies for name in ("pages", "signals", "issues")}
    print("  a company: " + ", ".join(f"{n:.1f} {name}" for name, n in a_company.items()))


def _print_verdicts(ours: Figures, peer: Figures | None, companies: int) -> None:
    speed = companies / ours["cpu"]
    least, aim = COMPANIES_PER_CPU_SECOND_MIN, COMPANIES_PER_CPU_SECOND_AIM
    print()
    print_verdict("companies per CPU second", f">= {least:.0f}", speed, kept=speed >= least)
    print_verdict("companies per CPU second, aim", f">= {aim:.0f}", speed, kept=speed >= aim)
    if peer:
        ratio = ours["cpu"] / peer["cpu"]
        print_verdict("CPU of Scrapy's", f"<= {OF_SCRAPY_MAX}", ratio, kept=ratio <= OF_SCRAPY_MAX)
    rss = ours["rss_peak"]
    print_verdict("RSS in MB", f"<= {RSS_MB_MAX:.0f}", rss, kept=rss <= RSS_MB_MAX)


def _print_profile(web: Web, companies: int) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-profile-") as folder:
        file = str(Path(folder) / "profile")
        in_own_process("ours.py", "enrichment", web=web.place, companies=companies, profile=file)
        statistics = pstats.Stats(file)
    for order in ("tottime", "cumtime"):
        statistics.sort_stats(order).print_stats(45)


if __name__ == "__main__":
    main()
