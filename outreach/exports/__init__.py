"""What an SDR opens in the morning: `out/<day>/` with tables, workbooks and digests.

The door is `write_day`; it takes a `DayResult`, decides nothing and reads nothing else.
"""

from outreach.exports.day import AccountRow, DayResult
from outreach.exports.writing import write_day

__all__ = ["AccountRow", "DayResult", "write_day"]
