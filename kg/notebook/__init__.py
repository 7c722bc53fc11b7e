"""A store for Python and notebooks: questions -> rows and data frames, networks, pictures. It only reads.

graph.py   the graph that kg.open gives
frames.py  an answer -> rows of Python values, or a data frame
page.py    the page of a network inside a notebook
"""

from kg.notebook.frames import spans
from kg.notebook.graph import Graph, TakenFor, open_graph
from kg.notebook.page import NetworkPage

__all__ = ["Graph", "NetworkPage", "TakenFor", "open_graph", "spans"]
