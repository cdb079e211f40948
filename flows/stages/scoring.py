"""Signals into profiles, profiles into scores."""

from collections import Counter, defaultdict
from dataclasses import replace

from enrichment.technographics.fingerprints.interest import by_interest
from flows.run import Run
from prospects.company import OTHER_NAMES, loose_name
from prospects.profile import CompanyProfile, build_profile
from prospects.score import IcpScore
from prospects.suppression import SuppressionEntry
from prospects.vocabulary import Tier
from scoring.icp import build_scores, profiles_frame

TIERS_BEST_FIRST: tuple[Tier, ...] = ("A", "B", "C", "needs_data", "out")


def score_run(run: Run) -> int:
    """Score every company against every ICP.

    Returns:
        Number of scores.
    """
    run.profiles = load_profiles(run)
    frame = profiles_frame(run.profiles.values(), list_members(run))
    scores = build_scores(frame, list(run.configuration.icps.values()))
    if not run.params.dry_run:
        run.store.save_scores(run.params.day, scores)
    by_company: dict[str, list[IcpScore]] = defaultdict(list)
    for score in scores:
        by_company[score.company_key].append(score)
    run.scores = dict(by_company)
    run.report.funnel.tiers = _count_tiers(run)
    run.log_stage("scoring", scores=len(scores))
    return len(scores)


def load_profiles(run: Run) -> dict[str, CompanyProfile]:
    """What is known of the run's companies."""
    signals = run.store.load_signals(run.keys)
    if run.params.dry_run:
        listed = run.list_signals
        signals = {key: [*signals.get(key, ()), *listed.get(key, ())] for key in run.keys}
    read = run.store.site_read(run.keys)
    hiring = run.store.load_hiring(run.keys, run.params.day)
    return {
        company.key: _telling_first(
            build_profile(
                company, signals.get(company.key, ()), site_read=company.key in read,
                hiring=hiring.get(company.key),
            )
        )
        for company in run.companies
    }  # fmt: skip


def _telling_first(profile: CompanyProfile) -> CompanyProfile:
    """With the technologies first that say something to a salesperson."""
    known = profile.technologies
    return replace(profile, technologies={name: known[name] for name in by_interest(known)})


def list_members(run: Run) -> dict[str, set[str]]:
    """List -> keys of the companies on it, for the criterion `list`."""
    members: dict[str, set[str]] = defaultdict(set)
    entries: dict[tuple[str, str], list[SuppressionEntry]] = defaultdict(list)
    for entry in run.suppression_entries():
        if entry.holds_on(run.params.day):
            entries[(entry.scope, entry.value)].append(entry)
    for company in run.companies:
        names = [company.name or "", *company.facts.get(OTHER_NAMES, "").split("|")]
        identities = [
            ("domain", company.domain or ""),
            *(("name", loose_name(name)) for name in names if name),
        ]
        for identity in identities:
            for entry in entries.get(identity, ()):
                members[entry.list_name].add(company.key)
    return dict(members)


def _count_tiers(run: Run) -> dict[str, int]:
    """Companies by the tier of their best ICP, best tier first."""
    best = Counter(
        min((score.tier for score in scores), key=TIERS_BEST_FIRST.index)
        for scores in run.scores.values()
    )
    return {tier: best[tier] for tier in TIERS_BEST_FIRST if best[tier]}
