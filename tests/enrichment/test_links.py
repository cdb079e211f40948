from datetime import UTC, datetime

import pytest

from enrichment.answer import Answer
from enrichment.links import ENOUGH, best_link, choose_pages, score_link
from enrichment.page import Link, PageRole, parse_page

URL = "https://www.acme.example/"


def home(*anchors):
    body = "".join(f'<a href="{href}">{text}</a>' for href, text in anchors).encode()
    return parse_page(Answer(URL, URL, 200, {}, body, datetime(2026, 11, 21, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("text", "path", "role"),
    [
        pytest.param("Careers", "/careers/", PageRole.CAREERS, id="en-careers"),
        pytest.param("Join Our Team", "/join_us.cfm", PageRole.CAREERS, id="en-join"),
        pytest.param("Jobs & Karriere", "/karriere", PageRole.CAREERS, id="de-careers"),
        pytest.param("Nous rejoindre", "/recrutement", PageRole.CAREERS, id="fr-careers"),
        pytest.param("Trabaja con nosotros", "/empleo", PageRole.CAREERS, id="es-careers"),
        pytest.param("Lavora con noi", "/lavora-con-noi", PageRole.CAREERS, id="it-careers"),
        pytest.param("Werken bij", "/vacatures", PageRole.CAREERS, id="nl-careers"),
        pytest.param("Trabalhe conosco", "/vagas", PageRole.CAREERS, id="pt-careers"),
        pytest.param("Jobba hos oss", "/karriar", PageRole.CAREERS, id="sv-careers"),
        pytest.param("Über uns", "/ueber-uns.html", PageRole.ABOUT, id="de-about"),
        pytest.param("Our Story", "/our-story", PageRole.ABOUT, id="en-about"),
        pytest.param("Quiénes somos", "/quienes-somos", PageRole.ABOUT, id="es-about"),
        pytest.param("Chi siamo", "/chi-siamo", PageRole.ABOUT, id="it-about"),
        pytest.param("Kontakt", "/kontakt", PageRole.CONTACT, id="de-contact"),
        pytest.param("Contactez-nous", "/contactez-nous", PageRole.CONTACT, id="fr-contact"),
        pytest.param("Ledige stillinger", "/job", PageRole.CAREERS, id="da-careers"),
        pytest.param("Jobb hos oss", "/jobb", PageRole.CAREERS, id="no-careers"),
        pytest.param("Dołącz do nas", "/kariera", PageRole.CAREERS, id="pl-careers"),
        pytest.param("Avoimet työpaikat", "/tyopaikat", PageRole.CAREERS, id="fi-careers"),
        pytest.param("Kariéra", "/kariera", PageRole.CAREERS, id="cs-careers"),
        pytest.param("Állásajánlatok", "/karrier", PageRole.CAREERS, id="hu-careers"),
        pytest.param("Kariyer", "/kariyer", PageRole.CAREERS, id="tr-careers"),
        pytest.param("Вакансии", "/o-kompanii/vakansii", PageRole.CAREERS, id="ru-careers"),
        pytest.param("Θέσεις εργασίας", "/theseis", PageRole.CAREERS, id="el-careers"),
        pytest.param("採用情報", "/recruit/", PageRole.CAREERS, id="ja-careers"),
        pytest.param("加入我们", "/join", PageRole.CAREERS, id="zh-careers"),
        pytest.param("채용", "/recruit", PageRole.CAREERS, id="ko-careers"),
        pytest.param("Careers at Northwind Foods", "/view?page=32", PageRole.CAREERS, id="a-name"),
        pytest.param("Werken bij Northwind", "/pagina/32", PageRole.CAREERS, id="nl-a-name"),
        pytest.param(
            "Work with us",
            "/articles/2024/a-place-for-you",
            PageRole.CAREERS,
            id="a-call-in-an-article",
        ),
        pytest.param(
            "Career Opportunities",
            "/category/corporate-info/openings",
            PageRole.CAREERS,
            id="a-shop-speaks-of-itself",
        ),
        pytest.param("Search jobs", "/careers/index.html", PageRole.CAREERS, id="an-index"),
        pytest.param("Om os", "/om-os", PageRole.ABOUT, id="da-about"),
        pytest.param("O nas", "/o-nas", PageRole.ABOUT, id="pl-about"),
        pytest.param("Ta kontakt", "/kontakt", PageRole.CONTACT, id="no-contact"),
        pytest.param("Impressum", "/impressum", PageRole.LEGAL, id="de-legal"),
        pytest.param("Mentions légales", "/mentions-legales", PageRole.LEGAL, id="fr-legal"),
        pytest.param("Aviso legal", "/aviso-legal", PageRole.LEGAL, id="es-legal"),
        pytest.param("Note legali", "/note-legali", PageRole.LEGAL, id="it-legal"),
        pytest.param("Colofon", "/colofon", PageRole.LEGAL, id="nl-legal"),
        pytest.param("Meet the team", "/team", PageRole.TEAM, id="en-team"),
        pytest.param("Nasz zespół", "/zespol", PageRole.TEAM, id="pl-team"),
        pytest.param("Plans & Pricing", "/pricing", PageRole.PRICING, id="en-pricing"),
        pytest.param("Preise", "/preise", PageRole.PRICING, id="de-pricing"),
    ],
)
def test_a_page_is_found_in_its_language(text, path, role):
    found = dict(choose_pages(home(("/shop", "Shop"), (path, text)), 3))
    assert found == {role: f"https://www.acme.example{path}"}


@pytest.mark.parametrize(
    ("text", "path", "role"),
    [
        pytest.param("Employment Law", "/employment-law", PageRole.CAREERS, id="law-field"),
        pytest.param("Steve Jobs dies", "/jobs", PageRole.CAREERS, id="a-person"),
        pytest.param("How our staff found new careers after the war ended", "/careers",
                     PageRole.CAREERS, id="a-sentence"),
        pytest.param("", "/careers", PageRole.CAREERS, id="path-alone"),
        pytest.param("Log in to Careers", "/careers/login", PageRole.CAREERS, id="a-login"),
        pytest.param("Sales Manager", "/jobs/sales-manager", PageRole.CAREERS, id="one-advert"),
        pytest.param("Team building", "/team-building", PageRole.TEAM, id="an-offer"),
        pytest.param("Legal terms", "/legal/terms", PageRole.LEGAL, id="terms"),
        pytest.param("Nursing Careers", "/nursing-careers", PageRole.CAREERS, id="a-trade"),
        pytest.param("Legal jobs", "/jobs/legal", PageRole.CAREERS, id="openings-of-a-trade"),
        pytest.param("Career Counseling", "/career-counseling", PageRole.CAREERS, id="a-service"),
        pytest.param("Karriere", "/wirtschaft/karriere", PageRole.CAREERS, id="a-section"),
        pytest.param("Jobs in Cologne", "/jobs/cologne", PageRole.CAREERS, id="a-place"),
        pytest.param("Work with me", "/work-with-me", PageRole.CAREERS, id="a-freelancer-for-hire"),
        pytest.param("Careers day at the zoo", "/blog/2019/careers-day", PageRole.CAREERS,
                     id="an-article"),
    ],
)  # fmt: skip
def test_what_looks_like_a_page_is_not_one(text, path, role):
    assert score_link(Link(f"https://acme.example{path}", text, "", "acme.example", path), role) < 3


def test_a_trade_in_the_name_of_the_host_is_the_firms_own():
    link = Link(
        "https://legalpartners.example/jobs", "Legal jobs", "", "legalpartners.example", "/jobs"
    )
    assert score_link(link, PageRole.CAREERS) >= ENOUGH


def test_what_opens_a_menu_leads_nowhere():
    link = Link("https://acme.example/top#", "Careers", "", "acme.example", "/top")
    assert score_link(link, PageRole.CAREERS) == 0


SECTIONS = (("/a", "Politics"), ("/b", "Opinion"), ("/c", "Obituaries"))


@pytest.mark.parametrize(
    ("text", "href", "is_own"),
    [
        pytest.param("Jobs", "/jobs", False, id="the-market-of-its-readers"),
        pytest.param("Jobs", "https://jobs.acme.example/", False, id="a-market-at-its-host"),
        pytest.param("Jobs", "https://acme-jobs.example/", False, id="a-market-under-its-own-name"),
        pytest.param("Jobs", "/about/jobs", True, id="where-it-speaks-of-itself"),
        pytest.param("Jobs", "/careers", True, id="another-word-in-the-path"),
        pytest.param("Jobs", "https://northwindgroup.example/jobs", True, id="at-its-group"),
        pytest.param("Jobs", "https://boards.greenhouse.io/acme", True, id="on-a-board"),
        pytest.param("Jobs at Acme", "/jobs", True, id="its-name"),
        pytest.param("Careers", "/careers", True, id="a-word-for-nothing-else"),
    ],
)  # fmt: skip
def test_on_a_newspapers_page_jobs_are_its_own_only_if_it_says_so(text, href, is_own):
    paper = home(*SECTIONS, (href, text))
    firm = home((href, text))
    assert best_link(firm.links, PageRole.CAREERS, firm) is not None
    assert (best_link(paper.links, PageRole.CAREERS, paper) is not None) == is_own


def test_a_newspapers_own_openings_are_found_beside_its_market():
    paper = home(*SECTIONS, ("/jobs", "Jobs"), ("/publishing-house/join", "Work for us"))
    best = best_link(paper.links, PageRole.CAREERS, paper)
    assert best
    assert best.path == "/publishing-house/join"


def test_the_most_telling_pages_come_first_and_a_legal_notice_before_contact():
    words = ["Pricing", "Team", "Kontakt", "Impressum", "About", "Careers", "Terms"]
    page = home(*((f"/{word.lower()}", word) for word in words))
    order = [PageRole.CAREERS, PageRole.ABOUT, PageRole.LEGAL, PageRole.CONTACT, PageRole.TEAM,
             PageRole.PRICING]  # fmt: skip
    assert [role for role, _ in choose_pages(page, 9)] == order
    assert [role for role, _ in choose_pages(page, 4)] == order[:4]


def test_one_page_is_read_for_one_role_only():
    page = home(("/about", "About us"), ("/about#team", "Our team"), ("/about/", "Company"))
    assert choose_pages(page, 3) == [(PageRole.ABOUT, "https://www.acme.example/about")]


def test_pages_of_other_domains_files_and_the_page_itself_are_not_chosen():
    page = home(
        ("https://boards.greenhouse.io/acme", "Careers"),
        ("/about.pdf", "About us"),
        ("/#contact", "Contact"),
    )
    assert choose_pages(page, 3) == []


def test_a_subdomain_is_the_same_company_and_most_bounds_the_choice():
    page = home(("https://jobs.acme.example/#all", "Jobs"), ("/about", "About"))
    both = [(PageRole.CAREERS, "https://jobs.acme.example/"),
            (PageRole.ABOUT, "https://www.acme.example/about")]  # fmt: skip
    assert choose_pages(page, 3) == both
    assert choose_pages(page, 1) == both[:1]
    assert choose_pages(page, 0) == []
