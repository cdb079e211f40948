"""Adapters: what each vendor's boards answer, as postings; bytes in, values out, no network.

One module a vendor, which makes one `Adapter` named `ADAPTER`.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from enrichment.hiring.posting import Adapter


@cache
def adapters() -> Mapping[str, Adapter]:
    """Adapters by vendor, in the order of their names."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    known = (module.ADAPTER for module in modules if hasattr(module, "ADAPTER"))
    return {adapter.vendor: adapter for adapter in known}
