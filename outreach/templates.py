"""Message templates: Markdown files with front matter, one a persona, step and channel.

`outreach_templates/<persona>/<step>.md` is the e-mail of a step, `<step>.linkedin.md` and
`<step>.phone.md` are its other channels. Body and subject are Liquid (python-liquid, strict).
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import frontmatter
import yaml
from liquid import BoundTemplate
from liquid.exceptions import LiquidError
from pydantic import Field

from outreach.cards import CARD_VARIABLES
from outreach.liquid import ENVIRONMENT
from outreach.variables import VARIABLES, extra_name
from prospects.errors import ConfigError, Fault
from prospects.specs.persona import PersonaSpec
from prospects.specs.reading import Spec, parse_spec
from prospects.vocabulary import Channel


class TemplateHead(Spec):
    """Front matter of a template.

    Attributes:
        version: Counted up by its writer; the content hash tells versions apart as well.
        channel: Must fit the file name.
        language: Two letters.
        status: Only approved templates are used.
        owner: Who answers for the text.
        subject: Liquid; only for e-mail.
        requires: Variables without which the message is not written.
    """

    version: int = Field(default=1, ge=1)
    channel: Channel = "email"
    language: str = Field(default="en", pattern=r"^[a-z]{2}$")
    status: Literal["draft", "review", "approved", "retired"] = "draft"
    owner: str = ""
    subject: str = ""
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """One message text, parsed.

    Attributes:
        name: "vp-sales/step-1.md".
        persona: Persona id.
        step: Step of the cadence.
        head: Front matter.
        body: Parsed body.
        subject: Parsed subject.
        content_hash: First 8 digits of the file's SHA-256.
    """

    name: str
    persona: str
    step: str
    head: TemplateHead
    body: BoundTemplate
    subject: BoundTemplate
    content_hash: str

    @property
    def version(self) -> str:
        """Version with content hash, "1@5f2c9a01"."""
        return f"{self.head.version}@{self.content_hash}"


TemplateKey = tuple[str, str, Channel]
"""Persona, step, channel."""


def load_templates(folder: Path, personas: Sequence[PersonaSpec]) -> Mapping[TemplateKey, Template]:
    """Read the templates of all cadences.

    Args:
        folder: `outreach_templates`.
        personas: Personas whose steps need a text.

    Raises:
        ConfigError: With every fault of every template, missing ones included.
    """
    templates: dict[TemplateKey, Template] = {}
    faults: list[Fault] = []
    for persona, path in _template_files(folder):
        try:
            template = read_template(path, persona)
            templates[(persona, template.step, template.head.channel)] = template
        except ConfigError as error:
            faults += error.faults
    faults += _missing(folder, personas)
    if faults:
        raise ConfigError(faults)
    return templates


def _template_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Texts of all persona folders, those whose persona.yml has a fault of its own included."""
    for path in sorted(folder.glob("*/*.md")):
        if path.name != "card.md":
            yield path.parent.name, path


def _missing(folder: Path, personas: Sequence[PersonaSpec]) -> list[Fault]:
    """Steps of a cadence for which no channel has a text."""
    return [
        Fault(
            str(folder / persona.id / "persona.yml"),
            f"cadence[{index}].step",
            f'"{step.step}" has no text; write {step.step}.md beside it',
        )
        for persona in personas
        for index, step in enumerate(persona.cadence)
        if not list((folder / persona.id).glob(f"{step.step}.md"))
        and not list((folder / persona.id).glob(f"{step.step}.*.md"))
    ]


def read_template(path: Path, persona: str) -> Template:
    """Read and check one template file.

    Raises:
        ConfigError: With every fault of the file.
    """
    raw = _read_text(path)
    head, body_text = _split(path, raw)
    step, _, channel = path.stem.partition(".")
    faults = []
    if head.channel != (channel or "email"):
        faults.append(
            Fault(str(path), "channel", f'"{head.channel}" does not fit the file name; '
                  f"{path.name} is the {channel or 'email'} text")
        )  # fmt: skip
    body = _parse(path, "body", body_text, faults)
    subject = _parse(path, "subject", head.subject, faults)
    if head.channel == "email" and not head.subject:
        faults.append(Fault(str(path), "subject", "is missing; an e-mail needs one"))
    faults += [
        Fault(str(path), "requires", f'"{name}" is no variable; allowed: {_allowed()}')
        for name in head.requires
        if not _is_variable(name)
    ]
    if faults or body is None or subject is None:
        raise ConfigError(faults)
    digest = hashlib.sha256(raw.encode()).hexdigest()[:8]
    return Template(f"{persona}/{path.name}", persona, step, head, body, subject, digest)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([Fault(str(path), "", f"cannot be read as text: {error}")]) from None


def _split(path: Path, raw: str) -> tuple[TemplateHead, str]:
    try:
        metadata, body = frontmatter.parse(raw)
    except yaml.YAMLError as error:
        raise ConfigError([Fault(str(path), "front matter", f"not valid YAML: {error}")]) from None
    return parse_spec(TemplateHead, path, metadata), body


def _parse(path: Path, part: str, text: str, faults: list[Fault]) -> BoundTemplate | None:
    """Parse Liquid and check its words; faults are added to the list."""
    try:
        template = ENVIRONMENT.from_string(text)
        used = template.analyze()
    except LiquidError as error:
        words = str(error).splitlines()[0]
        faults.append(Fault(str(path), part, f"not valid Liquid: {words}"))
        return None
    faults += [
        Fault(str(path), f"{part} line {_line(text, uses[0].span.index)}",
              f'"{name}" is no variable; allowed: {_allowed()}')
        for name, uses in used.globals.items()
        if name not in VARIABLES
    ]  # fmt: skip
    faults += [
        Fault(str(path), f"{part} line {_line(text, use.span.index)}", fault)
        for name, find_fault in _PARTED.items()
        for use in used.globals.get(name, ())
        if (fault := find_fault(use.segments))
    ]
    faults += [
        Fault(str(path), f"{part} line {_line(text, spans[0].index)}",
              f'"{name}" is no filter of Liquid; such as default, truncate, join')
        for name, spans in used.filters.items()
        if name not in ENVIRONMENT.filters
    ]  # fmt: skip
    return template


def _is_variable(name: str) -> bool:
    """Whether a message can require it: a variable, a column of a list or a part of the card."""
    segments = name.split(".", 1)
    find_fault = _PARTED.get(segments[0])
    return not find_fault(segments) if find_fault else name in VARIABLES


def _extra_fault(segments: Sequence[object]) -> str:
    """What is wrong with a use of `extra`; empty where nothing is.

    A column that is written otherwise than its values are kept would be unknown for everybody.
    """
    column = segments[1] if len(segments) > 1 else None
    if column is None:
        return '"extra" alone says nothing; name a column, such as extra.partner_tier'
    if isinstance(column, str) and extra_name(column) != column:
        return (
            f'"{column}" is no column of extra; write extra.{extra_name(column) or "partner_tier"}'
        )
    return ""


def _card_fault(segments: Sequence[object]) -> str:
    """What is wrong with a use of `card`; empty where nothing is."""
    part = segments[1] if len(segments) > 1 else None
    if part in CARD_VARIABLES:
        return ""
    allowed = ", ".join(f"card.{name}" for name in CARD_VARIABLES)
    if part is None:
        return f'"card" alone says nothing; name a part: {allowed}'
    return f'"{part}" is no part of a card that templates can use; allowed: {allowed}'


_PARTED: Mapping[str, Callable[[Sequence[object]], str]] = {
    "extra": _extra_fault,
    "card": _card_fault,
}
"""Variables that have parts, with what finds a wrong one."""


def _line(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def _allowed() -> str:
    return ", ".join(VARIABLES)
