import pytest

from enrichment.page import PageRole

LONG = "We cook good food. " * 200


@pytest.mark.parametrize(
    ("body", "standing"),
    [
        ("<title>x.example</title><h1>This domain is for sale!</h1>", "for_sale"),
        ("<h1>bluepan.example is for sale</h1>", "for_sale"),
        ("<p>Buy this domain</p>", "for_sale"),
        ("<p>Diese Domain steht zum Verkauf</p>", "for_sale"),
        ("<p>Ce nom de domaine est à vendre</p>", "for_sale"),
        ("<p>Este dominio está en venta</p>", "for_sale"),
        ("<p>Questo dominio è in vendita</p>", "for_sale"),
        ("<p>Deze domeinnaam is te koop</p>", "for_sale"),
        ('<script src="https://static.hugedomains.com/a.js"></script>', "for_sale"),
        ('<script src="https://img.sedoparking.com/a.js"></script>', "parked"),
        ('<iframe src="https://ww1.parkingcrew.net/x"></iframe>', "parked"),
        ("<p>This domain is parked free, courtesy of a registrar</p>", "parked"),
        ("<p>Diese Domain wurde registriert</p>", "parked"),
        ("<h1>Coming soon</h1>", "placeholder"),
        ("<p>Our new website is on its way.</p>", "placeholder"),
        ("<h1>Welcome to nginx!</h1>", "placeholder"),
        ("<title>Apache2 Ubuntu Default Page: It works</title><p>It works!</p>", "placeholder"),
        ("<title>IIS Windows Server</title>", "placeholder"),
        ("<title>Domain Default page</title><p>Plesk", "placeholder"),
        ("<title>Index of /</title><h1>Index of /</h1>", "placeholder"),
        ("<p>Hier entsteht eine neue Internetpräsenz</p>", "placeholder"),
        ("<p>Site en construction</p>", "placeholder"),
        ("<p>Just another WordPress site</p><h2>Hello world!</h2>", "placeholder"),
        ("<h1>Account suspended</h1><p>Contact your hosting provider", "gone"),
        (f"<h1>We have ceased trading.</h1><p>{LONG}", "gone"),
        (f"<p>Blue Pan has closed permanently. Thank you!</p><p>{LONG}", "gone"),
        (f"<p>Wir haben den Betrieb endgültig eingestellt.</p><p>{LONG}", "gone"),
        (f"<p>Notre maison a cessé son activité</p><p>{LONG}", "gone"),
        ("<p>Interested in this domain? Inquire now", "for_sale"),
        ("<p>Dieser Domainname steht zum Verkauf", "for_sale"),
        ("<h1>Website under maintenance</h1>", "placeholder"),
        ("<p>Esta web está en construcción", "placeholder"),
        ("<p>Hello world! Welcome to WordPress. This is your first post.", "placeholder"),
        ("<p>Bandwidth limit exceeded", "gone"),
        (f"<p>After 20 years we closed our doors for the last time.</p><p>{LONG}", "gone"),
        (f"<p>Blue Pan Ltd (in liquidation)</p><p>{LONG}", "gone"),
        (f"<p>We buy companies that have ceased trading.</p><p>{LONG}", "active"),
        (f"<p>Our law firm helps when a restaurant has closed permanently.</p><p>{LONG}", "active"),
        (f"<p>Insolvenzverfahren: wir beraten Sie.</p><p>{LONG}", "active"),
        (f"<p>We are closed for the holidays.</p><p>{LONG}", "active"),
        (f"<p>{LONG} New menu coming soon.</p>", "active"),
        (f"<p>We are closed on Mondays.</p><p>{LONG}", "active"),
        (f"<p>Our Elm Street location has permanently closed.</p><p>{LONG}", "active"),
        (
            f"<p>In this domain of houses much is for sale; this house is for sale.</p>{LONG}",
            "active",
        ),
        (
            "<title>Homes</title><p>This domain of houses is for sale. " + "Nice home. " * 30,
            "active",
        ),
        ("<title>Bar</title><p>Opening soon second location! " + "Drinks. " * 40, "active"),
        (f"<p>A lawyer writes: this domain is for sale, they said.</p><p>{LONG}", "active"),
        ("<p>x</p>", None),
    ],
)
def test_a_site_stands_as_it_says(facts, body, standing):
    assert facts(body).get("site_standing") == standing


def test_only_the_home_page_tells_how_a_site_stands(facts):
    assert "site_standing" not in facts("<h1>Coming soon</h1>", PageRole.CAREERS)


@pytest.mark.parametrize(
    "body",
    ["<p>Buy this domain</p>", "<h1>Welcome to nginx!</h1>", "<h1>This account has been suspended"],
)
def test_a_page_that_is_not_the_companys_tells_nothing_else(facts, body):
    assert set(facts(f"<title>Best Hotels</title>{body}")) == {"site_standing"}


def test_a_parking_company_is_a_company(facts):
    body = f'<script src="https://www.sedo.com/a.js"></script><title>Sedo</title><p>{LONG[:500]}'
    assert facts(body, url="https://sedo.com/")["site_standing"] == "active"
