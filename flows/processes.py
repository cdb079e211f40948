"""Our own modules as processes beside this one, one a core, each with a pipe for what it writes."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def running(
    module: str, calls: Sequence[Sequence[str]], environment: Mapping[str, str] | None = None
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Processes that run a module, one a call; none outlives the context.

    Each is a fresh interpreter: a forked one would carry this one's threads and memory along, and
    one of multiprocessing would import the whole command line first.

    Args:
        module: A module with a `main`.
        calls: Arguments of each process.
        environment: Variables besides our own, such as what must not stand among arguments, which
            every user of the machine can read.
    """
    started: list[subprocess.Popen[bytes]] = []
    try:
        for arguments in calls:
            started.append(_start(module, arguments, environment or {}))  # noqa: PERF401 - all that started are ended
        yield started
    finally:
        for process in started:
            process.kill()
            process.communicate()


def _start(
    module: str, arguments: Sequence[str], environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module, no shell
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env={**os.environ, **environment},
    )  # fmt: skip
