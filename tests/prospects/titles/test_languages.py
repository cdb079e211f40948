"""Titles in other languages than English; the specimens are invented."""

import pytest

from prospects.titles import read_title
from tests.prospects.titles.specimens import rows_by

_BY_REASON = rows_by("because", "german", "nordic", "romance", "polish")


@pytest.mark.parametrize("because", _BY_REASON)
def test_a_title_is_read_as_a_recruiter_of_its_country_would(because):
    rows = _BY_REASON[because]
    wanted = {row["title"]: (row["standing"], row["seniority"], row["function"]) for row in rows}
    assert {title: _said(title) for title in wanted} == wanted


@pytest.mark.parametrize(
    "titles",
    [
        (
            "Abteilungsleiter",
            "Abteilungsleiterin",
            "Abteilungsleiter:in",
            "Abteilungsleiter (m/w/d)",
        ),
        ("Technischer Leiter", "Technische Leiterin", "Technische Leitung"),
        ("Sachverständiger", "Sachverständige"),
        ("Einkäufer", "Einkaeufer", "Einkäuferin", "EINKÄUFER"),
        ("Facharzt", "Fachärztin"),
        ("Bankkaufmann", "Bankkauffrau"),
        ("Geschäftsführer", "Geschäftsführerin", "Geschaeftsfuehrer", "Geschäftsführer/in"),
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


def _said(title: str) -> tuple[str, str, str]:
    reading = read_title(title)
    return reading.standing, reading.seniority or "", next(iter(reading.functions), "")
