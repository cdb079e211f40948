import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from prospects.entry import QueueEntry
from prospects.errors import DatabaseError
from prospects.store import open_store, upgrade_database
from prospects.store.address import parse_address
from prospects.store.database import make_engine, writing
from prospects.store.migrating import alembic_config, newest_revision
from prospects.store.tables import METADATA


def execute(url: str, *statements: str) -> None:
    engine = make_engine(parse_address(url))
    with writing(engine) as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_an_empty_database_is_brought_to_the_newest_revision_once(empty_url):
    assert upgrade_database(empty_url) == (None, newest_revision())
    assert upgrade_database(empty_url) == (newest_revision(), newest_revision())


def test_the_migrations_end_where_the_tables_are(empty_url):
    upgrade_database(empty_url)
    engine = make_engine(parse_address(empty_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def at_revision(url: str, revision: str) -> None:
    engine = make_engine(parse_address(url))
    with writing(engine) as connection:
        command.upgrade(alembic_config(connection), revision)
    engine.dispose()


def test_a_database_of_the_first_revision_keeps_its_rows(empty_url):
    at_revision(empty_url, "0001")
    execute(
        empty_url,
        "INSERT INTO company VALUES ('acme', 'acme-invented.tld', 'Acme', '{}', '{}', '[]', NULL)",
        "INSERT INTO visit VALUES ('acme', '2026-11-20', 'read', 1, 2,"
        " '2026-11-20 09:00:00', NULL)",
        "INSERT INTO signal VALUES ('acme', 'k', 'site', 'firmographics', 'country', 'DE',"
        " NULL, 0.9, 'https://acme-invented.tld/', 'meta', '', '2026-11-20 09:00:00',"
        " '2026-11-20 09:00:00', '2026-11-20', '2026-11-20')",
    )
    with open_store(empty_url) as store:
        [visit] = store.load_visits("acme")
        assert (visit.state, visit.pages, visit.put_off_until) == ("read", 1, None)
        [signal] = store.load_signals(["acme"])["acme"]
        assert (signal.name, signal.value) == ("country", "DE")


def test_entries_of_before_say_nothing_of_a_buying_committee(empty_url):
    day = date(2026, 11, 20)
    entry = QueueEntry(
        day, 1, "maya", "sales", "email", "step-1", "Ann", "Lee", "VP", "", "", "", "A", "a.tld",
        "saas", "A", 80.0, 90.0, 0.5, "A", "", (), "", "", "", "", "", "1", "q", "c", "a.tld", "r",
        adds_roles=("champion",), committee=("Adds the champion",),
    )  # fmt: skip
    with open_store(empty_url) as store:
        store.replace_queue(day, [entry], [])
    engine = make_engine(parse_address(empty_url))
    with writing(engine) as connection:
        command.downgrade(alembic_config(connection), "0006")
    engine.dispose()
    with open_store(empty_url) as store:
        assert store.load_queue(day) == [replace(entry, adds_roles=(), committee=())]


def test_facts_of_lists_go_and_their_time_stays_with_the_company(empty_url):
    at_revision(empty_url, "0003")
    execute(
        empty_url,
        "INSERT INTO company VALUES ('acme', 'acme-invented.tld', 'Acme', '{}', '{}',"
        " '[\"a.csv row 1\"]', NULL)",
        "INSERT INTO signal VALUES ('acme', 'k', 'list', 'firmographics', 'country', 'DE',"
        " NULL, 0.7, 'list:a.csv#row=1', 'list', '', '2026-11-20 09:00:00+00',"
        " '2026-11-20 09:00:00.000000', '2026-11-20', '2026-11-20', NULL, NULL)",
    )
    with open_store(empty_url) as store:
        assert store.load_signals(["acme"]) == {"acme": []}
        [company] = store.load_companies()
        assert company.listed_at == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_people_are_found_by_further_addresses_that_were_there_before(empty_url):
    at_revision(empty_url, "0005")
    execute(
        empty_url,
        "INSERT INTO company (key, facts, extra, sources) VALUES ('acme', '{}', '{}', '[]')",
        "INSERT INTO contact (contact_id, company_key, first_name, last_name, do_not_call,"
        " do_not_email, extra, sources, other_emails) VALUES ('ada', 'acme', 'Ada', 'Example',"
        " false, false, '{}', '[]', '[\"ada@old-invented.tld\"]')",
    )
    with open_store(empty_url) as store:
        [ada] = store.load_people_at(["ada@old-invented.tld"])
        assert ada.contact_id == "ada"


def test_a_newer_database_is_refused_with_its_revision(empty_url):
    upgrade_database(empty_url)
    execute(empty_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match=r"newer than this code \(revision 9999\); update the"):
        open_store(empty_url)
    with pytest.raises(DatabaseError, match="newer"):
        upgrade_database(empty_url)


def test_an_older_database_is_refused_where_it_may_not_be_upgraded(empty_url):
    with pytest.raises(DatabaseError, match="run: prospects db upgrade"):
        open_store(empty_url, upgrade=False)
    upgrade_database(empty_url)
    open_store(empty_url, upgrade=False).close()


def test_a_database_with_tables_of_others_under_our_names_is_refused(empty_url):
    execute(empty_url, "CREATE TABLE company (id INTEGER)")
    with pytest.raises(DatabaseError, match="not ours"):
        open_store(empty_url)


def test_a_failed_migration_leaves_the_database_as_it_was(empty_url, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("prospects.store.migrating.command.upgrade", create_and_break)
        with pytest.raises(DatabaseError, match="no_such_table"):
            open_store(empty_url)
    assert upgrade_database(empty_url) == (None, newest_revision())


def create_and_break(config, revision):
    connection = config.attributes["connection"]
    connection.execute(text("CREATE TABLE company (id INTEGER)"))
    connection.execute(text("SELECT * FROM no_such_table"))


def test_the_folder_of_a_file_is_made(tmp_path):
    path = tmp_path / "var" / "deep" / "prospects.db"
    open_store(str(path)).close()
    assert path.is_file()


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_a_path_may_be_relative_and_may_hold_odd_letters(prefix, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with open_store(f"{prefix}var/100% ü?#.db") as store:
        assert store.address.name == "var/100% ü?#.db"
    assert Path("var/100% ü?#.db").is_file()


def test_a_file_that_is_no_database_is_refused_in_one_line(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,domain\n" * 200)
    with pytest.raises(DatabaseError) as refused:
        open_store(str(path))
    assert str(refused.value) == f"database {path}: file is not a database"


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(DatabaseError, match="unable to open database file"):
        open_store(str(tmp_path))


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match=r"database .*file/prospects.db: "):
        open_store(str(tmp_path / "file" / "prospects.db"))


@pytest.mark.parametrize(
    "url",
    ["", ":memory:", "sqlite://", "mysql://me:secret@host/db", "postgresql://me:secret@host:x/db"],
)
def test_what_is_no_database_we_know_is_refused_with_what_is_allowed(url):
    with pytest.raises(DatabaseError, match="--database") as refused:
        open_store(url)
    assert "secret" not in str(refused.value)


@pytest.mark.postgres
def test_a_wrong_password_is_refused_in_one_line_without_it(postgres_server):
    with pytest.raises(DatabaseError, match="password authentication failed") as refused:
        open_store(postgres_server.url("postgres", password="hunter2"))
    assert "hunter2" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("secret", ["postgresql://me:hunter2@127.0.0.1:1/db?application_name=x"])
def test_an_unreachable_server_is_named_without_password(secret):
    with pytest.raises(DatabaseError, match=r"database db on 127.0.0.1:1: ") as refused:
        open_store(secret)
    assert "hunter2" not in str(refused.value)


def test_a_file_of_another_program_is_refused(tmp_path):
    path = tmp_path / "notes.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (id INTEGER)")
    connection.close()
    with pytest.raises(DatabaseError, match=r"not ours \(notes"):
        open_store(str(path))


def test_a_sqlite_store_waits_for_others_and_keeps_its_word(tmp_path):
    with open_store(str(tmp_path / "p.db")) as store, store._engine.connect() as connection:
        pragmas = ("journal_mode", "busy_timeout", "foreign_keys")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert values == ["wal", 30000, 1]
