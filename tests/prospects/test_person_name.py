import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.person_name import PersonName, greeting_name, parse_person_name


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("Smith, John", "John", "Smith"),
        ("DE LA CRUZ, JUAN", "JUAN", "DE LA CRUZ"),
        ("Müller, Dr. Hans", "Hans", "Müller"),
        ("Jane 😀 Doe", "Jane", "Doe"),
        ("Jane (Janey) Doe", "Jane", "Doe"),
        ("John Smith, CPA, PMP", "John", "Smith"),
        ("Jane Doe MBA", "Jane", "Doe"),
        ("Ph.D. Kumar Rao", "Kumar", "Rao"),
        ("Yo Yo Ma", "Yo", "Ma"),
        ("Sarah | Helping founders", "Sarah", ""),
        ("Jane Doe - CEO at Acme", "Jane", "Doe"),
        ("J. Robert Larch", "J. Robert", "Larch"),
        ("Anne-Marie van der Berg", "Anne-Marie", "van der Berg"),
        ("Mr. Smith", "", "Smith"),
        ("Madonna", "Madonna", ""),
        ("王小明", "", "王小明"),
    ],
)
def test_a_full_name_is_split(full, first, last):
    assert parse_person_name(full) == PersonName(first, last)


@pytest.mark.parametrize(
    "text",
    ["", " ", "😀", "john_smith", "jsmith", "john.smith", "info@acme.example", "R2 D2", "Info",
     "LinkedIn Member", "Null", "Dr", "https://acme.example", "+1 555 0100", "...",
     "We help founders of small firms to scale faster"],
)  # fmt: skip
def test_what_names_no_person_is_none(text):
    assert parse_person_name(text) is None


@pytest.mark.parametrize(
    ("first", "greeting"),
    [
        ("MARIE-LOUISE", "Marie-Louise"),
        ("o'neil", "O'Neil"),
        ("minh", "Minh"),
        ("jean luc", "Jean Luc"),
        ("LaToya", "LaToya"),
        ("MacKenzie", "MacKenzie"),
        ("J. Robert", "Robert"),
        ("DR. HANS", "Hans"),
        ("😀 anna", "Anna"),
        ("Zoë", "Zoë"),
        ("J.", ""),
        ("J.R.", ""),
        ("x", ""),
        ("R2", ""),
        ("a@b.example", ""),
        ("info", ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_a_greeting_writes_the_given_name(first, greeting):
    assert greeting_name(first) == greeting


@given(st.text(max_size=40))
def test_a_greeting_is_stable(first):
    assert greeting_name(greeting_name(first)) == greeting_name(first)


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for_a_name(full):
    name = parse_person_name(full)
    assert name is None or name.first or name.last
