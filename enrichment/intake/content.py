"""The bytes of a raw list, in a file or in memory, and how they are read as text."""

import codecs
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, TextIO

from prospects.errors import InputError

_BLOCK = 1 << 20
_HEAD = 4096
_TEXT_HEAD = 65536
_BLANK = b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_BROKEN = re.compile("[\udc80-\udcff]")
_WHOLE = re.compile("[^\x00-\x7f\udc80-\udcff]")
_NOT_IN_CP1252 = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")


@dataclass(frozen=True, slots=True)
class Content:
    """A raw list as bytes; it can be opened any number of times.

    Attributes:
        file_name: Name without folder, for messages; its ending decides where bytes do not.
        path: The file, or None where the bytes are in memory.
        data: The bytes, where there is no file.
        sheet: Of a workbook the sheet that somebody named; empty leaves it to the workbook.
    """

    file_name: str
    path: Path | None = None
    data: bytes = b""
    sheet: str = ""

    def opened(self) -> BinaryIO:
        """A handle at the first byte."""
        return self.path.open("rb") if self.path else io.BytesIO(self.data)

    @property
    def size(self) -> int:
        """Bytes in all."""
        return self.path.stat().st_size if self.path else len(self.data)

    def head(self) -> bytes:
        """The first bytes."""
        with self.opened() as handle:
            return handle.read(_HEAD)

    def blocks(self) -> Iterator[bytes]:
        """All bytes, a megabyte at a time."""
        with self.opened() as handle:
            while block := handle.read(_BLOCK):
                yield block

    def is_blank(self) -> bool:
        """Whether there is nothing but white space and byte order marks."""
        return not any(block.strip(_BLANK) for block in self.blocks())

    def sha256(self) -> str:
        """Hash of the bytes: the same list under another name has the same one."""
        digest = hashlib.sha256()
        for block in self.blocks():
            digest.update(block)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Coding:
    """How bytes are read as text.

    Attributes:
        encoding: Python's name, as the list's reader is told.
        codec: What is really used.
        errors: What is done with a byte that the codec does not know.
        may_hold_nul: Whether NUL characters are to be dropped.
        is_plain: Whether the bytes are UTF-8 as they are, without NUL characters, and no carriage
            return ends a line by itself.
    """

    encoding: str
    codec: str
    errors: str = "strict"
    may_hold_nul: bool = True
    is_plain: bool = False

    def text(self, content: Content) -> TextIO:
        """The content as text, line ends as they are and without byte order mark."""
        return io.TextIOWrapper(
            content.opened(), encoding=self.codec, errors=self.errors, newline=""
        )


def file_and_sheet(path: Path) -> tuple[Path, str]:
    """The file that a path names, and the sheet behind it: "book.xlsx#Paris"; empty for none."""
    name, _, sheet = path.name.rpartition("#")
    is_sheet = bool(name and sheet) and not path.exists()
    return (path.with_name(name), sheet) if is_sheet else (path, "")


def content_of(path: Path) -> Content:
    """Content of a file, or of a sheet of a workbook ("book.xlsx#Paris").

    Raises:
        InputError: It is missing, a folder, or may not be read.
    """
    file, sheet = file_and_sheet(path)
    if sheet:
        return replace(content_of(file), sheet=sheet)
    try:
        path.open("rb").close()
    except FileNotFoundError:
        raise InputError(f"{path}: does not exist; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; name one of the files in it") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    return Content(path.name, path)


def find_coding(content: Content) -> Coding:
    """Encoding of a text.

    A byte order mark decides; else UTF-8 if the bytes are UTF-8; else cp1252, or UTF-8 where only
    a few bytes are not (these are read as cp1252).

    Raises:
        InputError: The bytes are no text.
    """
    coding = _coding(content)
    with coding.text(content) as text:
        sample = text.read(_TEXT_HEAD)
    if len(_CONTROL.findall(sample)) * 50 > len(sample) or sample.count("\0") * 5 > len(sample):
        raise InputError(
            f"{content.file_name}: is not a list but binary data; save it as CSV, XLSX, JSON or "
            "Parquet"
        )
    return coding


def _coding(content: Content) -> Coding:
    head = content.head()
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Coding("utf-16", "utf-16", "replace")
    if head.startswith(b"\xef\xbb\xbf"):
        return _utf8_or_cp1252(content, "utf-8-sig")
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros and zeros.count(0) > 0.6 * len(zeros):
            return Coding(encoding, encoding, "replace")
    return _utf8_or_cp1252(content, "utf-8")


def _utf8_or_cp1252(content: Content, encoding: str) -> Coding:
    has_nul = any(b"\0" in block for block in content.blocks())
    if _is_utf8(content):
        is_plain = not has_nul and not _has_lone_return(content)
        return Coding(encoding, encoding, may_hold_nul=has_nul, is_plain=is_plain)
    if encoding == "utf-8" and not _is_mostly_utf8(content):
        odd = any(byte in block for block in content.blocks() for byte in _NOT_IN_CP1252)
        return Coding("cp1252", "latin-1" if odd else "cp1252", may_hold_nul=has_nul)
    return Coding(encoding, encoding, _MENDED, has_nul)


def _has_lone_return(content: Content) -> bool:
    before = b""
    for block in content.blocks():
        # A pair that two blocks share is counted with the second one.
        here = before[-1:] + block
        before = block
        if here.count(b"\r") - block.endswith(b"\r") != here.count(b"\r\n"):
            return True
    return before.endswith(b"\r")


def _is_utf8(content: Content) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in content.blocks():
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(content: Content) -> bool:
    """Whether more characters are UTF-8 than bytes are none."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    broken = whole = 0
    for block in (*content.blocks(), b""):
        text = decoder.decode(block, final=not block)
        broken += len(_BROKEN.findall(text))
        whole += len(_WHOLE.findall(text))
    return whole > broken


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, read as cp1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return "".join(_cp1252(bytes([byte])) for byte in broken), error.end


def _cp1252(byte: bytes) -> str:
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")


_MENDED = "prospects.cp1252"
codecs.register_error(_MENDED, _mend)
