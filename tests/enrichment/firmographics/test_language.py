import pytest

from enrichment.firmographics.language import extract_language

GERMAN = "Wir sind die Bäckerei für das Brot und der Kuchen ist von Hand mit Liebe auf Wunsch. " * 5
ENGLISH = (
    "We are the bakery for you and your family, and this is the bread with the best crust. " * 5
)


def told(page):
    return {signal.value: signal.confidence for signal in extract_language(page)}


def surest(page):
    found = told(page)
    return max(found, key=found.get, default=None)


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="en-US"><p>x', "en"),
        ('<html lang="deu"><p>x', "de"),
        ('<html lang="qq"><p>x', None),
        ('<html lang="tlh"><p>x', None),
        ("<p>x", None),
        (f"<p>{GERMAN}", "de"),
        (f"<p>{ENGLISH}", "en"),
        (f'<html lang="en"><p>{GERMAN}', "de"),
        (f'<html lang="de"><p>{GERMAN}', "de"),
        ("<p>" + 5 * "Les clients sont chez nous et vous avez une table pour dix. ", "fr"),
        ("<p>" + 5 * "Los platos de la casa y el pan para las familias del barrio. ", "es"),
        ("<p>" + 5 * "Il pane della casa e i dolci che sono per gli amici di una volta. ", "it"),
        ("<p>" + 5 * "Wij zijn de bakkerij voor het brood van de buurt en onze taart. ", "nl"),
        ("<p>" + 5 * "Uma padaria para você com os pães da casa e os bolos em massa. ", "pt"),
        ("<p>" + "焼きたてのパンをお届けします。" * 10, "ja"),
        ("<p>" + "우리는 매일 빵을 굽습니다." * 10, "ko"),
    ],
)  # fmt: skip
def test_a_page_is_in_a_language(read, html, language):
    assert surest(read(html)) == language


def test_other_versions_of_a_site_are_languages_too(read):
    head = """<html lang="en"><head><link rel="alternate" hreflang="de-CH" href="/de">
    <link rel="alternate" hreflang='fr' href="/fr"><link hreflang="x-default" href="/"></head>"""
    assert set(told(read(head))) == {"en", "de", "fr"}


def test_the_server_may_name_the_language(read):
    assert told(read("<p>x", content_language="pt-BR, en")) == {"pt": 0.6, "en": 0.6}
