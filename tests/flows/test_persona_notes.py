"""What `prospects check` notes of personas that overlap, leave gaps or have words in vain."""

from flows.persona_notes import persona_notes
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec


def _persona(name, negative=False, **match):
    cadence = [] if negative else [{"step": "intro", "day": 0}]
    return PersonaSpec.model_validate(
        {"id": name, "name": name, "negative": negative, "match": match, "cadence": cadence}
    )


def _notes(*personas):
    icp = IcpSpec.model_validate(
        {
            "id": "saas", "name": "SaaS", "purpose": "test",
            "personas": [persona.id for persona in personas if not persona.negative],
            "criteria": [{"key": "hiring", "any": ["SDR"]}],
        }
    )  # fmt: skip
    return persona_notes({"saas": icp}, {persona.id: persona for persona in personas})


def test_an_overlap_says_which_wins_and_why():
    levels = {"from": "director", "to": "c_suite"}
    boss = _persona("boss", functions=["sales"], seniority=levels, include=["sales chief", "chef"])
    rival = _persona("rival", functions=["sales"], seniority={"from": "director", "to": "director"},
                     include=["chief", "chef", "chef de rang", "chef chef", "chef de partie",
                              "saucier chef"])  # fmt: skip
    assert _notes(boss, rival) == [
        "icps/saas.yml: personas: boss and rival both take sales at director; “sales chief”, "
        "“chef”, “chef de rang”, “chef chef” and 2 more phrases; boss wins, as it stands first"
    ]


def test_an_overlap_at_companies_of_one_size_says_so():
    small = {"headcount": {"to": 19}, "seniority": {"from": "manager", "to": "c_suite"}}
    boss = _persona("boss", functions=["sales"], seniority={"from": "vp", "to": "c_suite"})
    lead = _persona("lead", functions=["sales"], seniority={"from": "manager", "to": "head"},
                    sizes=[small])  # fmt: skip
    assert _notes(boss, lead) == [
        "icps/saas.yml: personas: at companies of 1-19 people boss and lead both take sales "
        "from vp to c_suite; boss wins, as it stands first"
    ]


def test_a_gap_names_the_levels_that_nobody_takes():
    lead = _persona("lead", functions=["sales"], seniority={"from": "manager", "to": "director"})
    assert _notes(lead) == [
        "icps/saas.yml: personas: lead takes sales, and nobody takes c_suite, vp, head of it"
    ]


def test_a_phrase_in_vain_says_what_keeps_it_out():
    chef = _persona("chef", include=["pastry chef", "trainee chef", "chef"], exclude=["pastry"])
    never = _persona("never", negative=True, include=["trainee"])
    assert _notes(chef, never) == [
        "chef/persona.yml: match.include[0]: “pastry chef” never fits: its own exclude “pastry” "
        "keeps it out",
        "chef/persona.yml: match.include[1]: “trainee chef” never fits: never, which goes before, "
        "takes “trainee”",
    ]


def test_personas_that_part_the_titles_among_them_are_not_noted():
    levels = {"from": "manager", "to": "c_suite"}
    assert _notes(
        _persona("seller", functions=["sales"], seniority=levels),
        _persona("buyer", functions=["procurement"], seniority=levels, include=["food buyer"]),
    ) == []  # fmt: skip


def test_an_overlap_that_an_include_decides_says_so():
    boss = _persona("boss", functions=["sales"])
    opener = _persona("opener", include=["sales director"])
    assert _notes(boss, opener) == [
        "icps/saas.yml: personas: opener and boss both take “sales director”; opener wins, as its "
        "include goes before level and function"
    ]
