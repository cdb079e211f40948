import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.company_name import display_name

SPECIMENS = [
    ("ACME INC., LLC", "Acme"),
    ("SAP SE", "SAP"),
    ("IBM", "IBM"),
    ("3M", "3M"),
    ("AT&T", "AT&T"),
    ("AT&T Inc.", "AT&T"),
    ("E.ON", "E.ON"),
    ("E.ON SE", "E.ON"),
    ("Co", "Co"),
    ("Inc.", "Inc."),
    ("Pty Ltd", "Pty Ltd"),
    ("Acme Pty Ltd", "Acme"),
    ("Yahoo!", "Yahoo!"),
    ("Yahoo! Inc.", "Yahoo!"),
    ("Nordwind Sp. z o.o.", "Nordwind"),
    ("Nordwind S.A. de C.V.", "Nordwind"),
    ("Müller GmbH & Co. KG", "Müller"),
    ("Quill & Co.", "Quill & Co."),
    ("Quill and Company", "Quill and Company"),
    ("The Limited", "The Limited"),
    ("The Boring Company", "The Boring Company"),
    ("Limited Brands", "Limited Brands"),
    ("Bamboo Spa", "Bamboo Spa"),
    ("Bamboo S.p.A.", "Bamboo"),
    ("Bamboo SpA", "Bamboo"),
    ("Larkspur UK", "Larkspur UK"),
    ("Larkspur (UK) Ltd", "Larkspur (UK)"),
    ("Hugo AS", "Hugo"),
    ("Hjem ApS", "Hjem"),
    ("Trolley, Inc", "Trolley"),
    ("TROLLEY HOLDINGS LIMITED", "Trolley Holdings"),
    ("NEW YORK BAKING CO", "New York Baking"),
    ("BANK OF THE FJORDS", "Bank of the Fjords"),
    ("MCALLEN'S TOYS", "McAllen's Toys"),
    ("MCDOUGAL'S TOYS", "McDougal's Toys"),
    ("O'LEARY PARTNERS", "O'Leary Partners"),
    ("COLA-KOLA", "Cola-Kola"),
    ("PARCELS.COM", "Parcels.com"),
    ("KPMG", "KPMG"),
    ("XQZOR Limited", "XQZOR"),
    ("STRONG SCHOOLS LTD", "Strong Schools"),
    ("NVIDIA Corporation", "Nvidia"),
    ("eBay Inc", "eBay"),
    ("adidas AG", "adidas"),
    ("Smith Holdings LLC dba Blue Door", "Blue Door"),
    ("株式会社あおぞら", "あおぞら"),
    ("\u041e\u041e\u041e «Ромашка»", "Ромашка"),
    ("  Two   spaces  Ltd. ", "Two spaces"),
    ("Acme\u00ae Foods", "Acme Foods"),
    ("ACME\u2122", "Acme"),
    ("\u00ae", "\u00ae"),
    ("Nordwind Oy", "Nordwind"),
    ("Nordwind Kft.", "Nordwind"),
    ("Nordwind Aktiebolag", "Nordwind"),
    ("Nordwind Sociedad Limitada", "Nordwind"),
    ("Nordwind, Lda", "Nordwind"),
    ("Nordwind S/A", "Nordwind"),
    ("Nordwind A.Ş.", "Nordwind"),
    ("Nordwind Sp. z o. o.", "Nordwind"),
    ("Nordwind Spółka z o.o.", "Nordwind"),
    ("Nordwind (P) Ltd", "Nordwind"),
    ("(주)하늘", "하늘"),
    ("BASF SE", "BASF"),
    ("Toys R Us", "Toys R Us"),
    ("McDonald's", "McDonald's"),
    ("LLC", "LLC"),
    ("", ""),
    ("NA", "NA"),
    ("!!!", "!!!"),
]


@pytest.mark.parametrize(("name", "shown"), SPECIMENS)
def test_a_company_is_shown_as_people_say_it(name, shown):
    assert display_name(name) == shown


_PIECES = st.sampled_from(
    ["ACME", "Acme", "INC.", "LLC", "Ltd", "& Co.", "KG", "The", "AS", "Spa", "dba", "«X»",
     "株式会社", "MCALLEN", "O'LEARY", "(UK)", ",", "Company", "and", "E.ON",
     "\u2122", "Oy", "\u1e9e", "ǆ"]
)  # fmt: skip


@settings(max_examples=400)
@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join)))
def test_a_display_name_is_stable_and_never_emptied(name):
    shown = display_name(name)
    assert display_name(shown) == shown
    assert bool(shown) == bool(name.strip())
