"""Names of levels of tags: a tag, or a pair of which either suffices."""

_OR = "\x1f"


def pair_of(one: str, other: str) -> str:
    """The name of a pair."""
    return f"{one}{_OR}{other}"


def tags_in(level: str) -> list[str]:
    """The tags of a level, two of a pair."""
    return level.split(_OR)


def is_pair(level: str) -> bool:
    """Whether a level is a pair of tags."""
    return _OR in level
