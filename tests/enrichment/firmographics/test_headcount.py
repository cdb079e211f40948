import pytest

from enrichment.page import PageRole


@pytest.mark.parametrize(
    ("text", "headcount"),
    [
        ("We are a team of 120 people.", "120-120"),
        ("Today we employ over 500 people worldwide.", "501-"),
        ("More than 1,200 employees across Europe", "1201-"),
        ("Join our 120 people in Oslo.", "120-120"),
        ("120+ team members", "120-"),
        ("A 45-person team of cooks", "45-45"),
        ("Company size: 51-200 employees", "51-200"),
        ("Number of employees: 35", "35-35"),
        ("Employees: 10,000+", "10000-"),
        ("12 offices and 300 employees", "300-300"),
        ("Our team of 12 experts in Oslo. In all we have about 80 employees.", "80-80"),
        ("Wir sind 45 Mitarbeitende.", "45-45"),
        ("Mit rund 1.200 Mitarbeitern sind wir da", "1200-1200"),
        ("Wir beschäftigen über 80 Mitarbeiterinnen und Mitarbeiter", "81-"),
        ("Über 300 Mitarbeiter:innen in Bonn", "301-"),
        ("Anzahl Mitarbeiter: 51-200", "51-200"),
        ("Une équipe de 30 collaborateurs", "30-30"),
        ("Nous sommes plus de 60 salariés", "61-"),
        ("Somos un equipo de 25 personas", "25-25"),
        ("Contamos con más de 200 empleados", "200-"),
        ("Siamo un team di 15 persone", "15-15"),
        ("Oltre 400 dipendenti in Italia", "401-"),
        ("Met ruim 90 medewerkers werken wij aan brood", "91-"),
        ("Somos 40 colaboradores", "40-40"),
        ("Vi är 35 medarbetare", "35-35"),
        ("Vi er 28 ansatte i Oslo", "28-28"),
        ("Vi er cirka 60 medarbejdere", "60-60"),
        ("Zatrudniamy 150 pracowników", "150-150"),
        ("We have grown to a team of over 40.", "41-"),
        ("A 25-person remote team", "25-25"),
        ("Today, more than 1,000 people work at Blue Pan", "1001-"),
        ("Our team consists of 18 specialists", "18-18"),
        ("45 FTEs", "45-45"),
        ("1k+ employees", "1000-"),
        ("Employees (2023): 350", "350-350"),
        ("Between 50 and 100 employees", "50-100"),
        ("50 to 100 employees", "50-100"),
        ("Unser 12-köpfiges Team", "12-12"),
        ("Bei uns arbeiten über 100 Menschen", "101-"),
        ("Ein Team von 8 Leuten", "8-8"),
        ("Plus de 1 000 collaborateurs dans le monde", "1001-"),
        ("Oltre 3.000 collaboratori nel mondo", "3001-"),
        ("A nossa equipa tem 30 pessoas", "30-30"),
        ("Zespół liczy 60 osób", "60-60"),
        ("Our app is used by 20,000 employees", None),
        ("1 in 5 employees", None),
        ("Our 15 employees of the month", None),
        ("We are 100 percent people", None),
        ("Insurance for groups of 2 to 50 employees", None),
        ("Über 2.000 Mitarbeiter unserer Kunden", None),
        ("The law applies to employers with 50 employees or more", None),
        ("We have 25 people on the waiting list", None),
        ("Dinner for a family of 5 people", None),
        ("We are a company of 120 people", "120-120"),
        ("Wir sind ein Unternehmen mit rund 80 Mitarbeitern", "80-80"),
        ("Companies with 120 people need more", None),
        ("10,000 people trust us", None),
        ("Join 10,000 people who trust us", None),
        ("Serving 500 employees every day", None),
        ("For companies with more than 500 employees", None),
        ("Für Unternehmen mit über 250 Mitarbeitern", None),
        ("Pour les entreprises de plus de 50 salariés", None),
        ("Our sales team of 12 people", None),
        ("Lunch for up to 80 people", None),
        ("We trained 400 employees of our clients", None),
        ("In 2019 employees asked for more", None),
        ("A team of 1 person", None),
        ("$300 employees discount", None),
        ("Big: 500 employees. Small: 20 employees. Other: 90 employees.", None),
    ],
)
def test_a_company_states_how_many_people_it_has(facts, text, headcount):
    assert facts(f"<p>{text}</p>", PageRole.ABOUT).get("headcount") == headcount


def test_a_counter_above_its_word_is_a_headcount(facts):
    counters = "<div>450+</div><div>Employees</div><div>12</div><div>Countries</div>"
    assert facts(counters)["headcount"] == "450-"


PEOPLE = "".join(
    f"<h3>{name}</h3><p>{position}</p>"
    for name, position in [
        ("Ada Muster", "Founder and CEO"), ("Bo Sample", "Head Chef"), ("Cy Test", "Sales Manager"),
        ("Our values", "We manage well"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("role", "headcount"), [(PageRole.TEAM, "3-"), (PageRole.ABOUT, None), (PageRole.HOME, None)]
)
def test_the_people_on_a_team_page_are_a_floor(facts, role, headcount):
    assert facts(PEOPLE, role).get("headcount") == headcount
