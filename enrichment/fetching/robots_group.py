"""The lines of a robots.txt that are meant for us.

Protego keeps a list of rules for each user agent that a group names, so 60 KB of two thousand
agents above three thousand rules cost a minute of CPU and 870 MB (measured). One agent asks here,
so its lines are chosen before anything is parsed.
"""

import re
from collections.abc import Iterable

_AGENT = re.compile(r"user(?:-|\s+)?agent(?:\s*:|\s|$)\s*(.*)", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r".*:|(?:allow|dis+al+[ao]w|diasllow|crawl|request|visit)", re.IGNORECASE)
_SITE_WIDE = re.compile(r"(?:site-?maps?|host)\b", re.IGNORECASE)
"""The spellings are those that Protego understands."""


def lines_for(agent: str, lines: Iterable[str]) -> list[str]:
    """The rules of the groups that name an agent best, else of those that name all agents.

    Groups of the same name are one (RFC 9309, 2.2.1). A name fits that begins the agent's name,
    as Protego has it.

    Args:
        agent: Product token, as in the User-Agent header.
        lines: Of the whole file.

    Returns:
        The lines below the "User-agent" lines, without comments.
    """
    own = agent.lower()
    groups: dict[str, list[str]] = {}
    current: dict[str, list[str]] = {}
    has_rules = False
    for raw in lines:
        line = raw.partition("#")[0].strip()
        if named := _AGENT.match(line):
            if has_rules:
                current, has_rules = {}, False
            for name in _fitting(named[1].strip().lower(), own):
                current[name] = groups.setdefault(name, [])
        elif _RULE.match(line) and not _SITE_WIDE.match(line) and line[:4].lower() != "user":
            has_rules = True
            for group in current.values():
                group.append(line)
    # A "*" is no longer than any name, so it only counts where it is alone.
    best = max(groups, key=lambda name: (name != "*", len(name)), default=None)
    return [] if best is None else groups[best]


def _fitting(name: str, own: str) -> list[str]:
    """What a line names that fits: wildcards within names are written, though no rule has them."""
    if name == "*":
        return [name]
    bare = name.replace("*", "")
    return [bare] if bare and own.startswith(bare) else []
