import pytest

from enrichment.page import PageRole

BISTRO = "https://www.bluepan.example/"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("We were founded in 1998 by two cooks.", "1998"),
        ("Blue Pan was founded by two cooks in 1998.", "1998"),
        ("Our bakery was established back in May 1952", "1952"),
        ("Est. 1952", "1952"),
        ("Since 1958", "1958"),
        ("Serving Ohio since 1958", "1958"),
        ("Family owned and operated since 1971", "1971"),
        ("Wir wurden 1987 in Bonn gegründet.", "1987"),
        ("Unser Unternehmen, gegründet 1987 in Bonn.", "1987"),
        ("Gründungsjahr: 1897", "1897"),
        ("Seit 1897", "1897"),
        ("Notre maison, fondée en 1954.", "1954"),
        ("Depuis 1954", "1954"),
        ("Nuestra casa, fundada en 2004, cocina hoy.", "2004"),
        ("La nostra azienda, fondata nel 1961", "1961"),
        ("Ons bedrijf is opgericht in 1975", "1975"),
        ("A nossa empresa foi fundada em 1983", "1983"),
        ("Vårt företag grundades 1919", "1919"),
        ("Vores firma er grundlagt i 1945", "1945"),
        ("Nasza firma została założona w 1999", "1999"),
        ("We were founded in 1998. Our Oslo office was established in 2010.", "1998"),
        ("Our story began in 1998", "1998"),
        ("We opened our doors in 1987", "1987"),
        ("Since 1987 we have been baking", "1987"),
        ("Blue Pan was founded on 3 March 2012", "2012"),
        ("Seit 1897 backen wir Brot", "1897"),
        ("Im Jahr 1987 wurde die Firma Blue Pan gegründet", "1987"),
        ("Depuis 1954, nous cuisinons", "1954"),
        ("Entreprise créée en 1999", "1999"),
        ("Dal 1961 produciamo pasta", "1961"),
        ("Opgericht in 1975", "1975"),
        ("In 2005, we moved to Oslo", None),
        ("Member since 2010", None),
        ("Founded by a rider in 1999 Red Pot is a brand", None),
        ("The choir, founded in 1901, sings.", None),
        ("Another bistro, Red Pot, was founded in 1901.", None),
        ("Founded in 1901, Red Pot cooks soup.", None),
        ("Our phone, launched in 2019, rings.", None),
        ("Autotest 2018: the best cars of the year", None),
        ("We were founded in 2199 by time travellers", None),
        ("He has sung since 1983 in choirs", None),
        ("\u00a9 1998-2024 Blue Pan", None),
        ("20 years of experience", None),
    ],
)
def test_a_company_states_when_it_was_founded(facts, text, year):
    assert facts(f"<p>{text}</p>", PageRole.HOME, BISTRO).get("founded_year") == year
