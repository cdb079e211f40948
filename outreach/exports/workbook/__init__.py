"""`queue.xlsx`: the workbook an SDR works in and hands back with outcomes."""

from outreach.exports.workbook.book import write_workbook

__all__ = ["write_workbook"]
