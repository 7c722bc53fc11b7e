"""News about diplomatic contact as a citable graph: read, extract, resolve, model, validate, store, query.

In Python: ``kg.open("kg-store")`` gives a graph to ask (docs/python.md). Importing ``kg`` loads nothing else.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.notebook import Graph, spans
    from kg.notebook import open_graph as open

__all__ = ["Graph", "__version__", "open", "spans"]
__version__ = "0.1.0"

_FROM_NOTEBOOK = {"Graph": "Graph", "open": "open_graph", "spans": "spans"}


def __getattr__(name: str) -> Any:
    if name not in _FROM_NOTEBOOK:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module("kg.notebook"), _FROM_NOTEBOOK[name])
