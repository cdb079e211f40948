"""Signals into profiles, profiles into scores."""

from collections import Counter, defaultdict

from flows.listed import listed_signals, load_current
from flows.profiles import load_profiles, scoring_frame
from flows.run import Run
from prospects.profile import CompanyProfile
from prospects.score import IcpScore
from prospects.vocabulary import TIERS_BEST_FIRST
from scoring.icp import build_scores


def score_run(run: Run) -> int:
    """Score every company against every ICP.

    Returns:
        Number of scores.
    """
    run.profiles = _profiles(run)
    icps = list(run.configuration.icps.values())
    lists, day = run.suppression_lists(), run.params.day
    scores = build_scores(scoring_frame(run.store, run.profiles, lists, day, icps), icps)
    if not run.params.dry_run:
        run.store.save_scores(run.params.day, scores)
    by_company: dict[str, list[IcpScore]] = defaultdict(list)
    for score in scores:
        by_company[score.company_key].append(score)
    run.scores = dict(by_company)
    run.report.funnel.tiers = _count_tiers(run)
    run.log_stage("scoring", scores=len(scores))
    return len(scores)


def _profiles(run: Run) -> dict[str, CompanyProfile]:
    """What is known of the run's companies; a dry run has its lists' facts only in memory."""
    if run.params.dry_run:
        listed, seen = listed_signals(run.store, run.mentions), run.store.load_signals(run.keys)
        signals = {key: [*listed[key], *seen[key]] for key in run.keys}
    else:
        signals = load_current(run.store, run.companies)
    return load_profiles(run.store, run.companies, signals, run.params.day)


def _count_tiers(run: Run) -> dict[str, int]:
    """Companies by the tier of their best ICP, best tier first; negative ICPs do not count."""
    negative = {icp.id for icp in run.configuration.icps.values() if icp.negative}
    tiers = (
        [score.tier for score in scores if score.icp not in negative]
        for scores in run.scores.values()
    )
    best = Counter(min(each, key=TIERS_BEST_FIRST.index) for each in tiers if each)
    return {tier: best[tier] for tier in TIERS_BEST_FIRST if best[tier]}
