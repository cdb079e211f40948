"""Display names of companies: legal form and capitals put right, never emptied."""


def display_name(name: str) -> str:
    """TODO: the real rules are being written; today the name as it stands."""
    return " ".join(name.split())
