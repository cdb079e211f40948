"""The day's queue: from contacts with scores and personas to entries and what was withheld.

Order of the questions, the first "no" is the reason that is written down: lists, negative
persona, company (tier, needs data), persona, standing, doubtful title, channel, already touched,
message, company budget, capacity of the rep.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from outreach.assignment import assign_owner
from outreach.candidate import Candidate, Fit, Stop, choose_fit
from outreach.channels import NoChannel, choose_channel, email_caution
from outreach.rendering import Message, MessageIncomplete, render_message
from outreach.send_window import build_send_window, time_zone_of
from outreach.suppression import find_block
from outreach.templates import Template, TemplateKey
from outreach.variables import Occasion, plain_text, variables_of
from outreach.why_now import build_why_now
from prospects.contact import Contact
from prospects.entry import QueueEntry, Withheld, queue_item_id
from prospects.person_name import greeting_name
from prospects.score import IcpScore
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.specs.settings import OutreachSettings
from prospects.specs.team import Sdr, Team
from prospects.suppression import SuppressionLists
from prospects.vocabulary import Channel, WithheldReason

REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PastEntry:
    """A touch of an earlier day.

    Attributes:
        contact_id: The contact.
        company_key: The company.
        queue_item_id: Contact, persona and step.
        day: When it was queued.
    """

    contact_id: str
    company_key: str
    queue_item_id: str
    day: date


@dataclass(frozen=True, slots=True)
class QueueRules:
    """Everything that shapes the queue apart from the contacts.

    Attributes:
        day: The day.
        run_id: The run.
        icps: By id.
        personas: By id.
        templates: By persona, step and channel.
        team: The reps.
        lists: All suppression entries.
        settings: The section `outreach`.
        tier_words: Says a score in an SDR's words.
        past: Entries of earlier days.
        notice: Printed on each entry when the data is invented.
    """

    day: date
    run_id: str
    icps: Mapping[str, IcpSpec]
    personas: Mapping[str, PersonaSpec]
    templates: Mapping[TemplateKey, Template]
    team: Team
    lists: SuppressionLists
    settings: OutreachSettings
    tier_words: Callable[[IcpScore], str]
    past: Sequence[PastEntry] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """The result: every contact is in exactly one of the two."""

    entries: tuple[QueueEntry, ...]
    withheld: tuple[Withheld, ...]


def build_queue(candidates: Iterable[Candidate], rules: QueueRules) -> Queue:
    """Make the day's queue.

    The order of the candidates does not matter.

    Returns:
        Entries ranked from 1, and one `Withheld` for every other contact.
    """
    ordered = sorted(candidates, key=lambda c: c.contact.contact_id)
    owners = _owners(ordered, rules.team.sdrs)
    drafts: list[tuple[_Order, QueueEntry]] = []
    withheld: list[Withheld] = []
    for candidate in ordered:
        result = _draft(candidate, owners[candidate.profile.company.key], rules)
        if isinstance(result, Withheld):
            withheld.append(result)
        else:
            drafts.append(result)
    entries, over = _within_limits(drafts, rules)
    everyone = sorted([*withheld, *over], key=lambda w: (w.company_key, w.contact_id))
    return Queue(tuple(entries), tuple(everyone))


_Order = tuple[float, float, str, int, float, str]


def _owners(candidates: Sequence[Candidate], team: Sequence[Sdr]) -> dict[str, Sdr]:
    contacts: dict[str, list[Contact]] = defaultdict(list)
    profiles = {}
    for candidate in candidates:
        key = candidate.profile.company.key
        contacts[key].append(candidate.contact)
        profiles[key] = candidate.profile
    return {
        key: assign_owner(profile.company, profile.value("country"), contacts[key], team)
        for key, profile in profiles.items()
    }


def _draft(
    candidate: Candidate, owner: Sdr, rules: QueueRules
) -> tuple[_Order, QueueEntry] | Withheld:
    """One contact through all questions that can be asked of it alone."""
    contact, profile = candidate.contact, candidate.profile
    if block := find_block(contact, profile, rules.lists, rules.day):
        return _withhold(candidate, rules, Stop(block.reason, block.sentence))
    fit = choose_fit(candidate, rules.icps, rules.personas, rules.settings.tiers)
    if isinstance(fit, Stop):
        return _withhold(candidate, rules, fit)
    step = fit.persona.cadence[0].step
    item_id = queue_item_id(contact.contact_id, fit.persona.id, step)
    if stop := _already_touched(item_id, rules):
        return _withhold(candidate, rules, stop, fit)
    template = _choose_template(contact, fit, step, rules)
    if isinstance(template, Stop):
        return _withhold(candidate, rules, template, fit)
    try:
        entry = _entry(candidate, fit, template, owner, rules, item_id)
    except MessageIncomplete as incomplete:
        stop = Stop(WithheldReason.VARIABLE_MISSING, str(incomplete))
        return _withhold(candidate, rules, stop, fit)
    order = (
        -fit.score.score_min, -fit.score.score_max, profile.company.key, fit.rank_in_icp,
        -candidate.match.reading.confidence, contact.contact_id,
    )  # fmt: skip
    return order, entry


def _already_touched(item_id: str, rules: QueueRules) -> Stop | None:
    earlier = [past.day for past in rules.past if past.queue_item_id == item_id]
    if not earlier:
        return None
    return Stop(WithheldReason.NOT_DUE, f"this step was already queued on {max(earlier)}")


def _choose_template(
    contact: Contact, fit: Fit, step: str, rules: QueueRules
) -> Template | Stop:
    def has_text(channel: Channel) -> bool:
        return (fit.persona.id, step, channel) in rules.templates

    channel = choose_channel(contact, fit.persona.channels, has_text)
    if isinstance(channel, NoChannel):
        return Stop(channel.reason, channel.detail)
    template = rules.templates[(fit.persona.id, step, channel)]
    if template.head.status != "approved":
        return Stop(
            WithheldReason.TEMPLATE_NOT_APPROVED, f"{template.name} is {template.head.status}"
        )
    return template


def _entry(
    candidate: Candidate,
    fit: Fit,
    template: Template,
    owner: Sdr,
    rules: QueueRules,
    item_id: str,
) -> QueueEntry:
    contact, profile, score = candidate.contact, candidate.profile, fit.score
    why_now = build_why_now(profile, fit.icp, rules.day)
    reasons = _best_reasons(score)
    occasion = Occasion(
        contact, profile, fit.icp, fit.persona.name, owner, why_now, reasons[0] if reasons else ""
    )
    message = render_message(template, variables_of(occasion))
    return QueueEntry(
        day=rules.day, rank=0, owner=owner.id, persona=fit.persona.id,
        channel=template.head.channel, step=template.step,
        first_name=greeting_name(contact.first_name), last_name=plain_text(contact.last_name),
        title=plain_text(contact.title or ""), email=contact.email or "",
        phone=contact.phone or "", linkedin_url=contact.linkedin_url or "",
        company=plain_text(profile.name), domain=profile.company.domain or "",
        icp=fit.icp.id, tier=score.tier, score_min=score.score_min, score_max=score.score_max,
        coverage=score.coverage, tier_words=rules.tier_words(score), why_now=why_now,
        reasons=reasons, caution=_caution(candidate, message),
        send_window=build_send_window(contact, profile, template.head.channel, rules.day),
        subject=message.subject, body=message.body, template=template.name,
        template_version=template.version, queue_item_id=item_id,
        contact_id=contact.contact_id, company_key=profile.company.key, run_id=rules.run_id,
        sources=(*contact.sources, *profile.company.sources),
        persona_rule=candidate.match.rule, notice=rules.notice,
    )  # fmt: skip


def _best_reasons(score: IcpScore) -> tuple[str, ...]:
    """The sentences that brought the most points, in the order of the ICP at equal points."""
    good = [r for r in score.reasons if r.passed and r.points]
    good.sort(key=lambda r: -(r.points or 0.0))
    passed_filters = [r for r in score.reasons if r.passed and not r.points]
    return tuple(r.sentence for r in [*good, *passed_filters][:REASONS_SHOWN])


def _caution(candidate: Candidate, message: Message) -> str:
    contact = candidate.contact
    cautions = [
        email_caution(contact),
        "" if greeting_name(contact.first_name) else "no first name to greet with",
        "" if time_zone_of(contact, candidate.profile) else "time zone unknown",
        "" if message.body else "the message is empty",
    ]
    return "; ".join(caution for caution in cautions if caution)


def _within_limits(
    drafts: Sequence[tuple[_Order, QueueEntry]], rules: QueueRules
) -> tuple[list[QueueEntry], list[Withheld]]:
    """Company budget and each rep's capacity, best entries first."""
    capacity = {sdr.id: sdr.capacity for sdr in rules.team.sdrs}
    touched = _recent_contacts(rules)
    kept: list[QueueEntry] = []
    over: list[Withheld] = []
    for _, entry in sorted(drafts, key=lambda draft: draft[0]):
        others = touched[entry.company_key] - {entry.contact_id}
        if len(others) >= rules.settings.contacts_per_company:
            over.append(_over_budget(entry, len(others), rules))
        elif capacity[entry.owner] <= 0:
            over.append(_stopped(entry, Stop(
                WithheldReason.CAPACITY, f"{entry.owner} has a full day; comes again tomorrow"
            )))  # fmt: skip
        else:
            capacity[entry.owner] -= 1
            touched[entry.company_key].add(entry.contact_id)
            kept.append(replace(entry, rank=len(kept) + 1))
    return kept, over


def _recent_contacts(rules: QueueRules) -> defaultdict[str, set[str]]:
    """Contacts of each company that were queued within the window before the day."""
    window = rules.settings.company_window_days
    touched: defaultdict[str, set[str]] = defaultdict(set)
    for past in rules.past:
        if 0 < (rules.day - past.day).days < window:
            touched[past.company_key].add(past.contact_id)
    return touched


def _over_budget(entry: QueueEntry, count: int, rules: QueueRules) -> Withheld:
    days = rules.settings.company_window_days
    people = "person" if count == 1 else "people"
    detail = f"{count} {people} of {entry.company} within {days} days is the most"
    return _stopped(entry, Stop(WithheldReason.COMPANY_BUDGET, detail))


def _stopped(entry: QueueEntry, stop: Stop) -> Withheld:
    return Withheld(
        entry.day, entry.contact_id, entry.email, entry.domain, entry.persona, stop.reason,
        stop.detail, entry.company_key, f"{entry.first_name} {entry.last_name}".strip(),
        entry.company,
    )  # fmt: skip


def _withhold(
    candidate: Candidate, rules: QueueRules, stop: Stop, fit: Fit | None = None
) -> Withheld:
    contact, profile = candidate.contact, candidate.profile
    persona = fit.persona.id if fit else candidate.match.persona or ""
    return Withheld(
        rules.day, contact.contact_id, contact.email or "", profile.company.domain or "",
        persona, stop.reason, plain_text(stop.detail), profile.company.key,
        plain_text(f"{contact.first_name} {contact.last_name}"), plain_text(profile.name),
    )  # fmt: skip


def count_reasons(withheld: Iterable[Withheld]) -> dict[str, int]:
    """Withheld contacts by reason, the most frequent first."""
    return dict(Counter(str(w.reason) for w in withheld).most_common())
