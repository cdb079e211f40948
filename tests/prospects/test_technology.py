"""Categories of technologies follow the fingerprints that can show them."""

from enrichment.technographics.fingerprints.reading import read_fingerprints
from prospects.technology import category_label, technologies_of, technology_categories


def test_the_file_is_made_from_the_fingerprints():
    ours = read_fingerprints()
    made = sorted((c, name) for name in ours.technologies for c in ours.category_names(name))
    kept = [(c, name) for c, names in technology_categories().items() for name in names]
    assert kept == made, "make prospects/data/technology_categories.csv anew: its README says how"


def test_a_category_is_found_whatever_its_case():
    assert "Salesforce" in technologies_of("crm")
    assert category_label("crm") == "CRM"
    assert technologies_of("shoes") == frozenset()
