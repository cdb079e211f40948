import pytest

from enrichment.firmographics.statements import statement_phrases
from enrichment.hiring.boards.rules import vendor_specs
from prospects.own_domain import names_platform, own_domain, own_email_domain
from prospects.platforms import PARKING_DOMAINS, PLATFORM_HOSTS, is_free_mail, is_platform_host


@pytest.mark.parametrize(
    "host",
    ["jobs.lever.co", "apply.workable.com", "boards.greenhouse.io", "acme.wd5.myworkdayjobs.com",
     "www.linkedin.com", "lnkd.in", "linktr.ee", "bit.ly", "jane.wixsite.com", "acme.business.site",
     "acme.myshopify.com", "acme.github.io", "acme.notion.site", "docs.google.com",
     "apps.apple.com", "play.google.com", "www.yelp.com", "www.crunchbase.com", "www.amazon.co.uk",
     "gmail.com", "yahoo.co.uk", "homepage.t-online.de"],
)  # fmt: skip
def test_a_host_that_many_share_is_a_platform(host):
    assert is_platform_host(host)


@pytest.mark.parametrize(
    "host",
    ["www.acme.example", "lever.com", "myshopify.example", "www.adp.com", "www.apple.com",
     "notgmail.com", "acme.uk.com", "co.uk", ""],
)  # fmt: skip
def test_a_host_of_its_own_is_no_platform(host):
    assert not is_platform_host(host)


def test_every_vendor_of_boards_keeps_them_on_a_platform():
    hosts = {host for vendor in vendor_specs().values() for host in vendor.hosts}
    assert len(hosts) > 100
    assert [host for host in sorted(hosts) if not is_platform_host(host)] == []


def test_every_host_by_which_a_parked_site_is_known_is_no_goal_of_a_move():
    phrases = statement_phrases()
    assert set(phrases.parking_hosts) | set(phrases.selling_hosts) <= PARKING_DOMAINS


def test_hosts_are_listed_as_they_are_asked_for():
    odd = [h for h in PLATFORM_HOSTS | PARKING_DOMAINS if h != h.strip().lower() or "." not in h]
    assert odd == []


@pytest.mark.parametrize(
    ("text", "name", "domain"),
    [
        ("https://www.acme.example/de", "", "acme.example"),
        ("https://jobs.lever.co/acme", "Acme", None),
        ("https://acme.github.io/", "Acme", None),
        ("facebook.com/acme; acme.example", "Acme", "acme.example"),
        ("https://acme.example/a b", "", "acme.example"),
        ('["https://linkedin.com/company/acme", "https://acme.example"]', "", "acme.example"),
        ("linkedin.com/company/acme acme.example", "", "acme.example"),
        ("https://www.gitlab.com/", "GitLab Inc.", "gitlab.com"),
        ("slack.com", "Slack Technologies", "slack.com"),
        ("https://about.gitlab.com/", "GitLab", "gitlab.com"),
        ("acme.slack.com", "Slack Technologies", None),
        ("gitlab.com/acme", "Acme", None),
        ("https://www.amazon.com", "Amazon.com, Inc.", "amazon.com"),
        ("https://shop.acme.co.uk", "", "acme.co.uk"),
        ("https://forms.jobs.lever.co/acme", "Acme", None),
        ("https://workforcenow.adp.com/jobs", "Acme", None),
        ("https://www.adp.com/about", "ADP", "adp.com"),
        ("https://acme.s3.amazonaws.com", "Acme", None),
        ("https://acme.eu-west-1.elasticbeanstalk.com", "Acme", None),
        ("https://web.de", "WEB.DE GmbH", "web.de"),
        ("gmail.com", "Gmail", None),
        ("n/a", "Acme", None),
        ("", "Acme", None),
    ],
)  # fmt: skip
def test_a_companys_own_domain_is_never_a_platforms(text, name, domain):
    assert own_domain(text, name) == domain


@pytest.mark.parametrize(
    ("address", "name", "domain"),
    [
        ("jane@mail.acme.example", "Acme", "acme.example"),
        ("jane@gmail.com", "Gmail", None),
        ("jane@web.de", "WEB.DE", None),
        ("jane@linkedin.com", "LinkedIn", "linkedin.com"),
        ("jane@linkedin.com", "Acme", None),
    ],
)
def test_free_mail_never_names_an_employer(address, name, domain):
    assert own_email_domain(address, name) == domain


def test_free_mail_is_a_platform_too():
    assert is_free_mail("gmail.com")
    assert not is_free_mail("jobs.lever.co")


def test_the_platform_that_stands_in_a_companys_place_is_named():
    assert names_platform("https://jobs.lever.co/acme") == "lever.co"
    assert names_platform("https://acme.example") is None


def test_no_page_of_a_platform_is_a_companys_own():
    pages = [page for host in PLATFORM_HOSTS for page in (f"https://{host}/acme", f"acme.{host}")]
    assert [page for page in pages if own_domain(page, "Acme")] == []
