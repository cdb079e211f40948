"""The same first run on PostgreSQL gives the same queue as on SQLite."""

import pytest

from prospects.store import open_store

pytestmark = [pytest.mark.flow, pytest.mark.postgres]


def without_run(rows):
    return [{name: value for name, value in row.items() if name != "run_id"} for row in rows]


@pytest.fixture(scope="module")
def on_server(new_workplace, postgres_server):
    place = new_workplace("postgresql", web=True, database=postgres_server.new_database())
    return place, place.run()


def test_run_on_postgresql_is_done(on_server):
    _place, done = on_server
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("name", ["queue.csv", "withheld.csv", "rejected.csv"])
def test_files_are_those_of_sqlite(on_server, first_day, name):
    place, _done = on_server
    assert without_run(place.rows(name)) == without_run(first_day.place.rows(name))


def test_issues_are_those_of_sqlite(on_server, first_day):
    place, _done = on_server
    mine, theirs = ([(r["subject"], r["code"]) for r in p.rows("issues.csv")]
                    for p in (place, first_day.place))  # fmt: skip
    assert mine == theirs


def test_password_stands_in_no_file(on_server, postgres_server):
    place, done = on_server
    assert postgres_server.password not in done.out + done.err
    written = [path for path in place.folder.rglob("*") if path.is_file()]
    assert written
    secret = postgres_server.password.encode()
    assert [path.name for path in written if secret in path.read_bytes()] == []


def test_queue_is_stored_on_the_server(on_server):
    place, _done = on_server
    with open_store(place.database) as store:
        [report] = store.runs()
        stored = store.load_queue(report.day)
    assert [entry.queue_item_id for entry in stored] == [
        row["queue_item_id"] for row in place.rows("queue.csv")
    ]
