"""Job titles: standing, seniority and functions, from editable word lists in `data/`."""

from prospects.titles.reading import read_title
from prospects.titles.trace import TitleTrace, trace_title

__all__ = ["TitleTrace", "read_title", "trace_title"]
