"""What events are called in a language, as pages call them: by ``kg.composed`` where no source names them."""

from __future__ import annotations

import pyoxigraph as ox

from kg.composed import is_foreign, told
from kg.network.contacts import Contacts, Event, Name, best_of

Names = dict[str, ox.Literal]


class Called:
    """The names of events in ``lang``. What a party is called is put together once for all its events."""

    def __init__(self, contacts: Contacts, lang: str) -> None:
        self._contacts, self._lang = contacts, lang
        self._parties: dict[str, Names] = {}

    def __call__(self, event: Event) -> str:
        """Return the fullest name; one that was composed, as far as its words are known in the language.

        '' for an event without a name.
        """
        name = best_of(event.names, self._lang)
        return (self._told(event, name) or name.text) if name else ""

    def composed(self, event: Event) -> str:
        """Return the name if it was composed in another language, put into this one; else ''."""
        name = best_of(event.names, self._lang)
        return self._told(event, name) if name else ""

    def _told(self, event: Event, name: Name) -> str:
        text = _literal(name)
        if not (event.parties and is_foreign(text, self._lang)):
            return ""
        names: Names = {}
        for party in event.parties:
            names |= self._names(party)
        return told(text, names, self._lang).value

    def _names(self, party: str) -> Names:
        """Return for each name of a party the one to show."""
        if party not in self._parties:
            names = self._contacts.actors[party].names
            best = best_of(names, self._lang)
            self._parties[party] = {name.text: _literal(best) for name in names} if best else {}
        return self._parties[party]


def _literal(name: Name) -> ox.Literal:
    return ox.Literal(name.text, language=name.lang) if name.lang else ox.Literal(name.text)
