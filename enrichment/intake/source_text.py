"""A mapping written down as `config/sources/<id>.yml`, with its doubts as comments to decide."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from enrichment.intake.headers import HeaderMapping
from enrichment.intake.opt_out_columns import looks_like_opt_in
from enrichment.intake.raw_list import RawList
from prospects.rejected import ListKind

_FEW_COLUMNS = 5
"""Where so few have a field all are asked for: two of them would claim half the world's lists."""
_SEEN_CHARACTERS = 80
_DATE_OR_NUMBER = re.compile(r"[\s_.-]*\(?\d[\d\s_.-]*\)?")


def source_text(name: str, raw: RawList, kind: ListKind, headers: HeaderMapping) -> str:
    """Text of a source's file; everything that needs a person is a comment.

    Args:
        name: As provenance will say it: "Apollo export".
        raw: The list whose columns are written down.
        kind: What it holds.
        headers: How its columns are understood.
    """
    columns = [column for column in raw.columns if column.strip()]
    taken = [column for column in columns if headers.mapping[column]]
    return "\n".join(
        [
            "# How lists of this source are read; `prospects check` names every fault.",
            f"name: {_scalar(name)}",
            f"kind: {kind}",
            "",
            "# A list is of this source if it has all of these columns and, where `files` are",
            "# given, its file's name fits one of them.",
            f"# files: [{_scalar(file_pattern(raw.file_name))}]",
            *_listed("has_columns", taken if len(taken) > _FEW_COLUMNS else columns),
            "",
            *_columns(columns, headers),
            *_opt_outs(headers.unclear_opt_outs, raw.samples()),
            "",
        ]
    )


def source_id(name: str) -> str:
    """Name of a source's file: "Apollo export" is `apollo-export`; "source" where no letter is."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return (
        re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "source"
    )


def file_pattern(file_name: str) -> str:
    """Pattern of a file's name without day and number: `people-2026-11.csv` is `people*.csv`."""
    path = Path(file_name)
    stem = _DATE_OR_NUMBER.sub("*", path.stem)
    return re.sub(r"\*+", "*", f"{stem}*{path.suffix}")


def _columns(columns: Sequence[str], headers: HeaderMapping) -> list[str]:
    """Each column with its field; a doubtful one is a comment, so that somebody decides."""
    lines = ["# Column: field, or null for one that is kept as extra and means no field."]
    doubts = [
        f"  # {_scalar(column)}: {headers.doubtful[column]}  # {headers.why.get(column, '')}"
        for column in columns
        if column in headers.doubtful
    ]
    open_ones = {*headers.doubtful, *headers.unclear_opt_outs}
    said = [column for column in columns if column not in open_ones]
    lines += ["columns:" if said else "columns: {}"]
    lines += [_pair(_scalar(column), headers.mapping[column] or "null") for column in said]
    return [*lines, *(["  # To decide:", *doubts] if doubts else [])]


def _opt_outs(unclear: Mapping[str, str], samples: Mapping[str, Sequence[str]]) -> list[str]:
    if not unclear:
        return []
    lines = [
        "",
        "# These look like opt-outs, and nobody knows yet what their cells mean. Until you say",
        "# so, no list of this source is taken. `where` names cells that forbid contact, `unless`",
        "# those that allow it (every other cell then forbids, an empty one too).",
        "# opt_outs:",
    ]
    for column in unclear:
        rule = "unless: [yes]" if looks_like_opt_in(column) else "where: [yes]"
        seen = ", ".join(_scalar(cell) for cell in dict.fromkeys(samples.get(column, ())))
        lines += [
            f"#   - column: {_scalar(column)}",
            "#     forbids: [email, phone]",
            f"#     {rule}  # its cells: {seen[:_SEEN_CHARACTERS] or 'all empty'}",
        ]
    names = ", ".join(_scalar(column) for column in unclear)
    return [*lines, f"# not_opt_outs: [{names}]"]


def _listed(key: str, values: Sequence[str]) -> list[str]:
    lines = [f"  - {_scalar(value)}" for value in values]
    return [f"{key}:", *lines] if lines else [f"{key}: []"]


def _pair(key: str, value: str) -> str:
    """A key and its value; YAML wants a mark before a key of more than 1,024 characters."""
    return f"  {key}: {value}" if len(key) < 1000 else f"  ? {key}\n  : {value}"


def _scalar(text: str) -> str:
    """A text as YAML, quoted whatever it holds."""
    bare = text.replace("\ufeff", "").strip()
    return str(yaml.safe_dump(bare, default_style='"', allow_unicode=True, width=10**6)).strip()
