"""`prospects ats`: a row for each URL, in order, and an empty one where nothing is sure."""

import csv
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.cli import boards, main

HEADER = "url,vendor,tenant,site,confidence"


@pytest.fixture
def prospects(capsys, monkeypatch):
    def call(*arguments, given=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


def test_each_line_has_its_row_in_order(prospects, tmp_path):
    file = tmp_path / "urls.txt"
    file.write_text(
        "https://jobs.lever.co/northwind\n"
        "\n"
        "https://northwind.wd5.myworkdayjobs.com/OH\n"
        "https://northwind-invented.tld/careers\n"
    )
    code, out, err = prospects("ats", str(file))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        HEADER,
        "https://jobs.lever.co/northwind,lever,northwind,,0.95",
        ",,,,",
        "https://northwind.wd5.myworkdayjobs.com/OH,workday,northwind,OH,0.95",
        "https://northwind-invented.tld/careers,,,,",
    ]


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"\n", [""], id="an-empty-line"),
        pytest.param(b"https://jobs.lever.co/a", ["a"], id="no-line-end"),
        pytest.param(b"https://jobs.lever.co/a\r\nx\r\n", ["a", ""], id="windows"),
        pytest.param(b"\xef\xbb\xbfhttps://jobs.lever.co/a\n", ["a"], id="byte-order-mark"),
        pytest.param(b"x\ry\x0bz\xe2\x80\xa8w\n", [""], id="other-line-ends-are-text"),
        pytest.param(b"https://jobs.lever.co/\xff\n", [""], id="not-utf-8"),
        pytest.param(b"http://[ccpa-preferences]\n", [""], id="a-host-that-is-none"),
    ],
)
def test_standard_input_is_read_line_by_line(prospects, given, rows):
    code, out, err = prospects("ats", "-", given=given)
    assert (code, err) == (0, "")
    assert [row["tenant"] for row in csv.DictReader(io.StringIO(out, newline=""))] == rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_of_a_csv_the_column_url_is_read(prospects, delimiter):
    lines = [
        ["company", "url"],
        ['"Northwind,\nFoods"', "https://jobs.lever.co/northwind"],
        ["Nordfell", ""],
        ["Short"],
        ["Quoted", '"https://jobs.ashbyhq.com/Nord%20Fell"'],
    ]
    given = "".join(f"{delimiter.join(line)}\n" for line in lines).encode()
    code, out, err = prospects("ats", "-", given=given)
    assert (code, err) == (0, "")
    assert [(row["vendor"], row["tenant"]) for row in csv.DictReader(io.StringIO(out))] == [
        ("lever", "northwind"), ("", ""), ("", ""), ("ashby", "Nord Fell"),
    ]  # fmt: skip


def test_a_csv_that_is_none_ends_the_command_and_says_where(prospects):
    code, _, err = prospects("ats", "-", given=b"url,note\nhttps://jobs.lever.co/a,b\rc\n")
    assert code == 2
    assert err.startswith("prospects: -: line 2: not CSV")


def test_a_file_that_is_not_there_is_named(prospects):
    code, out, err = prospects("ats", "no-such-file.txt")
    assert (code, out) == (2, "")
    assert err == "prospects: no-such-file.txt: cannot be read: No such file or directory\n"


@given(st.lists(st.text().filter(lambda line: "\n" not in line and "url" not in line), min_size=1))
def test_there_are_as_many_rows_as_lines_and_they_keep_their_text(lines):
    given = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    stream = io.BytesIO(given)
    shown = "".join(map(boards._row, boards._urls(boards._lines(stream), "-")))
    urls = [row[0] for row in csv.reader(io.StringIO(shown, newline=""))]
    expected = [line.encode("utf-8", "replace").decode() for line in lines]
    assert urls == [
        (line.removeprefix("\ufeff") if not at else line).removesuffix("\r")
        for at, line in enumerate(expected)
    ]


@pytest.mark.parametrize(
    ("given", "urls"),
    [
        ('url\nhttps://a.example/"b\n"c\nhttps://a.example/d,e\n',
         ['https://a.example/"b', '"c', "https://a.example/d,e"]),
        ('"url"\n"https://a.example/b"\n\n', ["https://a.example/b", ""]),
        ("Name,URL\nAcme,https://a.example/\n", ["https://a.example/"]),
        ("https://a.example/?b,url,c\nd\n", ["https://a.example/?b,url,c", "d"]),
        (f"name,url\n{'x' * 200_000},https://a.example/\n", ["https://a.example/"]),
    ],
    ids=["marks in URLs", "quoted", "capitals", "no header", "endless cell"],
)  # fmt: skip
def test_no_line_takes_another_ones_row(prospects, given, urls):
    code, out, err = prospects("ats", "-", given=given.encode())
    assert (code, err) == (0, "")
    assert [row[0] for row in csv.reader(io.StringIO(out))][1:] == urls
