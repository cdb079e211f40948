"""Who said no must not get lost, and who said yes is not taken for one who said no."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from enrichment.intake import intake_companies, intake_contacts, map_headers, parse_list
from enrichment.intake.opt_out_columns import looks_like_opt_in, looks_like_opt_out, says_no
from prospects.errors import InputError
from prospects.specs.source import Source

_AT = datetime(2026, 11, 22, tzinfo=UTC)

_FORBIDDING = [
    "Do Not Call", "DNC", "Do Not Contact", "donotemail", "HasOptedOutOfEmail", "Opt Out",
    "Email Opt-Out", "Unsubscribed", "Unsub Date", "Suppressed", "Suppression reason", "Blacklist",
    "Do Not Visit", "TPS", "CTPS Registered", "No marketing", "Contact Restrictions", "Objection",
    "Global Unsubscribe", "SMS Opt Out", "is_blocked", "Robinson list", "Consent withdrawn on",
    "Werbesperre", "Sperrvermerk", "Widerspruch am", "Abmeldedatum Newsletter (abgemeldet)",
    "Keine Werbung", "Bitte nicht anrufen", "Opposition", "Désinscrit", "Ne pas contacter",
    "Bloctel", "No llamar", "Baja newsletter", "Lista Robinson", "Non contattare", "Disiscritto",
    "Niet mailen", "Afgemeld", "Bel-me-niet", "Kontakta ej", "Må ikke kontaktes", "Nie dzwonić",
    "Não contatar", "Marketing prohibited", "Excluded from mailings", "Right to erasure",
    "Werbung untersagt", "Löschanfrage", "Opt-Out Date", "DNC reason",
    "Sperrliste", "No soliciting", "Ne plus contacter", "No molestar", "Call blocked",
    "Marketing suspended", "Ei saa soittaa", "Отказ от рассылки", "配信停止",
    "不要联系", "Stop mail", "Liste noire", "Pas de pub", "Excluir de comunicaciones",
    "Não perturbe", "Lista nera", "Non disturbare", "Zwarte lijst", "Geen contact",
    "Ring ikke", "Spärrad", "NIX", "Älä soita", "Czarna lista", "Nekontaktovat", "Odhlášen",
    "Werbeverbot", "Kontakt ikke",
    "\u041d\u0435 беспокоить", "Aramay\u0131n", "Abonelikten \u00e7\u0131kt\u0131",
    "Nu sunați", "Leiratkozott", "Μην καλείτε", "電話禁止",
    "オプトアウト", "不要打电话", "수신거부", "لا تتصل",
]  # fmt: skip
_ALLOWING = [
    "Email Opt-In", "Opted In", "Subscribed", "Marketing Consent", "GDPR consent", "GDPR",
    "Consent", "Consent: yes", "Double opt-in date", "Legal basis", "Lawful basis", "OK to email",
    "May contact", "Can Call", "Allow Email", "Accepts Marketing", "Email Preference",
    "Newsletter", "Subscription Status", "Marketing permission", "Contactable", "Einwilligung",
    "Werbeeinwilligung", "Zustimmung DSGVO", "DSGVO", "Datenschutz", "Darf kontaktiert werden",
    "Consentement", "RGPD", "Consentimiento", "LGPD", "Consenso privacy", "Toestemming",
    "Email allowed", "Calls permitted", "Anruf erlaubt", "CAN-SPAM", "Nieuwsbrief",
    "Samtycke", "Samtykke", "Zgoda marketingowa", "Mailing erwünscht", "Accepte les e-mails",
    "Aceita e-mails", "Mag gemaild worden", "Markkinointilupa", "Souhlas", "İYS izni", "Согласие",
    "Συγκατάθεση", "同意", "수신동의",
]  # fmt: skip
_NEITHER = [
    "Consent Management Platform", "Consent tool", "Cookie Consent", "(Do Not Modify) Contact",
    "Do not delete", "Newsletter Tool", "Opt-out rate", "Unsubscribe rate", "Email Status",
    "Domain", "Allowance", "Marketing contact status", "Preferred Method of Contact",
    "Subscription revenue", "Subscribers", "Company", "Options", "Adoption", "Fax Opt Out",
    "Datenschutzbeauftragter", "Average deal", "Avg revenue", "Opportunity", "Stop Name",
    "GDPR software", "Bookings", "Token", "Marketing", "Blocks", "Opted plan",
    "Stop", "Stopover city", "Bus stop", "Exclusive", "Blockchain", "Nixdorf", "Categorizing",
    "Nickname", "Phoenix", "Mailbox provider", "Can", "Nosology", "Contact block",
]  # fmt: skip


@pytest.mark.parametrize("column", _FORBIDDING)
def test_a_column_that_forbids_is_seen(column):
    assert looks_like_opt_out(column)
    assert not looks_like_opt_in(column)


@pytest.mark.parametrize("column", _ALLOWING)
def test_a_column_of_consent_is_seen_and_told_from_a_ban(column):
    assert looks_like_opt_out(column)
    assert looks_like_opt_in(column)
    assert map_headers([column], "contacts").mapping == {column: None}


@pytest.mark.parametrize("column", _NEITHER)
def test_other_columns_are_no_opt_outs(column):
    assert not looks_like_opt_out(column)


def _people(column, *cells):
    lines = [f"Email,Company,{column}"]
    lines += [f"p{i}@firm{i}-invented.com,Firm {i},{cell}" for i, cell in enumerate(cells)]
    return parse_list("\n".join(lines).encode(), "people.csv")


def _barred(raw):
    """Per row whether calls and whether e-mail are forbidden."""
    intake = intake_contacts(raw, observed_at=_AT)
    return [(row.do_not_call, row.do_not_email) for row in intake.rows]


@pytest.mark.parametrize("column", ["Email Opt-In", "Consent", "Subscribed", "SMS Opt Out", "GDPR"])
def test_what_cannot_be_mapped_stops_with_column_and_remedy_in_one_line(column):
    with pytest.raises(InputError) as stopped:
        intake_contacts(_people(column, "yes", "no"), observed_at=_AT)
    words = str(stopped.value)
    assert f"people.csv: column '{column}' looks like an opt-out and cannot be mapped; " in words
    assert "config/sources" in words
    assert "\n" not in words


def test_an_empty_opt_out_column_stops_as_well():
    """Its next version may not be empty, and nobody would look again."""
    with pytest.raises(InputError, match="looks like an opt-out"):
        intake_contacts(_people("Marketing Consent", "", ""), observed_at=_AT)


def test_a_company_list_with_an_opt_out_names_the_remedy_for_companies():
    raw = parse_list(b"Company,Do Not Call\nBrindlecask,yes\n", "companies.csv")
    with pytest.raises(InputError, match=r"prospects suppress import.*not_opt_outs"):
        intake_companies(raw, observed_at=_AT)


def test_a_company_list_whose_cells_say_no_stops():
    raw = parse_list(b"Company,Status\nBrindlecask,Do Not Contact\n", "companies.csv")
    with pytest.raises(InputError, match="column 'Status' looks like an opt-out"):
        intake_companies(raw, observed_at=_AT)


@pytest.mark.parametrize(
    ("column", "cells", "barred"),
    [
        ("Do Not Call", ["yes", "no", ""], [(True, False), (False, False), (False, False)]),
        ("Unsubscribed", ["TRUE", "FALSE"], [(False, True), (False, False)]),
        ("Opt Out", ["Opted out", "Opted in"], [(True, True), (False, False)]),
        ("Do Not Contact", ["x", ""], [(True, True), (False, False)]),
        ("Do not allow Emails", ["Allow", "Do Not Allow"], [(False, False), (False, True)]),
        ("Abgemeldet", ["ja", "nein"], [(False, True), (False, False)]),
        ("Niet bellen", ["ja", "nee"], [(True, False), (False, False)]),
        ("Werbesperre", ["x", ""], [(True, True), (False, False)]),
        ("TPS", ["Y", "Not registered"], [(True, False), (False, False)]),
    ],
)  # fmt: skip
def test_opt_outs_of_many_names_forbid(column, cells, barred):
    assert _barred(_people(column, *cells)) == barred


@pytest.mark.parametrize("column", ["Lead Status", "Stage", "Notes", "Email Status", "Tag"])
def test_a_cell_that_says_no_as_a_whole_forbids_in_any_column(column):
    raw = _people(column, "Do Not Contact", "unsubscribed ", "We do not contact them on Mondays.")
    assert _barred(raw) == [(True, True), (True, True), (False, False)]


@pytest.mark.parametrize("text", ["Unsubscribed", "OPTED-OUT", "Do not contact.", "abgemeldet"])
def test_cells_that_say_no(text):
    assert says_no(text)


@pytest.mark.parametrize("text", ["subscribed", "Opted in", "no", "", "Contact", "x" * 500])
def test_cells_that_do_not(text):
    assert not says_no(text)


def _sourced(raw, **stated):
    return replace(raw, source=Source(name="Trade fair", files=("*",), **stated))


def test_a_source_states_which_cells_of_a_consent_allow():
    raw = _people("Email Opt-In", "Yes", "no", "")
    rule = {"column": "email opt-in", "forbids": ["email"], "unless": ["yes"]}
    assert _barred(_sourced(raw, opt_outs=(rule,))) == [
        (False, False), (False, True), (False, True),
    ]  # fmt: skip


def test_a_source_states_which_cells_of_a_status_forbid():
    raw = _people("Marketing status", "No consent", "Subscribed", "")
    rule = {"column": "Marketing status", "where": ["No consent", "Unsubscribed"]}
    assert _barred(_sourced(raw, opt_outs=(rule,))) == [
        (True, True), (False, False), (False, False),
    ]  # fmt: skip


def test_a_source_states_that_a_column_is_no_opt_out():
    raw = _people("Consent vendor list", "Cookiebot", "")
    assert _barred(_sourced(raw, not_opt_outs=("Consent vendor list",))) == [(False, False)] * 2
    raw = _people("GDPR training", "Do not contact", "")
    assert _barred(_sourced(raw, not_opt_outs=("GDPR training",))) == [(False, False)] * 2


def test_null_alone_does_not_make_an_opt_out_go_away():
    raw = _people("Marketing Consent", "yes")
    with pytest.raises(InputError, match="looks like an opt-out"):
        _barred(_sourced(raw, columns={"Marketing Consent": None}))


def test_a_source_may_map_an_opt_out():
    raw = _people("No mails please", "x", "")
    mapped = _sourced(raw, columns={"No mails please": "do_not_email"})
    assert _barred(mapped) == [(False, True), (False, False)]


def test_an_opt_out_that_is_named_on_the_command_line_is_taken():
    raw = _people("SMS Opt Out", "yes", "no")
    intake = intake_contacts(raw, observed_at=_AT, columns={"do_not_call": "SMS Opt Out"})
    assert [row.do_not_call for row in intake.rows] == [True, False]
