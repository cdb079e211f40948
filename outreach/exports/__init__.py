"""What an SDR opens in the morning: `out/<day>/` with tables, workbooks and digests.

The door is `outreach.exports.writing.write_day`; it takes a `DayResult` of `outreach.exports.day`,
decides nothing and reads nothing else. Nothing is imported here: who counts words or writes one
table needs no workbooks.
"""
