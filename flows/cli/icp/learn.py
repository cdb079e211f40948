"""`prospects icp learn`: an ICP proposed from won, lost, churned and retained companies."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.databases import has_database
from flows.cli.icp.learned_words import summary
from flows.cli.icp.trying import Profiles, open_known
from flows.cli.options import (
    CONFIG,
    TEMPLATES,
    Config,
    Database,
    Day,
    Templates,
    day_of,
    field_and_column,
)
from flows.cli.standard_input import files_given
from flows.icps import choose_icps
from flows.outcome_list import read_outcomes
from flows.params import DEFAULT_DATABASE
from flows.printing.learned import write_learned_page
from prospects.errors import ConfigError, UsageError
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_icps, read_personas
from scoring.icp.export import OutcomeList, with_profiles
from scoring.icp.learning import Head, Learned, draft_icp, learn, write_yaml

OUT = Path("out/learned")
_PERSONA = "persona-to-be-chosen"


def learn_icp(
    outcomes: Annotated[
        Path, typer.Option("--outcomes", metavar="FILE", help="CRM export: CSV, XLSX, Parquet; -.")
    ],
    profiles: Profiles = None,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Id of the ICP that is proposed.")
    ] = "learned",
    like: Annotated[
        str | None, typer.Option("--like", metavar="ICP", help="ICP to take the personas of.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder of the files.")] = OUT,
    named: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="FIELD=COLUMN", help="outcome, value, closed_on or a field; repeatable"
        ),
    ] = None,
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    database: Database = DEFAULT_DATABASE,
    day: Day = None,
) -> None:
    """Propose an ICP from companies that were won, lost, churned or retained.

    Facts are those of the file, and of --profiles or the database by domain. Writes
    NAME.proposed.yml and a report, and changes nothing.
    Example: prospects icp learn --outcomes crm.csv --name saas
    """
    chosen = dict(field_and_column(text) for text in named or ())
    today = day_of(day)
    with files_given([outcomes]) as (path,):
        head = Head(_id(name), path.name, *_after(like, config, templates))
        found = read_outcomes(path, chosen, _tell, today)
    ended, known = found.ended, 0
    if profiles is not None or has_database(database):
        with open_known(config, profiles, database, today) as source:
            frame = source.frame([], [str(key) for key in ended.frame["company_key"]])
        ended, known = with_profiles(ended, frame)
    learned = learn(ended, lambda proposed, churn: draft_icp(head, proposed, churn))
    written = _write(out, head, found, learned)
    typer.echo(summary(found, learned, known))
    for path in written:
        typer.echo(path)


def _write(out: Path, head: Head, found: OutcomeList, learned: Learned) -> list[Path]:
    """Write the proposed ICP, if there is one, and the report.

    Raises:
        UsageError: The folder cannot be written to.
    """
    proposal, report = out / f"{head.id}.proposed.yml", out / f"{head.id}.report.html"
    try:
        out.mkdir(parents=True, exist_ok=True)
        if learned.icp is None:
            proposal.unlink(missing_ok=True)
        else:
            proposal.write_text(write_yaml(head, learned), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--out {out}: cannot be written: {error.strerror or error}") from None
    write_learned_page(report, head, found, learned)
    return [report] if learned.icp is None else [proposal, report]


def _after(like: str | None, config: Path, templates: Path) -> tuple[tuple[str, ...], str]:
    """Personas and seller to begin with: those of an ICP, else all personas there are.

    Raises:
        UsageError: There is no such ICP.
    """
    if like is not None:
        [icp] = choose_icps(load_icps(config / "icps"), [like])
        return icp.personas or (_PERSONA,), icp.seller
    live = dict.fromkeys(name for icp in _icps(config) for name in icp.personas)
    personas = tuple(live) or tuple(read_personas(templates)[0])
    return personas or (_PERSONA,), ""


def _icps(config: Path) -> list[IcpSpec]:
    """The ICPs that are there; none where they cannot be read, which `check` tells."""
    try:
        return list(load_icps(config / "icps").values())
    except ConfigError:
        return []


def _id(name: str) -> str:
    plain = "-".join(name.strip().casefold().replace("_", " ").split())
    if not plain.replace("-", "").isalnum() or not plain.isascii() or plain.startswith("-"):
        raise UsageError(f"--name {name}: write lower-case letters, digits and hyphens")
    return plain


def _tell(message: str) -> None:
    typer.echo(f"prospects: {message}", err=True)
