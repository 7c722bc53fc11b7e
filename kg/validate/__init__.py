"""quads -> Report: whether the shapes of ``shapes/`` hold for what is about to be stored, and where not.

    report = Validator().validate(triples)
    report.conforms, report.findings

The shapes judge a graph on its own: no ontology, no inference, nothing fetched. They hold for the graph of
one article and for the union of many.
"""

from kg.validate.findings import Finding, Report, Severity
from kg.validate.validator import ENGINES, EngineName, Validator

__all__ = ["ENGINES", "EngineName", "Finding", "Report", "Severity", "Validator"]
