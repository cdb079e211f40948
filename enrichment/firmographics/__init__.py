"""What a company is: name, industry, headcount, age, place and how to reach it."""

from enrichment.firmographics.extract import extract_firmographics

__all__ = ["extract_firmographics"]
