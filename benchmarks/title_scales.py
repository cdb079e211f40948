"""Other people's scales of titles, and how one of our readings is said in each.

Written down once, from what the sources say of their labels, and not per title:

- apollo: eleven levels of a vendor, of which ten occur. It calls every "... Manager" a manager
  and has no level for titles that name none, which it calls entry. A title's departments are a
  list; rows with one department are counted. Each department has sub-departments, published with
  its search: sourcing and procurement are of Finance; customer service, call centres, facilities
  and offices of Operations; customer success, partnerships and revenue operations of Sales; data
  science, machine learning, research, project management, technicians and mechanics of
  Engineering & Technical; graphic and interface design, and art, of Design.
- snap_gold: six levels. Management is the C-suite, owners, founders, partners and vice presidents;
  Lead is whoever leads a department, a team or a site; Professional is everybody else, managers of
  a subject among them; Junior is trainees, juniors and assistants. Eleven functions, by the first
  of ours: engineering and data are filed under Information Technology, product under Project
  Management, design under Marketing; whoever consults on any subject is in Consulting; Other holds
  executives, operations, finance, legal, healthcare, education, science and titles without any.
- rootstrap: five levels. Heads are directors; owners, founders and the board are C-Suite.
- tiers: exec, vp, dir, mgr, ic, none, of the hard titles.
"""

from collections.abc import Mapping

from prospects.title_reading import TitleReading
from prospects.vocabulary import Seniority

APOLLO_LEVELS: Mapping[Seniority | None, str] = {
    "owner": "Owner", "founder": "Founder", "c_suite": "C suite", "partner": "Partner",
    "vp": "Vp", "head": "Head", "director": "Director", "manager": "Manager",
    "senior": "Senior", "entry": "Entry", "intern": "Entry", None: "Entry",
}  # fmt: skip
SNAP_LEVELS: Mapping[Seniority | None, str] = {
    "owner": "Management", "founder": "Management", "c_suite": "Management",
    "partner": "Management", "vp": "Management", "head": "Lead", "director": "Director",
    "manager": "Professional", "senior": "Senior", "entry": "Professional", "intern": "Junior",
    None: "Professional",
}  # fmt: skip
ROOTSTRAP_LEVELS: Mapping[Seniority | None, str] = {
    "owner": "C-Suite", "founder": "C-Suite", "c_suite": "C-Suite", "partner": "C-Suite",
    "vp": "VP", "head": "Director", "director": "Director", "manager": "Manager",
    "senior": "Other", "entry": "Other", "intern": "Other", None: "Other",
}  # fmt: skip
TIERS: Mapping[Seniority | None, str] = {
    "owner": "exec", "founder": "exec", "c_suite": "exec", "partner": "exec", "vp": "vp",
    "head": "dir", "director": "dir", "manager": "mgr", "senior": "ic", "entry": "ic",
    "intern": "ic", None: "none",
}  # fmt: skip
CONTACTED_TIERS = frozenset({"exec", "vp", "dir", "mgr"})

SNAP_FUNCTIONS: Mapping[str, str] = {
    "administration": "Administrative", "business_development": "Business Development",
    "consulting": "Consulting", "customer_success": "Customer Support", "hr": "Human Resources",
    "it": "Information Technology", "engineering": "Information Technology",
    "data": "Information Technology", "marketing": "Marketing",
    "project_management": "Project Management", "product": "Project Management",
    "design": "Marketing", "procurement": "Purchasing", "sales": "Sales", "revops": "Sales",
}  # fmt: skip
SNAP_OTHER = "Other"
APOLLO_FUNCTIONS: Mapping[str, str] = {
    "procurement": "finance", "customer_success": "operations", "administration": "operations",
    "project_management": "engineering", "data": "engineering", "science": "engineering",
    "revops": "sales", "business_development": "sales", "healthcare": "medical",
}  # fmt: skip
"""Departments that Apollo files under another; every other has its own name."""
OUR_FUNCTIONS: Mapping[str, str] = {
    "admin": "administration", "project_mgmt": "project_management", "medical": "healthcare",
}  # fmt: skip
"""Names of functions in the files, where they are not ours."""


def apollo_level(reading: TitleReading) -> str:
    """Apollo's level: whoever is called a manager is one."""
    if "manager_title" in reading.marks:
        return "Manager"
    return APOLLO_LEVELS[reading.seniority]


def snap_level(reading: TitleReading) -> str:
    """SnapADDY's level: a lead of anything leads, a junior of anything is one."""
    if "junior" in reading.marks:
        return "Junior"
    if "lead" in reading.marks:
        return "Lead"
    return SNAP_LEVELS[reading.seniority]


def rootstrap_level(reading: TitleReading) -> str:
    """Rootstrap's level: managers and leads by name are managers."""
    if ROOTSTRAP_LEVELS[reading.seniority] == "Other" and {"lead", "manager_title"} & set(
        reading.marks
    ):
        return "Manager"
    return ROOTSTRAP_LEVELS[reading.seniority]


def tier(reading: TitleReading) -> str:
    """Tier of the hard titles."""
    return TIERS[reading.seniority]


def would_be_contacted(reading: TitleReading) -> bool:
    """Whether somebody would write: current or interim, and manager or above."""
    return reading.standing in ("current", "interim") and tier(reading) in CONTACTED_TIERS


def snap_function(reading: TitleReading) -> str:
    """SnapADDY's function: Consulting for every consultant, else that of the first function."""
    if "consulting" in reading.functions:
        return SNAP_FUNCTIONS["consulting"]
    return SNAP_FUNCTIONS.get(reading.functions[0], SNAP_OTHER) if reading.functions else SNAP_OTHER


def apollo_department(reading: TitleReading) -> str:
    """Apollo's department of the first function; none is "other"."""
    if "success" in reading.evidence:
        return "sales"
    first = reading.functions[0] if reading.functions else "other"
    return APOLLO_FUNCTIONS.get(first, first)
