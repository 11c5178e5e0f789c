"""When two names can name one person or body, judged by their words alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve import places as pl
from attribution.resolve.given import GIVEN
from attribution.resolve.words import Words

NICKNAMES: dict[str, str] = {}
for _line in """alexander alex sandy|andrew andy drew|anthony tony|barbara barb|benjamin ben benny|
bernardbernie|bernardo bernie|charles charlie chuck|christopher chris|christine chris|
daniel dan danny|david dave|deborah debbie deb|donald don donnie|douglas doug|
edward ed eddie ted ned|elizabeth liz beth betty lizzie|eugene gene|frederick fred|
gerald gerry jerry|gregory greg|jacob jake|james jim jimmy jamie|jeffrey jeff|
jennifer jen jenny|jonathan jon|joseph joe joey|joshua josh|katherine kate kathy katie|
kenneth ken kenny|lawrence larry|leonard len lenny|margaret maggie meg peggy|matthew matt|
michael mike mick|nicholas nick|patricia pat patty trish|patrick pat paddy|peter pete|
philip phil|rebecca becky|richard dick rick rich|robert bob rob bobby robbie|
ronald ron ronnie|samuel sam|samantha sam|stephen steve|steven steve|susan sue|
thomas tom tommy|timothy tim|victoria vicky tori|vincent vince|walter walt|
william bill will billy liam|zachary zach zac|rafael rafa|addison mitch|willard mitt|
nicola nic""".replace("\n", "").split("|"):
    _full, *_short = _line.split()
    for _name in _short:
        NICKNAMES.setdefault(_name, _full)


def plain(words: Words, first: int, last: int) -> tuple[str, ...]:
    """The lower-case tokens of a name that tell it from others: no full stops, quotes or 'the'."""
    return tuple(
        w.replace("’", "'")
        for i, w in enumerate(words.lower[first:last])
        if (w[0].isalnum() or w == "&") and not (w in ("the", "a", "an") and i == 0)
    )


def core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A name without *Jr.* and the like."""
    while len(tokens) > 1 and tokens[-1] in lx.SUFFIXES:
        tokens = tokens[:-1]
    return tokens


def _given_agree(a: str, b: str) -> bool:
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    a2, b2 = a.rstrip("."), b.rstrip(".")
    if "." in a2 or "." in b2:
        return a2[:1] == b2[:1]
    return NICKNAMES.get(a, a) == NICKNAMES.get(b, b) or NICKNAMES.get(a) == b


_REALMS = pl.COUNTRIES | {"united", "nations", "states", "kingdom", "u.n", "un"}


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(token in rest for token in short)


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of two tokens or more can name one person or body."""
    junior_a, junior_b = set(a) & lx.SUFFIXES, set(b) & lx.SUFFIXES
    a, b = core(a), core(b)
    if junior_a and junior_b and junior_a != junior_b:
        return False
    if a == b:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if any(t in lx.ORG_WORDS for t in long) and long[0] not in GIVEN:
        if short == long[-len(short) :] and short[-1] in lx.ORG_WORDS:
            before = long[: -len(short)]
            return len(short) > 1 and all(t in pl.DEMONYMS or t in _REALMS for t in before)
        if not _within(short, long) or short[0] != long[0]:
            return False
        # 'New York' is not 'New York Times': a place must not swallow a body.
        if len(long) - len(short) <= 2 and short[-1] in lx.ORG_WORDS:
            return True
        return short == long[: len(short)] and long[-1] in FIRMS and not _place(short)
    if a[-1] == b[-1] and _given_agree(a[0], b[0]):
        middle_a, middle_b = a[1:-1], b[1:-1]
        if middle_a and middle_b:
            return _given_agree(middle_a[0], middle_b[0])
        return True
    if len(short) >= 2 and _within(short, long):
        if short == long[: len(short)] and len(long) == len(short) + 1:
            return not _place(short) and not any(token in _COMMON for token in long)
        return short[-1] == long[-1] and (long[0] in GIVEN or _surnames(short, long))
    return False


def _place(name: tuple[str, ...]) -> bool:
    joined = " ".join(name)
    return any(known in pl.COUNTRIES or known in pl.PLACES for known in (joined, *name))


_LETTERS = str.maketrans(
    {"đ": "dj", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_SHORTEST_LIKE = 6


def folded(name: Iterable[str]) -> str:
    """A name as one string without accents, spaces, hyphens and apostrophes."""
    joined = unicodedata.normalize("NFKD", "".join(name).translate(_LETTERS))
    return "".join(char for char in joined if char.isalnum())


def alike(a: str, b: str) -> bool:
    """Whether two folded names differ as spellings of one name do: *Bornstein*, *Bornsten*."""
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORTEST_LIKE or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if a.endswith("s") != b.endswith("s") and a.rstrip("s") == b.rstrip("s"):
        return False  # Richards is not Richard
    return _one_edit(a, b) or (
        len(a) > 8 and "dj" in a + b and _one_edit(a.replace("dj", "d"), b.replace("dj", "d"))
    )


def _one_edit(a: str, b: str) -> bool:
    """One letter more, less or other, or two neighbours exchanged."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[:2][::-1] and x[2:] == y[2:])


_TAILS = frozenset(
    """
    based born led backed controlled style wide era bound area only linked
    """.split()
)


def match_kind(word: str, form: tuple[str, ...]) -> str:
    """How a single word can stand for a name: same, surname, given, first, middle; '' if not."""
    form = core(form)
    if len(form) == 1:
        part, _, rest = form[0].partition("-")
        return "same" if word == form[0] or (word == part and rest not in _TAILS) else ""
    person = form[0] in GIVEN or len(form[0]) == 1
    if word == form[-1] and person:
        return "surname"
    if word in lx.PAPERS and word == form[-1]:
        return "surname"
    closed = (pl.DEMONYMS, lx.ORG_WORDS, gr.FUNCTION_WORDS, pl.COUNTRIES, pl.PLACES, pl.GROUP_NAMES)
    if any(word in words for words in closed) or "of" in form:
        return ""
    if all(t in pl.COUNTRIES or t in pl.PLACES for t in form[1:]):
        return ""
    if any(t in lx.ORG_WORDS for t in form) and not person:
        return "first" if form[0] == word else ""
    if word == form[-1]:
        return "surname"
    if word in (form[0], form[0].partition("-")[0]):
        return "given" if word in GIVEN or form[0] in GIVEN else "first"
    return "middle" if len(form) > 2 and word == form[-2] else ""


_COMMON = pl.DEMONYMS | pl.COUNTRIES | pl.PLACES | lx.ORG_WORDS | lx.DOC_WORDS | pl.GROUP_NAMES
# Last words of companies' names, which are left off later.
FIRMS = frozenset(
    """
    plc ltd limited inc corp corporation co llc llp ag sa nv bv gmbh ab asa oy oyj spa pty group
    holdings lines airlines airways energy motors technologies laboratories industries partners
    """.split()
)


def _surnames(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a short name is the double surname of a longer one: *Ana Peña Soto*, *Peña Soto*."""
    tail = long[-len(short) :]
    return short == tail and short[0] not in GIVEN and not any(token in _COMMON for token in long)


def title_gender(titles: Iterable[str]) -> str:
    for title in titles:
        if title in lx.MALE_TITLES or title in lx.MALE_NOUNS:
            return "m"
        if title in lx.FEMALE_TITLES or title in lx.FEMALE_NOUNS:
            return "f"
    return ""
