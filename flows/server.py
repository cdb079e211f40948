"""Prefect's ephemeral server, which ends with us however we end.

Prefect stops the server it started when Python exits in order. After `kill -9` the server would
live on for ever, so a small guardian process holds a pipe to us: when the pipe closes, it asks
the server to stop.
"""

import subprocess
import sys

from prefect.server.api.server import SubprocessASGIServer
from prefect.settings import PREFECT_API_URL

_GUARDIAN = """
import os, signal, sys
sys.stdin.read()
try:
    os.kill(int(sys.argv[1]), signal.SIGTERM)
except ProcessLookupError:
    pass  # It was stopped in order, before us.
"""

_guardians: list[subprocess.Popen[bytes]] = []


def start_server() -> None:
    """Start the ephemeral server with its guardian; does nothing where a server is configured."""
    if PREFECT_API_URL.value():
        return
    server = SubprocessASGIServer()
    server.start()
    if server.server_process is not None and not _guardians:
        command = [sys.executable, "-c", _GUARDIAN, str(server.server_process.pid)]
        # A session of its own, so that Ctrl-C does not end the guardian before us.
        _guardians.append(
            subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
        )
