"""Everything the owner wrote, loaded and checked as a whole before anything else happens."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from enrichment.hiring.adapters import adapters
from enrichment.intake import source_fields
from enrichment.technographics.fingerprints.reading import read_fingerprints
from flows.places import Places
from outreach.cards import PersonaCard, load_cards
from outreach.templates import Template, TemplateKey, load_templates
from prospects.alias_file import FILE_NAME, read_aliases
from prospects.aliases import Alias
from prospects.errors import ConfigError, Fault, InputError
from prospects.lists import OwnerList, read_lists
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import (
    gather,
    load_icps,
    read_personas,
    unknown_icps,
    unknown_lists,
    unknown_personas,
    with_own_personas,
)
from prospects.specs.persona import PersonaSpec
from prospects.specs.reading import load_spec
from prospects.specs.settings import OutreachSettings, Settings, load_settings
from prospects.specs.source import Source, load_sources
from prospects.specs.team import Team
from prospects.title_review_file import FILE_NAME as REVIEWS
from prospects.title_review_file import read_reviews
from prospects.title_reviews import NO_REVIEWS, TitleReviews


@dataclass(frozen=True, slots=True)
class Configuration:
    """The owner's files as values."""

    settings: Settings
    team: Team
    icps: Mapping[str, IcpSpec]
    personas: Mapping[str, PersonaSpec]
    templates: Mapping[TemplateKey, Template]
    cards: Mapping[str, PersonaCard]
    lists: Sequence[OwnerList]
    aliases: Sequence[Alias] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    reviews: TitleReviews = NO_REVIEWS


def load_configuration(places: Places) -> Configuration:
    """Load all files.

    Raises:
        ConfigError: With every fault of every file, sorted by file.
    """
    config = places.config
    faults: list[Fault] = [
        Fault(str(folder), "", "is missing; name another folder")
        for folder in (config, places.templates)
        if not folder.is_dir()
    ]
    if faults:
        raise ConfigError(faults)
    settings = _part(faults, lambda: load_usable_settings(config))
    team = _part(faults, lambda: load_spec(Team, places.team or config / "team.yml"))
    icps = _part(faults, lambda: load_icps(config / "icps")) or {}
    personas, persona_faults = read_personas(places.templates)
    faults += persona_faults
    known = list(personas.values())
    templates = _part(faults, lambda: load_templates(places.templates, known)) or {}
    cards = _part(faults, lambda: load_cards(places.templates)) or {}
    outreach = settings.outreach if settings else OutreachSettings()
    required = outreach.required_lists
    lists = _part(faults, lambda: read_lists(places.lists or config / "lists", required)) or []
    aliases = _part(faults, lambda: read_aliases(config / FILE_NAME)) or ()
    sources = _part(faults, lambda: load_sources(config / "sources", source_fields())) or {}
    told = {Path(fault.file).parent.name for fault in persona_faults}
    named = [*personas, *sorted(told)]
    reviews = _part(faults, lambda: read_reviews(config / REVIEWS, named)) or ()
    faults += unknown_personas(icps.values(), personas, config / "icps", told)
    faults += unknown_icps(known, icps, places.templates) if icps else []
    faults += _list_faults(config, icps.values(), lists, outreach)
    if faults or settings is None or team is None:
        raise ConfigError(sorted(faults, key=lambda fault: fault.order))
    icps = with_own_personas(icps, personas)
    return Configuration(
        settings, team, icps, personas, templates, cards, lists, aliases, sources,
        TitleReviews.of(reviews),
    )  # fmt: skip


def _list_faults(
    config: Path,
    icps: Collection[IcpSpec],
    lists: Sequence[OwnerList],
    outreach: OutreachSettings,
) -> Sequence[Fault]:
    """Lists that ICPs or settings name and that are not there; a list that is broken is told."""
    names = [each.name for each in lists]
    if not names:
        return []
    return [
        *unknown_lists(icps, names, lambda icp: config / "icps" / f"{icp.id}.yml"),
        *(
            Fault(
                str(config / "pipeline.yml"),
                f"outreach.scoring_lists[{index}]",
                f'"{name}" is no list; use {", ".join(names)}',
            )
            for index, name in enumerate(outreach.scoring_lists)
            if name not in names
        ),
    ]


def load_usable_settings(config: Path) -> Settings:
    """The settings of a folder; what they name as fingerprints can be read, and so can vendors.

    Raises:
        ConfigError: With every fault.
    """
    file = config / "pipeline.yml"
    settings = load_settings(file)
    _require_vendors(settings.enrichment.hiring.base_urls, file)
    fingerprints = settings.enrichment.technographics.fingerprints
    try:
        if fingerprints:
            read_fingerprints(Path(fingerprints))
    except InputError as error:
        place = "enrichment.technographics.fingerprints"
        raise ConfigError([Fault(str(file), place, str(error))]) from None
    return settings


def _require_vendors(base_urls: Mapping[str, str], file: Path) -> None:
    known = adapters() if base_urls else {}
    faults = [
        Fault(
            str(file),
            f"enrichment.hiring.base_urls.{vendor}",
            f"is no vendor whose boards can be read; use one of {', '.join(known)}",
        )
        for vendor in base_urls
        if vendor not in known
    ]
    if faults:
        raise ConfigError(faults)


def _part(faults: list[Fault], load: Callable[[], Any]) -> Any:
    values, found = gather([load])
    faults += found
    return values[0] if values else None
