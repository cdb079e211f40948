"""`prospects icp sheet`: an ICP on one page, for people."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from flows.cli.icp.diff import names_of
from flows.cli.icp.trying import Profiles, open_known
from flows.cli.options import CONFIG, TEMPLATES, Config, Database, Day, Templates, day_of
from flows.expectations import judge
from flows.icps import choose_icps, load_own_icps
from flows.params import DEFAULT_DATABASE
from flows.printing import write_icp_sheet
from flows.printing.sheet import Example, IcpSheet
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import read_personas, with_own_personas
from prospects.specs.persona import PersonaSpec
from scoring.icp import build_scores, score_companies, tier_words
from scoring.icp.expectations import Verdict
from scoring.icp.fitting import best_rows

OUT = Path("out/icps")
MOST_EXAMPLES = 6


def sheet(
    names: Annotated[
        list[str] | None, typer.Argument(help="Ids of ICPs; all of them if left out.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder of the pages.")] = OUT,
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    profiles: Profiles = None,
    database: Database = DEFAULT_DATABASE,
    day: Day = None,
) -> None:
    """Write each ICP as one page for people, on a screen or on one sheet of paper.

    Companies that fit are named where there is a database or --profiles.
    Example: prospects icp sheet sales-automation --out sheets
    """
    personas, _ = read_personas(templates)
    icps = with_own_personas(load_own_icps(config), personas)
    chosen = choose_icps(icps, names or ())
    today = day_of(day)
    with open_known(config, profiles, database, today) as known:
        verdicts = judge([*icps.values()], known).verdicts
        frame = known.frame([*icps.values()])
    for icp, (examples, fitting) in zip(chosen, _fits(frame, icps, chosen), strict=True):
        own = [verdict for verdict in verdicts if verdict.asked.icp.id == icp.id]
        write_icp_sheet(
            out / f"{icp.id}.html", _sheet(icp, icps, personas, own, examples, fitting, today)
        )
        typer.echo(out / f"{icp.id}.html")


def _sheet(
    icp: IcpSpec, icps: Mapping[str, IcpSpec], personas: Mapping[str, PersonaSpec],
    verdicts: Sequence[Verdict], examples: Sequence[Example] | None, fitting: int | None,
    day: date,
) -> IcpSheet:  # fmt: skip
    named = [personas[name].name if name in personas else name for name in icp.personas]
    negative = [] if icp.negative else [other for other in icps.values() if other.negative]
    return IcpSheet(icp, named, verdicts, negative, examples, fitting, day)


def _fits(
    frame: pd.DataFrame | None, icps: Mapping[str, IcpSpec], chosen: Sequence[IcpSpec]
) -> list[tuple[list[Example] | None, int | None]]:
    """Examples of each ICP, and how many companies are in tier A to C."""
    if frame is None or frame.empty:
        return [(None, None)] * len(chosen)
    table = score_companies(frame, [*icps.values()], with_points=False)
    columns = {each.icp.id: each for each in table.icps}
    found: list[tuple[list[Example] | None, int | None]] = []
    for icp in chosen:
        rows, fitting = best_rows(columns[icp.id], MOST_EXAMPLES)
        found.append((_examples(frame.iloc[rows], icp, icps), fitting))
    return found


def _examples(frame: pd.DataFrame, icp: IcpSpec, icps: Mapping[str, IcpSpec]) -> list[Example]:
    if frame.empty:
        return []
    names = names_of(frame)
    scores = (s for s in build_scores(frame, [*icps.values()]) if s.icp == icp.id)
    return [
        Example(names.get(s.company_key) or s.company_key, s.company_key, s.tier,
                tier_words(s, icp.tiers))
        for s in scores
    ]  # fmt: skip
