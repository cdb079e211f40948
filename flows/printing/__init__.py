"""Pages for people: one self-contained HTML file each, to be read on a screen or on paper.

Nothing is decided here: values come in, text goes out. Pictures are inline SVG, without script and
without anything from outside; everything that comes from data is escaped.
"""

from flows.printing.change import write_change_page
from flows.printing.market import write_market_page
from flows.printing.sheet import write_icp_sheet

__all__ = ["write_change_page", "write_icp_sheet", "write_market_page"]
