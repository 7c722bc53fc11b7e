"""How pictures look: the width of a column or a page of a journal, greys and hatches, small plain letters."""

from __future__ import annotations

from typing import Any, Final

WIDTHS: Final = {"column": 3.5, "page": 7.2}  # inches: 89 and 183 mm, what most journals ask for

SETTINGS: Final[Any] = {  # settings of matplotlib
    "svg.hashsalt": "diplomatic-kg",
    "svg.fonttype": "path",  # looks the same where the fonts are not
    "pdf.fonttype": 42,
    "text.parse_math": False,  # a dollar sign in a headline is a dollar sign
    "axes.unicode_minus": False,
    "font.size": 7.5,
    "axes.titlesize": 8,
    "axes.labelsize": 7.5,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "legend.fontsize": 7,
    "axes.linewidth": 0.6,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "hatch.linewidth": 0.5,
    "lines.linewidth": 0.8,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
}

# Grey and hatch of each type of event: told apart in print, on a copy, and without colours.
LOOKS: Final = {
    "Meeting": ("0.25", ""),
    "Call": ("1.0", ""),
    "Visit": ("0.75", "/////"),
    "Conference": ("1.0", "....."),
    "Signing": ("0.55", "xxxxx"),
}
EDGE: Final = "0.1"


def shown(text: str, most: int) -> str:
    """Return a label on one line without control characters, at most so many characters long."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    plain = " ".join(plain.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
