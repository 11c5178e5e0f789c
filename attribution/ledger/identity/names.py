"""Names of people and bodies, compared across articles: tokens, given names, initials, acronyms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from attribution.resolve.lexicon import PERSON_NOUNS, SUFFIXES, TITLES, singular
from attribution.resolve.normal import normal_name
from attribution.schema import SpeakerType

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "'": None}
)
_SPELLINGS = (
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("tz", "ts"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
)
_TWICE = re.compile(r"(.)\1+")
_SMALL_WORDS = frozenset("of the for and in on to de la le du des".split())
_QUANTIFIERS = frozenset(
    """
    some any all both many most several few other others another about nearly almost more fewer one
    two three four five six seven eight nine ten dozens hundreds thousands these those
    """.split()
)
_PRONOUNS = frozenset("i we he she they it you who me us him her them".split())
_DETERMINERS = _QUANTIFIERS | frozenset("the a an his her its their our my your this that".split())
_ACRONYM = re.compile(r"[A-Z](?:\.?[A-Z0-9]){1,6}\.?$")

# Words that many bodies share: a name of nothing else says which body only with a place beside it.
_COMMON_BODY = frozenset(
    """
    ministry department government police council court army parliament committee commission agency
    authority board bank company firm party union campaign group cabinet administration embassy
    office opposition coalition military navy force forces fire service services hospital school
    university club team church association federation chamber senate congress house assembly city
    county state federal national supreme high central local regional district health foreign
    interior defence defense finance education justice transport energy environment agriculture
    labour labor culture home treasury prosecutor prosecutors prosecution regulator watchdog charity
    security intelligence border guard coast coastguard statistics electoral election harbour port
    affairs public safety town village airline hotel newspaper trade society foundation institute
    museum library museum water rail railway tax customs inquiry tribunal crown mayor's
    palace presidency general staff air
    """.split()
)
_NICKNAMES = (
    "william bill will billy",
    "robert bob rob bobby",
    "richard dick rick rich",
    "elizabeth liz beth betty lizzie",
    "margaret maggie meg peggy",
    "james jim jimmy jamie",
    "john jack johnny",
    "joseph joe",
    "thomas tom tommy",
    "michael mike mick",
    "anthony tony",
    "andrew andy drew",
    "alexander alex sasha",
    "katherine catherine kate kathy cathy katie",
    "edward ed ted eddie",
    "david dave",
    "daniel dan danny",
    "christopher chris",
    "charles charlie chuck",
    "benjamin ben",
    "samuel sam",
    "matthew matt",
    "nicholas nick",
    "patricia pat tricia",
    "stephen steven steve",
    "susan sue",
    "timothy tim",
    "gregory greg",
    "jennifer jen jenny",
    "vladimir volodya",
    "jeffrey jeff",
    "kenneth ken",
    "lawrence larry",
    "ronald ron",
    "peter pete",
)
_SHORT = {short: group.split()[0] for group in _NICKNAMES for short in group.split()}

COUNTRY_OF = dict(
    pair.split(":")
    for pair in """
    american:us u.s:us usa:us america:us united-states:us british:uk britain:uk english:england
    scottish:scotland welsh:wales irish:ireland french:france german:germany italian:italy
    spanish:spain portuguese:portugal dutch:netherlands belgian:belgium swiss:switzerland
    austrian:austria danish:denmark swedish:sweden norwegian:norway finnish:finland
    icelandic:iceland polish:poland czech:czechia slovak:slovakia hungarian:hungary
    romanian:romania bulgarian:bulgaria greek:greece turkish:turkey russian:russia
    ukrainian:ukraine belarusian:belarus georgian:georgia armenian:armenia
    azerbaijani:azerbaijan serbian:serbia croatian:croatia bosnian:bosnia albanian:albania
    israeli:israel palestinian:palestine syrian:syria lebanese:lebanon iraqi:iraq iranian:iran
    saudi:saudi-arabia egyptian:egypt libyan:libya tunisian:tunisia algerian:algeria
    moroccan:morocco sudanese:sudan ethiopian:ethiopia somali:somalia kenyan:kenya
    ugandan:uganda nigerian:nigeria ghanaian:ghana chinese:china japanese:japan korean:korea
    vietnamese:vietnam thai:thailand indonesian:indonesia malaysian:malaysia indian:india
    pakistani:pakistan afghan:afghanistan bangladeshi:bangladesh australian:australia
    canadian:canada mexican:mexico cuban:cuba brazilian:brazil argentine:argentina
    chilean:chile colombian:colombia venezuelan:venezuela european:europe estonian:estonia
    latvian:latvia lithuanian:lithuania moldovan:moldova kazakh:kazakhstan peruvian:peru
    """.split()
)


def folded(text: str) -> str:
    """Without case, accents and apostrophes, for comparing; other scripts stay as they are."""
    if text.isascii():
        return text.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What equal names share: no titles, articles, possessives, case or accents."""
    return folded(normal_name(name.replace("’", "'")))


def spelling(token: str) -> str:
    """A token as it might be spelt otherwise: *Zelenskyy*, *Zelensky*, *Zelenskiy*."""
    for given, instead in _SPELLINGS:
        token = token.replace(given, instead)
    return _TWICE.sub(r"\1", token.replace("-", ""))


@dataclass(frozen=True, slots=True)
class PersonName:
    """Given names and surname, folded; `suffix` is *jr*, *ii* and the like."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @classmethod
    def of(cls, key: str) -> PersonName:
        tokens = key.split()
        suffix = ""
        if len(tokens) > 1 and tokens[-1] in SUFFIXES:
            suffix = tokens.pop()
        return cls(tuple(tokens[:-1]), tokens[-1] if tokens else "", suffix)


def given_relation(a: str, b: str) -> str | None:
    """How two first given names agree: 'same', 'initial', 'short', 'near'; None if they do not."""
    if a == b:
        return "same"
    if a[:1] == b[:1] and (_is_initial(a) or _is_initial(b)):
        return "initial"
    if a.split("-")[0] == b.split("-")[0] or _SHORT.get(a, a) == _SHORT.get(b, b):
        return "short"
    if min(len(a), len(b)) >= 4 and a[0] == b[0] and spelling(a) == spelling(b):
        return "near"
    if re.sub("iya$", "ia", a) == re.sub("iya$", "ia", b):
        return "near"
    return None


def _is_initial(token: str) -> bool:
    return len(token) == 1 or token[1:2] == "."


def person_relation(a: PersonName, b: PersonName) -> str | None:
    """How two names agree: full, spelling, initial, short, near, surname, suffix; None: never."""
    if spelling(a.surname) != spelling(b.surname) or (
        a.suffix and b.suffix and a.suffix != b.suffix
    ):
        return None
    exact = a.surname == b.surname
    if a.suffix != b.suffix and a.given and b.given:
        first = given_relation(a.given[0], b.given[0])
        return "suffix" if exact and first == "same" else None
    if not a.given or not b.given:
        return "surname" if exact else None
    first = given_relation(a.given[0], b.given[0])
    if first is None or not _middles_agree(a.given[1:], b.given[1:]):
        return None
    if not exact:
        return "spelling" if first == "same" else None
    if first == "same":
        return "initials" if _is_initial(a.given[0]) else "full"
    return first


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or given_relation(a[0], b[0]) is not None


def is_acronym(name: str) -> bool:
    return bool(_ACRONYM.match(name.strip().removeprefix("the ").removeprefix("The ")))


def body_tokens(name: str, places: tuple[str, ...] = ()) -> frozenset[str]:
    """What a body's name consists of, in any order, with the place that the article puts beside it.

    *Russian Foreign Ministry*, *the Foreign Ministry of Russia* and *the foreign ministry* beside
    *Russia's* are the same.
    """
    tokens = {_body_token(t) for t in name_key(name).split() if t not in _SMALL_WORDS}
    if is_common(name):
        tokens |= {COUNTRY_OF.get(place, place) for place in places}
    return frozenset(tokens)


def _body_token(token: str) -> str:
    token = COUNTRY_OF.get(token, token).replace("isation", "ization")
    return {"defense": "defence", "labor": "labour", "centre": "center"}.get(token, token)


def initials(name: str) -> str:
    """First letters of a body's name, without small words: *who* of *World Health Organization*."""
    return "".join(t[0] for t in name_key(name).split() if t not in _SMALL_WORDS)


@lru_cache(maxsize=65536)
def is_common(name: str) -> bool:
    """Whether a body's name is one that many bodies have: *the foreign ministry*."""
    tokens = [t for t in name_key(name).split() if t not in _SMALL_WORDS]
    return all(t in _COMMON_BODY or singular(t) in PERSON_NOUNS for t in tokens) or _all_lower(name)


def _all_lower(name: str) -> bool:
    words = name.split()
    if words and words[0].lower() in _DETERMINERS:
        words = words[1:]  # capital only where a sentence begins: *His mother*
    return not any(word[:1].isalpha() and not word[:1].islower() for word in words)


def _is_described(name: str) -> bool:
    """Whether a person's *name* is a description: *the minister*, *a spokesman*."""
    tokens = name_key(name).split()
    if len(tokens) == 1 and tokens[0] in _PRONOUNS:
        return True
    return (
        not any(any(c.isalpha() for c in t) for t in tokens)
        or _all_lower(name)
        or all(t in TITLES or t in PERSON_NOUNS for t in tokens)
    )


_NAMED = (SpeakerType.PERSON, SpeakerType.ORGANIZATION, SpeakerType.UNKNOWN)


def block_of(name: str, type: SpeakerType, places: tuple[str, ...] = ()) -> str | None:
    """Whom a speaker is compared with; None for those whose name says nothing outside the article.

    People share a block by surname, bodies by initials, so that an acronym finds its full name.
    """
    if type not in _NAMED or not name_key(name):
        return None
    if name.split()[0].lower() in _QUANTIFIERS:
        return None
    if type in (SpeakerType.PERSON, SpeakerType.UNKNOWN):
        if _is_described(name) or (type is SpeakerType.UNKNOWN and is_common(name)):
            return None
        surname = PersonName.of(name_key(name)).surname
        return f"p:{spelling(surname)}"
    if is_common(name) and not places:
        return None
    if is_acronym(name):
        letters = re.sub(r"\W", "", name_key(name))
        return f"o:{''.join(sorted(letters))}"
    tokens = body_tokens(name, places)
    if len(tokens) == 1:
        return f"o:={next(iter(tokens))}"
    return f"o:{''.join(sorted(t[0] for t in tokens))}"
