"""A guard against pages that nest without end.

Tree builders of HTML walk the open elements at each new block, so time grows with the square of
the depth: 200,000 unclosed <div> cost 105 s (measured). Browsers stop at a depth of 512.
"""

import re

_DEPTH_MAX = 1_000
_TAGS_UNSUSPICIOUS = 3_000
# Elements that never hold others, or that the next of their kind closes, do not nest.
_NESTING_TAG = re.compile(
    r"<(/?)(?!(?:br|img|input|meta|link|hr|source|area|base|col|embed|wbr|param|p|li|td|tr|th|dt|dd"
    r"|option)\b)[a-z]",
    re.IGNORECASE,
)


def cut_where_too_deep(source: str) -> str:
    """The source as it is, or its beginning up to where elements nest a thousand deep.

    Costs one count of "<" for a page with fewer than 3,000 tags.
    """
    if source.count("<") < _TAGS_UNSUSPICIOUS:
        return source
    depth = 0
    for tag in _NESTING_TAG.finditer(source):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEPTH_MAX:
            return source[: tag.start()]
    return source
