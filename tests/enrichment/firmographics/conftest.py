"""Pages made of a few words, and the facts they tell."""

from datetime import UTC, datetime

import pytest

from enrichment.answer import Answer
from enrichment.firmographics import extract_firmographics
from enrichment.page import PageRole, parse_page

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="session")
def read():
    """Makes a page of a body, a role and a URL."""

    def make(body, role=PageRole.HOME, url="https://www.bluepan.example/", asked=None, **headers):
        sent = {name.replace("_", "-"): (value,) for name, value in headers.items()}
        answer = Answer(url, asked or url, 200, sent, body.encode("utf-8", "replace"), NOW)
        return parse_page(answer, role)

    return make


@pytest.fixture(scope="session")
def facts(read):
    """Makes the surest value of each field, of what `read` takes."""

    def make(*told, **more):
        found = {}
        for signal in sorted(extract_firmographics(read(*told, **more)), key=_surest_last):
            found[signal.name] = signal.value
        return found

    return make


def _surest_last(signal):
    return signal.confidence
