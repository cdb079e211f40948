import json

import pytest

from enrichment.technographics.fingerprints.reading import read_fingerprints
from prospects.errors import InputError

ACME = {"Acme": {"cats": [1, 9], "html": "acme"}}
ZENITH = {"Zenith": {"cats": [2]}}
CATEGORIES = {"1": {"name": "CRM"}, "2": {"name": "CMS", "priority": 1}}


def write(folder, **files):
    """Files `a__b` are b.json in folder a."""
    for name, content in files.items():
        file = folder.joinpath(*name.split("__")).with_suffix(".json")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content))


@pytest.mark.parametrize(
    "content",
    [
        ACME,
        {"apps": ACME},
        {"technologies": ACME, "categories": CATEGORIES},
        {"apps": ACME, "x": 1},
    ],
    ids=["bare", "apps", "technologies", "apps-and-more"],
)
def test_a_file_of_each_form_is_read(tmp_path, content):
    write(tmp_path, acme=content)
    known = read_fingerprints(tmp_path / "acme.json")
    assert known.technologies == ACME
    assert known.categories == {}


@pytest.mark.parametrize("folder", ["technologies__", "src__technologies__", ""])
def test_a_folder_of_each_form_is_read_in_the_order_of_its_files(tmp_path, folder):
    write(tmp_path, **{f"{folder}b": ACME, f"{folder}a": ZENITH, "categories": CATEGORIES})
    known = read_fingerprints(tmp_path)
    assert [*known.technologies] == ["Zenith", "Acme"]
    assert known.category_names("Acme") == ["CRM"]
    assert known.category_names("Zenith") == ["CMS"]
    assert known.category_names("Nobody") == []


def test_what_lies_beside_technologies_is_not_read_as_one(tmp_path):
    write(tmp_path, acme=ACME, groups={"1": {"name": "Sales"}}, schema={"x": 1}, categories={})
    assert [*read_fingerprints(tmp_path).technologies] == ["Acme"]


@pytest.mark.parametrize("place", ["categories", "../categories"])
def test_categories_are_looked_for_beside_a_file_and_above_its_folder(tmp_path, place):
    write(tmp_path, technologies__acme=ACME)
    (tmp_path / "technologies" / f"{place}.json").write_text(json.dumps(CATEGORIES))
    known = read_fingerprints(tmp_path / "technologies" / "acme.json")
    assert known.categories == {1: "CRM", 2: "CMS"}


def test_categories_of_a_stranger_are_not_taken(tmp_path):
    write(tmp_path, own__acme=ACME, categories=CATEGORIES)
    assert read_fingerprints(tmp_path / "own").categories == {}
    assert read_fingerprints(tmp_path / "own" / "acme.json").categories == {}


def test_categories_of_a_repository_are_those_beside_its_technologies(tmp_path):
    write(tmp_path, src__technologies__a=ACME, src__categories=CATEGORIES)
    for path in ("", "src", "src/technologies", "src/technologies/a.json"):
        assert read_fingerprints(tmp_path / path).category_names("Acme") == ["CRM"]


def test_the_digest_is_that_of_all_that_was_read(tmp_path):
    write(tmp_path, technologies__a=ACME, technologies__b=ZENITH, categories=CATEGORIES)
    first = read_fingerprints(tmp_path)
    assert first.digest == read_fingerprints(tmp_path).digest
    write(tmp_path, categories={})
    second = read_fingerprints(tmp_path)
    write(tmp_path, technologies__b={"Zenith": {"cats": [1]}})
    assert len({first.digest, second.digest, read_fingerprints(tmp_path).digest}) == 3


def fault(path):
    with pytest.raises(InputError) as raised:
        read_fingerprints(path)
    return str(raised.value)


def test_what_is_not_there_is_named(tmp_path):
    path = tmp_path / "none.json"
    assert fault(path) == f"{path}: no such file or folder of fingerprints"


def test_a_folder_without_fingerprints_is_named(tmp_path):
    write(tmp_path, categories=CATEGORIES)
    assert fault(tmp_path) == f"{tmp_path}: holds no JSON files of fingerprints"


@pytest.mark.parametrize(
    "content",
    ["", "{", "acme", "[" * 100_000, "\udcff".encode("utf-8", "surrogateescape").decode("latin-1")],
)
def test_what_is_no_json_is_named(tmp_path, content):
    write(tmp_path, acme=content)
    path = tmp_path / "acme.json"
    assert fault(path).startswith(f"{path}: is no JSON: ")


def test_bytes_that_are_no_text_are_no_json(tmp_path):
    path = tmp_path / "acme.json"
    path.write_bytes(b"\xff\x00\xfe{")
    assert fault(path).startswith(f"{path}: is no JSON: ")


@pytest.mark.parametrize("content", [[], [ACME], "acme", 1, None, {"apps": [1]}])
def test_what_is_no_object_of_technologies_is_named(tmp_path, content):
    write(tmp_path, acme=json.dumps(content))
    path = tmp_path / "acme.json"
    assert fault(path) == f"{path}: is no object of technologies and their fields"


@pytest.mark.parametrize("content", [{"Acme": []}, {"Acme": "x"}, {"apps": {"Acme": None}}])
def test_a_technology_without_fields_is_named(tmp_path, content):
    write(tmp_path, acme=content)
    path = tmp_path / "acme.json"
    assert fault(path) == f"{path}: Acme: is no object of fields such as scriptSrc and html"


@pytest.mark.parametrize("content", [{}, pytest.param({"apps": {}})])
def test_a_file_without_technologies_is_named(tmp_path, content):
    write(tmp_path, acme=content)
    path = tmp_path / "acme.json"
    assert fault(path) == f"{path}: holds no technologies in Wappalyzer's form"


def test_a_technology_that_stands_in_two_files_is_named_with_both(tmp_path):
    write(tmp_path, a=ACME, b=ACME)
    assert fault(tmp_path) == (
        f"{tmp_path / 'b.json'}: Acme stands in a.json too; name one of the files"
    )


@pytest.mark.parametrize("content", [[], {"1": "CRM"}, {"one": {"name": "CRM"}}, {"1": {}}])
def test_categories_of_another_form_are_named(tmp_path, content):
    write(tmp_path, acme=ACME, categories=content)
    path = tmp_path / "categories.json"
    assert fault(tmp_path) == f'{path}: is no object like {{"1": {{"name": "CRM"}}}}'


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    path = tmp_path / "acme.json"
    path.mkdir()
    assert fault(tmp_path) == f"{path}: cannot be read: Is a directory"


def test_numbers_of_categories_that_are_no_list_name_none(tmp_path):
    write(tmp_path, acme={"Acme": {"cats": None}, "Zenith": {"cats": 1}}, categories=CATEGORIES)
    known = read_fingerprints(tmp_path)
    assert known.category_names("Acme") == []
    assert known.category_names("Zenith") in ([], ["CRM"])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "count"),
    [("wappalyzergo_fingerprints_data.json", 7_586), ("enthec_technologies.json", 7_586)],
)
def test_the_files_of_the_community_are_read(shared_dir, name, count):
    known = read_fingerprints(shared_dir / "data" / "fingerprints" / name)
    assert len(known.technologies) == count
    assert known.category_names("HubSpot")
