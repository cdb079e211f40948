"""`prospects personas review`: the signed rows of a day's file, taken over."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.cli import main
from flows.configuration import load_configuration
from flows.places import Places
from prospects.errors import ConfigError
from prospects.title_review_file import read_reviews

HEADER = "title,standing,seniority,functions,persona,by,on,note,contacts,company"
SIGNED = "Deal Wizard,current,head,sales,,Ana Example,,she leads them,3,Acme Example"
UNSIGNED = "Captain,current,manager,sales,,,,,1,Acme Example"
PERSONA = "id: sales-leader\nname: Sales leader\nmatch: {functions: [sales]}\n"

Review = Callable[..., tuple[int, str, str]]


@pytest.fixture
def review(tmp_path: Path, capsys) -> Review:
    """Hand rows back; the owner's file lies in `tmp_path/config`."""
    folder = tmp_path / "templates" / "sales-leader"
    folder.mkdir(parents=True)
    (folder / "persona.yml").write_text(PERSONA + "cadence: [{step: intro, day: 0}]\n")

    def call(rows: list[str], *options: str) -> tuple[int, str, str]:
        file = tmp_path / "titles_to_review.csv"
        file.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
        places = ["--config", str(tmp_path / "config"), "--templates", str(tmp_path / "templates")]
        with pytest.raises(SystemExit) as ended:
            main(["personas", "review", str(file), *options, "--day", "2026-11-23", *places])
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], list[tuple[str, str, str]]]:
    """Title, name and day of each review that the owner's file holds."""
    path = tmp_path / "config" / "title_reviews.csv"
    return lambda: [(r.title, r.by, r.on.isoformat()) for r in read_reviews(path, ["sales-leader"])]


def test_signed_rows_are_taken_over_and_the_others_wait(review, kept):
    code, out, _ = review([SIGNED, UNSIGNED])
    assert code == 0
    assert "1 title added, 0 decided so already; 1 row without a signature" in out
    assert kept() == [("Deal Wizard", "Ana Example", "2026-11-23")]


def test_the_same_file_again_changes_nothing(review, kept, tmp_path):
    review([SIGNED])
    before = (tmp_path / "config" / "title_reviews.csv").read_bytes()
    code, out, _ = review([SIGNED])
    assert (code, "0 titles added, 1 decided so already" in out) == (0, True)
    assert (tmp_path / "config" / "title_reviews.csv").read_bytes() == before


def test_a_name_given_by_option_signs_what_nobody_signed(review, kept):
    review([SIGNED, UNSIGNED], "--by", "Bo Example")
    assert [(title, by) for title, by, _ in kept()] == [
        ("Deal Wizard", "Ana Example"), ("Captain", "Bo Example"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (SIGNED.replace("head", "boss"), 'row 3, seniority: "boss" is not a seniority'),
        (SIGNED.replace("sales,,", "sales,buyer,"), 'row 3, persona: "buyer" is no persona'),
        (
            SIGNED.replace("head", "vp").replace("Deal", "DEAL"),
            "row 3, title: \"DEAL Wizard\" is decided in",
        ),
    ],
)  # fmt: skip
def test_one_fault_takes_nothing_over_and_loses_nothing(review, kept, row, told):
    review([SIGNED])
    before = kept()
    code, out, err = review([UNSIGNED.replace(",sales,,,", ",sales,,Bo Example,"), row])
    assert (code, out, kept()) == (2, "", before)
    assert told in err


def test_a_file_of_which_nobody_signed_a_row_says_how(review):
    code, out, err = review([UNSIGNED])
    assert (code, "0 titles added" in out, "Sign rows" in err) == (0, True, True)


def test_a_file_that_is_not_there_is_one_line(review, capsys):
    with pytest.raises(SystemExit):
        main(["personas", "review", "nowhere.csv"])
    assert "nowhere.csv: does not exist; check the path" in capsys.readouterr().err


def test_faults_of_reviews_are_told_with_those_of_all_other_files(tmp_path):
    repository = Path(__file__).resolve().parents[2]
    config = Path(shutil.copytree(repository / "config", tmp_path / "config"))
    (config / "title_reviews.csv").write_text(f"{HEADER.removesuffix(',contacts,company')}\n")
    assert len(load_configuration(Places(config, repository / "outreach_templates")).reviews) == 0
    (config / "title_reviews.csv").write_text("title\nVP Sales\n")
    (config / "team.yml").write_text("sdrs: 3\n")
    with pytest.raises(ConfigError) as refused:
        load_configuration(Places(config, repository / "outreach_templates"))
    files = {Path(fault.file).name for fault in refused.value.faults}
    assert files == {"title_reviews.csv", "team.yml"}
