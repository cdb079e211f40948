import json
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.intake.reading import parse_chunks, parse_list, read_chunks, read_list
from prospects.errors import InputError

_SHARED = Path(__file__).parents[3].parent / "shared"
_SPECTRUM = _SHARED / "vectors" / "csv"


def records(content, name="list.csv"):
    raw = parse_list(content, name)
    return raw.frame.to_dict("records")


@pytest.mark.parametrize(
    ("content", "delimiter", "encoding"),
    [
        (b"name,city\nAcme,Oslo\n", ",", "utf-8"),
        (b"name;city\nAcme;Oslo\n", ";", "utf-8"),
        (b"name\tcity\nAcme\tOslo\n", "\t", "utf-8"),
        (b"name|city\nAcme|Oslo\n", "|", "utf-8"),
        (b"sep=;\r\nname;city\r\nAcme;Oslo\r\n", ";", "utf-8"),
        (b'"sep=;"\r\nname;city\r\nAcme;Oslo\r\n', ";", "utf-8"),
        ("\ufeffname,city\nAcme,Oslo\n".encode(), ",", "utf-8-sig"),
        ("name;city\nAcme;Oslo\n".encode("utf-16"), ";", "utf-16"),
        ("name\tcity\nAcme\tOslo\n".encode("utf-16-le"), "\t", "utf-16-le"),
        (b"name,city\rAcme,Oslo\r", ",", "utf-8"),
        (b"\n\nname,city\n\nAcme,Oslo\n\n", ",", "utf-8"),
        (b"name,city,\nAcme,Oslo,\n", ",", "utf-8"),
        (b"name,city\nAcme,Oslo,\n", ",", "utf-8"),
        (b"na\x00me,city\nAc\x00me,Oslo\n", ",", "utf-8"),
        (b" name ,city\nAcme,Oslo\n,\n", ",", "utf-8"),
    ],
)
def test_dialects_of_csv_give_the_same_table(content, delimiter, encoding):
    raw = parse_list(content, "list.csv")
    assert [name.strip() for name in raw.columns] == ["name", "city"]
    assert raw.frame.to_numpy().tolist() == [["Acme", "Oslo"]]
    assert (raw.delimiter, raw.encoding, raw.rows) == (delimiter, encoding, 1)


def test_cp1252_is_read_where_the_bytes_are_not_utf_8():
    raw = parse_list("name\nMüller \u2013 Söhne €\n".encode("cp1252"), "list.csv")
    assert (raw.frame["name"].tolist(), raw.encoding) == (["Müller \u2013 Söhne €"], "cp1252")


def test_one_broken_byte_does_not_garble_the_other_rows():
    content = "name\nMüller\nZoë\nJosé\n".encode() + "Bjørk\n".encode("cp1252")
    assert records(content) == [{"name": n} for n in ("Müller", "Zoë", "José", "Bjørk")]


def test_quoted_newlines_and_quotes_stay_in_their_cell():
    assert records(b'name,note\n"A ""B"" C","two\nlines"\n') == [
        {"name": 'A "B" C', "note": "two\nlines"}
    ]


def test_what_a_long_row_holds_beyond_the_header_is_kept():
    raw = parse_list(b"name,city\nAcme,Oslo,one,two\nBolt\n", "list.csv")
    assert raw.columns == ("name", "city", "column 3", "column 4")
    assert raw.frame.to_numpy().tolist() == [["Acme", "Oslo", "one", "two"], ["Bolt", "", "", ""]]


def test_blank_and_double_names_stay_apart():
    raw = parse_list(b",name,name,name (2),\n1,a,b,c,\n", "list.csv")
    assert raw.columns == ("", "name", "name (2)", "name (2) (2)")


def test_words_that_look_like_nothing_stay():
    names = ["NA", "null", "None", "nan", "N/A", "NO", "true", "007", "1e5", "1911.0"]
    content = "name,x\n" + "".join(f"{name},1\n" for name in names)
    assert [row["name"] for row in records(content.encode())] == names


def test_a_header_alone_is_a_list_without_rows():
    raw = parse_list(b"name,city\n", "list.csv")
    assert (raw.columns, raw.rows) == (("name", "city"), 0)


def test_rows_keep_their_place_in_the_file():
    raw = parse_list(b"\nname,city\nAcme,Oslo\n\nBolt,Bergen\n", "list.csv")
    assert raw.frame.index.tolist() == [1, 3]
    ragged = parse_list(b"\nname,city\nAcme,Oslo,x\n\nBolt,Bergen\n", "list.csv")
    assert ragged.frame.index.tolist() == [1, 3]


@pytest.mark.parametrize(
    "text",
    [
        '[{"name": "Acme", "n": 7.0, "tags": ["a", "b"], "x": null}]',
        '{"count": 1, "results": [{"name": "Acme", "n": 7, "tags": ["a", "b"], "x": null}]}',
        '{"name": "Acme", "n": 7, "tags": ["a", "b"], "x": ""}\n',
        '\ufeff{"name": "Acme", "n": 7, "tags": ["a", "b"], "x": null}\n\n',
    ],
)
@pytest.mark.parametrize("name", ["list.json", "list.jsonl", "list.csv"])
def test_json_is_read_in_its_common_shapes(text, name):
    assert records(text.encode(), name) == [{"name": "Acme", "n": "7", "tags": "a|b", "x": ""}]


def test_json_lines_may_have_different_keys():
    assert records(b'{"name": "A"}\n{"name": "B", "city": "Oslo"}\n', "list.jsonl") == [
        {"name": "A", "city": ""},
        {"name": "B", "city": "Oslo"},
    ]


def test_half_a_surrogate_pair_is_replaced():
    assert records(rb'[{"name": "A\ud800"}]', "list.json") == [{"name": "A\ufffd"}]


def test_a_workbook_is_read_as_text(tmp_path):
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    book.add_worksheet("empty")
    sheet = book.add_worksheet("list")
    sheet.write_row(0, 0, ["name", "founded", "size", "on", "ok"])
    sheet.write_row(1, 0, ["NA", 1911, 2.5])
    sheet.write_datetime(1, 3, datetime(2026, 1, 10))  # noqa: DTZ001 - Excel knows no zones
    sheet.write_boolean(1, 4, True)
    book.close()
    raw = read_list(path)
    assert raw.frame.to_numpy().tolist() == [["NA", "1911", "2.5", "2026-01-10", "true"]]
    assert (raw.encoding, raw.delimiter, raw.file_name) == (None, None, "list.xlsx")


def test_a_workbook_under_a_wrong_name_is_read_by_its_content(tmp_path):
    path = tmp_path / "list.csv"
    pd.DataFrame({"name": ["Acme"]}).to_excel(path.with_suffix(".xlsx"), index=False)
    path.with_suffix(".xlsx").rename(path)
    assert read_list(path).frame["name"].tolist() == ["Acme"]


def test_parquet_is_read_as_text(tmp_path):
    path = tmp_path / "list.parquet"
    frame = pd.DataFrame(
        {"name": ["Acme", None], "year": [1911.0, 1.5], "on": [date(2026, 1, 10), None]}
    )
    frame.to_parquet(path)
    assert read_list(path).frame.to_numpy().tolist() == [
        ["Acme", "1911", "2026-01-10"],
        ["", "1.5", ""],
    ]


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "list.csv", "is empty"),
        (b"\xef\xbb\xbf \n", "list.csv", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "list.csv", "PNG image"),
        (bytes(range(1, 256)) * 40, "list.csv", "binary"),
        (b"PK\x03\x04 broken", "list.xlsx", "workbook"),
        (b"PAR1 broken PAR1", "list.parquet", "Parquet"),
        (b'[{"name": "A"', "list.json", "not JSON"),
        (b'{"name": "A"}\n{"name"\n', "list.jsonl", "line 2"),
        (b"[1, 2]", "list.json", "no list of records"),
        (b"[" * 100_000, "list.json", "JSON"),
        (b"name,city\n", "list.xlsx", "true ending"),
        (b'name,city\n"Acme,Oslo\nBolt,Bergen\n', "list.csv", "never closed"),
        (b"name\n" + b"x" * 1_000_001, "list.csv", "1,000,001 characters"),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(content, name, message):
    with pytest.raises(InputError, match=message) as caught:
        parse_list(content, name)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        read_list(tmp_path / "none.csv")
    with pytest.raises(InputError, match="folder"):
        read_list(tmp_path)


_CELLS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;\n'), max_size=12
)


@given(st.lists(st.lists(_CELLS, min_size=3, max_size=3), max_size=8))
def test_a_csv_that_was_written_is_read_as_it_was(rows):
    written = pd.DataFrame(rows, columns=["name", "domain", "city"]).to_csv(index=False)
    raw = parse_list(written.encode(), "list.csv")
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert raw.frame.to_numpy().tolist() == filled


_ODD = st.sampled_from(["a", 'b"', '"', ",", "\n", "\r\n", "\r", " ", '"a"', '"a\nb"', '"a""b",'])


@settings(max_examples=300, deadline=None)  # The first one reads the names of columns.
@given(st.lists(_ODD, max_size=14).map("".join), st.booleans(), st.integers(1, 3))
def test_the_fast_reader_reads_what_the_careful_one_does(body, is_ended, rows):
    content = f"h1,h2\n{body}{chr(10) if is_ended else ''}".encode()
    plain = read_or_refuse(content, rows)
    # A byte that is no UTF-8 leaves the fast reader out.
    careful = read_or_refuse(content + b"\n\xff,x\n", rows)
    if isinstance(careful, dict):
        del careful[max(careful)]
    if isinstance(plain, dict) or "never closed" not in plain:
        assert plain == careful


def read_or_refuse(content, rows):
    try:
        chunks = list(parse_chunks(content, "list.csv", rows))
    except InputError as error:
        return str(error)
    return {at: cells for chunk in chunks for at, cells in _cells(chunk).items()}


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted(_SPECTRUM.glob("*_csvs/*.csv")), ids=lambda p: p.stem)
def test_the_csv_spectrum_is_read(path):
    expected = json.loads((_SPECTRUM / "spectrum_json" / f"{path.stem}.json").read_text())
    found = read_list(path).frame.to_dict("records")
    assert [{k: v.replace("\r\n", "\n") for k, v in row.items()} for row in found] == [
        {k: v.replace("\r\n", "\n") for k, v in row.items()} for row in expected
    ]


@pytest.mark.shared
def test_naughty_strings_pass_as_values():
    path = _SHARED / "payloads" / "blns.json"
    if not path.exists():
        pytest.skip("../shared is absent")
    strings = [s for s in json.loads(path.read_text(encoding="utf-8")) if s.strip()]
    written = pd.DataFrame({"name": strings, "n": "1"}).to_csv(index=False)
    expected = [s.replace("\x00", "") for s in strings]
    assert [row["name"] for row in records(written.encode())] == expected


_FILES = {
    "list.csv": b'name,city,\nA,"x\ny",\n\nB\nC,z,1,2\n',
    "one.csv": "name;city\n\nZo\u00eb;\nB\u00f8b;Y\n".encode("cp1252"),
    "list.jsonl": b'{"name": "A"}\n\n{"name": "B", "city": "x"}\n{"name": " ", "n": 2.0}\n',
    "list.json": b'[{"name": "A"}, {"name": "", "city": ""}, {"name": "B", "city": "x"}]',
}


def _cells(raw):
    """Place -> column -> text, of filled cells."""
    rows = zip(raw.frame.index, raw.frame.to_numpy().tolist(), strict=True)
    return {at: {c: t for c, t in zip(raw.columns, row, strict=True) if t} for at, row in rows}


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("name", _FILES)
def test_chunks_together_are_the_list(name, rows):
    whole = parse_list(_FILES[name], name)
    chunks = list(parse_chunks(_FILES[name], name, rows))
    together = [cells for chunk in chunks for cells in _cells(chunk).items()]
    assert together == list(_cells(whole).items())
    assert len(chunks) > 1
    assert chunks[-1].share == whole.share == 1.0
    assert {chunk.encoding for chunk in chunks} == {whole.encoding}


def test_a_parquet_file_is_read_in_chunks_and_keeps_its_places(tmp_path):
    path = tmp_path / "list.parquet"
    frame = pd.DataFrame({"name": ["A", None, "B\0", "C"], "n": [1.0, None, 2.5, 3]})
    frame.to_parquet(path)
    chunks = list(read_chunks(path, 2))
    assert [chunk.frame.index.tolist() for chunk in chunks] == [[0], [2, 3]]
    assert [row for chunk in chunks for row in chunk.frame.to_numpy().tolist()] == [
        ["A", "1"], ["B", "2.5"], ["C", "3"],
    ]  # fmt: skip


def test_an_odd_number_of_quotes_is_looked_into_before_a_row_is_taken():
    with pytest.raises(InputError, match=r"line 4: a quote .* never closed"):
        next(parse_chunks(b'name,city\nA,x\nB,y\nC,"z\nD,v\n', "list.csv", 1))
    chunks = list(parse_chunks(b'name,city\n6" pipe,x\nB,y\n', "list.csv", 1))
    assert [chunk.frame["name"].item() for chunk in chunks] == ['6" pipe', "B"]


def test_a_long_cell_is_not_called_an_open_quote():
    long = b"name,city\nA,x\nB," + b"y" * 5_000_000 + b"\n"
    with pytest.raises(InputError, match=r"line 3: a cell of more than 4,000,000 characters"):
        list(parse_chunks(long, "list.csv", 1))


@pytest.mark.parametrize("covers", [(), ("About this export",), ("", "Two", "lines")])
def test_a_cover_sheet_is_passed_over(tmp_path, covers):
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Cover").write_column(0, 1, covers)
        sheet = book.add_worksheet("Companies")
        sheet.write_row(0, 0, ["name", "website"])
        sheet.write_row(1, 0, ["Acme", "acme-invented.com"])
    assert read_list(path).frame.to_dict("records") == [
        {"name": "Acme", "website": "acme-invented.com"}
    ]
