"""Which company a row of a list counts for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from prospects.aliases import NO_ALIASES, Aliases


@dataclass(frozen=True, slots=True)
class Identities:
    """Companies that are known under several keys.

    Attributes:
        aliases: Domains that stand for another one.
        merged: Company key -> the key it counts for, of merges that hold.
    """

    aliases: Aliases = NO_ALIASES
    merged: Mapping[str, str] = field(default_factory=dict)

    def settle(self, key: str) -> tuple[str, str]:
        """The key that a row's own key counts for, and why; no reason where it stays."""
        resolved, why = self.aliases.of(key), self.aliases.why(key)
        kept = self.merged.get(resolved)
        if kept is None or kept == resolved:
            return resolved, why
        return kept, "; ".join(filter(None, (why, f"{resolved} was merged into {kept}")))

    def moves(self) -> frozenset[str]:
        """Keys that count for another one."""
        return frozenset(self.aliases.mapping()) | frozenset(self.merged)


AS_WRITTEN = Identities()
"""Every row counts for the company that it names."""
