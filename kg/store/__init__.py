"""quads <-> storage: one named graph per article, and the default graph as their union.

``open_store`` gives a ``Store``; what a store promises stands in ``kg.store.interface``.
"""

from kg.store.access import Access
from kg.store.backend import Answer, Term
from kg.store.beside import data_folder, gazetteer_folder, judgements_file, quarantine_folder
from kg.store.entries import Damage, Entry, Known, Revision, Statistics, Stored
from kg.store.interface import Outcome, Store
from kg.store.opening import open_store
from kg.store.readable import base_in

__all__ = [
    "Access",
    "Answer",
    "Damage",
    "Entry",
    "Known",
    "Outcome",
    "Revision",
    "Statistics",
    "Store",
    "Stored",
    "Term",
    "base_in",
    "data_folder",
    "gazetteer_folder",
    "judgements_file",
    "open_store",
    "quarantine_folder",
]
