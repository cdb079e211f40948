"""CPU of a TLS request: the product's fetcher alone, beside plain requests for scale.

    .venv/bin/python benchmarks/tls_requests.py [--hosts 300] [--rounds 5]

Five requests on one connection to each host (robots.txt and four pages of 60 to 150 KB, by gzip),
64 at once, each host with a certificate of its own; nothing is parsed but robots.txt.
"""

import argparse
from pathlib import Path

from measuring import Figures, in_own_process, median, print_table, print_verdict
from pages import SHARED
from web import Web, serving

REQUESTS_A_HOST = 5
MS_MAX = 1.3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="CPU of a TLS request of the fetcher alone.")
    parser.add_argument("--hosts", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the real pages")
    chosen = parser.parse_args()
    plain_hosts = max(10, chosen.hosts // 10)
    ours, plain = [], []
    with serving(chosen.shared) as web:
        for _ in range(chosen.rounds):
            ours.append(_asked(web, "ours.py", "requests", chosen.hosts))
            plain.append(_asked(web, "peers.py", "plain_requests", plain_hosts))
    mine, theirs = median(ours), median(plain)
    print_table(
        f"{chosen.hosts} hosts x {REQUESTS_A_HOST} requests over TLS, 64 at once; medians",
        ("", "ms CPU/request", "least", "most", "RSS MB"),
        [
            ("our fetcher", mine["ms"], *_bounds(ours), mine["rss_peak"]),
            ("requests.Session a company", theirs["ms"], *_bounds(plain), theirs["rss_peak"]),
        ],
    )
    print()
    print_verdict("ms CPU a TLS request", f"<= {MS_MAX}", mine["ms"], kept=mine["ms"] <= MS_MAX)


def _asked(web: Web, script: str, job: str, hosts: int) -> Figures:
    web.forget()
    figures: Figures = in_own_process(script, job, web=web.place, hosts=hosts)
    requests = web.counts()["requests"]
    if requests != REQUESTS_A_HOST * hosts:
        print(f"caution: {job} sent {requests} requests to {hosts} hosts")
    return {**figures, "ms": figures["cpu"] / requests * 1000}


def _bounds(rounds: list[Figures]) -> tuple[float, float]:
    return min(r["ms"] for r in rounds), max(r["ms"] for r in rounds)


if __name__ == "__main__":
    main()
