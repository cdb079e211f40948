"""`prospects personas review`: what people decided on unclear titles, taken over."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import CONFIG, TEMPLATES, Config, Day, Templates, day_of
from flows.stated_facts import person_named
from flows.title_reviewing import take_reviews
from outreach.exports.words import counted
from prospects.specs.loading import load_personas
from prospects.title_review_file import FILE_NAME


def review(
    file: Annotated[Path, typer.Argument(help="titles_to_review.csv with rows signed in `by`.")],
    by: Annotated[
        str | None, typer.Option("--by", help="Who decided every row that nobody signed.")
    ] = None,
    day: Day = None,
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
) -> None:
    """Take over what people decided on job titles, to be read so from the next run on.

    Signed rows of the file are written below those of title_reviews.csv in --config: all of them,
    or none if one is wrong.

    Example: prospects personas review out/2026-11-23/titles_to_review.csv
    """
    reviews = config / FILE_NAME
    name = "" if by is None else person_named(by)
    taken = take_reviews(file, reviews, [*load_personas(templates)], name, day_of(day))
    typer.echo(
        f"{reviews}: {counted(taken.added, 'title', 'titles')} added, {taken.known:,} decided so "
        f"already; {counted(taken.unsigned, 'row', 'rows')} without a signature"
    )
    if not taken.added + taken.known:
        typer.echo("Sign rows with a name in their column by, and hand the file back.", err=True)
