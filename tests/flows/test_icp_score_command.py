"""`prospects icp score`: a row a company and ICP, in order, with the owner's lists."""

import csv
import io
import sys

import pyarrow.parquet as pq
import pytest

from flows.cli import main
from flows.cli.icp.result_file import write_result
from scoring.icp.results import RESULT

HEADER = ["domain", "icp", "tier", "score_min", "score_max", "coverage", "reasons"]
ICP = """
id: {name}
name: {name}
purpose: To test
personas: [cfo]
criteria:
  - {{key: list, mode: exclude, any: [competitors]}}
  - {{key: headcount, weight: 60, from: 50, to: 500}}
  - {{key: country, weight: 40, any: [{country}]}}
"""
PROFILES = """name,domain,headcount,country
"Acme, Inc.",acme.example,51-200,US
Rival Widgets GmbH,rival.example,60,US
Nameless,,,
Second Rival,second.example,60,FR
"""


@pytest.fixture
def config(tmp_path):
    for name, country in {"americans": "US", "french": "FR"}.items():
        file = tmp_path / "config" / "icps" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(ICP.format(name=name, country=country))
    lists = tmp_path / "config" / "lists"
    lists.mkdir()
    (lists / "competitors.csv").write_text(
        "scope,value,reason,since,until\ndomain,rival.example,,,\nname,Second Rival Ltd.,,,\n"
        "domain,acme.example,,,2020-01-01\n"
    )
    return tmp_path / "config"


@pytest.fixture
def score(capfdbinary, monkeypatch, config):
    def call(*arguments, given=PROFILES):
        stdin = io.TextIOWrapper(io.BytesIO(given.encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(SystemExit) as ended:
            main(["icp", "score", "--config", str(config), *map(str, arguments)])
        shown = capfdbinary.readouterr()
        return int(ended.value.code or 0), shown.out.decode(), shown.err.decode()

    return call


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_each_company_has_a_row_for_each_icp_in_order(score):
    code, out, err = score("--profiles", "-", "--reasons", "none")
    assert (code, err) == (0, "")
    assert rows_of(out) == [
        HEADER,
        ["acme.example", "americans", "A", "100", "100", "1", ""],
        ["acme.example", "french", "B", "60", "60", "1", ""],
        ["rival.example", "americans", "out", "100", "100", "1", ""],
        ["rival.example", "french", "out", "60", "60", "1", ""],
        ["", "americans", "needs_data", "0", "100", "0", ""],
        ["", "french", "needs_data", "0", "100", "0", ""],
        ["second.example", "americans", "out", "60", "60", "1", ""],
        ["second.example", "french", "out", "100", "100", "1", ""],
    ]


def test_one_icp_may_be_asked_for(score):
    _, out, _ = score("--profiles", "-", "--icp", "french", "--reasons", "none")
    assert {row[1] for row in rows_of(out)[1:]} == {"french"}


def test_reasons_are_sentences_of_those_who_may_be_called(score):
    _, out, _ = score("--profiles", "-", "--icp", "americans")
    reasons = {row[0]: row[6].split("|") for row in rows_of(out)[1:]}
    assert reasons["acme.example"] == [
        "Not on the list competitors (would exclude)",
        "51-200 people, inside 50-500 (+60 of 60)",
        "Country is United States (+40 of 40)",
    ]
    assert reasons["rival.example"] == [""]


def test_csv_and_parquet_hold_the_same(score, tmp_path):
    file, table = tmp_path / "scores.csv", tmp_path / "scores.parquet"
    assert score("--profiles", "-", "--out", file)[:2] == (0, "")
    assert score("--profiles", "-", "--out", table)[:2] == (0, "")
    written = [
        ["" if value is None else f"{value:g}" if isinstance(value, float) else value
         for value in row.values()]
        for row in pq.read_table(table).to_pylist()
    ]  # fmt: skip
    assert [HEADER, *written] == rows_of(file.read_text())


def test_a_negative_icp_counts_even_where_another_is_asked_for(score, config):
    (config / "icps" / "crowds.yml").write_text(
        "id: crowds\nname: Crowds\npurpose: Not them\nnegative: true\n"
        "criteria: [{key: headcount, from: 1, to: 1000}]\n"
    )
    _, out, _ = score("--profiles", "-", "--icp", "americans", "--reasons", "all")
    rows = {row[0]: row for row in rows_of(out)[1:]}
    assert rows["acme.example"][2] == "out"
    assert "Fits Crowds, whom we do not want" in rows["acme.example"][6]
    assert rows[""][2] == "needs_data"


def test_a_company_is_on_a_list_however_its_domain_is_written(score):
    given = "domain,country\nhttps://www.rival.example/about,US\nwww.rival.example,US\n"
    _, out, _ = score("--profiles", "-", "--icp", "americans", given=given)
    assert [row[2] for row in rows_of(out)[1:]] == ["out", "out"]


def test_a_file_without_companies_gives_the_header(score):
    code, out, _ = score("--profiles", "-", given="name,domain\n")
    assert (code, rows_of(out)) == (0, [HEADER])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--profiles", "missing.csv"], "missing.csv: is missing; check the name"),
        (["--profiles", "-", "--icp", "german"],
         "--icp german: {config}/icps has no such ICP; use americans, french"),
        (["--profiles", "-", "--out", "{config}/nowhere/scores.csv"],
         "--out {config}/nowhere/scores.csv: there is no folder {config}/nowhere; make it"),
        (["--profiles", "-", "--day", "tomorrow"], "--day tomorrow: is no day"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(score, config, arguments, said):
    code, out, err = score(*(each.format(config=config) for each in arguments))
    assert (code, out) == (2, "")
    assert err.startswith(f"prospects: {said.format(config=config)}")
    assert err.count("\n") == 1


def test_what_counts_as_unknown_is_told_beside_the_scores(score):
    code, out, err = score("--profiles", "-", given="domain,headcount\nacme.example,a few\n")
    assert (code, len(rows_of(out))) == (0, 3)
    assert err == (
        "prospects: standard input: headcount: 1 value cannot be read and count as unknown, "
        'the first in row 1: "a few"\n'
    )


def broken_off():
    yield RESULT.empty_table()
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["scores.csv", "scores.parquet"])
def test_who_breaks_off_keeps_the_scores_of_yesterday(tmp_path, name):
    out = tmp_path / name
    out.write_text("of yesterday")
    with pytest.raises(KeyboardInterrupt):
        write_result(broken_off(), out)
    assert out.read_text() == "of yesterday"
    assert list(tmp_path.iterdir()) == [out]


def test_a_list_that_is_not_there_is_refused_with_those_that_are(score, config):
    file = config / "icps" / "french.yml"
    file.write_text(file.read_text().replace("[competitors]", "[competitors, rivals]"))
    code, out, err = score("--profiles", "-")
    assert (code, out) == (2, "")
    assert err == (
        f'prospects: {file}: criteria[0].any[1]: "rivals" is no list; use competitors, '
        "or write lists/rivals.csv\n"
    )


def test_columns_that_count_for_nothing_are_told(score):
    given = "Company,domain,# Employees,country\nAcme,acme.example,80,US\n"
    code, out, err = score("--profiles", "-", "--icp", "americans", given=given)
    assert (code, rows_of(out)[1][2]) == (0, "needs_data")
    assert err.startswith("prospects: no ICP asks for the columns Company, # Employees; a profiles")
