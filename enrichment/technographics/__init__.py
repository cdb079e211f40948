"""What a company runs, as seen from outside."""

from enrichment.technographics.engine import Engine, Mode, default_engine
from enrichment.technographics.extract import choose_engine, extract_technographics
from enrichment.technographics.page.source import PageSource

__all__ = [
    "Engine",
    "Mode",
    "PageSource",
    "choose_engine",
    "default_engine",
    "extract_technographics",
]
