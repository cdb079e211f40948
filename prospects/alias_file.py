"""The owner's file `config/domain_aliases.csv`: which domains are one company.

Columns `alias,domain,why`; `domain` stands for the company, `alias` is another name of it. A
domain beside itself says that it is no alias, wherever its site redirects.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from prospects.aliases import Alias
from prospects.domain import parse_domain
from prospects.errors import ConfigError, Fault
from prospects.platforms import is_platform_host

COLUMNS = ("alias", "domain", "why")
FILE_NAME = "domain_aliases.csv"


def read_aliases(path: Path) -> tuple[Alias, ...]:
    """Read the owner's aliases; none where there is no file.

    Raises:
        ConfigError: With every line that is not understood, that contradicts an earlier one or
            that closes a ring.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([Fault(str(path), "", f"cannot be read as text: {error}")]) from None
    reader = csv.DictReader(lines, restkey="more", restval="")
    if tuple(name.strip().lower() for name in reader.fieldnames or ()) != COLUMNS:
        raise ConfigError([Fault(str(path), "line 1", f"must be the header {','.join(COLUMNS)}")])
    reader.fieldnames = list(COLUMNS)
    found: dict[str, Alias] = {}
    faults: list[Fault] = []
    for row in reader:
        where = f"line {reader.line_num}"
        try:
            alias = _alias(row, f"{path.name} {where}")
            found[_unclaimed(alias, found)] = alias
        except ValueError as error:
            faults.append(Fault(str(path), where, str(error)))
    if faults:
        raise ConfigError(faults)
    return tuple(found.values())


def _alias(row: Mapping[str, str], source: str) -> Alias:
    """The alias of a line.

    Raises:
        ValueError: The line is not understood.
    """
    if "more" in row:
        raise ValueError(f"has more than {len(COLUMNS)} columns; put a text with commas in quotes")
    alias, domain = _domain(row["alias"], "alias"), _domain(row["domain"], "domain")
    why = " ".join(row["why"].split()) or f"{alias} is another domain of {domain}"
    return Alias(alias, domain, why, source)


def _domain(text: str, column: str) -> str:
    domain = parse_domain(text)
    if domain is None:
        raise ValueError(f'{column}: "{text.strip()}" is no domain; write it as acme.com')
    if is_platform_host(domain):
        raise ValueError(
            f"{column}: {domain} is a platform that many companies share, and no company's domain"
        )
    return domain


def _unclaimed(alias: Alias, earlier: Mapping[str, Alias]) -> str:
    """The alias's name.

    Raises:
        ValueError: An earlier line says something else of it, or leads back to it.
    """
    known = earlier.get(alias.alias)
    if known is not None and known.domain != alias.domain:
        place = known.source.partition(" ")[2]
        raise ValueError(f"{alias.alias} stands for {known.domain} in {place}; keep one of them")
    if alias.alias != alias.domain and alias.alias in _way(alias.domain, earlier):
        raise ValueError(f"{alias.domain} leads back to {alias.alias}; take one of the lines out")
    return alias.alias


def _way(domain: str, earlier: Mapping[str, Alias]) -> Iterable[str]:
    """Domains to which earlier lines lead, the first one included."""
    while True:
        yield domain
        step = earlier.get(domain)
        if step is None or step.domain == domain:
            return
        domain = step.domain
