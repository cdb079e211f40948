"""The queue into files that people open."""

from collections import Counter

from flows.run import Run
from flows.stages.enriching import current_issues
from outreach.exports import AccountRow, DayResult, write_day
from prospects.issue import Issue
from prospects.profile import CompanyProfile
from prospects.score import IcpScore
from scoring.icp import tier_words

TECHNOLOGIES_SHOWN = 6


def export_run(run: Run) -> str:
    """Write the day's folder.

    Returns:
        Path of the folder.
    """
    report = run.finish()
    write_day(run.params.out, day_result(run))
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
    )


def _accounts(run: Run, issues: list[Issue]) -> tuple[AccountRow, ...]:
    """One row a company, best score first."""
    queued = Counter(entry.company_key for entry in run.queue.entries)
    withheld = Counter(stopped.company_key for stopped in run.queue.withheld)
    troubles: dict[str, list[str]] = {}
    for issue in issues:
        troubles.setdefault(issue.subject, []).append(issue.message)
    rows = [
        _account(run, profile, queued[key], withheld[key], "; ".join(troubles.get(key, [])))
        for key, profile in run.profiles.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.score_min, -row.score_max, row.company_key)))


def _best(scores: list[IcpScore]) -> IcpScore:
    return min(scores, key=lambda s: (s.tier == "out", -s.score_min, -s.score_max, s.icp))


def _account(
    run: Run, profile: CompanyProfile, queued: int, withheld: int, troubles: str
) -> AccountRow:
    score = _best(run.scores[profile.company.key])
    tiers = run.configuration.icps[score.icp].tiers
    place = ", ".join(v for f in ("city", "region", "country") if (v := profile.value(f)))
    openings = profile.values("opening")
    return AccountRow(
        company_key=profile.company.key, company=profile.name,
        domain=profile.company.domain or "", icp=score.icp, tier=score.tier,
        tier_words=tier_words(score, tiers), score_min=score.score_min, score_max=score.score_max,
        coverage=score.coverage, queued=queued, withheld=withheld,
        headcount=profile.value("headcount") or "", industry=profile.value("industry") or "",
        place=place, technologies=tuple(profile.technologies)[:TECHNOLOGIES_SHOWN],
        hiring="; ".join(openings[:3]), issues=troubles,
        reasons=tuple(reason.sentence for reason in score.reasons),
        would_change=score.would_change,
    )  # fmt: skip
