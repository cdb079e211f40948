"""CSV in all its dialects: encoding, delimiter, quoted newlines, ragged rows."""

import csv
import io
import re
from itertools import islice

import pandas as pd

from enrichment.intake.raw_list import FIELD_CHARACTERS_MAX, RawList, raw_list, table_of
from prospects.errors import InputError

_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 60
_SAMPLE_CHARACTERS = 200_000
_SEP_LINE = re.compile(r'\A"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n)', re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_END = "\x1e"


def decode(content: bytes, file_name: str) -> tuple[str, str]:
    """Text of a file and the encoding it was read with.

    A byte order mark decides; else UTF-8 if the bytes are UTF-8; else cp1252, or UTF-8 where only
    a few bytes are not (these are read as cp1252). NUL characters are dropped.

    Returns:
        The text without byte order mark, and Python's name of the encoding.

    Raises:
        InputError: The bytes are no text.
    """
    text, encoding = _decoded(content)
    sample = text[:65536]
    if len(_CONTROL.findall(sample)) * 50 > len(sample) or sample.count("\0") * 5 > len(sample):
        raise InputError(
            f"{file_name}: is not a list but binary data; save it as CSV, XLSX, JSON or Parquet"
        )
    return text.replace("\x00", ""), encoding


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "utf-16"
    if content.startswith(b"\xef\xbb\xbf"):
        return _utf8_or_cp1252(content[3:], "utf-8-sig")
    for encoding, zeros in (("utf-16-le", content[1:4096:2]), ("utf-16-be", content[:4096:2])):
        if zeros and zeros.count(0) > 0.6 * len(zeros):
            return content.decode(encoding, "replace"), encoding
    return _utf8_or_cp1252(content, "utf-8")


def _utf8_or_cp1252(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode("utf-8"), encoding
    except UnicodeDecodeError:
        text = content.decode("utf-8", "surrogateescape")
    broken = len(re.findall("[\udc80-\udcff]", text))
    whole = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    if whole <= broken and encoding == "utf-8":
        return _cp1252(content), "cp1252"
    mended = re.sub("[\udc80-\udcff]", lambda match: _cp1252(bytes([ord(match[0]) - 0xDC00])), text)
    return mended, encoding


def _cp1252(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def read_delimited(text: str, encoding: str, file_name: str) -> RawList:
    """Table of a CSV text.

    Raises:
        InputError: The text holds nothing, or a quote is never closed.
    """
    delimiter, body = _dialect(text.removeprefix("\ufeff"))
    try:
        return _read_fast(body, encoding, delimiter, file_name)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError, IndexError):
        # Ragged rows: slower, and nothing of a row is lost.
        return _read_ragged(body, encoding, delimiter, file_name)


def _dialect(text: str) -> tuple[str, str]:
    if match := _SEP_LINE.match(text):
        return match[1], text[match.end() :]
    sample = text.lstrip("\r\n")[:_SAMPLE_CHARACTERS]
    scored = [(_fitness(sample, delimiter), delimiter) for delimiter in _DELIMITERS]
    best = max(scored, key=lambda pair: pair[0])
    return (best[1] if best[0] > (0.0, 1) else ","), text


def _fitness(sample: str, delimiter: str) -> tuple[float, int]:
    """How well rows agree with the header's width, then the width."""
    try:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        rows = [row for row in islice(reader, _SAMPLE_ROWS) if any(row)]
    except csv.Error:
        return 0.0, 0
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0.0, width
    agreeing = sum(len(row) == width for row in rows) / len(rows)
    filled = sum(bool(name.strip()) for name in rows[0]) / width
    return round(agreeing * filled, 1), width


def _read_fast(body: str, encoding: str, delimiter: str, file_name: str) -> RawList:
    frame = pd.read_csv(
        io.StringIO(body), sep=delimiter, header=None, dtype=str, na_filter=False,
        skip_blank_lines=False, low_memory=False, encoding_errors="strict",
    )  # fmt: skip
    frame = frame.fillna("")
    filled = (frame.apply(lambda column: column.str.strip()) != "").any(axis=1)
    frame = frame[filled]
    header = frame.iloc[0].tolist()
    first = int(frame.index[0])
    body_frame = frame.iloc[1:]
    body_frame.index = body_frame.index - first - 1
    return raw_list(body_frame, header, file_name, encoding=encoding, delimiter=delimiter)


def _read_ragged(body: str, encoding: str, delimiter: str, file_name: str) -> RawList:
    csv.field_size_limit(FIELD_CHARACTERS_MAX)
    ended = body if body.endswith(("\n", "\r")) else body + "\n"
    reader = csv.reader(io.StringIO(ended + _END, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    lines = [0]
    try:
        for row in reader:
            rows.append(row)
            lines.append(reader.line_num)
    except csv.Error:
        raise _unclosed(file_name, lines[-1]) from None
    if rows[-1] != [_END]:
        raise _unclosed(file_name, lines[-2])
    return table_of(rows[:-1], file_name, encoding=encoding, delimiter=delimiter)


def _unclosed(file_name: str, line: int) -> InputError:
    return InputError(
        f'{file_name}: line {line + 1}: a quote (") is opened and never closed, so that the rest '
        "of the file would be one cell; close or remove it"
    )
