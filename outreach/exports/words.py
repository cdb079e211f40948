"""The codes of the field in the words of the people who read the exports."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from prospects.issue import IssueCode
from prospects.vocabulary import Channel, Tier, WithheldReason

OUTCOMES = (
    "done", "not_sent", "replied", "meeting", "not_interested", "not_now", "no_answer",
    "voicemail", "out_of_office", "bounced", "opted_out", "wrong_person", "left_company",
    "not_icp", "referred",
)  # fmt: skip
"""What an SDR may answer in the column Outcome; the drop-down list of the workbook."""

NEWS_SHOWN = 6
"""New technologies that are named, and gone ones; a new web site may bring dozens."""

CHANNEL_WORDS: Mapping[Channel, str] = {"email": "E-mail", "linkedin": "LinkedIn", "phone": "Call"}

TIER_WORDS: Mapping[Tier, str] = {
    "A": "Tier A",
    "B": "Tier B",
    "C": "Tier C",
    "needs_data": "Not sure yet",
    "out": "No fit",
}

NO_FIT_WORDS: Mapping[str, str] = {
    "no title": "without a title",
    "title not understood": "with a title that we do not understand",
    "function unknown": "without a clear function",
    "level unknown": "without a clear level",
    "function not wanted": "in functions that nobody wants",
    "level too low": "below the levels wanted",
    "level too high": "above the levels wanted",
    "level not wanted": "at levels that nobody wants",
    "standing none": "with a slogan for a title",
    "reviewed": "by a person's decision",
}
"""Why contacts are no persona, as people read it after a number."""

WITHHELD_WORDS: Mapping[WithheldReason, str] = {
    WithheldReason.SUPPRESSED: "Do not contact: on a suppression list",
    WithheldReason.CUSTOMER: "Customer: the account already buys from us",
    WithheldReason.COMPETITOR: "Competitor: we do not prospect there",
    WithheldReason.COMPANY_BUDGET: "Enough for this account: others there are contacted first",
    WithheldReason.COOL_DOWN: "Resting: contacted a short while ago",
    WithheldReason.NOT_DUE: "Not yet: the next step of the sequence is due later",
    WithheldReason.PAUSED: "Paused: the persona, the ICP or the rep is on hold",
    WithheldReason.NEGATIVE_PERSONA: "Not a buyer: a role we never contact",
    WithheldReason.NO_PERSONA_FIT: "No persona fits the title",
    WithheldReason.STANDING: "Not in the job now: former, retired, a student or between jobs",
    WithheldReason.DOUBTFUL_TITLE: "Title unclear: it could be read in more than one way",
    WithheldReason.TIER_OUT: "Account does not fit any ICP",
    WithheldReason.NEEDS_DATA: "Account not decided: too little is known to tell whether it fits",
    WithheldReason.NO_CHANNEL: "No way to reach them: no address, profile or number to use",
    WithheldReason.EMAIL_UNSAFE: "E-mail address is not safe to write to",
    WithheldReason.TEMPLATE_NOT_APPROVED: "Template waits for approval",
    WithheldReason.VARIABLE_MISSING: "Message has a gap: something the template needs is unknown",
    WithheldReason.CAPACITY: "No time left today: every rep's day is full",
    WithheldReason.LEGAL_HOLD: "Legal hold: the country's rules ask for consent first",
    WithheldReason.UNCONFIRMED: "Unconfirmed: waits for a person to confirm it",
}

ISSUE_WORDS: Mapping[IssueCode, str] = {
    IssueCode.NO_DOMAIN: "No web site on the lists, so there was nothing to read",
    IssueCode.NAME_NOT_RESOLVED: "The web address does not exist",
    IssueCode.ADDRESS_REFUSED: "The web address points to a place we do not visit",
    IssueCode.SITE_DOWN: "The web site did not answer",
    IssueCode.SITE_SLOW: "The web site answered too slowly",
    IssueCode.TLS_FAILED: "The web site's certificate is not valid",
    IssueCode.ROBOTS_CLOSED: "The web site asks not to be read by programs",
    IssueCode.FORBIDDEN: "The web site refused us",
    IssueCode.NOT_FOUND: "The page is no longer there",
    IssueCode.RATE_LIMITED: "The web site asked us to come back later",
    IssueCode.HTTP_ERROR: "The web site answered with an error",
    IssueCode.REDIRECT_LOOP: "The web site sends visitors in circles",
    IssueCode.REDIRECT_REFUSED: "The web site sent us to a place we do not follow",
    IssueCode.NOT_HTML: "The answer was not a web page",
    IssueCode.TOO_LARGE: "The page was too large",
    IssueCode.BAD_ANSWER: "The web site's answer was broken",
    IssueCode.NEVER_FETCHED: "On the list of sites that we never read",
    IssueCode.NO_SIGNALS: "The web site was read, but nothing could be learnt from it",
    IssueCode.EXTRACTOR_FAILED: "Our reader broke on a page; please report it",
    IssueCode.BOARD_UNKNOWN: "The job board is one that we cannot read",
    IssueCode.BOARD_UNREADABLE: "The job board's answer made no sense",
    IssueCode.LIST_NOT_READ: "A list of the inbox could not be read",
    IssueCode.LIST_TO_LOOK_AT: "A list was read with a doubt, or a part of it was passed over",
    IssueCode.VALUE_NOT_TAKEN: "A cell of a list says what cannot be so, or two things",
}


def issue_words(code: str) -> str:
    """What an issue code means; a code from an older run stands for itself."""
    return _words_of(code, ISSUE_WORDS)


def withheld_words(reason: str) -> str:
    """What a withheld reason means; a reason from an older run stands for itself."""
    return _words_of(reason, WITHHELD_WORDS)


def _words_of(code: str, words: Mapping[Any, str]) -> str:
    return words.get(code) or code.replace("_", " ")


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 person", "1,204 people"."""
    return f"{number:,} {one if number == 1 else many}"


def day_words(day: date) -> str:
    """A day as people write it: "Thursday 3 December 2026"."""
    return f"{date_words(day)} {day.year}"


def date_words(day: date) -> str:
    """A day near by: "Thursday 3 December"."""
    return f"{day:%A} {day.day} {day:%B}"


def new_words(technologies: Sequence[tuple[str, date]]) -> str:
    """Technologies with the day that first saw them: "New: HubSpot (19 Nov)"; empty for none."""
    return _news_words("New", "", technologies)


def gone_words(technologies: Sequence[tuple[str, date]]) -> str:
    """Those that are gone: "No longer seen: Marketo (last 12 Nov)"; never said to a prospect."""
    return _news_words("No longer seen", "last ", technologies)


def _news_words(label: str, last: str, technologies: Sequence[tuple[str, date]]) -> str:
    shown = [f"{name} ({last}{day.day} {day:%b})" for name, day in technologies[:NEWS_SHOWN]]
    beyond = len(technologies) - len(shown)
    more = f" and {beyond} more" if beyond else ""
    return f"{label}: {', '.join(shown)}{more}" if shown else ""


def score_words(low: float, high: float) -> str:
    """A score range: "72" when nothing is open, else "64 to 81"."""
    first, last = number_text(low, 1), number_text(high, 1)
    return first if first == last else f"{first} to {last}"


def number_text(number: float, decimals: int) -> str:
    """A number with at most so many decimals: "72", "72.5"."""
    text = f"{number:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def no_fit_words(why: str, persona_name: Callable[[str], str]) -> str:
    """Who is no persona, after a number: "kept out by VP of Sales", "without a title".

    Args:
        why: As `PersonaMatch.why_no_fit` gives it.
        persona_name: Name of a persona by its id.
    """
    if why.startswith("excluded by "):
        return f"kept out by {persona_name(why.removeprefix('excluded by '))}"
    return NO_FIT_WORDS.get(why, why.removeprefix("standing "))
