"""Lists under the name of their source, and a mapping that is saved once."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.intake import (
    intake_companies,
    intake_contacts,
    kind_of,
    map_headers,
    parse_list,
    source_fields,
    told_apart,
    with_source,
)
from enrichment.intake.source_text import file_pattern, source_id, source_text
from prospects.errors import InputError
from prospects.specs.source import Source, load_sources

_AT = datetime(2026, 11, 22, tzinfo=UTC)
_PEOPLE = b"Who,Dealership,Mail\nAmina Vale,Brindlecask,amina@brindlecask-invented.com\n"
DEALERS = Source(
    name="Dealer fair",
    files=("dealers*",),
    kind="contacts",
    columns={"Who": "full_name", "Dealership": "name", "Mail": "email"},
)


def test_provenance_names_the_source_and_the_row():
    raw = with_source(parse_list(_PEOPLE, "dealers-2026.csv"), [DEALERS])
    intake = intake_contacts(raw, observed_at=_AT)
    assert [row.sources for row in intake.rows] == [("Dealer fair row 1",)]
    assert [m.source for m in intake.mentions] == ["Dealer fair row 1"]
    assert [m.name for m in intake.mentions] == ["Brindlecask"]


def test_a_list_of_no_source_keeps_its_file_name():
    raw = with_source(parse_list(_PEOPLE, "people.csv"), [DEALERS])
    assert (raw.source, raw.list_name) == (None, "people.csv")


def test_a_source_says_what_its_lists_hold():
    raw = parse_list(b"Dealership\nBrindlecask\n", "dealers.csv")
    assert (kind_of(raw), kind_of(with_source(raw, [DEALERS]))) == ("companies", "contacts")


def test_a_column_that_is_not_to_be_used_stays_as_extra():
    source = Source(name="s", files=("*",), columns={"Website": None})
    raw = parse_list(b"Company,Website\nBrindlecask,brindlecask-invented.com\n", "a.csv")
    [mention] = intake_companies(with_source(raw, [source]), observed_at=_AT).mentions
    assert (mention.domain, mention.extra) == (None, {"Website": "brindlecask-invented.com"})


def test_a_column_that_the_user_names_outranks_the_source():
    raw = with_source(parse_list(_PEOPLE, "dealers.csv"), [DEALERS])
    found = map_headers(raw.columns, "contacts", {"title": "Who"}, source=raw.source)
    assert found.mapping["Who"] == "title"


def test_a_field_that_such_a_list_does_not_have_is_refused_in_one_line():
    source = Source(name="Fair", files=("*",), columns={"A": "first_name"})
    with pytest.raises(InputError, match='source Fair: "first_name" is no field of companies'):
        map_headers(["A"], "companies", source=source)


def test_two_files_of_one_source_are_told_apart():
    lists = [with_source(parse_list(_PEOPLE, name), [DEALERS]) for name in ("dealers1", "dealers2")]
    other = parse_list(_PEOPLE, "other.csv")
    assert [raw.list_name for raw in told_apart([*lists, other])] == [
        "Dealer fair (dealers1)", "Dealer fair (dealers2)", "other.csv",
    ]  # fmt: skip
    assert [raw.list_name for raw in told_apart(lists[:1])] == ["Dealer fair"]


@pytest.mark.parametrize(
    ("file_name", "pattern"),
    [
        ("apollo-contacts-export (3).csv", "apollo-contacts-export*.csv"),
        ("contacts_2026-11-22.xlsx", "contacts*.xlsx"),
        ("people.csv", "people*.csv"),
        ("2026 fair.csv", "*fair*.csv"),
    ],
)
def test_a_pattern_of_a_file_name_leaves_day_and_number_out(file_name, pattern):
    assert file_pattern(file_name) == pattern


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Apollo export", "apollo-export"), ("Messe Köln", "messe-koln"), ("展", "source")],
)
def test_a_source_gets_a_file_name_of_its_name(name, id_):
    assert source_id(name) == id_


def _saved(tmp_path, raw, name="Saved"):
    kind = kind_of(raw)
    found = map_headers(raw.columns, kind, samples=raw.samples())
    folder = tmp_path / "sources"
    folder.mkdir(exist_ok=True)
    (folder / "saved.yml").write_text(source_text(name, raw, kind, found), encoding="utf-8")
    return found, load_sources(folder, source_fields())["saved"]


def test_a_saved_mapping_is_the_mapping_that_was_shown(tmp_path):
    raw = parse_list(
        b"Firma,Vorname,Name,E-Mail,Sparte\nBrindlecask,Amina,Vale,a@brindlecask-invented.com,B\n",
        "messe.csv",
    )
    shown, source = _saved(tmp_path, raw)
    again = map_headers(raw.columns, "contacts", source=source)
    assert again.mapping == shown.mapping
    assert source.is_of("messe-neu.csv", raw.columns)


def test_doubts_and_opt_outs_are_written_down_to_be_decided(tmp_path):
    raw = parse_list(
        b"Dealership,Email,Email Opt-In\nBrindlecask,a@brindlecask-invented.com,ja\n", "x.csv"
    )
    _, source = _saved(tmp_path, raw)
    text = (tmp_path / "sources" / "saved.yml").read_text(encoding="utf-8")
    assert '  # "Dealership": company  # the name may mean company' in text
    assert '#   - column: "Email Opt-In"' in text
    assert '#     unless: [yes]  # its cells: "ja"' in text
    assert set(source.columns) == {"Email"}
    with pytest.raises(InputError, match="looks like an opt-out"):
        intake_contacts(with_source(raw, [source]), observed_at=_AT)


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=5, unique=True))
def test_whatever_columns_are_called_their_source_can_be_read_and_claims_them(
    tmp_path_factory, names
):
    rows = [[name.replace('"', '""') for name in names], ["x"] * len(names)]
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    try:
        raw = parse_list(text.encode("utf-8", "replace"), "list.csv")
    except InputError:
        return
    _, source = _saved(tmp_path_factory.mktemp("config"), raw)
    if any(column.replace("\ufeff", "").strip() for column in raw.columns):
        assert source.is_of("list.csv", raw.columns)
