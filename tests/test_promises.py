"""What the documents promise is there, and what is there stands in the documents."""

import importlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
import yaml
from typer.main import get_command
from typer.testing import CliRunner

from enrichment.hiring.adapters import adapters
from flows.cli.main import app
from flows.configuration import load_configuration
from flows.params import RunParams
from flows.places import Places
from outreach.variables import VARIABLES
from prospects.ats import ats_name
from prospects.issue import IssueCode
from prospects.specs import icp
from prospects.specs.settings import Settings
from prospects.vocabulary import WithheldReason

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = ROOT / "docs"


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands(command: Any, name: str = "") -> Iterator[str]:
    """Names of all commands, sub-commands in full: "suppress add"."""
    for child, listed in getattr(command, "commands", {}).items():
        full, below = f"{name} {child}".strip(), getattr(listed, "loaded", listed)
        yield from commands(below, full) if hasattr(below, "commands") else [full]


COMMANDS = sorted(commands(get_command(app)))


def settings_of(model: Any, section: str = "") -> Iterator[str]:
    """Names of all settings, those of sections within sections in full."""
    for key, field in model.model_fields.items():
        full = f"{section}.{key}" if section else key
        below = field.annotation
        yield from settings_of(below, full) if hasattr(below, "model_fields") else [full]


SETTINGS = [*settings_of(Settings)]
CRITERION_KEYS = [
    key
    for spec in get_args(get_args(icp.Criterion)[0])
    for key in get_args(spec.model_fields["key"].annotation)
]
RELATIVE_LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)")
PAGES = sorted(
    [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "config/lists/README.md"]
)  # fmt: skip


def heading_anchors(page: Path) -> set[str]:
    """Anchors of a page's headings, as the forges make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_the_command_line_has_commands() -> None:
    assert {"demo", "run", "explain", "check", "suppress add", "db upgrade"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "200"})

    assert shown.exit_code == 0
    assert f"Example: prospects {command}" in " ".join(shown.stdout.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme_and_in_the_reference(command: str) -> None:
    assert f"`prospects {command}`" in README
    assert re.search(rf"`prospects {command}\b", text_of("commands.md"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_stands_in_the_reference(command: str) -> None:
    found = get_command(app)
    for name in command.split():
        listed = found.commands[name]  # type: ignore[attr-defined]
        found = getattr(listed, "loaded", listed)
    options = {name for each in found.params for name in each.opts if name.startswith("--")}

    missing = [name for name in options - {"--help"} if f"`{name}" not in text_of("commands.md")]

    assert missing == []


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_template_variable_stands_in_the_guide_for_marketers(variable: str) -> None:
    guide = text_of("guides/marketer.md")

    assert f"| `{variable}` |" in guide or f"| `{variable}.<" in guide


@pytest.mark.parametrize("key", CRITERION_KEYS)
def test_every_criterion_stands_in_the_reference_of_icps(key: str) -> None:
    assert f"| `{key}` |" in text_of("icp.md")


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_stands_in_the_file_and_in_the_guide_for_operations(setting: str) -> None:
    *sections, key = setting.split(".")
    written = yaml.safe_load((ROOT / "config" / "pipeline.yml").read_text(encoding="utf-8"))
    for section in sections:
        written = written[section]

    assert key in written
    assert f"`{setting}`" in text_of("guides/ops.md")


@pytest.mark.parametrize("code", [*WithheldReason, *IssueCode])
def test_every_code_of_a_result_stands_in_the_glossary(code: str) -> None:
    assert f"| `{code}` |" in text_of("glossary.md")


@pytest.mark.parametrize(
    "places",
    [
        pytest.param(Places(ROOT / "config", ROOT / "outreach_templates"), id="the owner's"),
        pytest.param(
            Places(
                ROOT / "config", ROOT / "outreach_templates", ROOT / "examples" / "lists",
                ROOT / "examples" / "team.yml",
            ),
            id="the demo's",
        ),
    ],
)  # fmt: skip
def test_every_file_that_an_owner_edits_loads(places: Places) -> None:
    loaded = load_configuration(places)

    personas = {path.parent.name for path in places.templates.glob("*/persona.yml")}
    texts = list(places.templates.glob("*/step-*.md"))
    assert set(loaded.personas) == set(loaded.cards) == personas
    assert len(loaded.templates) == len(texts)
    assert set(loaded.icps) == {path.stem for path in (ROOT / "config" / "icps").glob("*.yml")}


def test_the_deployment_names_the_flow_and_what_it_takes() -> None:
    (deployment,) = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))[
        "deployments"
    ]
    (schedule,) = deployment["schedules"]
    file, _, name = deployment["entrypoint"].partition(":")

    found = getattr(importlib.import_module(file.removesuffix(".py").replace("/", ".")), name)

    assert found.name == "daily-prospecting"
    assert set(deployment["parameters"]) == set(found.parameters.properties) == {"params"}
    assert RunParams.model_validate(deployment["parameters"]["params"]).inbox == Path("inbox")
    assert schedule["cron"] == "0 6 * * 1-5"
    assert ZoneInfo(schedule["timezone"]).key == schedule["timezone"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    broken = []
    for path, anchor in RELATIVE_LINK.findall(page.read_text(encoding="utf-8")):
        target = (page.parent / path) if path else page
        known = heading_anchors(target) if anchor and target.suffix == ".md" else {anchor[1:]}
        if not target.exists() or (anchor and anchor[1:] not in known):
            broken.append(path + anchor)

    assert broken == []


def test_every_decision_stands_in_their_index() -> None:
    index = text_of("decisions/README.md")

    assert [p.name for p in (DOCS / "decisions").glob("0*.md") if p.name not in index] == []


def test_the_changelog_has_a_part_for_what_is_not_released() -> None:
    parts = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert parts[0] == "Unreleased"


def test_pictures_are_small_enough_for_the_readme() -> None:
    pictures = list((DOCS / "pictures").glob("*.png"))

    assert {f"docs/pictures/{picture.name}" in README for picture in pictures} == {True}
    assert max(picture.stat().st_size for picture in pictures) < 300_000


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    # In pieces, or this file would hold what it looks for.
    hosts = ["py" + "pi.org", "files.python" + "hosted.org", "npm" + "js.org", "index" + "-url"]
    homes = ["/ho" + "me/", "/Use" + "rs/", "/ro" + "ot/", "/wo" + "rk/", "C:" + "\\\\Users"]
    # A folder of a URL further down ("/Search/home/") is nobody's home.
    pattern = re.compile("|".join(map(re.escape, hosts)) + rf"|(?<!\w)(?:{'|'.join(homes)})")
    found = []
    for path in tracked_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in pattern.finditer(text)]

    assert found == []


def test_the_guide_for_ops_names_every_vendor_whose_boards_are_read() -> None:
    guide = text_of("guides/ops.md")

    assert [vendor for vendor in adapters() if ats_name(vendor) not in guide] == []
