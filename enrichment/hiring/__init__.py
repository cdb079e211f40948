"""Whether and for whom a company is hiring."""

from enrichment.hiring.ats import Board, parse_board
from enrichment.hiring.extract import extract_hiring

__all__ = ["Board", "extract_hiring", "parse_board"]
