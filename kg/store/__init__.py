"""quads <-> storage: one named graph per article, and the default graph as their union.

``open_store`` gives a ``Store``; what a store promises stands in ``kg.store.interface``.
"""

from kg.store.entries import Damage, Entry, Known, Revision, Statistics, Stored
from kg.store.interface import Answer, Outcome, Store, Term
from kg.store.opening import gazetteer_folder, judgements_file, open_store, quarantine_folder

__all__ = [
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
    "gazetteer_folder",
    "judgements_file",
    "open_store",
    "quarantine_folder",
]
