"""Romance, Slavic and other titles of Europe and Asia; the specimens are invented."""

import pytest

from prospects.titles import read_title
from tests.prospects.titles.specimens import rows_by

_BY_REASON = rows_by("because", "romance", "polish")


@pytest.mark.parametrize("because", _BY_REASON)
def test_a_title_is_read_as_a_recruiter_of_its_country_would(because):
    rows = _BY_REASON[because]
    wanted = {row["title"]: (row["standing"], row["seniority"], row["function"]) for row in rows}
    assert {title: _said(title) for title in wanted} == wanted


@pytest.mark.parametrize(
    "titles",
    [
        ("Directeur commercial", "Directrice commerciale", "Directeur/trice commercial(e)"),
        ("Développeur", "Développeuse", "Développeur·euse", "DEVELOPPEUR", "Développeur/se"),
        ("Gérant", "Gérante", "GÉRANT", "gerant"),
        ("Jefe de ventas", "Jefa de ventas", "Jefe/a de ventas"),
        ("Técnico de selección", "Técnica de selección", "Tecnico de seleccion"),
        ("Direttore acquisti", "Direttrice acquisti", "Direttore/trice acquisti"),
        ("Capo cantiere", "Capocantiere"),
        ("Encarregado de obra", "Encarregada de obra", "Encarregado(a) de obra"),
        ("Dyrektor sprzedaży", "Dyrektorka sprzedaży", "Dyrektor ds. sprzedaży"),
        ("Właściciel", "Właścicielka", "Wlasciciel"),
        ("営業部長", "営業部 部長", "営業部部長"),
        ("Sat\u0131ş müdürü", "SATIŞ MÜDÜRÜ", "Satis Muduru"),
    ],
    ids=lambda titles: titles[0],
)
def test_every_form_of_a_title_says_the_same(titles):
    assert len({_said(title) for title in titles}) == 1


@pytest.mark.parametrize(
    "title",
    ["Responsable logistique", "Encargada de tienda", "Capoturno", "Encarregado", "Brygadzista"],
)
def test_who_leads_a_team_says_so(title):
    assert "lead" in read_title(title).marks


@pytest.mark.parametrize(
    "title",
    ["Coordinatrice qualité", "Coordinadora", "Coordinatore", "Coordenadora", "Koordynator"],
)
def test_who_coordinates_says_so(title):
    assert "coordinator" in read_title(title).marks


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        pytest.param("Responsable Retraite et Prévoyance", "current", id="pensions-not-retired"),
        pytest.param("Directrice d'agence d'intérim", "current", id="agency-not-interim"),
        pytest.param("Early Stage Investment Manager", "current", id="english-stage"),
        pytest.param("Administrateur de biens", "current", id="administrator-not-board"),
        pytest.param("Consejera de seguridad", "current", id="adviser-not-board"),
        pytest.param("Conseillère en recherche d'emploi", "current", id="adviser-not-seeking"),
    ],
)
def test_a_word_of_standing_may_be_the_subject(title, standing):
    assert read_title(title).standing == standing


def _said(title: str) -> tuple[str, str, str]:
    reading = read_title(title)
    return reading.standing, reading.seniority or "", next(iter(reading.functions), "")


@pytest.mark.parametrize(
    "title",
    ["Cadre de santé", "Gobernanta", "Gerente de tienda", "Vrchní sestra", "Redaktor naczelny"],
)
def test_whom_a_list_calls_a_manager_of_people_leads(title):
    assert "lead" in read_title(title).marks


@pytest.mark.parametrize("title", ["Gerente de cuentas", "Menedżer projektu", "Obchodní manažer"])
def test_a_manager_by_title_only_leads_nobody(title):
    assert "lead" not in read_title(title).marks


@pytest.mark.parametrize("title", ["Professora / Coordenadora", "Tømrer / Entrepriseleder"])
def test_of_equal_levels_who_leads_goes_first(title):
    assert {"lead", "coordinator"} & set(read_title(title).marks)


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("Algemeen directeur a.i.", "interim"),
        ("Direttore generale A.I., Lombardia", "interim"),
        ("Head of A.I.", "current"),
        ("A.I. Engineer", "current"),
    ],
)
def test_ad_interim_stands_behind_an_office(title, standing):
    assert read_title(title).standing == standing
