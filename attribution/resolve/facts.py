"""What the text says about each entity: roles, appositions, gender, evidence for its type."""

from __future__ import annotations

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve import places as pl
from attribution.resolve.entities import Entity, first_gender
from attribution.resolve.given import GIVEN
from attribution.resolve.matching import title_gender
from attribution.resolve.mentions import Classifier
from attribution.resolve.words import Words

_MOST_MENTIONS = 40
_ARTICLES = [["a"], ["an"], ["the"]]
_NOUNS = lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.DOC_NOUNS | lx.GROUP_NOUNS


def gather(words: Words, entities: list[Entity], classifier: Classifier) -> None:
    """Fill roles, heads, gender and hints of named entities from the words around them."""
    for entity in entities:
        if not entity.named:
            continue
        for first in entity.positions[:_MOST_MENTIONS]:
            _before(words, entity, first)
            _after(words, entity, entity.ends[first], classifier)
        entity.heads.update(lx.singular(r) for r in entity.roles if lx.singular(r) in _NOUNS)
        entity.gender = title_gender(entity.titles) or first_gender(entity)
        if not entity.gender:
            entity.gender = title_gender(sorted(entity.heads))


def _before(words: Words, entity: Entity, first: int) -> None:
    i = first - 1
    if i >= 0 and words.form[i] == ",":
        i -= 1
        if i < 0 or lx.singular(words.lower[i]) not in _NOUNS:
            return
    seen: list[str] = []
    while i >= 0 and first - i < 8 and words.sentence[i] == words.sentence[first]:
        word = words.lower[i]
        if word in ("in", "at", "near", "from", "to", "across") and i == first - 1:
            entity.hints["place"] += 1
        if word == "the" and i == first - 1:
            entity.hints["the"] += 1
        if not word[0].isalnum() or word in gr.FUNCTION_WORDS:
            break
        seen.append(word)
        i -= 1
    if any(lx.singular(w) in _NOUNS for w in seen):
        entity.roles.update(seen)


def _after(words: Words, entity: Entity, last: int, classifier: Classifier) -> None:
    size = len(words)
    if last >= size:
        return
    sentence = words.sentence[last - 1]
    if words.lower[last] in ("'s", "’s"):
        entity.hints["owner"] += 1
    elif (words.form[last] in ",(–—-" and last + 1 < size and last not in classifier.name_at) or (
        words.lower[last] in ("is", "was") and words.lower[last + 1 : last + 2] in _ARTICLES
    ):
        _apposition(words, entity, last + 1)
    for i in range(last, min(size, last + 14)):
        if words.sentence[i] > sentence + 1:
            break
        word = words.lower[i]
        if i in classifier.name_at:
            break
        if word in gr.THIRD:
            entity.hints[gr.THIRD[word]] += 1
            break
        if word == "who":
            entity.hints["who"] += 1
        elif word in gr.NEUTER and i - last < 8:
            entity.hints["it"] += 1
            break


def _apposition(words: Words, entity: Entity, first: int) -> None:
    if words.lower[first].isdigit() and len(words.lower[first]) <= 2:
        entity.hints["age"] += 1
        entity.roles.add(words.lower[first])
        first += 2
    seen = []
    for i in range(first, min(len(words), first + 12)):
        if words.form[i] in ',;:.()–—"“”' or words.lower[i] in gr.RELATIVE:
            break
        seen.append(words.lower[i])
    starts = seen[:1] and (seen[0] in gr.DETERMINERS or lx.singular(seen[0]) in _NOUNS)
    if starts or any(lx.singular(w) in _NOUNS for w in seen[:5]):
        entity.roles.update(w for w in seen if w not in gr.FUNCTION_WORDS)


def named_type_features(words: Words, entity: Entity) -> list[str]:
    """Evidence, as feature names, of what a named entity is."""
    longest = max(entity.forms, key=len)
    first, last = entity.forms[longest]
    forms = words.form[first:last]
    size = len(longest)
    found = ["named", f"size={min(size, 4)}"]
    if longest[0] in GIVEN:
        found.append("given" if size > 1 else "given-alone")
    if title_gender(entity.titles):
        found.append("title")
    elif entity.titles:
        found.append("role-title")
    tail = longest[-1]
    if any(w in lx.ORG_WORDS for w in longest):
        found.append("org-word")
    if tail in lx.ORG_WORDS:
        found.append("org-tail")
    if lx.singular(tail) in lx.DOC_WORDS or tail in lx.DOC_WORDS:
        found.append("doc-tail")
    if size == 1 and forms[0].isupper() and len(forms[0]) > 1:
        found.append("acronym")
    if entity.acronyms:
        found.append("has-acronym")
    if size == 1 and (tail in pl.COUNTRIES or tail in pl.PLACES):
        found.append("place-name")
    if all(w in pl.DEMONYMS for w in longest):
        found.append("demonym")
    if tail in pl.GROUP_NAMES:
        found.append("group-name")
    elif tail.endswith("s") and not tail.endswith("ss"):
        found.append("ends-s")
    if any(w in ("of", "for", "&") for w in longest):
        found.append("of")
    if any(c.isupper() for c in forms[-1][1:]) and not forms[-1].isupper() and "-" not in forms[-1]:
        found.append("camel")
    for name in ("place", "the", "owner", "who", "it", "age"):
        if entity.hints[name]:
            found.append(f"hint-{name}")
    if entity.hints["m"] + entity.hints["f"]:
        found.append("hint-he")
    for name, nouns in (("person", lx.PERSON_NOUNS), ("org", lx.ORG_NOUNS), ("doc", lx.DOC_NOUNS)):
        if entity.heads & nouns:
            found.append(f"role-{name}")
    if any(len(f) == 1 for f in entity.forms) and size == 2:
        found.append("surname-seen")
    return found


def described_type_features(
    head: str, kind: str, number: str, modifiers: frozenset[str], named: bool
) -> list[str]:
    """Evidence of what a described source is: its head noun, number and determiner."""
    found = ["described", f"kind={kind}", f"number={number}", f"{kind}/{number}", f"head={head}"]
    for name in lx.classes(head):
        found += [f"noun-{name}", f"noun-{name}/{number}", f"noun-{name}/{kind}"]
    if len(found) == 5:
        found.append(f"noun-unknown/{number}")
    if named:
        found.append("has-name")
    if modifiers & {"some", "many", "most", "several", "few"}:
        found.append("quantified")
    return found
