"""Job titles: standing, seniority and functions, from editable word lists in `data/`."""

from prospects.titles.reading import read_title

__all__ = ["read_title"]
