"""The languages that names can be asked for in: those of the ontology, and those that a pack adds."""

from __future__ import annotations

from kg.gazetteer import further_languages
from kg.terms import LANGUAGES

NAMES = (*LANGUAGES, *further_languages())
