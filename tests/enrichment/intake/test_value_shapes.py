import pytest

from enrichment.intake.value_shapes import shapes_of, shares_of


@pytest.mark.parametrize(
    ("cell", "shape"),
    [
        ("amina@brindlecask-invented.com", "email"),
        ("Amina Vale <amina@brindlecask-invented.com>", "email"),
        ("mailto:amina@brindlecask-invented.com", "email"),
        ("https://www.brindlecask-invented.com", "home"),
        ("brindlecask-invented.com", "home"),
        ("https://brindlecask-invented.com/de/", "home"),
        ("linkedin.com/in/amina-invented", "linkedin_person"),
        ("https://www.linkedin.com/sales/lead/AC1,NAME_SEARCH,x", "linkedin_person"),
        ("https://uk.linkedin.com/company/brindlecask-invented/", "linkedin_company"),
        ("(312) 555-0101", "phone"),
        ("'+1 312-555-0101", "phone"),
        ("040 / 5550103", "phone"),
        ("01 55 50 01 01", "phone"),
        ("+1 312 555 0101 ext. 12", "phone"),
        ("11-50", "range"),
        ("1,001 - 5,000", "range"),
        ("10k+", "range"),
        ("10 à 19", "range"),
        ("51-200 Mitarbeiter", "people"),
        ("about 80 people", "people"),
        ("$1M - $5M", "money"),
        ("3,4 M€", "money"),
        ("12 mio. kr.", "money"),
        ("1998", "year"),
        ("1998.0", "year"),
        ("2026-01-14T09:30:00Z", "date"),
        ("14.01.26", "date"),
        ("1/14/2026 8:00 AM", "date"),
        ("14 Jan 2026", "date"),
        ("März 2026", "date"),
        ("Deutschland", "country"),
        ("NO", "country"),
        ("5.2%", "percent"),
        ("nein", "yes_no"),
        ("Frau", "salutation"),
        ("Prof. Dr.", "salutation"),
        ("VP, Sales", "job"),
        ("Vertriebsleiterin", "job"),
        ("Amina Vale", "person"),
        ("1011 AB", "postal"),
        ("60601-1234", "postal"),
        ("word " * 20, "long"),
    ],
)
def test_cells_look_like(cell, shape):
    assert shape in shapes_of(cell)


@pytest.mark.parametrize(
    ("cell", "shape"),
    [
        ("312-555-0101", "range"),
        ("20 - 49", "phone"),
        ("4500000", "phone"),
        ("2026-01-14", "phone"),
        ("14.01.2026", "phone"),
        ("https://techblog-invented.com/2026/01/a-long-story.html", "home"),
        ("https://www.crunchbase.com/organization/x", "home"),
        ("https://www.linkedin.com/in/amina-invented", "home"),
        ("https://user@host-invented.com/", "email"),
        ("VP Sales", "person"),
        ("Germany", "person"),
        ("Ltd.", "bare_domain"),
        ("e.g.", "bare_domain"),
    ],
)
def test_cells_do_not_look_like(cell, shape):
    assert shape not in shapes_of(cell)


def test_cells_that_say_nothing_do_not_count():
    shares = shares_of(["n/a", "-", "Unknown", "(312) 555-0101"])
    assert (shares["cells"], shares["phone"]) == (1, 1.0)
    assert shares_of(["", "n/a"]) == {}


@pytest.mark.parametrize("cell", ["x", "test", "yes", "1"])
def test_one_word_in_every_row_says_nothing(cell):
    assert shares_of([cell] * 5) == {}


def test_pages_of_one_site_are_nobodys_own_sites():
    cells = [f"https://directory-invented.com/?id={number}" for number in range(10)]
    assert shares_of(cells)["home"] == pytest.approx(0.1)
