"""Whom a day's contact lists leave out still counts for the buying committee of their company."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.stages.queueing import bystanders
from prospects.company import Company
from prospects.contact import Contact
from prospects.specs.persona import PersonaSpec
from prospects.store import open_store
from prospects.title_reviews import NO_REVIEWS

KEY = "acme-invented.com"
CHEF = Contact("c-chef", KEY, "Mira", "Example", "Head Chef")
OWNER = Contact("c-owner", KEY, "Ola", "Example", "Owner")
ELSEWHERE = Contact("c-else", "other-invented.com", "Pia", "Example", "Head Chef")
CHEFS = PersonaSpec.model_validate(
    {
        "id": "head-chef", "name": "Head chef", "match": {"include": ["head chef"]},
        "buying_role": "champion", "cadence": [{"step": "step-1", "day": 0}],
    }
)  # fmt: skip


@pytest.fixture
def run(tmp_path):
    """What `bystanders` asks of a run: the owner alone is on the day's list."""
    with open_store(str(tmp_path / "prospects.db")) as store:
        store.save_companies([Company(key, key, key) for key in (KEY, "other-invented.com")])
        store.save_contacts([CHEF, OWNER, ELSEWHERE])
        configuration = SimpleNamespace(personas={"head-chef": CHEFS}, reviews=NO_REVIEWS)
        yield SimpleNamespace(
            store=store, keys=[KEY], matches={"c-owner": None}, profiles={},
            configuration=configuration, params=SimpleNamespace(contacts=(Path("people.csv"),)),
        )  # fmt: skip


def test_others_of_the_days_companies_are_known_with_their_personas(run):
    (chef,) = bystanders(run)
    assert (chef.contact.contact_id, chef.match.persona) == ("c-chef", "head-chef")


def test_without_contact_lists_everybody_is_of_the_day(run):
    run.params.contacts = ()
    assert bystanders(run) == []
