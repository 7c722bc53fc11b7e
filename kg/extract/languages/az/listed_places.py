"""Places listed before a word, each with what says where it is: "Akkra (Qana) və Riqaya (Latviya)", "Qananın
Akkra, Latviyanın Riqa şəhərlərinə", "Qananın paytaxtı Akkraya".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of

if TYPE_CHECKING:
    from kg.extract.languages.az.houses import Site
    from kg.extract.languages.az.scene import Scene

_CAPITALS = frozenset(["paytaxtı", "mərkəzi"])
_MEMORIALS = tuple(sorted(words_of("vocabulary", "memorials")))


def is_memorial(site: Site) -> bool:
    """Return whether visitors only pay their respects there: "Şəhidlər xiyabanını ziyarət edib"."""
    last = lower(site.span.name).split()[-1:]
    return bool(last) and last[0].startswith(_MEMORIALS)


def without_states(scene: Scene, sites: Sequence[Site]) -> list[Site]:
    """Return the sites but the states that only say where a town beside them is."""
    firsts = {s.first for s in sites if s.span.kind == "place"}
    return [s for s in sites if not _in_brackets(scene, s) and not _owns_town(scene, s, firsts)]


def between(scene: Scene, left: Site, right: Site, *, but: Iterable[int]) -> set[str]:
    """Return the words between two members of a list without those that say where a town is, and without the
    tokens ``but``."""
    skipped = set(but)
    for site in scene.sites:
        if not left.last < site.first < right.first:
            continue
        if _in_brackets(scene, site):
            skipped |= set(range(site.first - 1, site.last + 2))
        elif _owns_town(scene, site, {right.first}):
            skipped |= set(range(site.first, right.first))
    return {scene.low(i) for i in range(left.last + 1, right.first) if i not in skipped}


def _in_brackets(scene: Scene, site: Site) -> bool:
    """ "Riqaya (Latviya)"."""
    marks = (scene.low(site.first - 1), scene.low(site.last + 1) if site.last < scene.last else "")
    return site.span.kind == "state" and marks == ("(", ")")


def _owns_town(scene: Scene, site: Site, firsts: set[int]) -> bool:
    """ "Latviyanın paytaxtı | Riqaya"."""
    owns = site.case == "gen" or scene.low(site.last) in _CAPITALS
    return site.span.kind == "state" and owns and site.last + 1 in firsts
