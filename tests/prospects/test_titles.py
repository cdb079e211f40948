import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.specs.reading import load_spec
from prospects.titles.lexicon import load_lexicon
from prospects.titles.normalising import compare_words, normalize_title
from prospects.titles.word_file import LANGUAGES, WordFile
from prospects.vocabulary import SENIORITIES
from scoring import read_title

_TIERS = {
    "owner": "exec", "founder": "exec", "c_suite": "exec", "partner": "exec", "vp": "vp",
    "head": "dir", "director": "dir", "manager": "mgr", "senior": "ic", "entry": "ic",
    "intern": "ic",
}  # fmt: skip


@pytest.mark.parametrize(
    ("title", "seniority", "function"),
    [
        # Levels and functions in English, in any order and punctuation.
        ("VP Marketing", "vp", "marketing"), ("Marketing VP", "vp", "marketing"),
        ("VP, Finance", "vp", "finance"), ("V.P. of Engineering", "vp", "engineering"),
        ("SVP Procurement", "vp", "procurement"), ("EVP, People & Culture", "vp", "hr"),
        ("Senior Vice-President Supply Chain", "vp", "operations"),
        ("Vice President Legal", "vp", "legal"), ("Head of Sales", "head", "sales"),
        ("Global Head, Demand Generation", "head", "marketing"),
        ("Director of Purchasing", "director", "procurement"),
        ("Sr. Dir. Ops", "director", "operations"), ("Sr. Dir., RevOps", "director", "revops"),
        ("Regional Sales Director - Nordics", "director", "sales"),
        ("Deputy Director, Logistics", "director", "operations"),
        ("Logistics Manager", "manager", "operations"), ("Sales Mgr.", "manager", "sales"),
        ("Warehouse Supervisor", "manager", "operations"), ("Design Lead", "manager", "design"),
        ("Lead, Analytics", "manager", "data"),
        ("Customer Support Team Lead", "manager", "customer_success"),
        ("Lead Developer", "senior", "engineering"), ("Senior Accountant", "senior", "finance"),
        ("Staff Engineer", "senior", "engineering"), ("Junior Controller", "entry", "finance"),
        ("Marketing Coordinator", "entry", "marketing"), ("Payroll Specialist", "entry", "finance"),
        ("CEO", "c_suite", "executive"), ("C.F.O.", "c_suite", "finance"),
        ("CRO", "c_suite", "sales"),
        ("Chief Executive", "c_suite", "executive"),
        ("Group Managing Director", "c_suite", "executive"),
        ("Chief Product & Design Officer", "c_suite", "product"),
        ("Chief Procurement Officer", "c_suite", "procurement"),
        ("Chief Legal and Compliance Officer", "c_suite", "legal"),
        ("Owner", "owner", "executive"), ("Co-Owner / Baker", "owner", "executive"),
        ("Founder & COO", "founder", "operations"), ("Cofounder, Product", "founder", "product"),
        ("Managing Partner", "partner", "executive"), ("RevOps Manager", "manager", "revops"),
        ("Rev Ops Director", "director", "revops"),
        ("Marketing Operations Manager", "manager", "revops"),
        ("Director Business Development", "director", "business_development"),
        ("PMO Director", "director", "project_management"),
        ("Sourcing Manager", "manager", "procurement"),
        # Kitchens buy: the head of one is a head of operations.
        ("Head Chef", "head", "operations"), ("Executive Chef", "head", "operations"),
        ("HEAD-CHEF", "head", "operations"), ("Küchenchef", "head", "operations"),
        ("Kuechenchefin", "head", "operations"), ("Chef de Cuisine", "head", "operations"),
        ("Cheffe de cuisine", "head", "operations"), ("Jefa de cocina", "head", "operations"),
        ("Chef-kok", "head", "operations"), ("Chef de Partie", "entry", "operations"),
        # German
        ("Geschäftsführerin", "c_suite", "executive"), ("GF", "c_suite", "executive"),
        ("Geschaeftsfuehrer Finanzen", "c_suite", "finance"),
        ("Vorstandsmitglied", "c_suite", "executive"),
        ("Leiter Einkauf", "head", "procurement"), ("Einkaufsleiterin", "head", "procurement"),
        ("Leiter/in Personal", "head", "hr"), ("Personalleiter:in", "head", "hr"),
        ("Leiter*in IT (m/w/d)", "head", "it"), ("IT-Leiter", "head", "it"),
        ("Vertriebsdirektor DACH", "director", "sales"),
        ("Teamleiterin Buchhaltung", "manager", "finance"),
        ("Produktionsleiter", "head", "operations"), ("Inhaberin", "owner", "executive"),
        ("Mitgründer", "founder", "executive"), ("Buchhalterin", "entry", "finance"),
        ("Sachbearbeiter Verkauf", "entry", "sales"),
        ("Praktikantin Marketing", "intern", "marketing"),
        ("Projektleiter", "entry", "project_management"),
        # French
        ("PDG", "c_suite", "executive"), ("P-DG", "c_suite", "executive"),
        ("DAF", "c_suite", "finance"),
        ("Directrice générale", "c_suite", "executive"),
        ("Directeur des Achats", "director", "procurement"),
        ("Directeur(trice) Marketing", "director", "marketing"),
        ("Directrice juridique", "director", "legal"),
        ("Responsable logistique", "manager", "operations"),
        ("Chef de projet", "entry", "project_management"),
        ("Cheffe de produit", "entry", "product"), ("Chargé(e) de recrutement", "entry", "hr"),
        ("Co-fondatrice", "founder", "executive"), ("Gérant", "c_suite", "executive"),
        ("Acheteuse", "entry", "procurement"), ("Alternant communication", "intern", "marketing"),
        ("Directeur d'usine", "director", "operations"),
        # Spanish
        ("Director General", "c_suite", "executive"),
        ("Directora Financiera", "c_suite", "finance"),
        ("Jefa de Compras", "head", "procurement"),
        ("Gerente de Operaciones", "manager", "operations"),
        ("Director/a de Marketing", "director", "marketing"), ("Dueña", "owner", "executive"),
        ("Socio fundador", "founder", "executive"), ("Ejecutivo de ventas", "entry", "sales"),
        ("Vicepresidente de Tecnología", "vp", "engineering"), ("Becaria de RRHH", "intern", "hr"),
        # Italian, Dutch, Portuguese
        ("Direttrice Acquisti", "director", "procurement"),
        ("Amministratore delegato", "c_suite", "executive"),
        ("Responsabile vendite", "manager", "sales"), ("Titolare", "owner", "executive"),
        ("Hoofd Inkoop", "head", "procurement"), ("Algemeen directeur", "c_suite", "executive"),
        ("Eigenaresse", "owner", "executive"),
        ("Teamleider klantenservice", "manager", "customer_success"),
        ("Diretor de Vendas", "director", "sales"), ("Diretora Financeira", "c_suite", "finance"),
        ("Estagiária de marketing", "intern", "marketing"),
    ],
)  # fmt: skip
def test_a_title_is_read_as_a_recruiter_would(title, seniority, function):
    reading = read_title(title)
    assert (reading.standing, reading.seniority, reading.functions[0]) == (
        "current",
        seniority,
        function,
    )


@pytest.mark.parametrize(
    ("title", "seniority", "function"),
    [
        pytest.param(
            "Assistant to the CFO & COO", "entry", "administration", id="before-the-split"
        ),
        pytest.param(
            "Sr. Executive Assistant to the VP Sales", "senior", "administration", id="senior"
        ),
        pytest.param(
            "Executive Assistant, CEO & CTO", "entry", "administration", id="after-a-comma"
        ),
        pytest.param("PA to Managing Director", "entry", "administration", id="pa"),
        pytest.param("Assistentin der Geschäftsführung", "entry", "administration", id="german"),
        pytest.param("Referent des Vorstands", "entry", "administration", id="german-staff"),
        pytest.param("Assistante de direction", "entry", "administration", id="french"),
        pytest.param("Asistente de Dirección General", "entry", "administration", id="spanish"),
        pytest.param(
            "Asistente de marketing", "entry", "marketing", id="an-assistant-of-a-function"
        ),
        pytest.param("Office of the CEO", "entry", "administration", id="office"),
        pytest.param("Founder's Office", "entry", "administration", id="office-of-a-founder"),
        pytest.param("Account Executive", "entry", "sales", id="executive-is-no-executive"),
        pytest.param("Marketing Executive", "entry", "marketing", id="executive-of-a-function"),
        pytest.param("Senior Account Executive, Benelux", "senior", "sales", id="senior-seller"),
        pytest.param("Product Owner", "entry", "product", id="product-owner"),
        pytest.param(
            "Senior Product Owner - Payments", "senior", "product", id="senior-product-owner"
        ),
        pytest.param("Partner Manager", "entry", "business_development", id="partner-manager"),
        pytest.param(
            "Partner Operations Director",
            "director",
            "business_development",
            id="partner-describes",
        ),
        pytest.param("HR Business Partner", "entry", "hr", id="business-partner"),
        pytest.param("Lead Generation Manager", "manager", "marketing", id="leads-are-a-noun"),
        pytest.param("Chief of Staff", "director", "executive", id="chief-of-staff"),
        pytest.param("Chief Engineer", "senior", "engineering", id="chief-without-officer"),
        pytest.param(
            "International Buyer", "entry", "procurement", id="international-is-no-intern"
        ),
        pytest.param("Internal Audit Manager", "manager", "finance", id="internal-is-no-intern"),
        pytest.param("Vice President", "vp", None, id="vice-president-is-no-president"),
        pytest.param("Overhead Line Manager", "manager", None, id="overhead-is-no-head"),
        pytest.param("Headquarters Security Officer", "entry", "operations", id="headquarters"),
        pytest.param("Head Nurse", "manager", "healthcare", id="head-nurse"),
        pytest.param("Technical Recruiter", "entry", "hr", id="who-recruits-does-hr"),
        pytest.param("Sales Engineer", "entry", "sales", id="sales-engineer"),
        pytest.param("Salesforce Administrator", "entry", "it", id="salesforce-is-no-sales"),
        pytest.param("Management Trainee", "intern", None, id="trainee"),
        pytest.param("Marketing Director Intern", "intern", "marketing", id="a-cap-holds-down"),
        pytest.param("Account Manager", "entry", "sales", id="a-manager-of-accounts"),
        pytest.param("VP Sales at Finance Kings GmbH", "vp", "sales", id="employer-is-cut"),
        pytest.param(
            "Data Engineer @ Head Office Ltd", "entry", "data", id="employer-after-at-sign"
        ),
        pytest.param("CFO, Marketing Owls LLC", "c_suite", "finance", id="company-with-legal-form"),
        pytest.param("Head of Design (ex-Acme)", "head", "design", id="ex-employer"),
        pytest.param("🚀 VP Growth 🚀 coffee addict", "vp", "marketing", id="emoji"),
        pytest.param("COO | Speaker | Author", "c_suite", "operations", id="bars"),
        pytest.param(
            "Finance Director and Assistant to the President",
            "director",
            "finance",
            id="two-positions",
        ),
    ],
)
def test_a_trap_does_not_catch(title, seniority, function):
    reading = read_title(title)
    assert reading.standing == "current"
    assert (reading.seniority, next(iter(reading.functions), None)) == (seniority, function)


@pytest.mark.parametrize(
    ("title", "standing", "seniority"),
    [
        ("Interim CFO", "interim", "c_suite"),
        ("Purchasing Director (interim)", "interim", "director"),
        ("Acting Head of HR", "interim", "head"),
        ("Directeur financier par intérim", "interim", "c_suite"),
        ("Fractional CMO", "fractional", "c_suite"), ("CTO - part-time", "fractional", "c_suite"),
        ("Freelance Designer", "fractional", "entry"), ("Board Member", "board", "c_suite"),
        ("Non-Executive Director", "board", "c_suite"), ("Aufsichtsrat", "board", "c_suite"),
        ("Chairman of the Board", "board", "c_suite"), ("Chairman & CEO", "current", "c_suite"),
        ("CEO and Board Member", "current", "c_suite"),
        ("Founder & angel investor", "current", "founder"),
        ("Former CFO", "former", None), ("ex-CEO", "former", None),
        ("CFO (former)", "former", None),
        ("Former CEO and Founder", "former", None), ("Ehemaliger Vertriebsleiter", "former", None),
        ("Ancienne directrice", "former", None), ("Professor Emeritus", "former", None),
        ("Retired VP Sales", "retired", None), ("Im Ruhestand", "retired", None),
        ("Retraité", "retired", None), ("Jubilada", "retired", None),
        ("CMO, seeking new opportunities", "seeking", None), ("Open to work", "seeking", None),
        ("Auf Jobsuche", "seeking", None), ("En recherche d'emploi", "seeking", None),
        ("En búsqueda activa", "seeking", None), ("Student", "student", "intern"),
        ("PhD student in biology", "student", "intern"),
        ("Estudiante de derecho", "student", "intern"),
        ("Aspiring product manager", "student", "intern"),
        ("Director of Student Housing", "current", "director"),
        ("Sales Manager | MBA student", "current", "manager"),
        ("Student Ornithology / Bank", "student", "intern"),
        ("Volunteer Coordinator", "current", "entry"),
        ("n/a", "none", None), ("-", "none", None), ("", "none", None), ("xxx", "none", None),
        ("Employee", "none", None), ("12345", "none", None),
        ("Helping sales teams win", "none", None),
        ("Thought Leader", "none", None), ("Building the bank of tomorrow", "none", None),
    ],
)  # fmt: skip
def test_standing_says_whether_the_position_is_held(title, standing, seniority):
    reading = read_title(title)
    assert (reading.standing, reading.seniority) == (standing, seniority)


@pytest.mark.parametrize(
    ("title", "functions"),
    [
        ("Sales & Marketing Director", ("sales", "marketing")),
        ("CFO/COO", ("finance", "operations")),
        ("Director, Legal, Compliance and HR", ("legal", "hr")),
        ("Co-Founder & CTO", ("engineering", "executive")),
        ("Marketing Manager / HR Assistant", ("marketing",)),
        ("VP Sales | marketing enthusiast", ("sales",)),
        ("Head of Magic", ()),
    ],
)
def test_functions_are_ranked(title, functions):
    assert read_title(title).functions == functions


def test_a_reading_names_its_rule_and_words():
    reading = read_title("VP, Sales")
    assert (reading.rule, reading.evidence) == ("lexicon", "vp + sales")
    assert read_title("Executive Assistant to CEO").rule == "guard:assistant"
    assert read_title("CFO (interim)").rule == "standing:interim"
    assert read_title("Moonshot").rule == "unknown words"
    assert read_title("CEO / Sales Manager").runner_up == "manager/sales"


def test_confidence_falls_with_what_is_unknown_or_has_two_meanings():
    sure = read_title("Head of Sales").confidence
    assert sure > read_title("Head of Magic").confidence > read_title("Moonshot").confidence
    assert sure > read_title("Partner").confidence


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_list_loads(language):
    path = f"prospects/titles/data/{language}.yml"
    assert load_spec(WordFile, Path(__file__).parents[2] / path).levels


def test_every_role_names_functions_of_the_vocabulary():
    known = set(WordFile.model_fields["functions"].annotation.__args__[0].__args__)
    phrases = load_lexicon().by_words.values()
    assert {function for phrase in phrases for function in phrase.functions} <= known


def test_a_phrase_reads_alike_in_every_writing_of_it():
    assert normalize_title("Leiter/in Einkauf (m/w/d)") == "leiter einkauf"
    assert normalize_title("V.P. \u2013 Sales & Ops") == "vp | sales and ops"
    assert compare_words("Head-Chefs") == compare_words("head chef") == ("head", "chef")


_PHRASES = sorted(" ".join(words) for words in load_lexicon().by_words)
_TITLES = st.lists(
    st.sampled_from(_PHRASES) | st.sampled_from(", | / - & of to at ex".split()),
    max_size=7,
).map(" ".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80) | _TITLES)
def test_no_title_raises(title):
    reading = read_title(title)
    assert reading.title == title
    assert 0.0 <= reading.confidence <= 1.0
    assert reading.seniority is None or reading.seniority in SENIORITIES


@settings(max_examples=300, deadline=None)
@given(_TITLES)
def test_case_and_blanks_do_not_matter(title):
    said = _said(title)
    assert _said(title.upper()) == _said(f"  {title.title()}\t") == said
    assert _said(title.replace(" ", "  \u00a0")) == said


@settings(max_examples=300, deadline=None)
@given(_TITLES)
def test_normalising_is_idempotent(title):
    once = normalize_title(title)
    assert normalize_title(once) == once
    assert _said(once) == _said(title)


@pytest.mark.parametrize("text", ["chief ", "assistant to ", "ceo and ", "ex ", "ceo | student "])
def test_a_page_of_text_is_read_as_far_as_a_title_goes(text):
    assert read_title(text * 20_000) is not None
    assert _said(text * 20_000) == _said(text * 30_000)


@pytest.mark.shared
def test_hard_titles_are_read_to_an_honest_floor(shared_dir):
    with (shared_dir / "data/titles/hard_titles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sure = [row for row in rows if row["doubtful"] == "0"]
    right = sum(
        _tier(read_title(row["title"])) == _TIERS.get(row["seniority"], "none") for row in sure
    )
    never = [read_title(row["title"]) for row in rows if row["contact"] == "no"]
    assert right / len(sure) >= 0.87
    assert sum(map(_would_be_contacted, never)) / len(never) <= 0.09


def _said(title):
    reading = read_title(title)
    return (reading.standing, reading.seniority, reading.functions, reading.rule)


def _tier(reading):
    return _TIERS.get(reading.seniority, "none")


def _would_be_contacted(reading):
    led = _tier(reading) in ("exec", "vp", "dir", "mgr")
    return led and reading.standing in ("current", "interim")
