"""News about diplomatic contact as a citable graph: read, extract, resolve, model, validate, store, query."""

__version__ = "0.1.0"
