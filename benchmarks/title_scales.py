"""Other people's scales of titles, and how one of our readings is said in each.

Written down once and not per title: a statement stands here only if it is of a whole family of
titles and held on rows that nobody had looked at when it was written. Of four such rows there were
few: sales with marketing (apollo), assistants and associates, machines (snap_gold: one of two), and
written words (rootstrap: two of two).

- apollo: eleven levels of a vendor, of which ten occur. It calls every "... Manager" a manager
  and every "... Director" a director, managing directors among them; a president who is no chief
  officer is a VP; it has no level for titles that name none, which it calls entry. A title's
  departments are a list; rows with one department are counted. Each department has sub-
  departments, published with its search: sourcing and procurement are of Finance; customer
  service, call centres, facilities and offices of Operations; customer success, partnerships,
  sales and revenue operations of Sales; marketing operations and customer experience of
  Marketing; data science, machine learning, research, project management, technical services,
  technicians and mechanics of Engineering & Technical; corporate strategy of Operations; graphic
  and interface design of Design. Consultants are of Consulting and of their subject's
  department, so that those of one department are of Consulting. Who sells and markets and has
  one department is of Marketing: it knows other words of selling than ours ("ventes",
  "wholesale").
- snap_gold: six levels. Management is the C-suite, owners, founders, partners and vice
  presidents; Lead is whoever leads or coordinates a department, a team or a site; Professional
  is everybody else, managers of a subject among them; Senior is seniors of any kind, senior
  managers too; Junior is trainees, juniors, assistants and associates. Eleven functions, by the
  first of ours: engineering and data are filed under Information Technology, product under
  Project Management, design under Marketing; whoever consults on any subject is in Consulting;
  Other holds executives, operations, finance, legal, healthcare, education, science, titles
  without any, and engineers of machines and electricity.
- rootstrap: five levels. Heads are directors, and so are presidents and managing directors, who
  lead a division or a country there; chief officers who are vice presidents too are VP; partners
  of a firm have no level of their own, so what they lead counts; owners, founders and the board
  are C-Suite. It goes by written words: a controller, a dean, "GM", "MD", "Mgr" and "Dir." are
  Other.
- tiers: exec, vp, dir, mgr, ic, none, of the hard titles.
"""

import re
from collections.abc import Mapping

from prospects.title_reading import TitleReading
from prospects.vocabulary import SENIORITIES, Seniority

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
_ASSISTANTS = ("assistant", "assistent", "assistentin", "associate")
_LEADING = re.compile("manag|direct|lead|head|presid|chief|superv", re.IGNORECASE)
_CHIEFS = frozenset(
    {"chief", "ceo", "cfo", "coo", "cto", "cio", "cmo", "cro", "cco", "chro", "cpo", "cdo", "ciso"}
)
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
APOLLO_PARTS: tuple[tuple[str, str, str], ...] = (
    ("customer_success", "success", "sales"), ("customer_success", "retention", "sales"),
    ("customer_success", "experience", "marketing"),
    ("customer_success", "technical", "engineering"),
    ("revops", "marketing", "marketing"), ("revops", "mktg", "marketing"),
    ("executive", "strategy", "operations"),
    ("operations", "mechanic", "engineering"), ("operations", "technician", "engineering"),
)  # fmt: skip
"""Function, a word of it, and the department that has this part of the function."""
SNAP_PARTS: tuple[tuple[str, str], ...] = tuple(
    ("engineering", begins) for begins in ("mechanic", "mecani", "mechatron", "electr", "elektr")
)
"""Function, and the beginning of a word of the part of it that SnapADDY files under Other."""
OUR_FUNCTIONS: Mapping[str, str] = {
    "admin": "administration", "project_mgmt": "project_management", "medical": "healthcare",
}  # fmt: skip
"""Names of functions in the files, where they are not ours."""


def apollo_level(reading: TitleReading) -> str:
    """Apollo's level: whoever is called a manager or a director is one."""
    if "manager_title" in reading.marks:
        return "Manager"
    if "director_title" in reading.marks:
        return "Director"
    if _presides(reading):
        return "Vp" if "pres" in reading.evidence else "Director"
    return APOLLO_LEVELS[reading.seniority]


def snap_level(reading: TitleReading) -> str:
    """SnapADDY's level: a lead of anything leads, a junior of anything is one."""
    if "junior" in reading.marks:
        return "Junior"
    if {"lead", "coordinator"} & set(reading.marks):
        return "Lead"
    if "senior" in reading.marks:
        return "Senior"
    if "director_title" in reading.marks:
        return "Director"
    if reading.seniority == "entry" and _assists(reading):
        return "Junior"
    return SNAP_LEVELS[reading.seniority]


def _assists(reading: TitleReading) -> bool:
    """Whether somebody is called an assistant or an associate, and that is no craft of healing."""
    called = reading.evidence.endswith(_ASSISTANTS)
    return called and "healthcare" not in reading.functions


def rootstrap_level(reading: TitleReading) -> str:
    """Rootstrap's level: managers and leads by name are managers, by no name they are none."""
    level = _runner_up(reading) if reading.seniority == "partner" else reading.seniority
    if reading.seniority == "c_suite" and _runner_up(reading) == "vp":
        return "VP"
    if (_presides(reading) or "director_title" in reading.marks) and _LEADING.search(reading.title):
        return "Director"
    if level in ("director", "manager") and not _LEADING.search(reading.title):
        return "Other"
    if ROOTSTRAP_LEVELS[level] == "Other" and {"lead", "manager_title"} & set(reading.marks):
        return "Manager"
    return ROOTSTRAP_LEVELS[level]


def _presides(reading: TitleReading) -> bool:
    """Whether somebody is president or managing director, and no chief officer beside."""
    words = set(reading.evidence.replace(" + ", " ").split())
    presiding = {"president", "pres"} & words or _told(reading) & {"managing director", "md"}
    return reading.seniority == "c_suite" and bool(presiding) and not words & _CHIEFS


def _told(reading: TitleReading) -> set[str]:
    return set(reading.evidence.split(" + "))


def _runner_up(reading: TitleReading) -> Seniority | None:
    level = reading.runner_up.partition("/")[0]
    return next((known for known in SENIORITIES if known == level), None)


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
    words = reading.evidence.split()
    parts = [begins for of, begins in SNAP_PARTS if of in reading.functions[:1]]
    if any(word.startswith(begins) for word in words for begins in parts):
        return SNAP_OTHER
    return SNAP_FUNCTIONS.get(reading.functions[0], SNAP_OTHER) if reading.functions else SNAP_OTHER


def apollo_department(reading: TitleReading) -> str:
    """Apollo's department of the first function; none is "other"."""
    if "consulting" in reading.functions:
        return "consulting"
    first = reading.functions[0] if reading.functions else "other"
    if first == "sales" and "marketing" in reading.functions:
        return "marketing"
    words = set(reading.evidence.split())
    parts = (to for of, word, to in APOLLO_PARTS if of == first and word in words)
    return next(parts, APOLLO_FUNCTIONS.get(first, first))
