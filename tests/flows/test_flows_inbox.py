"""Lists of the inbox: new ones are known by their content, and a day is the same when run again."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from flows.params import RunParams
from flows.run import open_run
from flows.stages.reading import read_lists
from prospects.errors import InputError
from prospects.store import open_store

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)
COMPANIES = "Company Name,Website\nAcme,acme-invented.com\nBirch,birch-invented.com\n-,n/a\n"
PEOPLE = (
    "First Name,Last Name,Title,Email,Company,Website\n"
    "Ann,Alder,VP Sales,ann@acme-invented.com,Acme,acme-invented.com\n"
)


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "companies.csv").write_text(COMPANIES)
    (folder / "people.csv").write_text(PEOPLE)
    (folder / "notes.pdf").write_bytes(b"%PDF-1.4")
    (folder / "old.csv").mkdir()
    return folder


@pytest.fixture
def read(tmp_path, inbox):
    """Reads the lists of a day: funnel, companies and contacts."""

    def go(day=DAY, **more):
        params = RunParams(
            day=day, inbox=inbox, out=tmp_path / "out", config=REPOSITORY / "config",
            templates=REPOSITORY / "outreach_templates",
            database=f"sqlite:///{tmp_path / 'prospects.db'}", **more,
        )  # fmt: skip
        with open_run(params) as run:
            read_lists(run)
            return run

    return go


def counts(run):
    funnel = run.report.funnel
    return funnel.companies_read, funnel.contacts_read, funnel.companies, funnel.contacts


def test_new_lists_are_read_each_as_what_it_is_and_other_files_are_left(read):
    run = read()
    assert counts(run) == (3, 1, 2, 1)
    assert [row.source_row for row in run.rejected] == ["companies.csv row 3"]
    assert {file.name: file.kind for file in list_files(run)} == {
        "companies.csv": "companies", "people.csv": "contacts",
    }  # fmt: skip


def list_files(run):
    with open_store(run.params.database.get_secret_value()) as store:
        return store.load_files()


def test_same_day_reads_its_lists_again(read):
    first, again = read(), read()
    assert counts(first) == counts(again)
    assert first.rejected == again.rejected
    read_at = again.companies[0].listed_at
    assert [replace(c, listed_at=read_at) for c in first.companies] == again.companies


def test_next_day_reads_nothing_twice_and_works_on_the_whole_base(read):
    read()
    assert counts(read(DAY + timedelta(days=1))) == (0, 0, 2, 1)


def test_same_content_under_another_name_is_no_new_list(read, inbox):
    read()
    shutil.copy(inbox / "companies.csv", inbox / "companies-copy.csv")
    assert counts(read(DAY + timedelta(days=1))) == (0, 0, 2, 1)


def test_new_content_under_an_old_name_is_a_new_list(read, inbox):
    read()
    (inbox / "companies.csv").write_text("Company Name,Website\nCedar,cedar-invented.com\n")
    assert counts(read(DAY + timedelta(days=1))) == (1, 0, 3, 1)


def test_named_list_leaves_the_inbox_alone_and_works_on_its_companies(read, tmp_path):
    named = tmp_path / "named.csv"
    named.write_text("Company Name,Website\nCedar,cedar-invented.com\n")
    run = read(companies=(named,))
    assert counts(run) == (1, 0, 1, 0)
    assert list_files(run) == []


def test_list_of_contacts_alone_makes_its_companies(read, inbox):
    run = read(contacts=(inbox / "people.csv",))
    assert counts(run) == (0, 1, 1, 1)
    assert [company.key for company in run.companies] == ["acme-invented.com"]


def test_file_that_is_no_list_is_an_issue_and_the_others_are_read(read, inbox):
    (inbox / "broken.csv").write_text('name,website\n"Acme,acme-invented.com\n')
    (inbox / "opt-outs.csv").write_text("name,website,GDPR consent\nCedar,cedar-invented.com,yes\n")
    run = read()
    assert counts(run) == (3, 1, 2, 1)
    with open_store(run.params.database.get_secret_value()) as store:
        issues = store.load_issues(day=DAY)
        assert "broken.csv" not in {file.name for file in store.load_files()}
    assert [(issue.subject, issue.code) for issue in issues] == [
        ("broken.csv", "list_not_read"),
        ("opt-outs.csv", "list_not_read"),
    ]
    assert "never closed" in issues[0].message


def test_missing_inbox_is_an_empty_day(read, inbox):
    shutil.rmtree(inbox)
    assert counts(read()) == (0, 0, 0, 0)


def test_dry_run_remembers_nothing(read):
    run = read(dry_run=True)
    assert counts(run) == (3, 1, 2, 1)
    assert list_files(run) == []
    assert counts(read(DAY + timedelta(days=1))) == (3, 1, 2, 1)


def test_dry_run_takes_for_one_what_the_run_takes_for_one(read, inbox):
    (inbox / "people.csv").write_text(PEOPLE + "Ben,Beech,CEO,,Birch,\n")
    foreseen, done = read(dry_run=True), read()
    assert [c.key for c in done.companies] == ["acme-invented.com", "birch-invented.com"]
    assert [c.key for c in foreseen.companies] == [c.key for c in done.companies]
    assert {c.company_key for c in foreseen.contacts} == {c.company_key for c in done.contacts}


def test_column_named_by_hand_has_to_stand_in_a_list(read):
    with pytest.raises(InputError, match='no list has a column "Homepage"'):
        read(columns={"website": "Homepage"})
