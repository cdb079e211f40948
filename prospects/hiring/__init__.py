"""What a company hires for: boards, openings, what is remembered of them and what that signals."""

from prospects.hiring.board import BoardRef
from prospects.hiring.demand import DemandKind, DemandSignal, Hiring, OpeningSighting
from prospects.hiring.facts import opening_signals
from prospects.hiring.opening import LEADERSHIP, Opening, is_leadership
from prospects.hiring.reading import OWN_SITE, BoardReading, HiringState
from prospects.hiring.signalling import build_hiring

__all__ = [
    "LEADERSHIP",
    "OWN_SITE",
    "BoardReading",
    "BoardRef",
    "DemandKind",
    "DemandSignal",
    "Hiring",
    "HiringState",
    "Opening",
    "OpeningSighting",
    "build_hiring",
    "is_leadership",
    "opening_signals",
]
