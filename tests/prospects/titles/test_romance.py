"""Romance, Slavic and other titles of Europe and Asia; the specimens are invented."""

import pytest

from prospects.titles import read_title


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
