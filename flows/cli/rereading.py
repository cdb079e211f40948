"""`prospects reread`: kept pages, read by the newest extractors."""

import typer

from flows.cli.databases import require_database
from flows.cli.options import CONFIG, Config, Database
from flows.configuration import load_usable_settings
from flows.params import DEFAULT_DATABASE, today
from flows.progress import progress_bar
from flows.rereading import reread_stored_pages
from prospects.store import open_store

_NO_PAGES = """\
No pages are kept in this database, so there is nothing to read anew.
Set enrichment.keep_pages_days in config/pipeline.yml to the number of days for which pages are to \
be kept; sites that are read from then on are kept (about 20 KB a page)."""


def reread(config: Config = CONFIG, database: Database = DEFAULT_DATABASE) -> None:
    """Read the pages kept in the database anew, without the network, by the newest extractors.

    Facts that are not found any more are removed. Example: prospects reread
    """
    require_database(database)
    fingerprints = load_usable_settings(config).enrichment.technographics.fingerprints
    with open_store(database) as store, store.lock_day(today()):
        keys = store.companies_with_pages()
        if not keys:
            typer.echo(_NO_PAGES)
            return
        with progress_bar("reading pages anew", len(keys)) as advance:
            done = reread_stored_pages(store, keys, database, fingerprints, advance)
    typer.echo(
        f"{done.pages} pages of {done.companies} companies read: "
        f"{done.new} facts are new, {done.gone} are gone."
    )
    if done.broken:
        typer.echo(f"{done.broken} pages could not be read; what was known of them stays.")
