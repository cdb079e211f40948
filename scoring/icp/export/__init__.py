"""CRM exports: companies with how it ended, as `scoring.icp.learning` learns from them."""

from scoring.icp.export.columns import Export, Roles
from scoring.icp.export.filling import with_profiles
from scoring.icp.export.reading import OutcomeList, outcomes_in

__all__ = ["Export", "OutcomeList", "Roles", "outcomes_in", "with_profiles"]
