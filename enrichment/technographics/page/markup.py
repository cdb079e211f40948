"""What stands where in the source of a page: scripts, meta tags, comments, styles; without a tree.

The rules are those of the standard's tokenizer (html.spec.whatwg.org, 13.2.5): within the text of
a script, style, title and so on nothing is a tag but its own end; a comment holds no tags; what
stands in the quoted value of an attribute is none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from enrichment.technographics.page.tag import INSIDE_BYTES_MAX, NAME_ENDS, end_of_tag

_RAW = ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext")
MARKS: tuple[bytes, ...] = (
    b"<!--", b"<meta", *(f"<{tag}".encode() for tag in _RAW), *(f"</{tag}".encode() for tag in _RAW)
)  # fmt: skip
"""What `read_markup` has to be told the places of, in lower case."""

_COMMENT, _META, _SCRIPT, _STYLE = range(4)
_FIRST_END = 2 + len(_RAW)
_PLAINTEXT = _FIRST_END - 1
_LENGTHS = tuple(map(len, MARKS))
# What is read of the attributes of all scripts and meta tags: a hostile page has no end of them.
_ALL_INSIDE_BYTES_MAX = 500_000
_BEFORE_QUOTE = frozenset(b"= \t\n\r\f")


class Script(NamedTuple):
    """A script element.

    Attributes:
        inside: What stands between the name of its tag and ">".
        closed: Whether its start tag ends with "/>", which some readers take for its end.
        start: Place of its text.
        end: Place behind its text.
    """

    inside: bytes
    closed: bool
    start: int
    end: int


class Meta(NamedTuple):
    """A meta tag.

    Attributes:
        inside: What stands between its name and ">".
        start: Its place.
    """

    inside: bytes
    start: int


class Markup(NamedTuple):
    """What stands where in a page.

    Attributes:
        scripts: In the order of the page.
        metas: In the order of the page.
        styles: Start and end of the text of each style element.
        comments: Start and end of each comment.
        starts: Where each stretch begins that holds no tags, in order.
        ends: Where each of them ends.
    """

    scripts: list[Script]
    metas: list[Meta]
    styles: list[tuple[int, int]]
    comments: list[tuple[int, int]]
    starts: list[int]
    ends: list[int]

    def holds_tags(self, place: int) -> bool:
        """Whether a tag can stand at a place: it lies in no comment, script, style and so on."""
        before = bisect_right(self.starts, place) - 1
        return before < 0 or place >= self.ends[before]


def read_markup(body: bytes, marks: Sequence[tuple[int, int]]) -> Markup:
    """Read a page in one walk over the places of its marks.

    Args:
        body: Source of the page, in any encoding that keeps ASCII.
        marks: Where each of `MARKS` ends, and its number, in the order of the page.
    """
    return _Reader(body, marks).read()


class _Reader:
    """The walk: everything before `_at` has been read."""

    def __init__(self, body: bytes, marks: Sequence[tuple[int, int]]) -> None:
        self._body = body
        self._marks = marks
        self._markup = Markup([], [], [], [], [], [])
        self._at = 0
        self._inside_left = _ALL_INSIDE_BYTES_MAX
        self._usual = self._odd = -1
        """The last ends of comments that were found: no stretch is searched twice."""

    def read(self) -> Markup:
        """Read all marks that lie behind what was read before them."""
        for number, (end, mark) in enumerate(self._marks):
            if mark >= _FIRST_END:
                continue
            start = end - _LENGTHS[mark]
            if start < self._at or (mark != _COMMENT and not self._ends_name(end)):
                continue
            if close := self._end_of_tag_around(start):
                self._at = close
            elif mark == _COMMENT:
                stop = self._end_of_comment(end)
                self._markup.comments.append((start, stop))
                self._skip(start, stop)
            elif (close := end_of_tag(self._body, end)) >= 0:
                self._read_tag(number, mark, end, close)
            else:
                break
        return self._markup

    def _end_of_tag_around(self, place: int) -> int:
        """Place behind the tag in whose quoted value a place lies; 0 where it lies in none."""
        body, at = self._body, self._at
        double, single = body.rfind(b'"', at, place), body.rfind(b"'", at, place)
        # The last quote before it opens a value only right behind "=".
        if (
            (double > 0 and body[double - 1] in _BEFORE_QUOTE and self._opens_value(double))
            or (single > 0 and body[single - 1] in _BEFORE_QUOTE and self._opens_value(single))
            or body[place - 1 : place] == b"="
        ):
            return self._end_of_tag_from(place)
        return 0

    def _opens_value(self, quote: int) -> bool:
        """Whether what stands before a quote is "=", blanks left aside."""
        return self._body[max(quote - 20, 0) : quote].rstrip().endswith(b"=")

    def _end_of_tag_from(self, place: int) -> int:
        """As `_end_of_tag_around`, tag by tag from where reading stands."""
        at = self._at
        while 0 <= (at := self._body.find(b"<", at, place)) < place:
            named = self._body[at + 1 : at + 3].lstrip(b"/")[:1].isalpha()
            close = end_of_tag(self._body, at + 1) if named else at
            if close < 0 or close > place:
                return max(close + 1, 0)
            at = close + 1
        return 0

    def _end_of_comment(self, end: int) -> int:
        # "<!-->" and "<!--->" are whole comments, and "--!>" ends one too.
        if self._usual < end - 2:
            self._usual = self._next(b"-->", end - 2)
        if self._odd < end - 2:
            self._odd = self._next(b"--!>", end - 2)
        return self._odd + 4 if self._odd < self._usual else min(self._usual + 3, len(self._body))

    def _next(self, what: bytes, at: int) -> int:
        """Next place of a text; the end of the page where there is none."""
        found = self._body.find(what, at)
        return found if found >= 0 else len(self._body)

    def _read_tag(self, number: int, mark: int, end: int, close: int) -> None:
        self._at = close + 1
        stop = min(close, end + min(INSIDE_BYTES_MAX, self._inside_left))
        inside = self._body[end:stop]
        self._inside_left -= len(inside)
        if mark == _META:
            self._markup.metas.append(Meta(inside, end - _LENGTHS[mark]))
            return
        stop = self._end_of_text(number, mark)
        if mark == _SCRIPT:
            closed = self._body[close - 1 : close] == b"/"
            self._markup.scripts.append(Script(inside, closed, close + 1, stop))
        elif mark == _STYLE:
            self._markup.styles.append((close + 1, stop))
        self._skip(close + 1, stop)

    def _end_of_text(self, number: int, mark: int) -> int:
        """Where the text of a raw element ends, whose tag is the mark of this number."""
        start, closing = self._at, mark + len(_RAW)
        if mark == _PLAINTEXT:
            return len(self._body)
        escaped_until, again = -1, False
        for later in range(number + 1, len(self._marks)):
            end, found = self._marks[later]
            at = end - _LENGTHS[found]
            if at < start:
                continue
            if found == closing and self._ends_name(end):
                if not (again and at < escaped_until):
                    return at
                again = False
            elif mark == _SCRIPT and found == _COMMENT and at >= escaped_until:
                # Within "<!--" a script may hold whole scripts (13.2.5.20 to 13.2.5.31).
                stop = self._body.find(b"-->", end - 2)
                escaped_until, again = (stop if stop >= 0 else len(self._body)), False
            elif found == _SCRIPT and at < escaped_until and self._ends_name(end):
                again = True
        return len(self._body)

    def _ends_name(self, end: int) -> bool:
        return end < len(self._body) and self._body[end] in NAME_ENDS

    def _skip(self, start: int, end: int) -> None:
        self._markup.starts.append(start)
        self._markup.ends.append(end)
        self._at = end
