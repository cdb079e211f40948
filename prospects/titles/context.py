"""What a title means where industry, headcount or country are known.

The words alone are read first; context changes a reading only by the rules written here, and every
change is marked "context" and named in the rule.
"""

from prospects.title_reading import TitleContext, TitleReading


def what_matters(context: TitleContext) -> TitleContext:  # noqa: ARG001
    """The part of a context that may change a reading, so that readings can be kept by it."""
    return TitleContext()


def weigh_context(reading: TitleReading, context: TitleContext) -> TitleReading:  # noqa: ARG001
    """The reading as it is meant in its context.

    Args:
        reading: By the words alone.
        context: What is known beside the title.

    Returns:
        The same reading where context says nothing.
    """
    return reading
