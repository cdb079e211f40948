"""The queue into files that people open."""

from collections import defaultdict
from dataclasses import dataclass, field

from flows.run import Run
from flows.stages.hiring import current_issues
from flows.technology_news import TechnologyNews
from outreach.best_icp import best_score
from outreach.candidate import named_personas
from outreach.committee import Committee, build_committee
from outreach.doubtful_titles import titles_to_review
from outreach.exports.day import AccountRow, DayResult, count_committees
from outreach.exports.writing import write_day
from outreach.hiring_words import hiring_words
from outreach.suppression import blocks_company
from outreach.variables import headcount_words
from prospects.industry import industry_label
from prospects.issue import Issue
from prospects.profile import CompanyProfile
from prospects.score import IcpScore
from prospects.vocabulary import WithheldReason
from scoring.icp import tier_words

TECHNOLOGIES_SHOWN = 6


def export_run(run: Run) -> str:
    """Write the day's folder.

    Returns:
        Path of the folder.
    """
    result = day_result(run)
    run.report.funnel.committees = count_committees(result.accounts)
    report = run.finish()
    write_day(run.params.out, result)
    run.log_stage("export", entries=len(run.queue.entries), withheld=len(run.queue.withheld))
    return str(run.params.out / report.day.isoformat())


def day_result(run: Run) -> DayResult:
    """Everything that the files show."""
    configuration = run.configuration
    issues = current_issues(run)
    return DayResult(
        day=run.params.day,
        entries=run.queue.entries,
        withheld=run.queue.withheld,
        rejected=tuple(run.rejected),
        issues=tuple(issues),
        accounts=_accounts(run, issues),
        report=run.report,
        team=configuration.team,
        persona_names={p.id: p.name for p in configuration.personas.values()},
        persona_objections={c.persona: c.objections[:2] for c in configuration.cards.values()},
        icp_names={icp.id: icp.name for icp in configuration.icps.values()},
        likenesses=tuple(run.likenesses),
        titles_to_review=titles_to_review(run.queue.withheld, run.matches),
        merges=tuple(run.store.load_merges(day=run.params.day)),
        merged_names={c.contact_id: c.name for c in run.contacts}
        | {company.key: company.label for company in run.companies},
    )


def _accounts(run: Run, issues: list[Issue]) -> tuple[AccountRow, ...]:
    """One row a company, best score first."""
    people = _people(run)
    troubles: dict[str, list[str]] = {}
    for issue in issues:
        troubles.setdefault(issue.subject, []).append(issue.message)
    rows = [
        _account(run, profile, people[key], "; ".join(troubles.get(key, [])))
        for key, profile in run.profiles.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.score_min, -row.score_max, row.company_key)))


@dataclass(slots=True)
class _People:
    """The contacts of one company, counted, their personas, and whether a list bars them all."""

    queued: int = 0
    withheld: int = 0
    waiting: int = 0
    personas: set[str] = field(default_factory=set)
    are_listed: bool = False


def _people(run: Run) -> defaultdict[str, _People]:
    people: defaultdict[str, _People] = defaultdict(_People)
    for entry in run.queue.entries:
        people[entry.company_key].queued += 1
    for stopped in run.queue.withheld:
        people[stopped.company_key].withheld += 1
        people[stopped.company_key].waiting += stopped.reason is WithheldReason.NEEDS_DATA
    for contact in run.contacts:
        named = named_personas(run.matches[contact.contact_id])
        people[contact.company_key].personas.update(named)
    lists = run.suppression_lists()
    for key, profile in run.profiles.items():
        people[key].are_listed = blocks_company(profile, lists, run.params.day)
    return people


def _account(run: Run, profile: CompanyProfile, people: _People, troubles: str) -> AccountRow:
    configuration = run.configuration
    scores, worked = run.scores[profile.company.key], configuration.settings.outreach.tiers
    score = best_score(scores, configuration.icps, worked, people.personas)
    if score is None:
        raise LookupError(f"{profile.company.key} was not scored")
    tiers = configuration.icps[score.icp].tiers
    news = run.news.get(profile.company.key, TechnologyNews())
    place = ", ".join(v for f in ("city", "region", "country") if (v := profile.value(f)))
    return AccountRow(
        company_key=profile.company.key, company=profile.name,
        domain=profile.company.domain or "", icp=score.icp, tier=score.tier,
        tier_words=tier_words(score, tiers), score_min=score.score_min, score_max=score.score_max,
        coverage=score.coverage, queued=people.queued, withheld=people.withheld,
        waiting=people.waiting, site_read=profile.site_read,
        headcount=headcount_words(profile.value("headcount")),
        industry=industry_label(profile.value("industry") or ""),
        place=place, technologies=tuple(profile.technologies)[:TECHNOLOGIES_SHOWN],
        new_technologies=news.new, gone_technologies=news.gone,
        hiring=hiring_words(profile.hiring, profile.values("opening")), issues=troubles,
        reasons=tuple(reason.sentence for reason in score.reasons),
        would_change=score.would_change, committee=_committee(run, score, people),
    )  # fmt: skip


def _committee(run: Run, score: IcpScore, people: _People) -> Committee | None:
    """Who fills which role of the account's ICP; None where nobody there is to be contacted."""
    if score.tier == "out" or people.are_listed:
        return None
    known, configuration = run.queue.people.get(score.company_key, ()), run.configuration
    return build_committee(configuration.icps[score.icp], configuration.personas, known)
