"""How a contact can be reached: the persona's preferred channel that is open."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from prospects.contact import Contact, is_role_address
from prospects.vocabulary import Channel, WithheldReason

_UNSAFE_STATUS = frozenset(
    {"invalid", "bounced", "hard bounce", "undeliverable", "unsafe", "do not mail", "spamtrap"}
)
_DOUBTFUL_STATUS = frozenset({"catch-all", "catch all", "risky", "unknown", "guessed"})


@dataclass(frozen=True, slots=True)
class NoChannel:
    """Why nothing is open.

    Attributes:
        reason: `no_channel`, or `email_unsafe` where an unsafe address was all there was.
        detail: One sentence.
    """

    reason: WithheldReason
    detail: str


def choose_channel(
    contact: Contact,
    preferred: Sequence[Channel],
    has_text: Callable[[Channel], bool],
    shared_emails: Collection[str] = (),
) -> Channel | NoChannel:
    """First preferred channel that is open and for which the step has a text.

    Args:
        contact: Whom to reach.
        preferred: The persona's channels in order.
        has_text: Whether the step has a template for a channel.
        shared_emails: Addresses under which two people are listed: nobody knows whose they are.
    """
    closed = {channel: why_closed(contact, channel) for channel in preferred}
    if "email" in closed and contact.email in shared_emails:
        closed["email"] = closed["email"] or f"{contact.email} is listed under two names"
    for channel, why in closed.items():
        if not why and has_text(channel):
            return channel
    unsafe = contact.email and "email" in closed and closed["email"]
    reason = WithheldReason.EMAIL_UNSAFE if unsafe else WithheldReason.NO_CHANNEL
    details = [why or f"no text for {channel}" for channel, why in closed.items()]
    return NoChannel(reason, "; ".join(details))


def why_closed(contact: Contact, channel: Channel) -> str:
    """Why a channel is closed for a contact; an empty text when it is open."""
    checks: Mapping[Channel, Callable[[Contact], str]] = {
        "email": _email_closed,
        "linkedin": lambda c: "" if c.linkedin_url else "no LinkedIn profile is known",
        "phone": _phone_closed,
    }
    return checks[channel](contact)


def _email_closed(contact: Contact) -> str:
    if not contact.email:
        return "no e-mail address is known"
    if contact.do_not_email:
        return "the list forbids e-mail to this person"
    if is_role_address(contact.email):
        return f"{contact.email} is a role address, not a person's"
    if (contact.email_status or "").casefold() in _UNSAFE_STATUS:
        return f"the list calls the address {contact.email_status}"
    return ""


def _phone_closed(contact: Contact) -> str:
    if not contact.phone:
        return "no phone number is known"
    return "the list forbids calls to this person" if contact.do_not_call else ""


def email_caution(contact: Contact) -> str:
    """What to look at before writing to the address; an empty text when nothing is."""
    status = (contact.email_status or "").casefold()
    return f"the list calls the address {status}" if status in _DOUBTFUL_STATUS else ""
