"""What a company runs, as seen from outside."""

from enrichment.technographics.extract import extract_technographics

__all__ = ["extract_technographics"]
