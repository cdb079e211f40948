import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake import parse_list, read_list
from enrichment.intake.header_row import find_header

_ROWS = [["Acme Tools", "acme-invented.com", "Germany"], ["Bolt", "bolt-invented.com", "France"]]


@pytest.mark.parametrize(
    ("above", "header"),
    [
        pytest.param([], ["Name", "Website", "Country"], id="nothing-above"),
        pytest.param([["Prospects Q3"], []], ["Name", "Website", "Country"], id="title"),
        pytest.param([["Prospects Q3", "", ""]], ["Name", "Website", "Country"], id="padded-title"),
        pytest.param(
            [["Targets"], ["as of", "2026-10-01"], []], ["Firma", "Webseite", "Land"], id="date"
        ),
        pytest.param([["Company", "", ""]], ["Name", "Website", "Country"], id="group-of-columns"),
        pytest.param([["Messe Liste"], []], ["Aa", "Bb", "Cc"], id="names-that-nobody-knows"),
        pytest.param([[], ["", ""]], ["Name", "Site", "Country"], id="blank-rows"),
    ],
)
def test_what_stands_above_the_header_is_passed_over(above, header):
    assert find_header([*above, header, *_ROWS]) == len(above)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Name", "Website"], ["Name", "Website"]], id="header-repeated"),
        pytest.param([["Name", "Job"], ["Owner", "Title"]], id="cells-that-are-names-of-fields"),
        pytest.param([["Aa", "Bb"], ["Owner", "x"]], id="one-such-cell-in-a-foreign-list"),
        pytest.param([["name"], ["Acme", "x", "y"], ["Bolt", "x", "y"]], id="one-known-name"),
        pytest.param([["Aa", "Bb"], ["Title", "Email", "a@b-invented.com"]], id="a-record"),
        pytest.param([["Acme", "acme-invented.com"], ["Bolt", "bolt-invented.com"]], id="none"),
        pytest.param([["x"]], id="one-cell"),
    ],
)
def test_the_first_row_is_the_header_where_no_later_one_is_better(rows):
    assert find_header(rows) == 0


@given(st.lists(st.lists(st.text(max_size=8), max_size=4), max_size=5))
def test_a_good_header_on_top_is_never_passed_over(rows):
    assert find_header([["name", "website", "headcount", "city", "country"], *rows]) == 0


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("title", ["Prospects Q3", "Prospects, Q3, DACH", "Stand: 1;2"])
def test_a_title_of_one_cell_does_not_hide_the_delimiter(title, delimiter):
    lines = [title, "", *(delimiter.join(r) for r in [["Name", "Website", "Country"], *_ROWS])]
    raw = parse_list("\n".join(lines).encode(), "list.csv")
    assert (raw.columns[:3], raw.delimiter) == (("Name", "Website", "Country"), delimiter)
    assert raw.frame["Name"].tolist() == ["Acme Tools", "Bolt"]


def test_rows_below_a_title_keep_their_place_and_the_title_is_told():
    text = "Prospects Q3,,\n,,\nName,Website,Country\nAcme,acme-invented.com,DE\n"
    # One row is of another width, so that the careful reader goes on.
    raw = parse_list(f"{text}\nBolt,bolt-invented.com,FR,x\n".encode(), "list.csv")
    assert raw.frame.index.tolist() == [2, 4]
    assert raw.notes == (
        'lines 1-2 were passed over, the header is line 3 ("Prospects Q3" stands above it)',
    )
    assert parse_list(text.encode(), "list.csv").frame.index.tolist() == [2]


def test_a_header_on_top_leaves_nothing_to_tell(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("\nName,Website\nAcme,acme-invented.com\n", encoding="utf-8")
    assert read_list(path).notes == ()
