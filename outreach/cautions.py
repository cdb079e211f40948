"""What to look at before sending."""

from outreach.channels import email_caution
from outreach.languages import language_name
from outreach.rendering import Message
from outreach.send_window import time_zone_of
from outreach.templates import Template
from prospects.contact import Contact
from prospects.person_name import greeting_name
from prospects.profile import CompanyProfile


def build_caution(
    contact: Contact, profile: CompanyProfile, template: Template, message: Message
) -> str:
    """All that a person should look at, the gravest first; empty when there is nothing."""
    return join_cautions(
        _site_caution(profile),
        _language_caution(profile, template.head.language),
        email_caution(contact),
        "" if greeting_name(contact.first_name) else "no first name to greet with",
        "" if time_zone_of(contact, profile) else "time zone unknown",
        "" if message.body else "the message is empty",
    )


def join_cautions(*cautions: str) -> str:
    """Several cautions as one text; empty ones are left out."""
    return "; ".join(caution for caution in cautions if caution)


def _site_caution(profile: CompanyProfile) -> str:
    if moved := profile.value("redirect_domain"):
        return f"their site leads to {moved}: renamed or bought?"
    if profile.site_read:
        return ""
    if not profile.company.domain:
        return "no site of theirs is known; facts come from your list"
    return "their site could not be read; facts come from your list"


def _language_caution(profile: CompanyProfile, language: str) -> str:
    theirs = next(iter(profile.values("language")), language)
    if theirs == language:
        return ""
    return f"their site is in {language_name(theirs)}, this text is {language_name(language)}"
