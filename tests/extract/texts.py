"""Arbitrary texts for property tests: any characters, and words of news in any order."""

from __future__ import annotations

from hypothesis import strategies as st

# Every character that a page may hold; no NUL, which is rejected when a source is read.
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")

# What the rules look at: posts, names, places, verbs and nouns of events, cues of topics and claims, dates.
_WORDS = """
президент|премьер-министр|министр иностранных дел|глава МИД|посол|генсек ООН|коллега|стороны|они|делегация
Казахстана|Ирана|Турции|Хакан Фидан|Нурлан Абишев|А. Резаи|К.-Ж. Токаев|НАТО|Совет Европы|российско-иранский
грузинская столица|в Баку|в Тегеране|в Женеву|на полях саммита|в рамках визита|на форуме|с официальным визитом
с коллегой|по телефону|встретился|встретились|посетит|прибыл|принял|провели переговоры|подписали|меморандум
состоится|отложен|не состоится|стратегия «Цифра»|обсудили|обсудит|торговлю|вопросы энергетики|речь шла о визах
заявил, что|по словам|отмечалось, что|сообщили в|приняли участие 300 делегатов|21 ноября 2025 года|0 марта
31 февраля|10.03.2025|30.02.2024|в четверг|накануне|на следующей неделе|с 3 по 5 мая|того же года|в 1999 году
Türkiye Cumhurbaşkanı|Dışişleri Bakanı Hakan Fidan'ın|Gürcü mevkidaşı|BM'nin|Ankara'ya|taraflar|iki bakan
ile görüştü|kabul etti|ziyaret edecek|telefonda|Antalya Diplomasi Forumu'na katılmak üzere|ziyareti kapsamında
mutabakat zaptı|imzalandı|ertelendi|ele aldılar|geldi|olan|21 Kasım'da|cuma günü|geçen ay|2019'da|İstanbul
başkanlığındaki heyet
"""
_MARKS = [*".,;:—-«»()…?_\n", "\n\n"]
# Emoji, a letter in two characters, a stressed one, invisible characters, other scripts, controls.
_ODD = ["😀", "и\u0306", "и\u0301", "\u00a0", "\u200b", "\u00ad", "\u202e", "שלום", "مرحبا", "Ⅳ²", "\x1f\x85"]
_PIECES = [*_WORDS.strip().replace("\n", "|").split("|"), *_MARKS, *_ODD]

NEWS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=30).map(" ".join)
TEXTS = st.text(_CHARACTERS, max_size=200) | NEWS
