import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from outreach.exports.cells import CUT_MARK, cell_text
from outreach.exports.day import share_of
from outreach.exports.words import OUTCOMES, WITHHELD_WORDS
from outreach.exports.workbook import write_workbook
from prospects.vocabulary import WithheldReason

PAYLOADS = Path(__file__).parents[4] / "shared" / "payloads"

SPECIMENS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\n=1+1", "\uff1d1+1", '=HYPERLINK("http://x","y")',
    "{=1+1}", "http://192.0.2.1/", "internal:Run!A1", "007", "1E5", "-", "_x000D_", " x ", "True",
]  # fmt: skip

HEADERS = [
    "Rank", "Do", "Send window", "First", "Last", "Title", "Persona", "Company", "Why now",
    "Why they fit", "Tier", "Buying committee", "Subject", "Message", "E-mail", "Phone",
    "LinkedIn", "Website", "Caution", "Template", "Outcome", "Until", "Note",
    "queue_item_id", "contact_id", "run_id",
]  # fmt: skip


@pytest.fixture
def sheets(tmp_path):
    def reopened(result):
        write_workbook(tmp_path / "queue.xlsx", result)
        return load_workbook(tmp_path / "queue.xlsx")

    return reopened


def table(sheet: Worksheet, header: int = 1) -> list[dict[str, object]]:
    names = [cell.value for cell in sheet[header]]
    rows = sheet.iter_rows(min_row=header + 1, values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_today_reads_from_left_to_right(sheets, day):
    sheet = sheets(day)["Today"]
    assert [cell.value for cell in sheet[1]] == HEADERS
    first = table(sheet)[0]
    assert (first["Rank"], first["Do"], first["First"]) == (1, "E-mail", "Marta")
    assert first["Persona"] == "Revenue operations"
    assert first["Message"] == day.entries[0].body
    assert first["queue_item_id"] == day.entries[0].queue_item_id
    assert first["Outcome"] is None
    assert sheet.max_row == 31


def test_the_sheets_have_their_names(sheets, day):
    assert sheets(day).sheetnames == ["Today", "Held back", "Accounts", "Run"]


def test_header_filter_print_and_answers_are_set_up(sheets, day):
    sheet = sheets(day)["Today"]
    assert sheet.freeze_panes == "F2"
    assert sheet.auto_filter.ref == "A1:Z31"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["U2:U31"].formula1 == f'"{",".join(OUTCOMES)}"'
    assert rules["V2:V31"].type == "date"


def test_a_notice_stands_above_every_table(sheets, day):
    marked = replace(day, report=replace(day.report, notice="INVENTED DATA"))
    book = sheets(marked)
    assert {sheet["A1"].value for sheet in book} == {"INVENTED DATA"}
    assert [cell.value for cell in book["Today"][2]] == HEADERS
    assert book["Today"].freeze_panes == "F3"
    assert book["Today"].auto_filter.ref == "A2:Z32"


@pytest.mark.parametrize("text", SPECIMENS)
def test_no_value_becomes_a_formula_or_a_number(sheets, day, entry, text):
    changed = entry(1, first_name=text, company=text, body=text, subject=text, email=text)
    sheet = sheets(replace(day, entries=(changed,)))["Today"]
    for header in ("First", "Company", "Message", "Subject", "E-mail"):
        cell = sheet.cell(2, HEADERS.index(header) + 1)
        assert (cell.data_type, cell.value) == ("s", text)
        assert cell.hyperlink is None


@pytest.mark.shared
@pytest.mark.parametrize("file", ["csv_formula.json", "blns.json"])
def test_naughty_values_stay_texts(sheets, day, entry, file):
    found = json.loads((PAYLOADS / file).read_text(encoding="utf-8"))
    texts = found if isinstance(found, list) else [
        *found["must_stay_text_not_formula"], *found["legit_values_that_must_round_trip"],
    ]  # fmt: skip
    texts = [text for text in texts if cell_text(text)]
    entries = tuple(entry(1, company=text) for text in texts)
    cells = sheets(replace(day, entries=entries))["Today"]["H"][1:]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == [cell_text(text) for text in texts]


def test_characters_that_xml_cannot_hold_are_left_out(sheets, day, entry):
    odd = entry(1, company="A\x00c\x0bm\ud800e\ufffe", body="one\r\ntwo\rthree")
    row = table(sheets(replace(day, entries=(odd,)))["Today"])[0]
    assert row["Company"] == "Acme"
    assert row["Message"] == "one\ntwo\nthree"


@pytest.mark.parametrize("letter", ["x", "🚀"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_mark(sheets, day, entry, letter):
    long = entry(1, body=letter * 40_000)
    text = str(table(sheets(replace(day, entries=(long,)))["Today"])[0]["Message"])
    assert text.endswith(CUT_MARK)
    assert 32_700 < len(text.encode("utf-16-le")) / 2 <= 32_767


def test_every_reason_to_hold_back_has_a_sentence(sheets, day):
    rows = table(sheets(day)["Held back"])
    assert set(WITHHELD_WORDS) == set(WithheldReason)
    assert rows[1]["Reason"] == "Customer: the account already buys from us"
    assert rows[1]["Title"] == "Head of Peat"
    assert rows[1]["Detail"] == "Stopped by rule 1 of the list."


def test_ids_of_people_held_back_are_for_programs(sheets, day):
    sheet = sheets(day)["Held back"]
    hidden = [sheet.cell(1, at).value for at in range(1, sheet.max_column + 1)
              if sheet.column_dimensions[get_column_letter(at)].hidden]  # fmt: skip
    assert hidden == ["contact_id"]


def test_accounts_show_range_and_what_would_change_it(sheets, day):
    row = table(sheets(day)["Accounts"])[3]
    assert (row["Tier"], row["Score from"], row["to"]) == ("Not sure yet: A or C", 41, 84.5)
    assert (
        row["Would change it"]
        == "• With 50 or more people it is tier A.\n• With fewer it is tier C."
    )


def test_run_warns_of_an_empty_list(sheets, day):
    texts = [cell for row in sheets(day)["Run"].iter_rows(values_only=True) for cell in row]
    assert "customers: 0 entries: nobody was held back as a customer" in texts
    assert "The web site answered too slowly" in texts
    assert 640 in texts


def test_an_empty_day_says_why(sheets, day):
    texts = [cell.value for cell in sheets(replace(day, entries=()))["Today"]["A"]]
    assert "the others of the team have entries" in str(texts[-1])


def test_only_the_sheet_run_tells_of_the_run(sheets, day):
    first = sheets(day)
    second = sheets(replace(day, report=replace(day.report, run_id="run-2", cpu_seconds=1.0)))
    for name in ("Today", "Held back", "Accounts"):
        assert list(first[name].values) == list(second[name].values)
    assert list(first["Run"].values) != list(second["Run"].values)


def test_a_rep_sees_their_entries_and_the_people_held_back_beside_them(day):
    share = share_of(day, "bo")
    assert {entry.owner for entry in share.entries} == {"bo"}
    assert share.withheld == day.withheld
    assert share_of(day, "anna").withheld == ()
    assert share.report is day.report


@pytest.mark.office
def test_libreoffice_opens_the_workbook_with_its_texts_intact(tmp_path, day, entry):
    office = shutil.which("soffice")
    if not office and not os.environ.get("CI"):
        pytest.skip("LibreOffice is not installed")
    texts = [text for text in SPECIMENS if text.isprintable()]
    entries = tuple(entry(at, company=text) for at, text in enumerate(texts))
    write_workbook(tmp_path / "queue.xlsx", replace(day, entries=entries))
    _convert(
        office or "soffice", tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    )
    written = (tmp_path / "queue.csv").read_text(encoding="utf-8")
    for text in texts:
        assert text.replace('"', '""') in written
    _convert(office or "soffice", tmp_path, "pdf")
    assert (tmp_path / "queue.pdf").read_bytes().startswith(b"%PDF")


def _convert(office: str, folder: Path, kind: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run(
        [*command, str(folder / "queue.xlsx")], check=True, capture_output=True, timeout=180
    )
