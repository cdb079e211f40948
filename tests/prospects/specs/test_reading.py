"""YAML is read strictly, and every fault is told at once in words that mend it."""

import pytest

from prospects.errors import ConfigError
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import (
    load_icps,
    load_personas,
    unknown_icps,
    unknown_personas,
    with_own_personas,
)
from prospects.specs.reading import load_spec, read_yaml
from prospects.specs.settings import load_settings

ICP = """
id: norway
name: Norway
purpose: Companies of Norway.
personas: [vp-sales]
criteria:
  - key: country
    any: [NO, SE]
  - key: text
    any: ["0123", yes, off]
"""


def _write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _faults(load) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load()
    return [str(fault) for fault in caught.value.faults]


def test_norway_is_no_boolean_and_a_leading_zero_no_octal(tmp_path):
    icp = load_spec(IcpSpec, _write(tmp_path, "norway.yml", ICP))
    assert icp.criteria[0].any == ("NO", "SE")
    assert icp.criteria[1].any == ("0123", "yes", "off")


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    path = _write(
        tmp_path,
        "broken.yml",
        """
id: Broken Name
name: Broken
personas: []
criteria:
  - {key: headcount, from: 500, to: 50}
  - {key: country, mode: must, any: [DE]}
  - {key: shoe_size, any: [44]}
  - {key: technology}
colour: red
""",
    )
    faults = "\n".join(_faults(lambda: load_spec(IcpSpec, path)))
    for words in (
        "id: ",
        "purpose: is missing",
        "personas: ",
        "criteria[0]: `from` 500 is above `to` 50",
        "criteria[1].mode: \"must\" is not allowed; use 'filter', 'score' or 'exclude'",
        'criteria[2]: "shoe_size" is not a criterion; use',
        "criteria[3].any: is missing",
        "colour: is not a key that is read; allowed here: id, name",
    ):
        assert f"{path}: {words}" in faults


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [1, 2", "not valid YAML"),
        ("a: 1\na: 2\n", "is written twice"),
        ("- a\n- b\n", "must be a list of `key: value` lines"),
        ("a: !!python/object/apply:os.system [ls]\n", "not valid YAML"),
    ],
)
def test_what_is_no_mapping_is_refused_with_its_line(tmp_path, text, words):
    assert words in _faults(lambda: read_yaml(_write(tmp_path, "x.yml", text)))[0]


def test_a_missing_or_binary_file_is_one_clear_line(tmp_path):
    assert _faults(lambda: read_yaml(tmp_path / "no.yml")) == [f"{tmp_path / 'no.yml'}: is missing"]
    (tmp_path / "b.yml").write_bytes(b"\x89PNG\xff")
    assert "cannot be read as text" in _faults(lambda: read_yaml(tmp_path / "b.yml"))[0]


def test_the_environment_outranks_the_file(tmp_path):
    path = _write(
        tmp_path, "pipeline.yml", "fetch:\n  delay_seconds: 3\n  contact: ops@a.example\n"
    )
    settings = load_settings(
        path,
        {
            "PROSPECTS_FETCH__DELAY_SECONDS": "0.5",
            "PROSPECTS_FETCH__NEVER_FETCH": "a.com, b.com",
            "PROSPECTS_OUTREACH__CONTACTS_PER_COMPANY": "5",
            "PROSPECTS_DNS__SERVER": "127.0.0.1:53",
            "HOME": "/nowhere",
        },
    )
    assert settings.fetch.delay_seconds == 0.5
    assert settings.fetch.contact == "ops@a.example"
    assert settings.fetch.never_fetch == ("a.com", "b.com")
    assert settings.outreach.contacts_per_company == 5


def test_a_wrong_setting_names_its_place_from_either_side(tmp_path):
    path = _write(tmp_path, "pipeline.yml", "fetch:\n  speed: 3\nenrichment:\n")
    faults = _faults(lambda: load_settings(path, {"PROSPECTS_FETCH__DELAY_SECONDS": "fast"}))
    assert any("fetch.speed: is not a key that is read" in fault for fault in faults)
    assert 'environment: PROSPECTS_FETCH__DELAY_SECONDS: "fast" is no number' in faults


def test_a_setting_of_a_section_within_a_section_has_a_variable(tmp_path):
    path = _write(tmp_path, "pipeline.yml", "enrichment:\n  fresh_days: 3\n  technographics:\n")
    name = "PROSPECTS_ENRICHMENT__TECHNOGRAPHICS__FINGERPRINTS"
    settings = load_settings(path, {name: "own.json"})
    assert settings.enrichment.technographics.fingerprints == str(tmp_path / "own.json")
    assert settings.enrichment.fresh_days == 3
    assert load_settings(path, {"X": ""}).enrichment.technographics.fingerprints == ""
    (fault,) = _faults(lambda: load_settings(path, {name + "X": "own.json"}))
    assert fault.startswith(f"environment: {name}X: is not a key that is read")


def test_addresses_of_boards_may_be_others_than_the_vendors(tmp_path):
    path = _write(
        tmp_path, "pipeline.yml",
        "enrichment:\n  hiring:\n    base_urls:\n      breezy: http://{tenant}.boards.tld/\n",
    )  # fmt: skip
    variable = "PROSPECTS_ENRICHMENT__HIRING__BASE_URLS"
    assert load_settings(path, {"X": ""}).enrichment.hiring.base_urls == {
        "breezy": "http://{tenant}.boards.tld"
    }
    assert load_settings(
        path, {variable: "{lever: 'https://a.tld'}"}
    ).enrichment.hiring.base_urls == {"lever": "https://a.tld"}
    for wrong in ("ftp://a.tld", "a.tld", "https://{company}.tld", "https://{}", "https://{tenant"):
        (fault,) = _faults(lambda: load_settings(path, {variable: f"{{lever: '{wrong}'}}"}))  # noqa: B023
        assert fault.startswith(f'environment: {variable}: lever: "{wrong}" is no address')


def test_a_variable_that_is_no_yaml_is_told_as_any_wrong_value(tmp_path):
    path = _write(tmp_path, "pipeline.yml", "")
    faults = _faults(lambda: load_settings(path, {"PROSPECTS_ENRICHMENT__PROCESSES": "{"}))
    assert faults == ['environment: PROSPECTS_ENRICHMENT__PROCESSES: "{" is no whole number']


def test_an_icp_is_named_as_its_file(tmp_path):
    _write(tmp_path, "sweden.yml", ICP)
    assert _faults(lambda: load_icps(tmp_path))[0].endswith(
        'sweden.yml: id: "norway" must be "sweden", as the file'
    )


def test_an_icp_through_nobody_is_a_fault(tmp_path):
    _write(tmp_path, "icps/norway.yml", ICP)
    _write(
        tmp_path,
        "personas/chef/persona.yml",
        "id: chef\nname: Chef\nmatch: {include: [chef]}\ncadence: [{step: s, day: 0}]\n",
    )
    faults = unknown_personas(
        load_icps(tmp_path / "icps").values(), load_personas(tmp_path / "personas"), tmp_path, ()
    )
    assert [str(fault).rpartition(": ")[2] for fault in faults] == [
        '"vp-sales" is no persona that may be contacted; use chef'
    ]


def _sized(sizes):
    match = f"match: {{include: [x], sizes: [{sizes}]}}"
    return f"id: p\nname: P\n{match}\ncadence: [{{step: a, day: 0}}]"


def test_a_persona_names_its_icps_by_itself(tmp_path):
    named = _working_through(tmp_path, "norway")
    icps = with_own_personas(load_icps(tmp_path / "icps"), named)
    assert icps["norway"].personas == ("vp-sales", "chef")
    assert not unknown_icps(named.values(), icps, tmp_path)


def test_a_persona_through_an_icp_that_is_not_there_is_a_fault(tmp_path):
    named = _working_through(tmp_path, "sweden")
    icps = load_icps(tmp_path / "icps")
    assert [str(fault) for fault in unknown_icps(named.values(), icps, tmp_path)] == [
        f'{tmp_path}/chef/persona.yml: match.icps[0]: "sweden" is no ICP that is worked; use norway'
    ]


def test_a_persona_that_leaves_out_an_icp_which_lists_it_is_a_fault(tmp_path):
    _write(tmp_path, "icps/norway.yml", ICP.replace("vp-sales", "chef"))
    _write(tmp_path, "icps/oslo.yml", ICP.replace("norway", "oslo"))
    icps = load_icps(tmp_path / "icps")
    (fault,) = unknown_icps(_working_through(tmp_path, "oslo").values(), icps, tmp_path)
    assert "match.icps: leaves out norway, whose file names this persona" in str(fault)


def _working_through(folder, icp):
    if not (folder / "icps").exists():
        _write(folder, "icps/norway.yml", ICP)
    _write(
        folder,
        "personas/chef/persona.yml",
        f"id: chef\nname: Chef\nmatch: {{include: [chef], icps: [{icp}]}}\n"
        "cadence: [{step: s, day: 0}]\n",
    )
    return load_personas(folder / "personas")


@pytest.mark.parametrize(
    ("persona", "words"),
    [
        ("id: p\nname: P\nmatch: {}\ncadence: [{step: s, day: 0}]", "this persona fits no title"),
        ("id: p\nname: P\nmatch: {include: [x]}", "at least one step"),
        (
            "id: p\nname: P\nmatch: {include: [x]}\n"
            "cadence: [{step: a, day: 5}, {step: b, day: 1}]",
            "days must rise",
        ),
        (
            "id: p\nname: P\nmatch: {functions: [sales], seniority: {from: vp, to: manager}}\n"
            "cadence: [{step: a, day: 0}]",
            "`from` vp is above `to` manager",
        ),
        (
            "id: p\nname: P\nmatch: {functions: [selling]}\ncadence: [{step: a, day: 0}]",
            '"selling" is not allowed; use',
        ),
        (
            _sized("{headcount: {to: 19}, include: [y]}, {headcount: {from: 19}, include: [z]}"),
            "match.sizes[1].headcount: 19+ overlaps 1-19 of sizes[0]",
        ),
        (
            _sized("{headcount: {to: 19}}"),
            "match.sizes[0]: changes nothing; give at least one of functions, seniority, include",
        ),
        (_sized("{headcount: {from: 9, to: 2}, include: [y]}"), "`from` 9 is above `to` 2"),
        (_sized("{headcount: {from: 1}, include: [y]}"), "holds every company"),
    ],
)
def test_a_persona_that_makes_no_sense_is_refused(tmp_path, persona, words):
    _write(tmp_path, "p/persona.yml", persona)
    assert words in "\n".join(_faults(lambda: load_personas(tmp_path)))


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ("{key: openings, from: 9, to: 3}", "criteria[0]: `from` 9 is above `to` 3"),
        ("{key: openings, functions: [cooking]}",
         'criteria[0].functions[0]: "cooking" is not allowed; use'),
        ("{key: openings, functions: sales}",
         'criteria[0].functions: "sales" is no list; write [a, b]'),
        ("{key: hiring_change, any: []}",
         "criteria[0].any: is empty; at least one entry is wanted"),
        ("{key: hiring_change, any: [technology]}",
         'criteria[0].any[0]: "technology" is not allowed; use \'first_in_function\''),
    ],
)  # fmt: skip
def test_a_criterion_over_openings_says_what_it_takes(tmp_path, criterion, words):
    text = f"id: a\nname: A\npurpose: P\npersonas: [chef]\ncriteria:\n  - {criterion}\n"
    path = _write(tmp_path, "a.yml", text)
    [fault] = _faults(lambda: load_spec(IcpSpec, path))
    assert fault.startswith(f"{path}: {words}")
