"""Every template reads well with all data, with none, and with each thing that may be missing."""

import itertools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from liquid import Environment, Mode
from liquid.undefined import FalsyStrictUndefined

from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.specs.reading import load_spec

FOLDER = Path(__file__).resolve().parents[2] / "outreach_templates"
ICPS = FOLDER.parent / "config" / "icps"
GUIDE = FOLDER.parent / "docs" / "guides" / "marketer.md"
PERSONAS = sorted(path.parent for path in FOLDER.glob("*/persona.yml"))
TEMPLATES = sorted(FOLDER.glob("*/step-*.md"))
OPT_OUT = "If this is not for you, reply 'no' and I will not write again."

COMPANY_WITH_A_LONG_NAME = "Northern Lakeshore Hospitality Partners Group"

FULL: Mapping[str, Any] = {
    "first_name": "Amina",
    "last_name": "Delacroix-Bergström",
    "title": "Vice President of Sales",
    "company": "Harbour & Pine",
    "domain": "harbourpine.example",
    "city": "Chicago",
    "region": "Illinois",
    "country": "US",
    "industry": "software",
    "headcount": "51-200",
    "founded_year": "2014",
    "technologies": ["HubSpot", "WordPress"],
    "technology": "HubSpot",
    "ats": "Greenhouse",
    "openings": ["Sales Development Representative", "Account Executive"],
    "opening": "Sales Development Representative",
    "careers_page": "https://harbourpine.example/careers",
    "why_now": "Harbour & Pine advertises 1 sales development opening (careers page, seen today).",
    "reason": "Runs HubSpot (+25 of 25)",
    "persona": "VP of Sales",
    "icp": "Sales automation for SaaS",
    "seller": "a daily call and e-mail list for sales teams that work in their CRM",
    "sdr_name": "Maya Lindgren",
    "sdr_email": "maya@prospects.example",
    "extra": {"territory": "north"},
}
MAY_BE_MISSING = ("first_name", "company", "city", "technology", "opening", "seller")
NOTHING: Mapping[str, Any] = {**dict.fromkeys(FULL), "sdr_name": FULL["sdr_name"]}
SENDER_ONLY: Mapping[str, Any] = {"sdr_name": FULL["sdr_name"]}
OPENINGS = {
    "sales-automation": "Sales Development Representative",
    "chicago-restaurants": "Line Cook, full time",
}
LED_TO_ANOTHER_SITE = ("ats", "careers_page", "opening", "openings", "technologies", "technology")
"""Absent together where a company's site leads to that of another one."""

ENVIRONMENT = Environment(
    tolerance=Mode.STRICT, strict_filters=True, undefined=FalsyStrictUndefined
)
WORDS = {"email": (60, 110), "linkedin": (20, 60), "phone": (60, 140)}
LINKEDIN_NOTE_CHARACTERS_MAX = 300


def icp_of(persona: str) -> IcpSpec:
    """The ICP of this repository through which a persona is worked."""
    icps = [load_spec(IcpSpec, path) for path in sorted(ICPS.glob("*.yml"))]
    return next(icp for icp in icps if persona in icp.personas)


def rows(persona: str) -> list[Mapping[str, Any]]:
    """A full row, every mixture of things that may be missing, and rows with nothing at all."""
    icp = icp_of(persona)
    full = FULL | {"icp": icp.name, "seller": icp.seller, "opening": OPENINGS[icp.id]}
    mixtures = itertools.chain.from_iterable(
        itertools.combinations(MAY_BE_MISSING, count) for count in range(len(MAY_BE_MISSING) + 1)
    )
    sparse = [{**full, **dict.fromkeys(missing)} for missing in mixtures]
    elsewhere = full | dict.fromkeys(LED_TO_ANOTHER_SITE) | {"headcount": "95"}
    lead = full | {"opening": "Team Lead, Sales Development and Catering"}
    named = full | {"company": COMPANY_WITH_A_LONG_NAME}
    return [*sparse, named, elsewhere, lead, NOTHING, SENDER_ONLY]


def each_of(paths: Iterable[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "path", list(paths), ids=lambda path: f"{path.parent.name}/{path.stem}"
    )


def channel_of(path: Path) -> str:
    return path.stem.partition(".")[2] or "email"


each_template = each_of(TEMPLATES)
each_email = each_of(path for path in TEMPLATES if channel_of(path) == "email")
each_linkedin_note = each_of(path for path in TEMPLATES if channel_of(path) == "linkedin")


def renderings(path: Path) -> set[tuple[str, str]]:
    """Distinct (subject, body) of a template over all rows."""
    post = frontmatter.load(str(path))
    subject = ENVIRONMENT.from_string(str(post.get("subject", "")))
    body = ENVIRONMENT.from_string(post.content)
    return {
        (subject.render(**row).strip(), body.render(**row).strip())
        for row in rows(path.parent.name)
    }


def variables(text: str) -> set[str]:
    return set(ENVIRONMENT.from_string(text).analyze().globals)


@pytest.mark.parametrize("folder", PERSONAS, ids=lambda folder: folder.name)
def test_a_persona_has_its_card_and_a_text_for_each_step_and_channel(folder: Path) -> None:
    spec = load_spec(PersonaSpec, folder / "persona.yml")
    suffixes = {"email": "", "linkedin": ".linkedin", "phone": ".phone"}
    wanted = {
        f"{touch.step}{suffixes[channel]}.md" for touch in spec.cadence for channel in spec.channels
    }

    assert spec.id == folder.name
    assert {path.name for path in folder.glob("*.md")} == wanted | {"card.md"}


@pytest.mark.parametrize("folder", PERSONAS, ids=lambda folder: folder.name)
def test_a_card_says_where_it_comes_from_and_when_it_is_looked_at_again(folder: Path) -> None:
    card = frontmatter.load(str(folder / "card.md"))

    assert card["sources"]
    assert card["review_by"]
    assert "## Who this is" in card.content


@each_template
def test_front_matter_is_complete(path: Path) -> None:
    post = frontmatter.load(str(path))
    channel = channel_of(path)

    assert post["version"] == 1
    assert post["channel"] == channel
    assert post["language"] == "en"
    assert post["status"] == "approved"
    assert post["owner"]
    assert ("subject" in post.metadata) == (channel == "email")


@each_template
def test_only_known_placeholders_are_used(path: Path) -> None:
    post = frontmatter.load(str(path))

    assert variables(post.content) | variables(str(post.get("subject", ""))) <= set(FULL)


@each_template
def test_every_rendering_is_whole_and_of_the_right_length(path: Path) -> None:
    least, most = WORDS[channel_of(path)]
    for _, body in renderings(path):
        assert least <= len(body.split()) <= most, body
        assert not re.search(r"[{}]|\bNone\b|\bnil\b", body), body
        assert not re.search(r"  | [,.?!]|\n\n\n|,,|\.\.|\"\"", body), body
        assert not re.search(r"https?://|www\.", body), body
        assert str(FULL["sdr_name"]) in body


@each_template
def test_no_rendering_flatters_or_begins_with_the_sender(path: Path) -> None:
    filler = r"hope this|finds you well|impressed|congratulations|quick question|reaching out|love "
    for _, body in renderings(path):
        first = re.split(r",\s", body, maxsplit=1)[-1]
        assert not first.startswith(("I ", "I'", "We ")), body
        assert not re.search(filler, body, re.IGNORECASE), body
        assert body.count("!") == 0, body


@each_template
def test_no_rendering_claims_what_no_page_shows(path: Path) -> None:
    guesses = r"\b(probably|presumably|no doubt|short of hands|so you(r| will)|I (guess|expect))\b"
    for subject, body in renderings(path):
        assert not re.search(guesses, f"{subject}\n{body}", re.IGNORECASE), body


@each_template
def test_a_subject_fits_whatever_the_opening_is_called(path: Path) -> None:
    subject = str(frontmatter.load(str(path)).get("subject", ""))

    assert not re.search(r"\b(reps|SDRs|cook|chef)\b", subject.partition("{% else %}")[0])


@each_of([path for path in TEMPLATES if channel_of(path) == "phone"])
def test_the_hour_of_a_call_is_left_to_the_queue(path: Path) -> None:
    hours = r"\b(between|before|after|at) (one|two|three|four|five|six|eight|ten|\d+|lunch|half)\b"
    card = (path.parent / "card.md").read_text(encoding="utf-8")
    _, _, channels = card.partition("## Channels")

    assert not re.search(hours, path.read_text(encoding="utf-8"))
    assert not re.search(hours, channels)
    assert "the queue's send window counts" in channels


@each_email
def test_an_email_has_one_question_a_way_out_and_a_short_subject(path: Path) -> None:
    for subject, body in renderings(path):
        assert body.endswith(OPT_OUT)
        assert body.count("?") <= 1, body
        assert 0 < len(subject) <= 78, subject
        assert not re.search(r"[{}\n]|  ", subject), subject
        assert not subject.lower().startswith(("re:", "fwd:"))


@each_linkedin_note
def test_a_linkedin_note_fits_into_the_field(path: Path) -> None:
    for _, body in renderings(path):
        assert len(body) <= LINKEDIN_NOTE_CHARACTERS_MAX, body


def test_the_guide_explains_every_placeholder() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    missing = [n for n in FULL if f"`{n}`" not in guide and f"`{n}." not in guide]

    assert missing == []


@each_template
def test_a_condition_is_written_the_plain_way(path: Path) -> None:
    assert ".size" not in path.read_text(encoding="utf-8")
