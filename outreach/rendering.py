"""Template and values to message."""

from dataclasses import dataclass

from liquid.exceptions import LiquidError

from outreach.templates import Template


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it goes out.

    Attributes:
        subject: One line; empty where the channel has none.
        body: Text with line breaks.
    """

    subject: str
    body: str


class MessageIncomplete(Exception):
    """A message cannot be written for this contact; the reason says which value is missing."""


def render_message(template: Template, variables: dict[str, object]) -> Message:
    """Write the message of a template.

    Raises:
        MessageIncomplete: A required variable is empty or the template prints what is missing.
    """
    empty = [name for name in template.head.requires if not variables.get(name)]
    if empty:
        raise MessageIncomplete(f"{template.name} needs {', '.join(empty)}, which is unknown")
    try:
        subject = template.subject.render(**variables)
        body = template.body.render(**variables)
    except LiquidError as error:
        raise MessageIncomplete(f"{template.name}: {error}") from None
    return Message(" ".join(subject.split()), body.strip())
