"""What an article says a person is: titles, offices and affiliations beside the name, verbatim."""

from __future__ import annotations

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve.entities import Entity
from attribution.resolve.words import Words

_MOST_MENTIONS = 20
_MOST_ROLES = 5
_LONGEST = 16
_ARTICLES = ("a", "an", "the", "one")
_STOPS = gr.RELATIVE | frozenset(
    """
    said says say told tells added adds wrote writes asked argued warned announced is was has had
    will would as when while where and but
    """.split()
)


def roles(words: Words, entity: Entity) -> list[str]:
    """Phrases such as *former US ambassador*, in text order, the longest of those that repeat."""
    found: list[str] = []
    for first in entity.positions[:_MOST_MENTIONS]:
        for role in (_before(words, first), _after(words, entity.ends[first])):
            if role is not None:
                found.append(words.text[words.start[role[0]] : words.end[role[1] - 1]])
    unique = list(dict.fromkeys(" ".join(role.split()) for role in found))
    kept = [
        role
        for role in unique
        if not any(role != other and role.lower() in other.lower() for other in unique)
    ]
    return list({role.lower(): role for role in reversed(kept)}.values())[::-1][:_MOST_ROLES]


def _before(words: Words, name: int) -> tuple[int, int] | None:
    """*Foreign Ministry spokeswoman* before a name, without courtesy titles alone."""
    last = name
    first = last
    while first > 0 and last - first < 8 and words.sentence[first - 1] == words.sentence[name]:
        word = words.lower[first - 1]
        stop = word == "." and first > 1 and words.lower[first - 2] in lx.TITLES
        if not stop and (not word[0].isalnum() or word in gr.FUNCTION_WORDS):
            break
        if word in ("'s", "’s"):
            break
        first -= 1
    while first < last and not words.form[first][0].isalnum():
        first += 1
    told = [w for w in words.lower[first:last] if w not in lx.COURTESY and w[0].isalnum()]
    if not told or not (lx.is_role(words.lower[last - 1]) or words.form[last - 1] == "."):
        return None
    if not any(lx.is_role(word) for word in told):
        return None
    return first, last


def _after(words: Words, at: int) -> tuple[int, int] | None:
    """*a professor of diplomacy at the University of Kentucky* after a name and a comma."""
    size = len(words)
    if at + 1 >= size:
        return None
    is_one = words.lower[at] in ("is", "was") and words.lower[at + 1] in _ARTICLES
    if words.form[at] not in ",(–—-" and not is_one:
        return None
    first = at + 1
    if words.lower[first].isdigit() and first + 2 < size and words.form[first + 1] in ",)":
        first += 2
    opened = first
    if words.lower[first] in _ARTICLES:
        first += 1
    last = first
    while (
        last < size
        and last - first < _LONGEST
        and words.sentence[last] == words.sentence[at]
        and words.form[last] not in ',;:()–—"“”?!'
        and words.lower[last] not in _STOPS
    ):
        last += 1
    while last > first and not words.form[last - 1][0].isalnum():
        last -= 1
    noun = next((i for i in range(first, last) if _names_role(words.lower[i])), None)
    if noun is None or noun - first > 5:
        return None
    early = words.lower[first:noun]
    if any(word in gr.PREPOSITIONS or word in gr.THIRD for word in early):
        return None
    listed = opened == first and words.form[first].istitle() and noun > first
    return None if listed else (first, last)


def _names_role(word: str) -> bool:
    return lx.is_person_noun(word) or word in lx.TITLES - lx.COURTESY
