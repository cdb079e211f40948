"""What the site of an invented company is made of: one YAML file a domain in `examples/sites/`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from prospects.specs.reading import Spec, load_spec, read_yaml

EXAMPLES = Path(__file__).parents[2] / "examples"
SNIPPETS_FILE = "_snippets.yml"
"""Third-party markup (analytics, chat, booking) by name, shared by all sites."""


class ExamplePage(Spec):
    """One page of a site, or one way in which it fails.

    Attributes:
        title: Title of the page; the layout decides how it is shown.
        body: HTML within the layout; a Jinja template.
        head: Further HTML for the head.
        json_ld: schema.org objects, each in its own script tag.
        layout: Layout of this page, instead of the site's.
        status: HTTP status.
        headers: Further headers of the answer; they outrank the ones we make.
        encoding: How the text is written as bytes.
        charset_declared: Whether the Content-Type header names the encoding.
        delay_seconds: How long the answer is held back.
        redirect: Location that is answered instead of a page.
        busy_times: So many first requests are answered 429 with Retry-After: 1.
        fault: `cut` ends the connection without an answer, `cut_body` in the middle of the body,
            `bad_gzip` sends a body that is no gzip as gzip.
    """

    title: str = ""
    body: str = ""
    head: str = ""
    json_ld: tuple[Mapping[str, Any], ...] = ()
    layout: str = ""
    status: int = Field(default=200, ge=200, le=599)
    headers: Mapping[str, str] = Field(default_factory=dict)
    encoding: str = "utf-8"
    charset_declared: bool = True
    delay_seconds: float = Field(default=0, ge=0, le=8)
    redirect: str = ""
    busy_times: int = Field(default=0, ge=0)
    fault: Literal["", "cut", "cut_body", "bad_gzip"] = ""


class ExampleSite(Spec):
    """The site of one invented company.

    Attributes:
        name: Name as the company writes it.
        market: Which of the two markets of the example it belongs to.
        shows: What a reader can learn from it; stands in `examples/README.md`.
        layout: File in `examples/sites/layouts/`, without its ending.
        language: Language code of the pages.
        description: One sentence of the company about itself; empty: the site gives none.
        canonical: Host that is served; the other one redirects there.
        https: Whether plain HTTP redirects to HTTPS.
        snippets: Names in `_snippets.yml`.
        nav: Text of a link -> its target.
        foot: HTML at the end of each page.
        headers: Headers of each answer.
        robots: Text of robots.txt; empty: there is none (404).
        moved_to: Absolute URL to which each page redirects; empty: the site did not move.
        pages: Path -> page; "//host/path" for another host of the domain, "*" for the rest.
    """

    name: str
    market: Literal["software", "chicago"]
    shows: str
    layout: str = "bare"
    language: str = "en"
    description: str = ""
    canonical: Literal["any", "www", "apex"] = "any"
    https: bool = True
    snippets: tuple[str, ...] = ()
    nav: Mapping[str, str] = Field(default_factory=dict)
    foot: str = ""
    headers: Mapping[str, str] = Field(default_factory=dict)
    robots: str = ""
    moved_to: str = ""
    pages: Mapping[str, ExamplePage] = Field(default_factory=dict)


def load_sites(folder: Path = EXAMPLES / "sites") -> dict[str, ExampleSite]:
    """Read all site descriptions of a folder.

    Returns:
        Registrable domain (the name of the file) -> site.

    Raises:
        ConfigError: With every fault of the first file that has any.
    """
    files = sorted(path for path in folder.glob("*.yml") if path.name != SNIPPETS_FILE)
    return {path.stem: load_spec(ExampleSite, path) for path in files}


def load_snippets(folder: Path = EXAMPLES / "sites") -> Mapping[str, str]:
    """Read the third-party markup that sites name under `snippets`."""
    return read_yaml(folder / SNIPPETS_FILE)
