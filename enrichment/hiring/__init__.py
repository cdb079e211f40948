"""Whether and for whom a company is hiring."""

from enrichment.hiring.boards import parse_board
from enrichment.hiring.extract import extract_hiring

__all__ = ["extract_hiring", "parse_board"]
