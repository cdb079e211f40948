"""Prefect's ephemeral server, which ends with us however we end.

Prefect stops the server it started when Python exits in order. After `kill -9` the server would
live on for ever, so a small guardian process holds a pipe to us: when the pipe closes, it asks
the server to stop.
"""

import subprocess
import sys
import threading
import time

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
_LOOK_AGAIN_SECONDS = 0.01
_GIVE_UP_SECONDS = 30.0

_guardians: list[subprocess.Popen[bytes]] = []


def start_server() -> None:
    """Start the ephemeral server with its guardian; does nothing where a server is configured."""
    if PREFECT_API_URL.value() or _guardians:
        return
    server = SubprocessASGIServer()
    # `start` returns when the server answers, many seconds after its process began; a kill in
    # between must not leave it behind, so the guardian is set up meanwhile.
    threading.Thread(target=_guard, args=(server,), daemon=True).start()
    server.start()


def _guard(server: SubprocessASGIServer) -> None:
    deadline = time.monotonic() + _GIVE_UP_SECONDS
    while server.server_process is None and time.monotonic() < deadline:
        time.sleep(_LOOK_AGAIN_SECONDS)
    if server.server_process is not None:
        command = [sys.executable, "-c", _GUARDIAN, str(server.server_process.pid)]
        # A session of its own, so that Ctrl-C does not end the guardian before us.
        _guardians.append(
            subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
        )
