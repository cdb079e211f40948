"""Raw lists to companies and contacts: read, map the columns, clean, merge, keep the rejects."""

from enrichment.intake.raw_list import RawList
from enrichment.intake.reading import parse_list, read_list

__all__ = ["RawList", "parse_list", "read_list"]
