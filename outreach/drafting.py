"""One contact to a draft of its entry, or the reason why there is none."""

from dataclasses import dataclass

from outreach.assignment import owner_caution
from outreach.candidate import Candidate, Fit, Stop, choose_fit
from outreach.cautions import build_caution, join_cautions
from outreach.channels import NoChannel, choose_channel
from outreach.rendering import MessageIncomplete, render_message
from outreach.rules import QueueRules
from outreach.send_window import build_send_window
from outreach.sources import entry_sources
from outreach.suppression import find_block
from outreach.templates import Template
from outreach.touches import find_cool_down
from outreach.variables import Occasion, plain_text, variables_of
from outreach.why_now import build_why_now
from prospects.contact import Contact
from prospects.entry import QueueEntry, Withheld, queue_item_id
from prospects.person_name import greeting_name
from prospects.score import IcpScore, Reason
from prospects.specs.team import Sdr
from prospects.vocabulary import Channel, WithheldReason

REASONS_SHOWN = 3

Order = tuple[float, float, str, int, float, str]
"""Best first: certain score, possible score, company, persona's place in the ICP, ..."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that still has to find room in the day.

    Attributes:
        order: Its place among the drafts.
        entry: With rank 0.
        family: Domain that the company's site leads to, else the company: one employer.
    """

    order: Order
    entry: QueueEntry
    family: str


def draft_entry(candidate: Candidate, owner: Sdr | Stop, rules: QueueRules) -> Draft | Withheld:
    """Put one contact through all questions that can be asked of it alone."""
    contact, profile = candidate.contact, candidate.profile
    if block := find_block(contact, profile, rules.lists, rules.day):
        return _withhold(candidate, rules, Stop(block.reason, block.sentence))
    fit = choose_fit(candidate, rules.icps, rules.personas, rules.settings.tiers)
    if isinstance(fit, Stop):
        return _withhold(candidate, rules, fit)
    step = fit.persona.cadence[0].step
    item_id = queue_item_id(contact.contact_id, fit.persona.id, step)
    if stop := _already_touched(item_id, rules) or find_cool_down(contact, rules):
        return _withhold(candidate, rules, stop, fit)
    if isinstance(owner, Stop):
        return _withhold(candidate, rules, owner, fit)
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
    return Draft(order, entry, profile.value("redirect_domain") or profile.company.key)


def _already_touched(item_id: str, rules: QueueRules) -> Stop | None:
    earlier = rules.touched_on.get(item_id)
    if earlier is None:
        return None
    return Stop(WithheldReason.NOT_DUE, f"this step was already queued on {earlier}")


def _choose_template(contact: Contact, fit: Fit, step: str, rules: QueueRules) -> Template | Stop:
    def has_text(channel: Channel) -> bool:
        return (fit.persona.id, step, channel) in rules.templates

    channel = choose_channel(contact, fit.persona.channels, has_text, rules.shared_emails)
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
    why_now = build_why_now(profile, fit.icp, rules.day, candidate.news)
    reasons = _best_reasons(score)
    sentences = tuple(reason.sentence for reason in reasons)
    to_quote = next((reason.sentence for reason in reasons if reason.may_quote), "")
    card = rules.cards.get(fit.persona.id)
    occasion = Occasion(
        contact, profile, fit.icp, fit.persona.name, owner, why_now.sentence, to_quote,
        card.variables if card else {},
    )  # fmt: skip
    pages = (*(reason.source_url for reason in reasons), why_now.page)
    message = render_message(template, variables_of(occasion))
    return QueueEntry(
        day=rules.day, rank=0, owner=owner.id, persona=fit.persona.id,
        channel=template.head.channel, step=template.step,
        first_name=greeting_name(contact.first_name), last_name=plain_text(contact.last_name),
        title=plain_text(contact.title or ""), email=contact.email or "",
        phone=plain_text(contact.phone or ""), linkedin_url=plain_text(contact.linkedin_url or ""),
        company=plain_text(profile.name), domain=profile.company.domain or "",
        icp=fit.icp.id, tier=score.tier, score_min=score.score_min, score_max=score.score_max,
        coverage=score.coverage, tier_words=rules.tier_words(score),
        why_now=why_now.sentence, reasons=sentences,
        caution=join_cautions(
            owner_caution(contact, profile.company, rules.team.sdrs),
            build_caution(contact, profile, template, message),
        ),
        send_window=build_send_window(contact, profile, template.head.channel, rules.day),
        subject=message.subject, body=message.body, template=template.name,
        template_version=template.version, queue_item_id=item_id,
        contact_id=contact.contact_id, company_key=profile.company.key, run_id=rules.run_id,
        sources=entry_sources(contact, profile.company, pages, rules.contact_lists),
        persona_rule=candidate.match.rule, notice=rules.notice,
    )  # fmt: skip


def _best_reasons(score: IcpScore) -> tuple[Reason, ...]:
    """What brought the most points, in the order of the ICP at equal points, then filters."""
    good = [r for r in score.reasons if r.passed and r.points]
    good.sort(key=lambda r: -(r.points or 0.0))
    # What a company is not on a list of is no reason to call it: exclusions are left out.
    filters = [r for r in score.reasons if r.passed and not r.points and r.mode != "exclude"]
    return tuple([*good, *filters][:REASONS_SHOWN])


def _withhold(
    candidate: Candidate, rules: QueueRules, stop: Stop, fit: Fit | None = None
) -> Withheld:
    contact, profile = candidate.contact, candidate.profile
    persona = fit.persona.id if fit else candidate.match.persona or ""
    return Withheld(
        rules.day, contact.contact_id, contact.email or "", profile.company.domain or "",
        persona, stop.reason, plain_text(stop.detail), profile.company.key,
        plain_text(f"{contact.first_name} {contact.last_name}"), plain_text(profile.name),
        plain_text(contact.title or ""),
    )  # fmt: skip
