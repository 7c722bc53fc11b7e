"""Merged view -> who shares the table with whom: counted by distinct events, never by reports."""

from kg.network.called import Called
from kg.network.contacts import KINDS, Actor, Contacts, Event, Kind, Name, Seat, best_name
from kg.network.reading import Queryable, read

__all__ = [
    "KINDS",
    "Actor",
    "Called",
    "Contacts",
    "Event",
    "Kind",
    "Name",
    "Queryable",
    "Seat",
    "best_name",
    "read",
]
