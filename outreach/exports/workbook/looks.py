"""How cells look: one place for the colours and borders of the workbook."""

from typing import Any

_INK, _GREY, _LINE = "#1C2321", "#8A938F", "#DDE2DF"

_BASE = {
    "font_name": "Calibri", "font_size": 10, "font_color": _INK, "valign": "top",
    "align": "left", "indent": 1,
    "bottom": 1, "bottom_color": _LINE,
}  # fmt: skip

_LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "wrap": {"text_wrap": True},
    "strong": {"bold": True},
    "number": {"align": "center", "indent": 0, "num_format": "0.0"},
    "count": {"align": "center", "indent": 0, "num_format": "#,##0"},
    "percent": {"align": "center", "indent": 0, "num_format": "0%"},
    "grey": {"font_color": _GREY, "font_size": 8},
    "caution": {"text_wrap": True, "font_color": "#8A3B12", "bg_color": "#FDF1E7"},
    "answer": {"bg_color": "#FFFBEA", "left": 1, "left_color": "#E7DDB5"},
    "answer_wrap": {
        "bg_color": "#FFFBEA", "left": 1, "left_color": "#E7DDB5", "text_wrap": True,
    },
    "answer_date": {
        "bg_color": "#FFFBEA", "left": 1, "left_color": "#E7DDB5", "num_format": "yyyy-mm-dd",
        "align": "center",
    },
    "header": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3B36", "text_wrap": True,
        "valign": "vcenter", "bottom": 0,
    },
    "header_answer": {
        "bold": True, "font_color": "#4A3F0C", "bg_color": "#F2DF8F", "text_wrap": True,
        "valign": "vcenter", "bottom": 0,
    },
    "header_grey": {"font_color": _GREY, "bg_color": "#F1F3F2", "font_size": 8, "bottom": 0},
    "banner": {"bold": True, "font_size": 12, "font_color": "#5B2C05", "bg_color": "#FBD9A5"},
    "heading": {"bold": True, "font_size": 13, "font_color": "#1F3B36", "bottom": 0},
    "note": {"italic": True, "font_color": "#55605C", "bottom": 0},
    "warning": {"bold": True, "font_color": "#8A3B12", "bg_color": "#FDF1E7"},
    "tier_A": {"text_wrap": True, "bold": True, "font_color": "#0F4D2A", "bg_color": "#CFEBD8"},
    "tier_B": {"text_wrap": True, "font_color": "#153E66", "bg_color": "#D9E8F8"},
    "tier_C": {"text_wrap": True, "font_color": "#5A4A12", "bg_color": "#F6EECF"},
    "tier_needs_data": {"text_wrap": True, "font_color": "#553A70", "bg_color": "#EBE2F4"},
    "tier_out": {"text_wrap": True, "font_color": "#5C6663", "bg_color": "#ECEEED"},
}  # fmt: skip


class Looks:
    """The formats of one workbook, by name; each is made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._book.add_format({**_BASE, **_LOOKS[name]})
        return self._made[name]
