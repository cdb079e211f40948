"""Prefect's environment: offline, quiet, with its database beside ours; set before its import.

Whoever runs a Prefect server of their own has set these variables, and theirs stand.
"""

import os
from pathlib import Path

from prospects.errors import UsageError

_SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # A failure is told once, in one line, by the command line.
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    # The run's own server is ended with the run, be it while it writes down task runs that nobody
    # will read: a traceback of it on stderr would tell of a failure that was none.
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    # Our own lines reach whoever watches the run in Prefect.
    "PREFECT_LOGGING_EXTRA_LOGGERS": "prospects",
    # A cold server on a busy machine took 70 s; Prefect's own limit is 20 s.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # One write for many task runs instead of one each: a quarter of the server's CPU.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "100",
}


def prepare_prefect(home: Path) -> None:
    """Set what is not set yet.

    Args:
        home: Folder for Prefect's own database and settings; it is made.

    Raises:
        UsageError: The folder cannot be made.
    """
    os.environ.setdefault("PREFECT_HOME", str(home.resolve()))
    try:
        Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{os.environ['PREFECT_HOME']}: Prefect's folder cannot be made ({error.strerror}); "
            "name another by PREFECT_HOME"
        ) from None
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
