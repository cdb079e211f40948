"""A company's own domain: what its web site or an address of its people says, platforms apart."""

from prospects.cell import split_cell
from prospects.company import normalize_name
from prospects.domain import parse_domain, parse_host, registrable_domain
from prospects.once import once
from prospects.platforms import PLATFORM_HOSTS, is_free_mail, is_platform_host
from prospects.public_suffixes import below_suffix, suffix_rules

_CHARACTERS_MAX = 4_000
# Hosts at which a platform speaks of itself.
_FRONTS = frozenset("www about careers jobs corp corporate company investor investors ir".split())
# Mail that no company of this name offers: CRMs make such accounts of private addresses.
_MAIL_ALONE = frozenset(
    "gmail googlemail hotmail outlook live msn icloud me mac ymail rocketmail mail email".split()
)
# Words after which a company still bears the name of its platform: "Slack Technologies".
_NAME_ENDINGS = frozenset(
    """
    technologies technology group holding holdings international global labs software systems
    networks media online worldwide data
    """.split()
)


def own_domain(text: str, name: str = "") -> str | None:
    """Registrable domain of a company's web site, or None for a platform's page or no URL.

    A platform's front page counts where the company is the platform ("GitLab", gitlab.com). Of
    several URLs in one cell the first that is a company's own counts.

    Args:
        text: The cell.
        name: Name of the company, where known.
    """
    host = parse_host(text)
    domain = below_suffix(host, suffix_rules()) if host else None
    # A million cells: most domains of two labels are answered by one look-up.
    if domain and domain not in _platforms() and not _lies_on_platform(domain):
        return domain
    if host and (domain := _own(text, name)):
        return domain
    parts = (part for cell in split_cell(text[:_CHARACTERS_MAX]) for part in cell.split())
    return next((found for part in parts if (found := _own(part, name))), None)


@once
def special_domains() -> frozenset[str]:
    """Names that are more than a company's own: those of the suffix list, and platforms.

    Any other name of two labels is a company's own, unless it is of an international form ("--")
    or its suffix is one of `wild_suffixes`.
    """
    return _platforms().union(suffix_rules())


def own_email_domain(address: str, name: str = "") -> str | None:
    """Registrable domain of an employer's address; None for free mail and platforms.

    Args:
        address: A valid address.
        name: Name of the company, where known.
    """
    host = address.rpartition("@")[2]
    return None if is_free_mail(host) else _own(host, name)


def _lies_on_platform(domain: str) -> bool:
    return domain.count(".") > 1 and is_platform_host(domain)


@once
def _platforms() -> frozenset[str]:
    """Registrable domains at or below which a platform is."""
    return frozenset(registrable_domain(host) or host for host in PLATFORM_HOSTS)


def _own(text: str, name: str) -> str | None:
    host = parse_host(text)
    domain = registrable_domain(host) if host else None
    if host is None or domain is None or not is_platform_host(host):
        return domain
    is_front = text.strip().rstrip("/").lower().endswith(host)
    return domain if name and is_front and _bears(host, domain, name) else None


def _bears(host: str, domain: str, name: str) -> bool:
    """Whether a company's name is that of the platform which speaks of itself at this host."""
    front, _, rest = host.partition(".")
    if host != domain and (rest != domain or front not in _FRONTS):
        return False
    if domain not in PLATFORM_HOSTS or domain.partition(".")[0] in _MAIL_ALONE:
        return False
    words = normalize_name(name).split()
    while len(words) > 1 and words[-1] in _NAME_ENDINGS:
        words.pop()
    return "".join(words) in (domain.partition(".")[0].replace("-", ""), domain.replace(".", ""))


def names_platform(text: str) -> str | None:
    """The platform's domain that a cell names instead of a company's, or None."""
    host = parse_host(text)
    return parse_domain(text) if host and is_platform_host(host) else None
