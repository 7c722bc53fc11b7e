"""Who asked a guest to come, told after his visit: "A Limaya gəlib. Onu bu ölkəyə B dəvət edib"."""

from __future__ import annotations

from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.syntax import objects, subject
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_VISITS = listed("nouns", "visit")
# Whom somebody asked to come, who is told before.
_HIM = frozenset(["onu", "onları", "qonağı", "qonaqları", "heyəti", "naziri", "spikeri", "prezidenti"])
# Where it is that somebody is.
_HERE = frozenset(["ölkəyə", "ölkəmizə", "buraya", "bura", "paytaxta", "şəhərə", "paytaxtımıza"])


def read(scene: Scene, verb: Verb) -> list[Told]:
    """Return who asked the guest of the visit told before: "Onu bu ölkəyə | B dəvət edib"."""
    low = scene.opening(verb.first)
    words = [scene.low(i) for i in range(low, verb.first)]
    plain = verb.kind == "finite" and verb.tense == "past" and not verb.negative and verb.name == "dəvət_et"
    if not plain or any(scene.noun(i, _VISITS) for i in range(low, verb.first)):
        return []
    here = any(w in _HERE for w in words)
    sites = [s for s in scene.sites if low <= s.first < verb.first and scene.low(s.last) not in _HERE]
    hosts = [a for a in subject(scene, verb) if a.party.kind in ("person", "post", "body", "state")]
    him = bool(words) and words[0] in _HIM
    if not him and not (here and objects(scene, verb, "acc")):
        return []
    if sites or not hosts:
        return []
    told = tell(scene, "visit", Mood("held"), (verb.first, verb.last), "greeting")
    told.placed, told.anchors = True, []
    return [put(told, hosts, "host")]
