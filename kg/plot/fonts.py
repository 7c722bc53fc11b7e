"""Which fonts draw the labels: DejaVu Sans, which comes with matplotlib, then what this machine has.

DejaVu has Latin, Cyrillic, Greek, Georgian, Armenian, Hebrew and Arabic letters. Chinese, Japanese, Korean,
Thai and Indian letters need one of the fonts below.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

FALLBACKS = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans SC",
    "Noto Sans JP",
    "Noto Sans KR",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "PingFang SC",
    "Hiragino Sans",
    "Apple SD Gothic Neo",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Arial Unicode MS",
)


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Return those of the fallbacks that are here, in order."""
    from matplotlib import font_manager

    here = {font.name for font in font_manager.fontManager.ttflist}
    return tuple(name for name in FALLBACKS if name in here)


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    from matplotlib import font_manager

    paths = [font_manager.findfont(name) for name in families()]
    return frozenset(code for path in paths for code in font_manager.get_font(path).get_charmap())


def missing(labels: Iterable[str]) -> str:
    """Return the characters that no font here has, in order, each once; they would be drawn as boxes."""
    used = {c for label in labels for c in label if not c.isspace()}
    return "".join(sorted(c for c in used if ord(c) not in _letters()))
