"""Random ICPs of every kind of criterion and random profiles, for the laws of scores."""

from datetime import date

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from prospects.specs.icp import IcpSpec
from scoring.icp.columns import AGED_FIELDS, COLUMN_KINDS, kind_of_column

DAY = date(2026, 11, 22)
TODAY = float(DAY.toordinal())


def _words(**fields):
    """A criterion over words: any of them, or each with its share."""
    pool = fields.pop("pool")
    chosen = st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True)
    any_of = chosen.map(lambda words: {"any": words})
    shares = st.dictionaries(
        st.sampled_from(pool), st.sampled_from([0.25, 0.3, 0.5, 1.0]), min_size=1, max_size=3
    ).map(lambda points: {"points": points, "mode": "score"})
    return st.one_of(any_of, shares).map(lambda given: fields | given)


def _numbers(pool, **fields):
    """A criterion over numbers: bounds, or two bands that do not touch."""
    cuts = st.lists(st.sampled_from(pool), min_size=4, max_size=4, unique=True).map(sorted)
    bounds = cuts.map(lambda c: {"from": c[0], "to": c[2]})
    bands = st.tuples(cuts, st.sampled_from([0.5, 1.0]), st.sampled_from([0.1, 0.7, 1.0])).map(
        lambda t: {
            "mode": "score",
            "bands": [
                {"from": t[0][0], "to": t[0][1], "points": t[1]},
                {"from": t[0][2], "to": t[0][3], "points": t[2]},
            ],
        }
    )
    return st.one_of(bounds, bands).map(lambda given: fields | given)


TECHNOLOGIES = ["HubSpot", "Pipedrive", "Shopify", "React", "Salesforce"]
OPENINGS = st.one_of(
    _numbers([0, 1, 2, 3, 5, 8], key="openings"),
    _numbers([0, 1, 2, 3, 5, 8], key="openings", functions=["sales"]),
    _numbers([0, 1, 2, 3, 5], key="openings", functions=["sales"], new_within_days=30),
    _numbers([0, 1, 2, 3, 5], key="openings", functions=["sales", "data"], new_within_days=60),
    _numbers([0, 1, 2, 3, 5], key="openings", new_within_days=14),
)
CRITERIA = st.one_of(
    _numbers([1, 10, 50, 60, 200, 201, 500, 1000], key="headcount"),
    _numbers([0, 10_000, 1_000_000, 5_000_000, 20_000_000, 10**9], key="revenue"),
    _numbers([1900, 1990, 2000, 2010, 2020, 2024], key="founded_year"),
    OPENINGS,
    _numbers([0, 5, 10, 50, 99], key="extra", column="Seats"),
    _words(key="industry", pool=["software", "restaurants", "SaaS"]),
    _words(key="country", pool=["US", "DE", "Norway"]),
    _words(key="region", pool=["Illinois", "Bavaria"]),
    _words(key="city", pool=["Chicago", "Munich"]),
    _words(key="language", pool=["en", "de-AT", "fr"]),
    _words(key="site_standing", pool=["active", "parked", "for_sale"]),
    _words(key="text", pool=["private events", "catering", "for businesses"]),
    _words(key="business_model", pool=["b2b", "agency", "saas", "nonprofit"]),
    _words(key="known", pool=["phone", "social", "legal_id"]),
    _words(key="postal_code", pool=["606", "10115-14199", "N1"]),
    _words(key="postal_code", pool=["606", "10115-14199", "N1"], country="US"),
    _words(key="technology", pool=TECHNOLOGIES),
    _words(key="technology_category", pool=["CRM", "Maps"]),
    _words(key="ats", pool=["lever", "ashby"]),
    st.just({"key": "ats", "any": []}),
    _words(key="hiring", pool=["sales", "cook", "driver"]),
    st.just({"key": "hiring", "any": []}),
    _words(key="hiring_change", pool=["surge", "new_country"]),
    _words(key="hiring_change", pool=["surge", "leadership"], functions=["sales"]),
    _words(key="technology_in_demand", pool=["Salesforce", "dbt"]),
    _words(key="list", pool=["partners", "target accounts"]),
    _words(key="stage", pool=["Open", "Churned"]),
    _words(key="owner", pool=["kim"]),
    _words(key="source", pool=["Apollo export"]),
    _words(key="extra", column="Plan", pool=["Pro", "Trial"]),
    st.builds(
        lambda mode: {"key": "radius", "place": "Chicago", "radius_km": 40} | mode,
        st.sampled_from([{}, {"mode": "filter"}, {"mode": "exclude"}]),
    ),
    st.just(
        {
            "key": "radius", "place": "Lyon", "latitude": 45.75, "longitude": 4.85,
            "bands": [{"to": 20}, {"to": 90, "points": 0.4}],
        }
    ),
    st.builds(
        lambda what, when: {"key": "changed"} | what | when,
        st.sampled_from(
            [
                {"technology": []}, {"technology": ["HubSpot"]},
                {"technology": ["Shopify"], "change": "gone"},
                {"field": "site_standing", "change": "became", "any": ["parked"]},
                {"field": "headcount"},
            ]
        ),
        st.sampled_from([{"within_days": 30}, {"within_days": 90}, {"since": date(2026, 10, 1)}]),
    ),
)  # fmt: skip
AGELESS = {"list", "known", "extra", "changed"}
DECAYS = st.sampled_from([{"half_life_days": 90}, {"fresh_days": 30, "stale_days": 180}])


@st.composite
def criteria(draw, modes=("score", "score", "filter", "exclude")):
    criterion = dict(draw(CRITERIA))
    mode = criterion.setdefault(
        "mode", "score" if "bands" in criterion else draw(st.sampled_from(modes))
    )
    if mode == "score":
        criterion["weight"] = draw(st.sampled_from([0.7, 5, 10, 33.3, 100]))
        if criterion["key"] not in AGELESS and draw(st.booleans()):
            criterion["decay"] = draw(DECAYS)
    elif mode == "filter" and draw(st.booleans()):
        criterion["unknown"] = "out"
    return criterion


def icp_of(criteria, **fields) -> IcpSpec:
    return IcpSpec.model_validate(
        {
            "id": "random", "name": "Random", "purpose": "Law", "personas": ["cfo"],
            "criteria": criteria,
        } | fields
    )  # fmt: skip


SCORING = {"key": "founded_year", "from": 2000, "weight": 3}


def icps(modes=("score", "score", "filter", "exclude"), **fields):
    lists = st.lists(criteria(modes), min_size=1, max_size=7)
    return lists.map(lambda some: icp_of([*some, SCORING], **fields))


def _several(pool):
    return st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True).map(tuple)


def _range(pool):
    return st.tuples(st.sampled_from(pool), st.one_of(st.none(), st.sampled_from(pool))).map(
        lambda ends: (float(min(e for e in ends if e is not None)),
                      np.nan if ends[1] is None else float(max(ends)))
    )  # fmt: skip


TEXTS = ["Dinners, private events.", "We build tools for businesses.", "A digital agency", "Acme"]
CHANGES = [
    "new|2026-11-01|technology|HubSpot", "new|2026-09-10|technology|React",
    "gone|2026-10-20|technology|Shopify", "became|2026-11-10|site_standing|parked",
    "became|2026-06-01|headcount|51-200",
]  # fmt: skip
KINDS = ["sales|manager|12", "sales||", "data|senior|45", "hr|entry|old"]
UNITS = {
    "headcount": _range([1, 20, 80, 300, 900]).map(
        lambda r: {"headcount_min": r[0], "headcount_max": r[1]}
    ),
    "revenue": _range([5_000, 2_000_000, 50_000_000]).map(
        lambda r: {"revenue_min": r[0], "revenue_max": r[1]}
    ),
    "founded_year": st.sampled_from([1950.0, 1995.0, 2012.0, 2024.0]).map(
        lambda year: {"founded_year": year}
    ),
    "coordinates": st.sampled_from([(41.88, -87.63), (45.0, 4.9), (48.85, 2.35)]).map(
        lambda p: {"latitude": p[0], "longitude": p[1]}
    ),
    "hiring": st.tuples(
        st.lists(st.sampled_from(KINDS), max_size=4), st.integers(0, 3),
        _several(["surge|sales", "leadership|data"]),
    ).map(
        lambda t: {
            "opening_kinds": tuple(t[0]), "openings_total": float(len(t[0]) + t[1]),
            "openings": ("Sales Manager", "Cook")[: len(t[0]) + t[1]],
            "hiring_changes": t[2] if t[1] else (), "technologies_in_demand": ("dbt",) * (t[1] % 2),
        }
    ),
    "site": st.tuples(_several(TECHNOLOGIES), st.booleans(), st.booleans()).map(
        lambda t: {
            "site_read": True, "technologies": t[0], "ats": ("lever/acme",) if t[1] else (),
            "phone": ("+1 312 555 0100",) if t[2] else (), "social": (),
        }
    ),
    "changes": st.one_of(st.just(()), _several(CHANGES)).map(
        lambda words: {"changes": words, "compared_on": TODAY - 7}
    ),
    "text": st.sampled_from(TEXTS).map(lambda text: {"text": text}),
    "lists": _several(["partners", "competitors"]).map(lambda names: {"lists": names}),
    "languages": _several(["en", "en-GB", "de"]).map(lambda words: {"languages": words}),
} | {
    column: st.sampled_from(pool).map(lambda word, c=column: {c: word})
    for column, pool in {
        "industry": ["software", "restaurants"], "country": ["US", "DE", "NO"],
        "region": ["Illinois", "Texas"], "city": ["Chicago", "Paris"],
        "postal_code": ["60614", "10117", "N16 8AA", "N1 6AA"],
        "site_standing": ["active", "parked"], "stage": ["open", "Lost"], "owner": ["kim", "lee"],
        "source": ["Apollo export"], "extra.Plan": ["Pro", "Trial; Pro", "None"],
        "extra.Seats": ["12", "1,200", "many"], "legal_id": ["HRB 1"],
    }.items()
}  # fmt: skip
"""What is learnt together -> the columns that it fills."""
COUNTS = {
    "openings_total": st.just({"openings_total": 5.0}),
    "openings_sales": st.sampled_from([0.0, 2.0, 5.0]).map(lambda n: {"openings_sales": n}),
    "openings_new_30d": st.sampled_from([0.0, 1.0, 4.0]).map(lambda n: {"openings_new_30d": n}),
}
"""What a file of profiles says of openings, in place of the unit `hiring`."""
AGES = {
    f"age.{field}": st.sampled_from([0.0, 31.0, 90.0, 200.0, 4000.0]).map(
        lambda days, f=field: {f"age.{f}": days}
    )
    for field in AGED_FIELDS
}
LEARNABLE = UNITS | AGES
COUNTED = st.fixed_dictionaries({}, optional=COUNTS)
KNOWLEDGE = st.fixed_dictionaries({}, optional=LEARNABLE)
"""Unit -> the columns that are known of it; what is absent is unknown."""

_EXTRA = ("extra.Plan", "extra.Seats")
_ALL = (*COLUMN_KINDS, *AGES, *_EXTRA)


def _unknown(column):
    kind = kind_of_column(column)
    return {"number": np.nan, "words": (), "truth": False}.get(kind)


_DTYPES = {
    column: {"number": "float64", "truth": "bool"}.get(kind_of_column(column), "object")
    for column in _ALL
}
UNKNOWN = {column: _unknown(column) for column in _ALL} | {"as_of": TODAY}


def frame_of(*companies):
    """Frame of companies, each of them what is known of its units."""
    rows = [
        UNKNOWN | {"company_key": f"c{position}.example"}
        | {column: value for unit in company.values() for column, value in unit.items()}
        for position, company in enumerate(companies)
    ]  # fmt: skip
    return pd.DataFrame(
        {column: pd.Series([row[column] for row in rows], dtype=_DTYPES[column]) for column in _ALL}
    )
