"""Public URLs of boards, for people to open."""

from urllib.parse import quote

from enrichment.hiring.boards.recognising import parse_board
from enrichment.hiring.boards.rules import vendor_specs
from prospects.hiring.board import BoardRef


def board_url(board: BoardRef) -> str | None:
    """URL at which people read a board.

    Returns:
        A URL that `parse_board` reads as the same board again. None where no form of the vendor's
        URLs can be filled from the board's key (a Workday board without its pod), or the vendor
        is unknown.
    """
    spec = vendor_specs().get(board.vendor)
    parts = _parts(board)
    for form in spec.board_urls if spec else ():
        url = _filled(form, parts)
        read = parse_board(url) if url else None
        if read and read.key == board.key:
            return url
    return None


def _parts(board: BoardRef) -> dict[str, str]:
    found = {"tenant": board.tenant, "site": board.site, "region": board.region}
    return {name: quote(value, safe="") for name, value in found.items() if value}


def _filled(form: str, parts: dict[str, str]) -> str | None:
    try:
        return form.format_map(parts)
    except KeyError:
        return None
