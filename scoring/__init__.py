"""Fit: what a job title says, and which persona a contact is.

Plain functions from values to values; the only thing read is the word lists beside the code.
"""

from prospects.titles.reading import read_title
from scoring.personas import match_persona, match_personas

__all__ = ["match_persona", "match_personas", "read_title"]
