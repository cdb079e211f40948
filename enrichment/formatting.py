"""A guard against pages that multiply in the tree builder.

HTML opens formatting that was left unclosed anew in each block that follows (html.spec.whatwg.org,
"reconstruct the active formatting elements"): a page of 42 KB came to 1.6 GB (measured).
"""

import re

_NODES_MAX = 1_000_000
"""Elements that formatting may add to a tree; one takes 350 bytes (measured). Nine of ten pages
have too few tags to come so far, and are not searched."""
_TAGS_HARMLESS = 2_000
"""Half of them to be opened anew in each of the other half."""
_NAMES = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_START = re.compile(rf"<(?:{_NAMES})[\s/>]", re.IGNORECASE)
_NAME = re.compile(rf"(?<=<)(/?)(?:{_NAMES})(?=[\s/>])", re.IGNORECASE)


def tame_formatting(source: str, tags: int) -> str:
    """The source as it is, or with its formatting elements renamed where they could multiply.

    Each start tag can open anew at most all formatting before it. Counting also what stands in
    comments and scripts only errs towards renaming, and that costs nothing: <mark> is no
    formatting element to the tree builder, and its text is read as that of the others is.

    Args:
        source: Text of a page.
        tags: How many "<" it has.
    """
    if tags > _TAGS_HARMLESS:
        tags -= source.count("</")
    if tags <= _TAGS_HARMLESS:
        return source
    if sum(1 for _ in _START.finditer(source)) * tags <= _NODES_MAX:
        return source
    return _NAME.sub(r"\1mark", source)
