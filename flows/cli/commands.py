"""The list of commands by who uses them, and where each is found when it is called."""

from flows.cli.lazy import LazyGroup, Subcommand

EVERY_DAY, SET_UP, DIAGNOSTICS = "Every day", "Set-up", "Diagnostics"


class Commands(LazyGroup):
    """All commands, in the order in which `prospects --help` shows them."""

    subcommands = (
        Subcommand(
            "demo", "flows.cli.demo:demo",
            "Run the main job on the invented companies of examples/, served on loopback.",
            EVERY_DAY,
        ),
        Subcommand(
            "run", "flows.cli.running:run",
            "Make the day's queue from raw lists.",
            EVERY_DAY,
        ),
        Subcommand(
            "intake", "flows.cli.intake:intake",
            "Put lists of companies and contacts into the database, without a run.",
            EVERY_DAY,
        ),
        Subcommand(
            "explain", "flows.cli.explaining:explain",
            "Show all that is known, each fact with source and time, and why somebody is queued "
            "or not.",
            EVERY_DAY,
        ),
        Subcommand(
            "tam", "flows.cli.tam:tam",
            "Show the market: companies by ICP, tier, territory and state.",
            EVERY_DAY,
        ),
        Subcommand("suppress", "flows.cli.suppressing:app", "Whom not to contact.", EVERY_DAY),
        Subcommand(
            "facts", "flows.cli.facts:app",
            "Facts of a company that people state; they outrank pages and lists.",
            EVERY_DAY,
        ),
        Subcommand(
            "merges", "flows.cli.merges:app",
            "Companies and people that were taken for one: with the reason, and back again.",
            EVERY_DAY,
        ),
        Subcommand(
            "check", "flows.cli.checking:check",
            "Check settings, team, lists, ICPs, personas, cards, templates and title reviews.",
            SET_UP,
        ),
        Subcommand(
            "reread", "flows.cli.rereading:reread",
            "Read the pages kept in the database anew, without the network, by the newest "
            "extractors.",
            SET_UP,
        ),
        Subcommand(
            "icp", "flows.cli.icp:app",
            "Score companies against the ICPs, and look at what the ICPs say.",
            SET_UP,
        ),
        Subcommand(
            "personas", "flows.cli.personas:app",
            "Whom the personas take, and what they say to people who write.",
            SET_UP,
        ),
        Subcommand("db", "flows.cli.upgrading:app", "The database.", SET_UP),
        Subcommand(
            "headers", "flows.cli.headers:headers",
            "Show how the columns of a list are understood, as JSON.",
            DIAGNOSTICS,
        ),
        Subcommand(
            "domains", "flows.cli.diagnostics:domains",
            "Write the registrable domain of each line, as CSV; empty where there is none.",
            DIAGNOSTICS,
        ),
        Subcommand(
            "ats", "flows.cli.boards:ats",
            "Write which board of which applicant-tracking system each URL names, as CSV.",
            DIAGNOSTICS,
        ),
        Subcommand(
            "pages", "flows.cli.pages:pages",
            "Write the signals of saved pages, one JSON line a page.",
            DIAGNOSTICS,
        ),
        Subcommand(
            "postings", "flows.cli.postings:postings",
            "Write the openings of recorded answers, one JSON line each.",
            DIAGNOSTICS,
        ),
        Subcommand(
            "titles", "flows.cli.titles:titles",
            "Read the job titles of a list: level, functions and persona of each row, with the "
            "rule.",
            DIAGNOSTICS,
        ),
        Subcommand(
            "fingerprints", "flows.cli.fingerprints:fingerprints",
            "Show what a set of fingerprints can and cannot show without a browser.",
            DIAGNOSTICS,
        ),
    )  # fmt: skip
