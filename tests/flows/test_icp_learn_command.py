"""`prospects icp learn`: every row accounted for, a proposal in a file of its own, a report."""

import io
import random
from pathlib import Path

import pytest
import yaml

from flows.cli import main
from prospects.specs.icp import IcpSpec

HEADER = "Record ID,Firma,Website,Branche,Mitarbeiter,Deal Stage,Amount,Close Date,Owner,Renewal"


def export(path: Path, size: int = 900, *, wins: bool = True) -> Path:
    """A CRM export of invented companies, of which software of 50 to 500 people is won."""
    dice = random.Random(3)
    lines = [HEADER]
    for row in range(size):
        industry = dice.choice(["Software", "Retail", "Hotels"])
        people = dice.choice([5, 30, 80, 200, 450, 900, 4000])
        fits = industry == "Software" and 50 <= people <= 500
        won = wins and dice.random() < (0.8 if fits else 0.05)
        stage = "Closed Won" if won else "Closed Lost"
        lines.append(
            f"{row},Firma {row} GmbH,https://www.firma-{row}.de,{industry},{people},{stage},"
            f'"{dice.randint(5, 50)},000 EUR",2026-03-{1 + row % 28:02},Robin,'
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["icp", "learn", *map(str, arguments)])
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


def test_a_proposal_and_a_report_are_written_and_no_icp_is_touched(run, tmp_path):
    code, out, err = run("--outcomes", export(tmp_path / "crm.csv"), "--name", "saas")
    assert (code, err) == (0, "")
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        "crm.csv", "saas.proposed.yml", "saas.report.html",
    ]  # fmt: skip
    text = (tmp_path / "out/learned/saas.proposed.yml").read_text(encoding="utf-8")
    icp = IcpSpec.model_validate(yaml.safe_load(text))
    assert sorted(criterion.key for criterion in icp.criteria) == ["headcount", "industry"]
    assert "900 rows: 900 companies used" in out
    assert "owner: says who works the company" in out


def test_an_export_may_come_by_standard_input(run, tmp_path, monkeypatch):
    said = export(tmp_path / "crm.csv").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(said)))
    code, out, _ = run("--outcomes", "-", "--name", "saas")
    assert (code, "900 rows: 900 companies used" in out) == (0, True)


def test_the_report_is_one_page_without_anything_from_outside(run, tmp_path):
    run("--outcomes", export(tmp_path / "crm.csv"), "--name", "saas")
    page = (tmp_path / "out/learned/saas.report.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 3
    assert "Renewal" in page
    assert "://" not in page
    assert "<script" not in page


def test_every_row_is_used_or_has_a_reason(run, tmp_path):
    path = export(tmp_path / "crm.csv", 300)
    more = [
        "901,Firma 7 GmbH,https://firma-7.de/en,Software,80,Closed Won,,2026-06-01,Robin,",
        "902,Offen GmbH,https://offen.de,Software,80,Negotiation,,,Robin,",
        "903,Leer GmbH,https://leer.de,Software,80,,,,Robin,",
        "904,Fremd GmbH,https://fremd.de,Software,80,Banana,,,Robin,",
    ]
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(more) + "\n", encoding="utf-8")
    _, out, _ = run("--outcomes", path)
    assert out.splitlines()[0] == (
        "304 rows: 300 companies used; "
        "1 not: another deal of the same company tells a later end; "
        '1 not: the deal is still open; 1 not: no outcome; 1 not: "Banana" is no outcome we know'
    )


def test_facts_of_a_profiles_file_count_where_the_export_has_none(run, tmp_path):
    path = export(tmp_path / "crm.csv")
    lines = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    facts = ["domain,industry,headcount"]
    facts += [f"firma-{cells[0]}.de,{cells[3]},{cells[4]}" for cells in lines[1:]]
    profiles = tmp_path / "profiles.csv"
    profiles.write_text("\n".join(facts) + "\n", encoding="utf-8")
    bare = [",".join([*cells[:3], "", "", *cells[5:]]) for cells in lines[1:]]
    path.write_text("\n".join([HEADER, *bare]) + "\n", encoding="utf-8")
    _, out, _ = run("--outcomes", path, "--profiles", profiles)
    assert "More is known of 900 of them" in out
    assert "Industry: Software" in out


def test_without_wins_enough_nothing_is_proposed_and_an_old_proposal_goes(run, tmp_path):
    run("--outcomes", export(tmp_path / "crm.csv"), "--name", "saas")
    path = export(tmp_path / "few.csv", 60, wins=False)
    text = path.read_text(encoding="utf-8").replace("Closed Lost", "Closed Won", 3)
    path.write_text(text, encoding="utf-8")
    code, out, _ = run("--outcomes", path, "--name", "saas")
    assert code == 0
    assert "Nothing is proposed: 3 companies were won; from 30 on criteria are proposed" in out
    assert not (tmp_path / "out/learned/saas.proposed.yml").exists()


@pytest.mark.parametrize(
    ("text", "arguments", "words"),
    [
        pytest.param(
            "Firma,Notes\nAcme,x\n", (),
            "no column tells how it ended with a company (won, lost, churned, retained; columns: "
            "Firma, Notes); name one with --map outcome=COLUMN",
            id="no-outcome",
        ),
        pytest.param(
            "Firma,Notes\nAcme,x\n", ("--map", "outcome=Stage"),
            "has no column Stage (columns: Firma, Notes)", id="no-such-column",
        ),
        pytest.param(
            "Firma,Notes\nAcme,x\n", ("--map", "outcome"), "write it as FIELD=COLUMN", id="no-pair"
        ),
        pytest.param(
            "Firma,Notes\nAcme,maybe\n", ("--map", "outcome=Notes"),
            "no cell of column 'Notes' tells an end", id="nothing-ended",
        ),
        pytest.param(
            "Firma,Stage\nAcme,won\n", ("--name", "Größe!"),
            "write lower-case letters, digits and hyphens", id="no-id",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_learned_from_is_told_in_one_line(run, tmp_path, text, arguments, words):
    path = tmp_path / "crm.csv"
    path.write_text(text, encoding="utf-8")
    code, _, err = run("--outcomes", path, *arguments)
    assert code == 2
    assert words in err
    assert err.count("\n") == 1
