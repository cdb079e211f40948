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


@pytest.mark.parametrize(
    ("first", "greeting"),
    [
        pytest.param("Jose\u0301", "Jos\u00e9", id="accent-apart"),
        pytest.param("E\u0301mile", "\u00c9mile", id="first-letter-accent-apart"),
        pytest.param("E\u0301MILE", "\u00c9mile", id="capitals-accent-apart"),
        pytest.param("\u0130BRAHIM", "\u0130brahim", id="turkish-dotted-capital"),
        pytest.param("सुनील", "सुनील", id="devanagari"),
        pytest.param("முருகன்", "முருகன்", id="tamil"),
        pytest.param("สุดา", "สุดา", id="thai"),
        pytest.param("Jo\u200bhn", "John", id="zero-width-space"),
        pytest.param("Jo\u00adhn", "John", id="soft-hyphen"),
        pytest.param("R\u202eeversed", "Reversed", id="right-to-left-override"),
        pytest.param("\ufeffanna", "Anna", id="byte-order-mark"),
        pytest.param("Jose\u200b\u0301", "Jos\u00e9", id="accent-kept-apart"),
        pytest.param("\u2764\ufe0f anna", "Anna", id="emoji-with-variation-selector"),
        pytest.param("\u0301anna", "Anna", id="mark-without-letter"),
    ],
)
def test_marks_stay_with_their_letter_and_unseen_characters_go(first, greeting):
    assert greeting_name(first) == greeting


@pytest.mark.parametrize(
    "text",
    ["#REF!", "#N/A", "#NAME?", "#VALUE!", "Fran\u00c3\u00a7ois", "Jos\u00c3\u00a9",
     "Luc\u00c3\u00ada", "Ra\u00c3\u00bal", "\u00c3\u0153mit", "Jos\ufffd",
     "\u00c5\u0082ukasz"],
)  # fmt: skip
def test_junk_is_no_name(text):
    assert greeting_name(text) == ""
    assert parse_person_name(text) is None


@pytest.mark.parametrize(
    ("first", "greeting"),
    [
        ("Smith, John", "John"),
        ("DE LA CRUZ, JUAN", "Juan"),
        ("Müller, Dr. Hans", "Hans"),
        ("Smith, John, MBA", "John"),
        ("John, MBA", "John"),
        ("John, Jr.", "John"),
        ("John,", "John"),
        (", John", "John"),
        ("Smith, J.", ""),
    ],
)
def test_a_family_name_before_a_comma_is_not_greeted(first, greeting):
    assert greeting_name(first) == greeting


@pytest.mark.parametrize("first", ["JOÃO", "JOÃO-PEDRO", "IRMÃ TERESA", "Ângela", "ÅSA", "Ägidius"])
def test_a_rightly_written_accent_is_no_junk(first):
    assert greeting_name(first).casefold() == first.casefold()


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("Jose\u0301 Nun\u0303o", "Jos\u00e9", "Nu\u00f1o"),
        ("सुनील कुमार", "सुनील", "कुमार"),
        ("முருகன் செல்வம்", "முருகன்", "செல்வம்"),
        ("สุดา ใจดี", "สุดา", "ใจดี"),
        ("Jo\u200bhn Lar\u00adch", "John", "Larch"),
    ],
)
def test_a_full_name_keeps_its_marks(full, first, last):
    assert parse_person_name(full) == PersonName(first, last)


def test_an_initial_in_quotes_is_an_initial():
    assert greeting_name("A'") == ""


@given(st.text(max_size=40))
def test_a_greeting_is_stable(first):
    assert greeting_name(greeting_name(first)) == greeting_name(first)


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for_a_name(full):
    name = parse_person_name(full)
    assert name is None or name.first or name.last
