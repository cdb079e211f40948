"""Run as a program of its own: fetches pages and prints what each cost in memory and time.

Arguments: port of a web on loopback, port that speaks TLS, CA file, deadline in seconds, URLs.
"""

import json
import sys
import time
from pathlib import Path

from enrichment.fetching import CompanySession, Fetcher, FetchFailed, Waiting
from prospects.specs.settings import FetchSettings


def resident_bytes(line: str) -> int:
    """A figure of the kernel: VmRSS is now, VmHWM the most since it was reset."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition(f"{line}:")[2].split()[0]) * 1024


def outcome(fetcher: Fetcher, url: str) -> Waiting[str]:
    with CompanySession(fetcher) as session:
        try:
            return str((yield from session.fetch(url)).status)
        except FetchFailed as failure:
            return str(failure.code)


def main() -> None:
    port, tls_port, ca_file, deadline, *urls = sys.argv[1:]
    settings = FetchSettings(
        connect_to=f"80=127.0.0.1:{port},443=127.0.0.1:{tls_port}", allow_networks="127.0.0.0/8",
        ca_file=ca_file, delay_seconds=0, deadline_seconds=float(deadline), requests_at_once=4,
    )  # fmt: skip
    with Fetcher(settings) as fetcher:
        for url in urls:
            Path("/proc/self/clear_refs").write_text("5")
            before, started = resident_bytes("VmRSS"), time.monotonic()
            with fetcher.visiting([outcome(fetcher, url)]) as results:
                (code,) = [code for some in results for code in some]
            seconds = time.monotonic() - started
            more = resident_bytes("VmHWM") - before
            told = {"url": url, "code": code, "seconds": seconds, "more_bytes": more}
            sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
