"""A board and looks at it, for the tests of what is remembered and said."""

from datetime import UTC, date, datetime, timedelta

from prospects.hiring import BoardReading, Opening, build_hiring
from prospects.hiring.history import is_whole, remember

KEY = "northwind-invented.tld"
BOARD, OTHER_BOARD = "lever/northwind-invented", "ashby/northwind-invented"
MONDAY = date(2026, 11, 2)


def later(days):
    return MONDAY + timedelta(days=days)


def morning(day):
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def opening(title, board=BOARD, posting_id=None, **known):
    number = posting_id or title.casefold().replace(" ", "-")
    usual = {"url": f"https://jobs-invented.tld/{board}/{number}", "function": "sales"}
    return Opening(board, number, title, **usual | known)


def look(day, *openings, board=BOARD, **other):
    """A good look; a day is a number of days after the first Monday."""
    state = "hiring" if openings else "not_hiring"
    shown = tuple(opening(o, board) if isinstance(o, str) else o for o in openings)
    on = later(day)
    facts = {"state": state, "total": len(shown)} | other
    return BoardReading(KEY, board, on, read_at=morning(on), openings=shown, **facts)


def failure(day, *openings, board=BOARD):
    why = "the board answered 500"
    return look(day, *openings, board=board, state="unknown", total=None, is_whole=False, why=why)


def remembered(looks):
    """All that is known after looks, in their order, as the store does it."""
    known, watched = (), {}
    for each in looks:
        if is_whole(each):
            watched[each.board] = min(watched.get(each.board, each.day), each.day)
        known = remember(known, each, watched.get(each.board))
    return known


def hiring(looks, day=None):
    """What is known on a day, that of the last look unless told."""
    on = looks[-1].day if day is None else later(day)
    return build_hiring(looks, remembered(looks), on)
