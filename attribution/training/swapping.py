"""Other names for the people, bodies and places of an article, the same one wherever they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from attribution.resolve import lexicon as lx
from attribution.resolve.given import GIVEN, gender
from attribution.resolve.matching import title_gender
from attribution.resolve.places import COUNTRIES as COUNTRY_WORDS
from attribution.resolve.places import DEMONYMS, PLACES
from attribution.schema import Document, SpeakerType
from attribution.training.edits import Edit, edited, edited_text, in_order
from attribution.training.worldnames import CITIES, COUNTRIES, CULTURES, ORGANISATIONS, REGIONS

PERSONS, PLACE_NAMES, BODIES = 0.5, 0.2, 0.2

# Names that are other words at the head of a sentence, too.
_AMBIGUOUS = frozenset(
    """
    may will april june august march sunday monday an so do he no you my long per in the our be
    bill mark can day an ever major a i us art sue pat grace hope faith joy rich
    """.split()
)
_PART = r"[^\W\d_]\w*(?:-\w+|['’](?!s\b)\w+)*"
_RUN = re.compile(rf"(?<![\w-])(?=[^\W\d_a-z]){_PART}(?: (?=[^\W\d_a-z]){_PART})*")
_INITIAL = re.compile(rf"(?<!\w)({_PART}) [A-Z]\. ({_PART})")
_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(?:she|her|hers|herself))\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
# What a body is called -> the kind of name it gets.
_KINDS = {
    "association": "federation", "league": "federation", "tribunal": "court", "board": "agency",
    "office": "agency", "authority": "agency", "bureau": "agency", "commission": "agency",
    "service": "agency", "institute": "university", "college": "university", "fc": "club",
    "school": "university", "united": "club", "times": "media", "radio": "media", "news": "media",
    "front": "party", "movement": "party", "trust": "charity", "foundation": "charity",
    "clinic": "hospital", "assembly": "council", "workers": "union",
} | {kind: kind for kind in ORGANISATIONS}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Person:
    """A person's name in its parts; `given` or `family` is '' where the article has none."""

    given: str
    middle: tuple[str, ...]
    family: str


def with_other_names(document: Document, rng: np.random.Generator) -> Document:
    """The article with other names of persons (chance 0.5), places and organisations (0.2 each)."""
    persons, places, bodies = (rng.random() < p for p in (PERSONS, PLACE_NAMES, BODIES))
    table = swaps(document, rng, persons=persons, places=places, bodies=bodies)
    return renamed(document, table) if table else document


def renamed(document: Document, table: Mapping[str, str]) -> Document:
    """The article with each name of `table` replaced by its value, in speakers' names as well."""

    def rename(name: str) -> str:
        return edited_text(name, occurrences(name, table))

    return edited(document, occurrences(document.text, table), rename)


def occurrences(text: str, table: Mapping[str, str]) -> list[Edit]:
    """The edits that replace names that stand as whole words; the longest of several wins."""
    taken = bytearray(len(text))
    found: list[Edit] = []
    for old in sorted(table, key=len, reverse=True):
        forms = {old: table[old]}
        if len(old) > 3:
            forms.setdefault(old.upper(), table[old].upper())
        for form, new in forms.items():
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                if not (taken[at] or taken[end - 1]) and _whole(text, at, end):
                    taken[at:end] = b"\1" * len(form)
                    found.append(Edit(at, end, new))
                at = text.find(form, end)
    return in_order([*found, *_articles(text, found)])


def _articles(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """`a` and `an` before a name whose first sound has changed."""
    for edit in edits:
        vowel = edit.new[0] in "AEIOÀÁÂÅÄÉÍÓÖaeio"
        before = text[max(0, edit.start - 4) : edit.start]
        if vowel and re.search(r"(?:^|\W)a $", before):
            yield Edit(edit.start - 2, edit.start - 1, "an")
        elif not vowel and re.search(r"(?:^|\W)an $", before):
            yield Edit(edit.start - 3, edit.start - 1, "a")


def _whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is no part of a longer word; a possessive ending may follow."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1].isalnum() or before[-1] == "_"):
        return False
    if len(before) == 2 and before[-1] in "-'’" and before[0].isalnum():
        return False
    if after and (after[0].isalnum() or after[0] == "_"):
        return False
    if len(after) == 2 and after[0] == "-" and after[1].isupper():
        return False
    return not (len(after) == 2 and after[0] in "'’" and after[1].isupper() and after[1] != "S")


def swaps(
    document: Document, rng: np.random.Generator, *, persons: bool, places: bool, bodies: bool
) -> dict[str, str]:
    """Old name -> new one, for names of the article that are safe to tell from other words."""
    if not (persons or places or bodies):
        return {}
    text = document.text
    runs = Counter(match[0] for match in _RUN.finditer(text))
    small = {word for word in _WORD.findall(text) if word[0].islower()}
    table: dict[str, str] = {}
    people = [p for p in _persons(document, runs) if not _unsafe(p, small)]
    if bodies:
        _swap_bodies(document, small, rng, table)
    if persons:
        _swap_persons(text, people, rng, table)
    if places:
        known = {word for p in people for word in (p.given, *p.middle, p.family)}
        _swap_places(runs, known, rng, table)
    return {old: new for old, new in table.items() if old != new}


# --- persons ------------------------------------------------------------------------------------


def _persons(document: Document, runs: Counter[str]) -> list[_Person]:
    """Persons among the speakers, and capitalised pairs whose second word recurs."""
    names = [s.name for s in document.speakers if s.type is SpeakerType.PERSON]
    last = Counter({run.rpartition(" ")[2]: 0 for run in runs})
    for run, count in runs.items():
        last[run.rpartition(" ")[2]] += count
    for run in runs:
        words = _untitled(run.split(" "))
        if len(words) == 2 and words[0].lower() in GIVEN and last[words[1]] > 1:
            word = words[1].lower()
            if word not in lx.ORG_NOUNS | lx.ORG_WORDS | PLACES | DEMONYMS | lx.DOC_NOUNS:
                names.append(" ".join(words))
    return [person for name in dict.fromkeys(names) if (person := _parsed(name)) is not None]


def _untitled(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while len(rest) > 1 and rest[0].lower().rstrip(".") in lx.TITLES:
        rest.pop(0)
    while len(rest) > 1 and rest[-1].lower() in lx.SUFFIXES:
        rest.pop()
    return rest


def _parsed(name: str) -> _Person | None:
    """The parts of a person's name; None where it is no proper name."""
    words = [word for word in _untitled(name.split()) if not re.fullmatch(r"[A-Z]\.", word)]
    if not words or not words[0][0].isupper() or not words[-1][0].isupper():
        return None
    for word in words:
        if not all(c.isalpha() or c in "'’-." for c in word) or len(word) < 2:
            return None
        if not word[0].isupper() and not _particle(word):
            return None
    if len(words) == 1:
        (word,) = words
        lower = word.lower()
        if lower in lx.PERSON_NOUNS | lx.TITLES | DEMONYMS or len(word) < 3:
            return None
        return _Person(word, (), "") if lower in GIVEN else _Person("", (), word)
    first = len(words) - 1
    while first > 1 and _particle(words[first - 1]):
        first -= 1
    if words[0].lower() in lx.PARTICLES:
        return None
    return _Person(words[0], tuple(words[1:first]), " ".join(words[first:]))


def _particle(word: str) -> bool:
    return word.lower() in lx.PARTICLES or (word[0].islower() and len(word) <= 4)


def _unsafe(person: _Person, small: set[str]) -> bool:
    """Whether a part of the name is an ordinary word of the article, or a place."""
    words = [person.given, *person.middle, *person.family.split()]
    return any(
        word.lower() in small | _AMBIGUOUS | COUNTRY_WORDS
        for word in words
        if word and not _particle(word)
    )


def _swap_persons(
    text: str, people: Sequence[_Person], rng: np.random.Generator, table: dict[str, str]
) -> None:
    cultures = list(CULTURES.values())
    shared = cultures[rng.integers(len(cultures))] if rng.random() < 0.5 else None
    givens: dict[str, str] = {}
    families: dict[str, str] = {}
    whole: dict[str, str] = {}
    for person in people:
        culture = shared or cultures[rng.integers(len(cultures))]
        pool = {"f": culture.female, "m": culture.male}.get(
            _gender_of(text, person), culture.female + culture.male
        )
        given = givens.get(person.given) or _fresh(pool, givens, rng)
        parts = _family_parts(person.family)
        known = [families[part] for part in parts if part in families]
        family = known[0] if known else _fresh(culture.family, families, rng)
        swapped = culture.family_first and rng.random() < 0.7
        full = f"{family} {given}" if swapped else f"{given} {family}"
        if person.given and person.family:
            for n in range(len(person.middle) + 1):
                whole[" ".join([person.given, *person.middle[n:], person.family])] = full
                whole.setdefault(" ".join([person.given, *person.middle[:n]]), full if n else given)
                families.setdefault(" ".join([*person.middle[n:], person.family]), family)
        if person.given:
            givens.setdefault(person.given, given)
        for part in parts:
            families.setdefault(part, family)
        for word in person.middle:
            if word.lower() in GIVEN:
                givens.setdefault(word, given)
            else:
                families.setdefault(word, family)
    for match in _INITIAL.finditer(text):
        new = whole.get(f"{match[1]} {match[2]}")
        if new:
            whole[match[0]] = new
    for source in (whole, families, givens):
        for old, new in source.items():
            if len(old) > 1:
                table.setdefault(old, new)


def _family_parts(family: str) -> list[str]:
    """A family name and what it is shortened to: without particles, one of two joined names."""
    if not family:
        return []
    last = family.rpartition(" ")[2]
    joined = [part for part in last.split("-") if len(part) > 3 and part[0].isupper()]
    return list(dict.fromkeys([family, last, *joined]))


def _fresh(pool: Sequence[str], used: Mapping[str, str], rng: np.random.Generator) -> str:
    """A name of the pool that nobody has got yet, if there is one."""
    left = [name for name in pool if name not in used.values() and name not in used] or pool
    return left[int(rng.integers(len(left)))]


def _gender_of(text: str, person: _Person) -> str:
    """'f', 'm' or '', by the given name, titles before the name and pronouns after it."""
    known = gender(person.given) if person.given else ""
    if known:
        return known
    count: Counter[str] = Counter()
    name = person.family or person.given
    at = text.find(name)
    while at >= 0:
        titled = title_gender(
            w.lower().rstrip(".") for w in text[max(0, at - 30) : at].split()[-1:]
        )
        if titled:
            return titled
        for match in _PRONOUN.finditer(text, at, at + 140):
            count["m" if match[1] else "f"] += 1
        at = text.find(name, at + len(name))
    ((best, most), *rest) = count.most_common() or [("", 0)]
    return best if most > 1 and (not rest or most > 2 * rest[0][1]) else ""


# --- organisations and places ---------------------------------------------------------------------


def _swap_bodies(
    document: Document, small: set[str], rng: np.random.Generator, table: dict[str, str]
) -> None:
    used: dict[str, str] = {}
    for speaker in document.speakers:
        name = speaker.name.removeprefix("The ").removeprefix("the ")
        if speaker.type is not SpeakerType.ORGANIZATION or not _is_proper(name, small):
            continue
        if name not in document.text:
            continue
        lower = re.findall(r"\w+", name.lower())
        kind = next((_KINDS[word] for word in reversed(lower) if word in _KINDS), "company")
        used[name] = new = _fresh(ORGANISATIONS[kind], used, rng)
        table[name] = new
        short = _initials(name)
        if len(short) > 2 and short in document.text and len(_initials(new)) > 1:
            table.setdefault(short, _initials(new))


def _is_proper(name: str, small: set[str]) -> bool:
    """Whether a body's name is one of its own and not a common or a place's."""
    words = name.split()
    capitals = [word for word in words if word[0].isupper()]
    if len(words) > 1:
        own = words[0].lower() not in ("his", "her", "its", "my", "our", "their")
        return own and len(capitals) > 1 and words[0][0].isupper()
    lower = name.lower()
    known = lower in small | PLACES | COUNTRY_WORDS | DEMONYMS | lx.ORG_NOUNS | lx.ORG_WORDS
    return bool(capitals) and name.isalpha() and len(name) > 2 and not known


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _swap_places(
    runs: Mapping[str, int], known: set[str], rng: np.random.Generator, table: dict[str, str]
) -> None:
    """Towns for towns, regions for regions, countries (and what is of them) for countries."""
    countries = list(COUNTRIES)
    adjectives = {adjective: country for country, adjective in COUNTRIES.items()}
    cities, regions = set(CITIES), set(REGIONS)
    used: dict[str, str] = {}
    for run in runs:
        if run in known or run in table:
            continue
        country = run if run in COUNTRIES else adjectives.get(run)
        if country is not None:
            if country not in used:
                used[country] = new = _fresh(countries, used, rng)
                table.setdefault(country, new)
                table.setdefault(COUNTRIES[country], COUNTRIES[new])
        elif run in regions:
            used[run] = table[run] = _fresh(REGIONS, used, rng)
        elif run in cities or (run.lower() in PLACES and not run.isupper()):
            used[run] = table[run] = _fresh(CITIES, used, rng)
