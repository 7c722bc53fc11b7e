"""What the Azerbaijani pack hands to the core, whatever the text: parties in their sentences, in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.languages import az
from kg.extract.languages.az.morphology import CASES

from ..reported import article

# What the rules look at: posts, names, places, bodies, counterparts, pronouns, verbs and marks.
_PIECES = """
Prezident|Baş nazir|xarici işlər naziri|nazirinin müavini|XİN başçısı
səfiri|müdiri|sədri|həmkarı|türkiyəli həmkarları|həmsədrləri -
Azərbaycanın|Türkiyə|İran və İraqın|ABŞ-ın|BMT-nin
Avropa İttifaqının (Aİ)|Milli Məclisin|MN-in|"Masdar" şirkətinin|komitəsinin|şöbəsinin
İlham Əliyev|Ceyhun Bayramovla|H.Fidanın|Məhəmməd bin Salman|Əmir|oğlu|Şeyx
general-polkovnik|o|onunla|onlar|tərəflər|qonaq|ölkəmizin
Bakıda|Parisə|Cənubi Qafqaz üzrə|BMT yanında|Estoniyadakı|o vaxtkı|sabiq|görüşüb|qəbul edib
zəng edib|təyin olunub|deyib ki|və|ilə|,|.|(|)|–
"""
_TEXTS = st.lists(st.sampled_from(_PIECES.strip().replace("\n", "|").split("|")), min_size=1, max_size=25)


@given(_TEXTS.map(" ".join))
def test_parties_lie_in_their_sentences_and_stand_in_known_cases(text: str) -> None:
    read = az.read(article(text, lang="az"))
    for party in read.parties:
        sentence = read.words.sentences[party.sentence]
        assert sentence.first <= party.first <= party.last <= sentence.last
        assert party.cases <= set(CASES)
        assert party.person is None or party in party.person.mentions
    assert [p.first for p in read.parties] == sorted(p.first for p in read.parties)
    assert all(person.name for person in read.persons)
