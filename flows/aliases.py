"""Domains of one company: as the owner states them and as sites showed them."""

from collections.abc import Iterable
from datetime import date

from prospects.aliases import Alias, Aliases, Redirect, redirect_aliases
from prospects.store import Store


def aliases_of(store: Store, stated: Iterable[Alias], day: date) -> Aliases:
    """The owner's aliases and those that sites showed before a day."""
    redirects = (Redirect(domain, to, source) for domain, to, source in store.load_redirects(day))
    return Aliases(stated, redirect_aliases(redirects))
