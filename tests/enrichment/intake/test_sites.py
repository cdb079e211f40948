"""A column of web sites names the domains that its cells name one by one."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake.sites import own_domains
from prospects.own_domain import own_domain

_HOSTS = (
    "acme-invented.com", "acme-invented.co.uk", "acme-invented.ck", "www.ck", "co.uk", "github.io",
    "acme.github.io", "linkedin.com", "jobs.lever.co", "xn--mnchen-3ya.de", "-acme.com", "a-.com",
    "a..com", "localhost", "m\u00fcnchen.de", f"{'a' * 64}.com", f"{'a' * 59}.com", "n/a",
)  # fmt: skip
_CELLS = st.builds(
    lambda *parts: "".join(parts).strip(),
    st.sampled_from(("", "http://", "HTTPS://", "ftp://", "mailto:")),
    st.sampled_from(("", "www.", "WWW.", "shop.", ".")),
    st.sampled_from(_HOSTS) | st.text("aB0-._\u212a", max_size=6),
    st.sampled_from(("", "/", "/about?x=1", "?x=1", "#x", ":80", "/a\nb", " x.com", "@x.com")),
)


@given(st.lists(_CELLS, max_size=8))
def test_a_column_says_what_its_cells_say(cells):
    names = ["Acme"] * len(cells)
    assert own_domains(pa.array(cells, pa.large_string()), names) == [
        own_domain(cell, "Acme") for cell in cells
    ]


@pytest.mark.parametrize("host", _HOSTS)
def test_a_host_is_read_alike_alone_and_in_a_column(host):
    assert own_domains(pa.array([f"http://www.{host}/"], pa.large_string()), [""]) == [
        own_domain(f"http://www.{host}/")
    ]
