"""Numbers of registers; those with check digits are made up so that these are right."""

import pytest

from enrichment.firmographics.country import country_of_page
from enrichment.firmographics.legal_id import extract_legal_id

URL = "https://www.bluepan-invented.com/"


def told(page):
    return [signal.value for signal in extract_legal_id(page)]


@pytest.mark.parametrize(
    ("text", "legal_id", "country"),
    [
        pytest.param("USt-IdNr.: DE 123456788", "VAT DE123456788", "DE", id="german-vat"),
        pytest.param("VAT no. GB 123 4567 82", "VAT GB123456782", "GB", id="british-vat"),
        pytest.param("Vat Reg.No.123456782", "VAT GB123456782", "GB", id="british-without-prefix"),
        pytest.param("P.IVA 01234560157", "VAT IT01234560157", "IT", id="italian-vat"),
        pytest.param("BTW-nr: NL123456782B12", "VAT NL123456782B12", "NL", id="dutch-vat"),
        pytest.param("Amtsgericht Osnabrück HRB 12345", "HRB 12345 Osnabrück", "DE",
                     id="german-register-with-its-court"),
        pytest.param("Blue Pan AG<br>Inventedweg 12<br>HRB 000012", "HRB 000012", "DE",
                     id="no-court-is-a-street-after-the-legal-form"),
        pytest.param("Blue Pan AG Inventedweg 12, HRB 000012, Amtsgericht München",
                     "HRB 000012 München", "DE", id="court-after-the-number"),
        pytest.param("HRB 000012 Inventedweg", "HRB 000012", "DE", id="street-after-the-number"),
        pytest.param("HRB 000012, AG Hamburg", "HRB 000012 Hamburg", "DE", id="court-in-short"),
        pytest.param("HRB 000012 Hamburg", "HRB 000012 Hamburg", "DE", id="city-after-the-number"),
        pytest.param("Handelsregister Köln, HRB 000012", "HRB 000012 Köln", "DE",
                     id="city-before-the-number"),
        pytest.param("50667 Köln, HRB 000012", "HRB 000012", "DE", id="city-of-an-address"),
        pytest.param("Registergericht: Amtsgericht Köln<br>Registernummer: HRB 000012",
                     "HRB 000012 Köln", "DE", id="court-of-the-register"),
        pytest.param(f"HRB 000012{' x' * 24} Amtsgericht Charlottenburg", "HRB 000012", "DE",
                     id="court-too-far-behind"),
        pytest.param("SIREN : 123 456 782", "SIREN 123456782", "FR", id="french-register"),
        pytest.param("SIRET 12345678200010", "SIRET 12345678200010", "FR", id="french-site"),
        pytest.param("Blue Pan Ltd, Company No. 01234567", "Company number 01234567", "GB",
                     id="british-register"),
        pytest.param("ABN 12 345 678 903", None, None, id="wrong-check-digits"),
        pytest.param("ABN 51 824 753 556", "ABN 51824753556", "AU", id="australian"),
        pytest.param("KvK nummer: 12345678", "KvK 12345678", "NL", id="dutch-register"),
        pytest.param("CVR: 12345674", "CVR 12345674", "DK", id="danish-register"),
        pytest.param("Org.nr 123456-7897", "Org.nr 1234567897", "SE", id="swedish-register"),
        pytest.param("CHE-123.456.788", "UID CHE123456788", "CH", id="swiss-register"),
        pytest.param("NIP: 123-456-32-18", "NIP 1234563218", "PL", id="polish-tax-number"),
        pytest.param("CNPJ 12.345.678/0001-95", "CNPJ 12345678000195", "BR", id="brazilian"),
        pytest.param("USt-IdNr.: DE 123456789", None, None, id="wrong-german-check-digit"),
        pytest.param("All prices with VAT. Order 123456789 now", None, None, id="no-label"),
    ],
)  # fmt: skip
def test_a_labelled_number_is_a_legal_identifier(read, text, legal_id, country):
    page = read(f"<p>{text}</p>", url=URL)
    assert told(page) == ([legal_id] if legal_id else [])
    decided = country_of_page(page)
    assert (decided.country if decided else None) == country


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Managed by Inga Invented<br>HRB 000012", "HRB 000012"),
        ("Amtsgericht Köln<br>Managed by Inga Invented<br>HRB 000012",
         "Amtsgericht Köln \u2026 HRB 000012"),
        ("Inga Invented<br>HRB 000012, Amtsgericht Köln", "HRB 000012, Amtsgericht Köln"),
        ("Inga Invented, VAT no. GB 123 4567 82", "VAT no. GB 123 4567 82"),
    ],
)  # fmt: skip
def test_the_evidence_begins_at_the_register_and_names_no_person(read, text, evidence):
    page = read(f"<p>{text}</p>", url=URL)
    assert [signal.provenance.evidence for signal in extract_legal_id(page)] == [evidence]


def test_json_ld_states_identifiers_with_their_kind(read):
    body = """<script type="application/ld+json">{"@type": "Organization", "name": "Blue Pan",
    "vatID": "DE123456788", "taxID": "12-3456", "duns": "123456789"}</script>"""
    assert told(read(body, url=URL)) == ["VAT DE123456788", "Tax 12-3456", "DUNS 123456789"]


def test_a_register_that_is_only_named_is_no_identifier(read):
    assert told(read("<p>Registered in England and Wales</p>", url=URL)) == []


def test_a_prefix_of_no_country_tells_of_none(read):
    body = """<script type="application/ld+json">{"@type": "Organization", "name": "Blue Pan",
    "vatID": "QQ 12345"}</script>"""
    page = read(body, url=URL)
    assert told(page) == ["VAT QQ 12345"]
    assert country_of_page(page) is None
