"""Lands that are listed before one noun, in Azerbaijani: "Suriya, Liviya və Yaxın Şərq məsələləri"."""

from __future__ import annotations

from kg.extract.drafts import Item
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.labels import label
from kg.extract.languages.az.lists import Stretch, is_cut
from kg.extract.languages.az.scene import Scene

# Before these a land is the matter itself: "Suriya | məsələləri", "Suriya | ilə bağlı vəziyyət"
_ALONE = ("məsələ", "problem", "böhran", "mövzu", "münaqişə", "ilə")
# Before these it is where something is: "Suriyada | vəziyyət", "Qara dəniz | regionunda vəziyyət"
_THERE = ("vəziyyət", "durum", "hadisə", "proses", "regionunda", "bölgəsində")
_ADDING = frozenset(["o", "cümlədən", "həmçinin", "habelə", "eləcə", "də", "və", ","])
_LANDS = ("place", "state")


def lands(scene: Scene, s: Stretch) -> tuple[Stretch | None, list[Item]]:
    """Return one topic for each land of a list, with what is named in general before "o cümlədən"; no topic
    where anything else is listed.
    """
    at = next((i for i in range(s.first + 2, s.last) if scene.low(i) == "cümlədən"), s.first - 1)
    named = _listed(scene, Stretch(at + 1, s.last, s.case))
    return (Stretch(s.first, at - 3, s.case) if s.first <= at - 3 else None), named


def _listed(scene: Scene, s: Stretch) -> list[Item]:
    members = _members(scene, s)
    if len(members) < 2 or not any(_is_land(scene, m) for m in members):
        return []
    tail = Stretch(members[-1].last + 1, s.last, s.case)
    there = all(in_case(scene.tokens[m.last].text, "loc") is not None for m in members)
    if tail.first > tail.last or not scene.low(tail.first).startswith(_THERE if there else _ALONE + _THERE):
        return []
    said = label(scene, tail)
    out = [Item(_said(scene, m) + (f" {said}" if there else ""), m.first, m.last) for m in members]
    last = members[-1]
    whole = out[-1].label
    if not there and scene.low(tail.first).startswith(_THERE):
        whole = f"{whole} {said}"
    return [*out[:-1], Item(whole, last.first, s.last)]


def _members(scene: Scene, s: Stretch) -> list[Stretch]:
    """The names of a list from its beginning on; [] where something else stands among them."""
    out: list[Stretch] = []
    i = s.first
    while i <= s.last:
        first = i
        while i <= s.last and _goes_on(scene, first, i):
            i += 1
        if i == first:
            return []
        out.append(Stretch(first, i - 1, ""))
        if i > s.last or not is_cut(scene, i):
            return out
        while i <= s.last and scene.low(i) in _ADDING:
            i += 1
    return []


def _goes_on(scene: Scene, first: int, i: int) -> bool:
    span = scene.spans.over(i)
    return scene.tokens[i].capital or (span is not None and span.kind in _LANDS and span.first >= first)


def _is_land(scene: Scene, member: Stretch) -> bool:
    span = scene.spans.over(member.first)
    return span is not None and span.kind in _LANDS


def _said(scene: Scene, member: Stretch) -> str:
    return scene.words.quote(member.first, member.last)
