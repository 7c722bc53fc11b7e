"""Contacts -> pictures for a paper: readable in black and white, with labels in any script.

    counts.py    what is drawn, as plain numbers
    pictures.py  the pictures, and the list of them
    style.py     sizes, greys and hatches; the same picture gives the same bytes
    fonts.py     which fonts are here, and which letters none of them has

matplotlib comes with ``pip install 'diplomatic-kg[plot]'`` and is loaded when something is drawn.
"""

from kg.plot.counts import Wanted
from kg.plot.drawing import SUFFIXES, Drawing
from kg.plot.pictures import PICTURES, Width, draw, with_nodes

__all__ = ["PICTURES", "SUFFIXES", "Drawing", "Wanted", "Width", "draw", "with_nodes"]
