import pytest

from prospects.errors import ConfigError
from prospects.specs.source import Source, load_sources, source_of

APOLLO = Source(name="Apollo export", files=("apollo*.csv",), has_columns=("Apollo Contact Id",))
ANY_APOLLO = Source(name="Old Apollo export", files=("apollo*",))
SALES_TEAM = Source(name="Sales team", has_columns=("Firma", "Letzter Kontakt"))


@pytest.mark.parametrize(
    ("file_name", "columns", "source"),
    [
        ("Apollo-contacts.CSV", ["First Name", "Apollo Contact Id"], APOLLO),
        ("apollo-contacts.csv", ["\ufeffapollo  contact id"], APOLLO),
        ("apollo-contacts.csv", ["First Name"], ANY_APOLLO),
        ("people.csv", ["Apollo Contact Id"], None),
        ("messe.xlsx", ["FIRMA", "Letzter Kontakt", "Ort"], SALES_TEAM),
        ("messe.xlsx", ["Firma"], None),
    ],
)
def test_a_file_is_known_by_its_name_and_columns(file_name, columns, source):
    assert source_of(file_name, columns, [ANY_APOLLO, APOLLO, SALES_TEAM]) == source


def test_of_two_sources_the_one_that_asks_for_more_is_taken():
    wide, narrow = (Source(name=n, has_columns=c) for n, c in (("w", ("A",)), ("n", ("A", "B"))))
    assert source_of("x.csv", ["A", "B"], [wide, narrow]) is narrow


def test_a_saved_column_is_found_whatever_its_case():
    source = Source(name="s", files=("*",), columns={"Web Site": "website", "Notes": None})
    assert (source.field_of("\ufeffWEB  site"), source.knows("notes"), source.knows("x")) == (
        "website", True, False,
    )  # fmt: skip


def _load(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return load_sources(folder, ["website", "email"])


def test_sources_are_named_by_their_files(tmp_path):
    found = _load(tmp_path, apollo="name: Apollo export\nfiles: [apollo*]\ncolumns: {NO: null}\n")
    assert found["apollo"].columns == {"NO": None}
    assert load_sources(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name: a\n", "no file can be recognised; give `files` or `has_columns`"),
        ("files: [a]\n", "name: is missing"),
        ("name: 'a#b'\nfiles: [a]\n", "name: "),
        ("name: a\nfiles: [a]\nkind: people\n", 'kind: "people" is not allowed'),
        ("name: a\nfiles: [a]\ncolumns: {Web: site}\n", 'columns.Web: "site" is no field; use'),
        ("name: a\nfiles: [a]\ncolumns: {Web: NO}\n", '"NO" is no field'),
        ("name: a\nfiles: [a]\nmapping: {}\n", "mapping: is not a key that is read"),
        ("name: a\nfiles: [a]\nopt_outs: [{column: GDPR}]\n", "give either `where`"),
        ("name: a\nfiles: [a]\nopt_outs: [{column: G, where: [x], unless: [y]}]\n", "give either"),
        ("name: a\nfiles: [a]\nopt_outs: [{column: G, forbids: [fax], where: [x]}]\n", '"fax"'),
        ("name: a\nfiles: [a]\nnot_opt_outs: yes\n", "not_opt_outs: "),
    ],
)  # fmt: skip
def test_faults_of_a_source_are_told_with_their_place(tmp_path, text, fault):
    with pytest.raises(ConfigError) as found:
        _load(tmp_path, a=text)
    assert str(found.value).startswith(f"{tmp_path / 'a.yml'}: ")
    assert fault in str(found.value)


def test_all_faults_of_all_sources_are_told_at_once(tmp_path):
    with pytest.raises(ConfigError) as found:
        _load(
            tmp_path,
            a="name: Export\nfiles: [a]\ncolumns: {A: b, C: d}\n",
            b="name: export\nfiles: [b]\n",
            c="kind: 3\n",
        )
    places = [fault.place for fault in found.value.faults]
    assert places.count("columns.A") == places.count("columns.C") == 1
    assert 'b.yml: name: "export" is the name of a.yml as well' in str(found.value)
    assert len(places) >= 5


@pytest.mark.parametrize(
    ("list_name", "is_its"),
    [("Apollo export", True), ("Apollo export (a.csv)", True), ("Apollo export 2", False)],
)
def test_a_source_knows_its_lists_by_their_names(list_name, is_its):
    assert APOLLO.names(list_name) is is_its
