"""A whole command of the product, from its start to its end: seconds and memory."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from measuring import Figures, cpu_seconds

_SECONDS_BETWEEN_LOOKS = 0.05


class CommandFailed(Exception):
    """It did not end with 0."""


def whole_command(arguments: Sequence[str], output: Path) -> Figures:
    """Run `prospects` and wait for it.

    Args:
        arguments: Without the program.
        output: Gets what it prints.

    Returns:
        Wall and CPU seconds, the most memory of all its processes together in MB (what they share
        is counted in each; 0.0 where there is no /proc), and how many there were at that moment.

    Raises:
        CommandFailed: With the end of what it printed to standard error.
    """
    command = [str(Path(sys.executable).with_name("prospects")), *arguments]
    spent, clock = cpu_seconds(), time.monotonic()
    most, processes = 0.0, 0
    with (
        output.open("wb") as file,
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, stdout=file, stderr=said, start_new_session=True) as process,
    ):
        while process.poll() is None:
            each = _rss_of_session(process.pid)
            if sum(each) > most:
                most, processes = sum(each), len(each)
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        if process.returncode != 0:
            said.seek(0)
            raise CommandFailed(said.read().decode("utf-8", "replace").strip()[-400:])
    return {
        "wall": time.monotonic() - clock,
        "cpu": cpu_seconds() - spent,
        "rss": most,
        "processes": processes,
    }


def _rss_of_session(session: int) -> list[float]:
    """MB that each process of a session holds."""
    held = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # It has ended meanwhile.
            continue
        if int(fields[3]) == session:
            held.append(int(fields[21]) * 4096 / 1e6)
    return held
