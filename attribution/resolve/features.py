"""Features of a mention with one candidate: names of indicator features, prefixed by the class."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attribution.resolve.calling import kind_of, name_features, phrase_features
from attribution.resolve.discourse import Discourse
from attribution.resolve.entities import Entity
from attribution.resolve.mentions import Mention
from attribution.resolve.phrases import NOMINAL
from attribution.resolve.sources import Candidate, Source
from attribution.schema import Kind


def _bucket(distance: int) -> str:
    for limit in (0, 1, 2, 3):
        if distance <= limit:
            return str(limit)
    return "4-6" if distance <= 6 else "7-12" if distance <= 12 else "far"


def rank_features(
    discourse: Discourse, source: Source, mention: Mention, candidates: Sequence[Candidate]
) -> list[list[str]]:
    """One list of feature names a candidate, in order."""
    lasts = [discourse.last_told(source, mention, c.entity) for c in candidates]
    subjects = [last if last is not None and _is_subject(discourse, last) else -1 for last in lasts]
    fit = [_agrees(mention, c.entity) for c in candidates]
    order = _ranks([-(-1 if last is None else last) for last in lasts])
    fitting = _ranks(
        [-(last if last is not None and f else -1) for last, f in zip(lasts, fit, strict=True)]
    )
    leading = _ranks([-(p if f else -1) for p, f in zip(subjects, fit, strict=True)])
    counts = [c.entity.count_before(mention.first) for c in candidates]
    same_head = _ranks(
        [
            -(last if last is not None and c.entity.is_called(mention.head) else -1)
            for last, c in zip(lasts, candidates, strict=True)
        ]
    )
    salience = _ranks([-n if f else 1 for n, f in zip(counts, fit, strict=True)])
    place = _place(discourse, source, mention)
    turn = discourse.turn(mention.first, 1)
    rivals = any(
        last is not None and not c.fresh and c.entity.is_called(mention.head)
        for last, c in zip(lasts, candidates, strict=True)
    )
    newest = max((p for p, f in zip(subjects, fit, strict=True) if f), default=-1)
    result = []
    for i, candidate in enumerate(candidates):
        found = _common(discourse, source, mention, candidate, lasts[i])
        if not candidate.fresh:
            found += [
                f"rank={min(order[i], 5)}",
                f"fit-rank={min(fitting[i], 5)}",
                f"salience-rank={min(salience[i], 4)}",
                f"subject-rank={min(leading[i], 3)}" if subjects[i] >= 0 else "subject-rank=no",
                f"subject+fit={min(leading[i], 1)}/{min(fitting[i], 1)}",
                f"count={min(counts[i], 8)}",
            ]
            lead = min(leading[i], 2) if subjects[i] >= 0 else "no"
        if not candidate.fresh and mention.kind != "name":
            found += [f"{place}/fit-rank={min(fitting[i], 2)}", f"{place}/subject-rank={lead}"]
            if turn is not None:
                spoke = candidate.entity in turn[1]
                found.append(f"{place}/turn1={spoke:d}")
                if spoke:
                    found.append(f"turn1-rival={newest > turn[0]:d}")
                elif (last := lasts[i]) is not None:
                    found.append(f"since-turn={last > turn[0]:d}/{lead}/{fit[i]:d}")
            if fitting[i] == 0 and salience[i] == 0:
                found.append("last-and-salient")
        if mention.kind == "name":
            found += name_features(discourse, mention, candidate)
        if mention.kind in NOMINAL and candidate.entity.is_called(mention.head):
            found.append(f"same-head-rank={min(same_head[i], 2)}/{candidate.fresh:d}")
        if mention.kind in NOMINAL and candidate.fresh:
            size = min(mention.core[1] - mention.core[0], 3)
            found.append(f"fresh-rival={rivals:d}/{size}")
        if mention.kind in NOMINAL:
            found += phrase_features(discourse, mention, candidate)
            result.append(
                [f"nom:{name}" for name in found] + [f"{mention.kind}:{n}" for n in found]
            )
        elif mention.kind in ("I", "we"):
            result.append(
                [f"first:{name}" for name in found] + [f"{mention.kind}:{n}" for n in found]
            )
        else:
            result.append([f"{mention.kind}:{name}" for name in found])
    return result


def _ranks(values: Sequence[int]) -> list[int]:
    order = sorted(range(len(values)), key=lambda i: values[i])
    ranks = [0] * len(values)
    for rank, i in enumerate(order):
        ranks[i] = rank
    return ranks


def _place(discourse: Discourse, source: Source, mention: Mention) -> str:
    """Where the mention stands: after its quotation, at the start of a paragraph or sentence."""
    words = discourse.words
    if source.content[0] < mention.first and source.kind is not Kind.INDIRECT:
        return "after"
    if words.paragraph_first[words.paragraph[mention.first]] >= mention.first - 1:
        return "paragraph"
    if words.sentence_first[words.sentence[mention.first]] >= mention.first - 1:
        return "sentence"
    return "middle"


def _is_subject(discourse: Discourse, position: int) -> bool:
    """Whether the mention at a word looks like its clause's subject: early, or first name in it."""
    words = discourse.words
    if words.sentence_first[words.sentence[position]] + 3 >= position:
        return True
    before = bisect_left(discourse.events, (position, -1)) - 1
    if before < 0:
        return True
    return words.sentence[discourse.events[before][0]] != words.sentence[position]


def _agrees(mention: Mention, entity: Entity) -> bool:
    person = entity.types.get("person", 0.0) + entity.types.get("anonymous", 0.0)
    if mention.kind == "he":
        if entity.gender and entity.gender != mention.gender:
            return False
        return person > 0.4 and entity.number != "plural"
    if mention.kind == "it":
        return person < 0.5 and entity.number != "plural"
    if mention.kind == "they":
        return entity.number == "plural" or person < 0.5
    return True


def _gender(mention: Mention, entity: Entity) -> str:
    if not mention.gender:
        return "none"
    if entity.gender:
        return "same" if entity.gender == mention.gender else "other"
    ours, theirs = (entity.hints["m"], entity.hints["f"])
    if mention.gender == "f":
        ours, theirs = theirs, ours
    if ours or theirs:
        return "hint-same" if ours > theirs else "hint-other"
    return "unknown"


def _common(
    discourse: Discourse,
    source: Source,
    mention: Mention,
    candidate: Candidate,
    last: int | None,
) -> list[str]:
    entity, words = candidate.entity, discourse.words
    if candidate.fresh:
        found = ["fresh", f"fresh-seen={min(entity.count_before(mention.first), 2)}"]
        found.append(f"fresh-word={mention.head}" if mention.kind not in NOMINAL else "fresh-noun")
        if source.parent is None:
            found.append("fresh-outer")
        if words.quoted[mention.first]:
            found.append("fresh-quoted")
        return found
    kind = kind_of(entity)
    gender = _gender(mention, entity)
    found = [f"is={kind}", f"gender={gender}", f"number={mention.number}/{entity.number}"]
    if entity.hints["place"] and not entity.spoke:
        found.append("place")
    anywhere = entity.last_before(mention.first)
    if anywhere is not None and source.content[0] <= anywhere < source.content[1]:
        found.append(f"in-own-content-{source.kind.value}")
    if anywhere is not None and anywhere != last:
        found.append("newer-in-quotation")
    if last is None and anywhere is not None:
        found.append("only-in-quotation")
    elif last is None:
        ahead = entity.first_after(mention.first)
        near = ahead is not None and words.sentence[ahead] - words.sentence[mention.first] <= 1
        found.append("ahead-near" if near else "ahead")
        if near and not words.quoted[mention.first]:
            found.append("ahead-near-plain")
    if last is not None:
        sentences = words.sentence[mention.first] - words.sentence[last]
        found += [f"gap={_bucket(sentences)}", f"gap={_bucket(sentences)}/{gender}"]
        paragraphs = words.paragraph[mention.first] - words.paragraph[last]
        found.append(f"paragraphs={min(paragraphs, 3)}")
        quoted = f"{words.quoted[last]:d}{words.quoted[mention.first]:d}"
        found.append(f"quoted={quoted}")
        if _is_subject(discourse, last):
            found += ["subject", f"subject/gap={_bucket(sentences)}"]
        if words.paragraph_first[words.paragraph[last]] + 3 >= last and paragraphs <= 1:
            found.append(f"paragraph-subject={paragraphs}")
        ended = entity.ends.get(last, last + 1)
        if ended < len(words) and words.lower[ended] in ("'s", "’s"):
            found.append("owner")
        if mention.kind == "rel":
            gap_words = min(max(mention.first - ended, 0), 6)
            found += [f"words={gap_words}", f"{mention.head}/{kind}", f"words={gap_words}/{kind}"]
            if all(words.form[i] in ",–—-)" for i in range(ended, mention.first)):
                found += ["adjacent", f"adjacent/{mention.head}/{kind}"]
        local = bisect_left(entity.positions, mention.first) - bisect_left(
            entity.positions, mention.first - 120
        )
        found.append(f"local={min(local, 4)}")
        if last in entity.ends and entity.named and ended - last > 1:
            found.append("full-name")
    found += _turns(discourse, source, mention, entity, gender)
    return found


def _turns(
    discourse: Discourse, source: Source, mention: Mention, entity: Entity, gender: str
) -> list[str]:
    """Who has spoken around here, and whose words these are."""
    words = discourse.words
    found = []
    for back in (1, 2, -1):
        turn = discourse.turn(mention.first, back)
        if turn is None:
            continue
        same = entity in turn[1] or (bool(entity.parts) and set(entity.parts) == set(turn[1]))
        paragraphs = abs(words.paragraph[mention.first] - words.paragraph[turn[0]])
        found.append(f"turn{back}={same:d}/{min(paragraphs, 3)}")
        if back == 1:
            found.append(f"turn1={same:d}/{gender}")
    if entity.spoke:
        found.append("has-spoken")
    if source.parent is not None:
        speakers = discourse.speakers_of.get(source.parent, ())
        same = entity in speakers or (bool(entity.parts) and set(entity.parts) == set(speakers))
        parent = discourse.statements[source.parent]
        inside = "quoted" if words.quoted[mention.first] else "plain"
        found += [
            f"outer={same:d}",
            f"outer={same:d}/{inside}",
            f"outer={same:d}/{parent.kind.value}",
        ]
        body = entity.types.get("organization", 0) > 0.5 and mention.kind == "we" and not same
        if body and _belongs(discourse, speakers, entity):
            found.append("outer-body")
    else:
        found.append("outer=none")
    return found


def _belongs(discourse: Discourse, people: Sequence[Entity], body: Entity) -> bool:
    """Whether a body's name stands close beside one of the people's names: *Acme's Ann Poe*."""
    for person in people:
        for position in person.positions[:5]:
            for near in body.positions[:20]:
                if abs(near - position) <= 10:
                    sentence = discourse.words.sentence
                    if sentence[near] == sentence[position]:
                        return True
    return False
