"""`config/pipeline.yml`: the owner's knobs, each also settable by `PROSPECTS_<SECTION>__<KEY>`."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationInfo, field_validator
from pydantic.fields import FieldInfo

from prospects.errors import ConfigError, Fault
from prospects.specs.reading import Spec, parse_spec, read_yaml
from prospects.vocabulary import Tier

ENVIRONMENT_PREFIX = "PROSPECTS_"


class FetchSettings(Spec):
    """How web sites are read.

    Attributes:
        contact: E-mail address or URL in our User-Agent; required on the real web.
        companies_at_once: Sites open at the same time in one process, most of them waiting.
        requests_at_once: Requests under way at the same time in one process.
        requests_per_address: Requests under way at the same time to one IP address, which shared
            hosting gives to many sites.
        pages_per_company: Most pages of one company, the home page included.
        delay_seconds: Least pause between two requests to one host.
        crawl_delay_seconds_max: A longer Crawl-delay of robots.txt is cut to this.
        retry_after_seconds_max: A longer Retry-After puts the site off to a later run.
        connect_seconds: Time for name, connection and TLS.
        read_seconds: Longest silence within an answer.
        deadline_seconds: Longest time for one page, redirects included.
        body_bytes_max: Cap of an answer, as sent and after decompression.
        redirects_max: Most redirects for one page.
        never_fetch: Registrable domains whose terms forbid it.
        connect_to: "80=127.0.0.1:8080,443=127.0.0.1:8443" replaces name resolution (tests, demo).
        allow_networks: Networks that connect_to may point into, joined by commas.
        ca_file: CA bundle to trust instead of the built-in one.
    """

    contact: str = ""
    companies_at_once: int = Field(default=120, ge=1, le=2000)
    requests_at_once: int = Field(default=64, ge=1, le=512)
    requests_per_address: int = Field(default=4, ge=1, le=64)
    pages_per_company: int = Field(default=4, ge=1, le=20)
    delay_seconds: float = Field(default=1.0, ge=0, le=60)
    crawl_delay_seconds_max: float = Field(default=10.0, ge=0, le=120)
    retry_after_seconds_max: float = Field(default=30.0, ge=0, le=600)
    connect_seconds: float = Field(default=5.0, gt=0, le=60)
    read_seconds: float = Field(default=10.0, gt=0, le=120)
    deadline_seconds: float = Field(default=20.0, gt=0, le=300)
    body_bytes_max: int = Field(default=5_000_000, ge=10_000)
    redirects_max: int = Field(default=5, ge=0, le=20)
    never_fetch: tuple[str, ...] = ()
    connect_to: str = ""
    allow_networks: str = ""
    ca_file: str = ""


class DnsSettings(Spec):
    """What the domain name system says of a company: its mail, its senders, who serves its names.

    Attributes:
        enabled: Whether it is asked at all.
        server: "ADDRESS:PORT" of a name server instead of the machine's own (tests); it has to
            lie in `fetch.allow_networks`.
        timeout_seconds: Time for all questions about one domain.
    """

    enabled: bool = True
    server: str = ""
    timeout_seconds: float = Field(default=3.0, gt=0, le=30)


class TechnographicsSettings(Spec):
    """What technologies are known by.

    Attributes:
        fingerprints: File or folder in Wappalyzer's form, relative to the configuration's folder;
            "" is the set that comes with this software.
    """

    fingerprints: str = ""


_BASE_URL = re.compile(r"https?://(?:[^{}\s]|\{(?:tenant|site|region)\})+")


class HiringSettings(Spec):
    """How boards are read: the places where companies advertise their openings.

    All of a vendor's boards are one server's work, whatever their hosts, so its limits hold over
    all of them.

    Attributes:
        boards: Whether boards are read at all.
        fresh_days: A board read within so many days is not read again (1: once a day).
        pages_per_board: Most requests for one board; what lies behind them stays unseen.
        requests_per_vendor: Requests under way at the same time to one vendor.
        delay_seconds: Least pause after a request to one vendor; stands in for that of `fetch`.
        body_bytes_max: Cap of an answer, as sent and after decompression.
        base_urls: Vendor -> address that its boards are asked at instead of its own, with
            {tenant}, {site} and {region} for those of the board (tests).
    """

    boards: bool = True
    fresh_days: int = Field(default=1, ge=1, le=365)
    pages_per_board: int = Field(default=25, ge=1, le=1000)
    requests_per_vendor: int = Field(default=2, ge=1, le=16)
    delay_seconds: float = Field(default=0.5, ge=0, le=60)
    body_bytes_max: int = Field(default=20_000_000, ge=10_000)
    base_urls: dict[str, str] = Field(default={})

    @field_validator("base_urls")
    @classmethod
    def _addresses(cls, urls: dict[str, str]) -> dict[str, str]:
        for vendor, url in urls.items():
            if not _BASE_URL.fullmatch(url):
                raise ValueError(
                    f'{vendor}: "{url}" is no address; write it as https://HOST/PATH, with '
                    "{tenant}, {site} and {region} for those of a board"
                )
        return {vendor: url.rstrip("/") for vendor, url in urls.items()}


class EnrichmentSettings(Spec):
    """What is read how often, by how many processes, and what is kept.

    Attributes:
        fresh_days: A site read within so many days is not read again (1: once a day).
        chunk_size: Companies in one task.
        processes: Processes that read sites at the same time; 0 is one a core.
        keep_pages_days: Days for which the pages themselves are kept, so that new extractors can
            read them without the network; 0 keeps none.
        technographics: What technologies are known by.
        hiring: How boards are read.
    """

    fresh_days: int = Field(default=7, ge=1, le=365)
    chunk_size: int = Field(default=250, ge=1, le=5000)
    processes: int = Field(default=0, ge=0, le=256)
    keep_pages_days: int = Field(default=0, ge=0, le=3650)
    technographics: TechnographicsSettings = TechnographicsSettings()
    hiring: HiringSettings = HiringSettings()

    @field_validator("technographics", "hiring", mode="before")
    @classmethod
    def _empty_section(cls, value: Any) -> Any:
        """A section whose keys are all commented out is an empty one."""
        return {} if value is None else value


class OutreachSettings(Spec):
    """How much goes out.

    Attributes:
        contacts_per_company: Most contacts of one company within the window, over all SDRs.
        company_window_days: Length of that window.
        tiers: Tiers whose contacts are queued, if even the lowest possible score is in one.
        required_lists: Lists of `lists/` without which no queue is made.
        scoring_lists: Lists that only ICPs ask: who is on one may be contacted.
    """

    contacts_per_company: int = Field(default=2, ge=1, le=50)
    company_window_days: int = Field(default=14, ge=1, le=365)
    tiers: tuple[Tier, ...] = ("A", "B", "C")
    required_lists: tuple[str, ...] = ("customers", "competitors", "opt_outs")
    scoring_lists: tuple[str, ...] = ()

    @field_validator("scoring_lists")
    @classmethod
    def _hold_nobody_back(cls, lists: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for name in lists:
            if name in info.data.get("required_lists", ()):
                raise ValueError(f'"{name}" is required, so it holds people back; leave it out')
        return lists


class ExpectationSettings(Spec):
    """What a result must be before it is handed to anybody.

    Attributes:
        signals_ratio_min: Least share (0.0-1.0) of companies with a web site that gave a signal.
    """

    signals_ratio_min: float = Field(default=0.2, ge=0, le=1)


class Settings(Spec):
    """All of `pipeline.yml`."""

    fetch: FetchSettings = FetchSettings()
    dns: DnsSettings = DnsSettings()
    enrichment: EnrichmentSettings = EnrichmentSettings()
    outreach: OutreachSettings = OutreachSettings()
    expectations: ExpectationSettings = ExpectationSettings()

    @field_validator("*", mode="before")
    @classmethod
    def _empty_section(cls, value: Any) -> Any:
        """A section whose keys are all commented out is an empty one."""
        return {} if value is None else value


def load_settings(path: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; the environment outranks the file.

    The path of fingerprints is made one from the file's folder.

    Raises:
        ConfigError: With every fault of file and environment.
    """
    values = {key: dict(value or {}) for key, value in _sections(path).items()}
    variables = {}
    for name, place, text in _environment_values(environment or os.environ):
        _put(values, place, _parse_value(place, text))
        variables[".".join(place)] = name
    try:
        return _with_paths(parse_spec(Settings, path, values), path.parent)
    except ConfigError as error:
        raise ConfigError([_named(fault, variables) for fault in error.faults]) from None


def _with_paths(settings: Settings, folder: Path) -> Settings:
    known = settings.enrichment.technographics
    if not known.fingerprints:
        return settings
    known = known.model_copy(update={"fingerprints": str(folder / known.fingerprints)})
    enrichment = settings.enrichment.model_copy(update={"technographics": known})
    return settings.model_copy(update={"enrichment": enrichment})


def _put(values: dict[str, Any], place: Sequence[str], value: Any) -> None:
    *sections, key = place
    for section in sections:
        below = values.get(section)
        values[section] = values = dict(below) if isinstance(below, Mapping) else {}
    values[key] = value


def _named(fault: Fault, variables: Mapping[str, str]) -> Fault:
    """A fault of a variable names the variable, not the file."""
    variable = variables.get(fault.place.partition("[")[0])
    return Fault("environment", variable, fault.message) if variable else fault


def _sections(path: Path) -> Mapping[str, Any]:
    values = read_yaml(path)
    faults = [
        Fault(str(path), key, "must hold `key: value` lines")
        for key, value in values.items()
        if not isinstance(value, dict | None)
    ]
    if faults:
        raise ConfigError(faults)
    return values


def _environment_values(environment: Mapping[str, str]) -> list[tuple[str, list[str], str]]:
    """Name, place (section, key) and text of each variable that is a setting."""
    found = []
    for name, text in sorted(environment.items()):
        place = name.removeprefix(ENVIRONMENT_PREFIX).lower().split("__")
        is_ours = name.startswith(ENVIRONMENT_PREFIX) and place[0] in Settings.model_fields
        if is_ours and len(place) > 1:
            found.append((name, place, text))
    return found


def _field_at(place: Sequence[str]) -> FieldInfo | None:
    model: Any = Settings
    field = None
    for key in place:
        field = getattr(model, "model_fields", {}).get(key)
        model = field.annotation if field else None
    return field


def _parse_value(place: Sequence[str], text: str) -> Any:
    """A variable's text, as YAML where the setting is no text: "a, b" is a list of two."""
    field = _field_at(place)
    if field is None or field.annotation is str:
        return text
    if "tuple" in str(field.annotation):
        return [part.strip() for part in text.split(",") if part.strip()]
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return text  # Refused as what it is: no number, neither true nor false.
