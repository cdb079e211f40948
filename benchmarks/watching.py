"""Looks into the product while it runs: CPU by part, and profiles of all threads."""

import cProfile
import pstats
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_PARTS = {
    "parse": "enrichment.page.parse_page",
    "links": "enrichment.links.choose_pages",
    "firmographics": "enrichment.firmographics.extract_firmographics",
    "technographics": "enrichment.technographics.extract_technographics",
    "hiring": "enrichment.hiring.extract_hiring",
}


class Parts:
    """CPU seconds and calls of the parts that are watched; safe for threads."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._calls: dict[str, int] = {}
        self._lock = threading.Lock()

    def calls(self, part: str) -> int:
        """How often a part was called."""
        return self._calls.get(part, 0)

    def figures(self) -> dict[str, float]:
        """Part -> CPU seconds, as `part_<name>`."""
        return {f"part_{part}": seconds for part, seconds in self._seconds.items()}

    def watched(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, with its CPU added up."""

        def watched(*args: Any, **kwargs: Any) -> Any:
            start = time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                with self._lock:
                    spent = time.thread_time() - start
                    self._seconds[part] = self._seconds.get(part, 0.0) + spent
                    self._calls[part] = self._calls.get(part, 0) + 1

        return watched


def watch_parts(parts: Parts) -> None:
    """Watch the product's own functions, wherever they were imported to."""
    for part, place in _PARTS.items():
        module, _, name = place.rpartition(".")
        original = getattr(sys.modules[module], name)
        watched = parts.watched(part, original)
        for user in [m for n, m in sys.modules.items() if n.partition(".")[0] == "enrichment"]:
            _put_instead(vars(user), original, watched)


def _put_instead(names: dict[str, Any], original: object, watched: object) -> None:
    """Replace a function among a module's names and in its tables."""
    for name, value in list(names.items()):
        if value is original:
            names[name] = watched
        elif isinstance(value, dict) and not name.startswith("__"):
            value.update({key: watched for key, each in value.items() if each is original})


@contextmanager
def profiled(target: str) -> Iterator[None]:
    """Profile all threads that start in the block and write their statistics to a file.

    Args:
        target: File for `pstats`; "" profiles nothing.
    """
    if not target:
        yield
        return
    profiles = [cProfile.Profile(time.thread_time)]
    run = threading.Thread.run

    def profiled_run(thread: threading.Thread) -> None:
        profiles.append(cProfile.Profile(time.thread_time))
        profiles[-1].runcall(run, thread)

    threading.Thread.run = profiled_run  # type: ignore[method-assign]
    profiles[0].enable()
    try:
        yield
    finally:
        profiles[0].disable()
        threading.Thread.run = run  # type: ignore[method-assign]
    statistics = pstats.Stats(profiles[0])
    for profile in profiles[1:]:
        statistics.add(profile)
    statistics.dump_stats(target)
