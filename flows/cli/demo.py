"""`prospects demo`: the main job on an invented world."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import CONFIG, TEMPLATES, Config, Day, Templates, day_of
from flows.cli.running import run_daily, show
from flows.demo.web import ExampleWeb
from flows.params import RunParams
from prospects.errors import UsageError

EXAMPLES = Path("examples")
NOTICE = "Invented example: no person or company in it is real."
PLACE = Path("var/demo")


def demo(
    day: Day = None,
    out: Annotated[Path, typer.Option("--out", help="Folder that gets DAY/.")] = Path("out/demo"),
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    http_port: Annotated[
        int, typer.Option("--http-port", min=0, max=65535, help="Port of the example web; 0: free.")
    ] = 0,
    https_port: Annotated[
        int, typer.Option("--https-port", min=0, max=65535, help="The same over TLS.")
    ] = 0,
) -> None:
    """Run the main job on the invented companies of examples/, served on loopback.

    Nothing leaves this machine. The demo has a database and lists of its own; yours stay as they
    are. Example: prospects demo
    """
    if not EXAMPLES.is_dir():
        raise UsageError("examples: is missing; run the demo in the project's folder")
    today = day_of(day)
    place = PLACE / today.isoformat()
    _forget_other_days(place)
    params = RunParams(
        day=today, companies=(EXAMPLES / "companies.csv",), contacts=(EXAMPLES / "contacts.csv",),
        out=out, config=config, templates=templates, lists=EXAMPLES / "lists",
        team=EXAMPLES / "team.yml", database=f"sqlite:///{place / 'prospects.db'}", notice=NOTICE,
    )  # fmt: skip
    with ExampleWeb(day=today).start(http_port, https_port) as web:
        typer.echo(
            "The example web is served on loopback; reading it takes half a minute.", err=True
        )
        _reach(web.http_port, web.https_port, web.ca_file)
        report = run_daily(params)
    show(report, params)
    command = os.path.relpath(sys.argv[0])
    database = params.database.get_secret_value()
    typer.echo(f"Why is a company there? {command} explain DOMAIN --database {database}")
    typer.echo(f"What else can be tried on it: {EXAMPLES / 'README.md'}")


def _forget_other_days(place: Path) -> None:
    """A demo of another day starts afresh, or everybody would have been contacted already."""
    if place.parent.is_dir():
        for other in place.parent.iterdir():
            if other != place and other.is_dir():
                shutil.rmtree(other)


def _reach(http_port: int, https_port: int, ca_file: Path) -> None:
    """Point the fetcher at the example web, as at any test web."""
    os.environ |= {
        "PROSPECTS_FETCH__CONNECT_TO": f"80=127.0.0.1:{http_port},443=127.0.0.1:{https_port}",
        "PROSPECTS_FETCH__ALLOW_NETWORKS": "127.0.0.0/8",
        "PROSPECTS_FETCH__CA_FILE": str(ca_file),
        "PROSPECTS_FETCH__DELAY_SECONDS": "0.05",
        "PROSPECTS_FETCH__DEADLINE_SECONDS": "6",
        "PROSPECTS_ENRICHMENT__HIRING__DELAY_SECONDS": "0.05",
    }
