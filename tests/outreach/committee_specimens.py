"""Personas with buying roles, and an ICP that wants them."""

from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec

ACME = "acme-invented.com"
ROLES = {
    "vp-sales": "decision_maker", "revops": "champion", "buyer": "budget_holder",
    "sdr-manager": "user", "security": "blocker",
}  # fmt: skip
FIRST = {"vp-sales": "Ada", "revops": "Bo", "buyer": "Cai", "sdr-manager": "Dee", "security": "Eli"}
INCLUDE = {"buyer": ("purchasing manager", "BUYER", "Purchasing Lead", "head of procurement")}


def persona(name, role=None, **more) -> PersonaSpec:
    match = {"functions": [] if name in INCLUDE else ["sales"], "include": INCLUDE.get(name, ())}
    cadence = more.pop("cadence", [{"step": "step-1", "day": 0}])
    values = {"id": name, "name": name.title(), "match": match, "cadence": cadence}
    return PersonaSpec.model_validate(values | {"buying_role": role} | more)


def icp(*personas, name="saas") -> IcpSpec:
    criteria = [{"key": "hiring", "any": ["SDR"]}]
    return IcpSpec.model_validate(
        {"id": name, "name": name, "purpose": "test", "personas": personas, "criteria": criteria}
    )


PERSONAS = {name: persona(name, role) for name, role in ROLES.items()}
SAAS = icp(*PERSONAS)
