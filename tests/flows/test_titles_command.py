"""`prospects titles`, as a marketer calls it with a list of contacts."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from flows.cli import main
from flows.title_answers import COLUMNS

Titles = Callable[..., tuple[int, str, str]]
REVIEWS = "title,standing,seniority,functions,persona,by,on,note\n"
LEADER = """id: sales-leader
name: Sales leader
match: {functions: [sales], seniority: {from: manager, to: owner}}
cadence: [{step: intro, day: 0}]
"""
NEVER = "id: never\nname: Students\nnegative: true\nmatch: {include: [student]}\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with two personas, and no reviews yet."""
    for name, text in (("sales-leader", LEADER), ("never", NEVER)):
        folder = tmp_path / "templates" / name
        folder.mkdir(parents=True)
        (folder / "persona.yml").write_text(text)
    (tmp_path / "config").mkdir()
    return tmp_path


@pytest.fixture
def titles(place, capsys) -> Titles:
    def call(*arguments: str) -> tuple[int, str, str]:
        folders = ["--templates", str(place / "templates"), "--config", str(place / "config")]
        with pytest.raises(SystemExit) as ended:
            main(["titles", *arguments, *folders])
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


def written(place: Path, text: str, *, encoding: str = "utf-8", name: str = "people.csv") -> str:
    path = place / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def records(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_rows_come_back_as_they_are_with_what_was_read(place, titles):
    text = (
        'id,title,note\n1,"VP, Sales","said ""hi"""\n2,VP Sales,\n1,"VP, Sales","two\nlines"\n'
        "3,,\n4,Student,x\r\n"
    )
    code, out, err = titles(written(place, text))
    before, after = records(text), records(out)
    assert code == 0
    assert [{name: row[name] for name in ("id", "title", "note")} for row in after] == before
    assert tuple(after[0])[3:] == COLUMNS
    first = after[0]
    assert (first["standing"], first["seniority"], first["functions"]) == ("current", "vp", "sales")
    assert first["persona"] == "sales-leader"
    assert first["rule"].startswith("seniority vp x function sales [")
    assert first["evidence"]
    assert after[3]["persona"] == ""
    assert after[3]["rule"].startswith("no title")
    assert after[4]["persona"] == "never"
    assert "5 rows, 4 distinct titles; 80.0 % a persona" in err


@pytest.mark.parametrize(
    ("text", "column"),
    [
        pytest.param("Title\nVP Sales\n", "Title", id="case"),
        pytest.param("Name,Job Title\nAnna Example,VP Sales\n", "Job Title", id="job-title"),
        pytest.param("Name;Position\nAnna Example;VP Sales\n", "Position", id="semicolons"),
        pytest.param(
            "Title,Job Title\nDr.,VP Sales\nMr,CFO\nMs,Head Chef\n",
            "Job Title",
            id="beside-a-form-of-address",
        ),
        pytest.param("Berufsbezeichnungen\nVP Sales\n", "Berufsbezeichnungen", id="the-only-one"),
    ],
)
def test_the_column_of_titles_is_found_and_told(place, titles, text, column):
    code, out, err = titles(written(place, text))
    assert (code, records(out)[0]["persona"]) == (0, "sales-leader")
    assert f'job titles are read from the column "{column}"' in err


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("Id,Notes\n1,x\n", (), "no column is known to hold job titles (columns: Id, Notes)"),
        ("Id,title\n1,x\n", ("--column", "Role"), "has no such column (columns: Id, title)"),
        ("Id,title\n1,x\n", ("--country-column", "Land"), "--country-column Land: people.csv"),
    ],
)
def test_an_unknown_column_ends_in_one_line_that_names_those_there_are(
    place, titles, text, options, told
):
    code, out, err = titles(written(place, text), *options)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err


def test_a_column_that_is_called_as_one_of_ours_keeps_its_cells_under_another_name(place, titles):
    file = written(place, "title,seniority,input_seniority\nVP Sales,boss,b\n")
    code, out, err = titles(file)
    row = records(out)[0]
    assert (code, row["seniority"], row["input_input_seniority"], row["input_seniority"]) == (
        0, "vp", "boss", "b",
    )  # fmt: skip
    assert 'the column "seniority" of the list is called "input_input_seniority"' in err


def test_ragged_rows_byte_order_marks_and_odd_columns_lose_nothing(place, titles):
    text = "\ufefftitle;lang;\nVP Sales\n;;\n\nCFO;de;x;more\n"
    rows = list(csv.reader(io.StringIO(titles(written(place, text))[1])))
    assert [row[:4] for row in rows] == [
        ["title", "lang", "", "column 4"], ["VP Sales", "", "", ""], ["", "", "", ""],
        ["CFO", "de", "x", "more"],
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_titles_of_any_encoding_come_back_as_utf_8(place, titles, encoding):
    file = written(place, "title,id\nGeschäftsführer,1\n", encoding=encoding)
    assert records(titles(file)[1])[0]["title"] == "Geschäftsführer"


def test_a_workbook_is_a_list_too_and_its_other_sheets_are_told(place, titles):
    book = Workbook()
    for sheet, name in ((book.active, "Anna"), (book.create_sheet("Paris"), "Cy")):
        for row in (("Email", "Job Title"), (f"{name}@acme.example", "VP Sales"), ("bo", None)):
            sheet.append(row)
    book.save(place / "people.xlsx")
    _, out, err = titles(str(place / "people.xlsx"))
    assert [(row["Email"], row["persona"]) for row in records(out)] == [
        ("Anna@acme.example", "sales-leader"), ("bo", ""),
    ]  # fmt: skip
    assert 'sheet "Paris" is a list too; "' in err
    _, out, err = titles(f"{place / 'people.xlsx'}#Paris")
    assert records(out)[0]["Email"] == "Cy@acme.example"


def test_context_counts_where_a_column_is_called_so_or_named_and_else_is_hinted_at(place, titles):
    file = written(place, "title,Country,# Employees\nVP Sales,Deutschland,51-200\n")
    assert 'the country in "Country" counts as well' in titles(file)[2]
    assert '--headcount-column "# Employees" makes it count' in titles(file)[2]
    assert titles(file, "--country-column", "", "--headcount-column", "# Employees")[2].count(
        "\n"
    ) == 1  # fmt: skip


def test_a_review_decides_before_the_word_lists(place, titles):
    (place / "config" / "title_reviews.csv").write_text(
        REVIEWS + "Wizard of Deals,current,head,sales,,Ana Example,2026-11-22,\n"
    )
    row = records(titles(written(place, "title\nwizard of deals (m/w/d)\n"))[1])[0]
    assert (row["persona"], row["confidence"], row["marks"]) == ("sales-leader", "1", "reviewed")
    assert row["rule"] == "seniority head x function sales [review: Ana Example 2026-11-22]"


@pytest.mark.parametrize(("count_as", "seniority"), [("ic", "entry"), ("manager", "manager")])
def test_what_a_manager_without_a_team_counts_as_can_be_asked(place, titles, count_as, seniority):
    file = written(place, "title\nAccount Manager\n")
    row = records(titles(file, "--manager-titles-count-as", count_as)[1])[0]
    assert (row["seniority"], row["persona"]) == (
        seniority, "sales-leader" if count_as == "manager" else "",
    )  # fmt: skip


def test_the_result_may_be_a_file_and_the_summary_tells_why_nobody_takes_a_title(place, titles):
    out = place / "read.csv"
    code, shown, err = titles(
        written(place, "title\nVP Sales\nCFO of Zorblax\n"), "--out", str(out), "--summary"
    )
    assert (code, shown, len(records(out.read_text()))) == (0, "", 2)
    assert "50.0 %  sales-leader" in err
    assert "50.0 %  function not wanted" in err
    assert err.endswith("words that no word list knows\n  zorblax 1\n")


def test_a_list_without_rows_gives_the_header_alone(place, titles):
    code, out, err = titles(written(place, "title\n"))
    assert (code, out) == (0, f"title,{','.join(COLUMNS)}\n")
    assert "0 rows" in err


def test_a_cell_that_is_no_title_comes_back_whole_and_costs_no_more_than_one(place, titles):
    page = "x" * 300_000
    row = records(titles(written(place, f"title\nVP Sales {page}\n{page}\n"))[1])[0]
    assert (row["title"], row["persona"]) == (f"VP Sales {page}", "sales-leader")
