"""Whom a source means, in invented articles that show one difficulty each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from attribution.resolve import NameMention, Resolver
from attribution.resolve.evidence import NOTHING
from attribution.schema import Confidence, Span, Speaker, SpeakerType, Statement

Names = Callable[[str], list[list[str]]]
Parse = Callable[[str], tuple[str, list[Statement]]]
Speakers = Callable[[str], list[list[Speaker]]]


def test_surname_and_first_name_get_the_fullest_form(names: Names) -> None:
    article = (
        "Marisol Quintero opened the library. She is the town's librarian and its treasurer.\n"
        "[Quintero] said {the roof had been mended}.\n"
        "[Marisol] added that {the books were dry}."
    )
    assert names(article) == [["Marisol Quintero"], ["Marisol Quintero"]]


def test_titles_and_roles_are_no_part_of_the_name(names: Names) -> None:
    article = (
        "[Deputy Finance Minister Oskar Lindqvist] said {taxes would fall}.\n"
        "[Sen. Dolores Vane] said {they would not}.\n"
        "[Mr Lindqvist] said {he was sure of it}."
    )
    assert names(article) == [["Oskar Lindqvist"], ["Dolores Vane"], ["Oskar Lindqvist"]]


def test_two_people_with_one_surname_stay_apart(names: Names) -> None:
    article = (
        "Henrik Stavros and his wife Paula Stavros run the bakery.\n"
        "[Mrs Stavros] said {the ovens were old}.\n"
        "[Mr Stavros] said {the flour was dear}."
    )
    assert names(article) == [["Paula Stavros"], ["Henrik Stavros"]]


def test_pronouns_follow_gender(names: Names) -> None:
    article = (
        "Barbara Olufsen met George Tanaka at the harbour on Monday.\n"
        "[She] said {the boats were late}.\n"
        "[He] said {the tide was to blame}."
    )
    assert names(article) == [["Barbara Olufsen"], ["George Tanaka"]]


def test_first_person_in_a_quotation_is_its_speaker(names: Names) -> None:
    article = (
        "The school hired Thomas Reed in May.\n"
        '{"Honestly, [I] thought {it was a prank},"} said [Helen Abara], its cook.'
    )
    assert names(article) == [["Helen Abara"], ["Helen Abara"]]


def test_the_name_may_close_an_apposition(names: Names) -> None:
    article = (
        "The Larkfield choir lost its hall in March.\n"
        "[Its president, the composer Ulla Brandvik,] said {the roof had gone}.\n"
        "[The head of the parish council, Teodor Wisk, 61,] said {there was no money}.\n"
        "[A singer, who knows Brandvik,] said {the choir would go on}."
    )
    assert names(article) == [["Ulla Brandvik"], ["Teodor Wisk"], ["A singer"]]


def test_role_after_the_name_is_understood(names: Names) -> None:
    article = (
        "Colin Marsh, a former ambassador to Peru, spoke in Lima with Ana Flores, a dentist.\n"
        "[The former ambassador] said {talks had stalled}."
    )
    assert names(article) == [["Colin Marsh"]]


def test_acronym_and_body_noun_mean_the_body(names: Names) -> None:
    article = (
        "The Harbour Safety Authority (HSA) closed the pier on Friday.\n"
        "[The HSA] said {the planks were rotten}.\n"
        "[The authority] said {repairs would take a month}.\n"
        "[It] said {the pier would stay closed}."
    )
    assert names(article) == [["Harbour Safety Authority"]] * 3


def test_conjunction_is_two_speakers_and_they_means_both(names: Names) -> None:
    article = (
        "[Ingrid Solberg and Peter Nkemelu] said {the bridge was safe}.\n"
        "[They] said {it had been tested twice}."
    )
    assert names(article) == [["Ingrid Solberg", "Peter Nkemelu"]] * 2


def test_body_whose_name_holds_and_is_one_speaker(speakers: Speakers) -> None:
    article = "[The Fisheries and Rivers Agency (FRA)] said {the salmon were back}."
    ((speaker,),) = speakers(article)
    assert (speaker.name, speaker.type) == (
        "Fisheries and Rivers Agency",
        SpeakerType.ORGANIZATION,
    )


def test_unnamed_sources_keep_their_description(speakers: Speakers) -> None:
    article = (
        "[A person familiar with the matter, who asked not to be named,] said {the sale was off}.\n"
        "[Residents] said {they were glad}."
    )
    (source,), (residents,) = speakers(article)
    assert source.name == "A person familiar with the matter"
    assert source.type is SpeakerType.ANONYMOUS
    assert (residents.name, residents.type) == ("Residents", SpeakerType.GROUP)


def test_relative_pronoun_means_the_name_before_it(names: Names) -> None:
    article = (
        "Rosa Delgado was there with Martin Kovacs, [who] said {the vote was fair}, before lunch."
    )
    assert names(article) == [["Martin Kovacs"]]


def test_types_of_reports_bodies_and_people(speakers: Speakers) -> None:
    article = (
        "[A new report] said {prices had doubled}.\n"
        "[The Ministry of Transport] said {trains would run}.\n"
        "[Yusuf Demir, 34,] said {he would walk}."
    )
    kinds = [group[0].type for group in speakers(article)]
    assert kinds == [SpeakerType.DOCUMENT, SpeakerType.ORGANIZATION, SpeakerType.PERSON]


def test_names_in_a_headline_do_not_swallow_its_other_words(names: Names) -> None:
    article = (
        "Mayor Okafor Promises Cheaper Buses By Spring\n\n"
        "Grace Okafor, the mayor, spoke on Tuesday. [Okafor] said {fares were too high}."
    )
    assert names(article) == [["Grace Okafor"]]


def test_model_names_are_used(resolver: Resolver) -> None:
    text = "the group known as wild rivers met. wild rivers said the dam was unsafe."
    at = text.rindex("wild")
    statement = Statement("s1", (Span(at + 17, len(text) - 1),), source=(Span(at, at + 11),))
    name = NameMention(Span(at, at + 11), "organization", 0.9)
    _, known = resolver.resolve(text, [statement], replace(NOTHING, names=(name,)))
    assert [speaker.name for speaker in known] == ["wild rivers"]


def test_an_article_and_a_noun_are_no_name_even_if_the_model_says_so(resolver: Resolver) -> None:
    text = (
        "The Kastravian Defence Ministry sent two boats. One of them sank.\n\n"
        "The ministry said the boat was old."
    )
    at = text.rindex("The ministry")
    source = Span(at, at + len("The ministry"))
    statement = Statement("s1", (Span(source.end + 6, len(text) - 1),), source=(source,))
    name = NameMention(source, "organization", 0.9)
    _, known = resolver.resolve(text, [statement], replace(NOTHING, names=(name,)))
    assert [speaker.name for speaker in known] == ["Kastravian Defence Ministry"]


def test_statements_keep_everything_but_speaker_and_confidence(resolver: Resolver) -> None:
    text = "Ada Novak said it was over. It was over, they said."
    given = [
        Statement("a", (Span(15, 26),), (Span(10, 14),), (Span(0, 9),), confidence=Confidence(0.7)),
        Statement("b", (Span(28, 39),), extra={"note": 1}),
    ]
    found, known = resolver.resolve(text, given)
    assert [s.id for s in found] == ["a", "b"]
    assert found[0].content == given[0].content and found[1].extra == {"note": 1}
    assert found[0].confidence is not None and found[0].confidence.statement == 0.7
    assert 0 <= (found[0].confidence.speaker or 0) <= 1
    assert found[1].speaker == ()
    assert known[0].mentions[0] == Span(0, 9)


def test_an_ambiguous_pronoun_lowers_the_confidence(resolver: Resolver, parse: Parse) -> None:
    clear, statements = parse("Laura Mbeki spoke. [She] said {it was late}.")
    sure = resolver.resolve(clear, statements)[0][0].confidence
    vague, statements = parse(
        "Laura Mbeki met Anna Kruger, Julia Sato and Emma Rossi. [She] said {it was late}."
    )
    unsure = resolver.resolve(vague, statements)[0][0].confidence
    assert sure is not None and unsure is not None
    assert (unsure.speaker or 0) < (sure.speaker or 0)


def test_places_listed_in_a_description_belong_to_it(names: Names) -> None:
    assert names(
        "On Friday [envoys from Chile, Peru and the United Kingdom] said {they agreed}."
        " [Two members of the board, Robert Lind and Carla Meyer,] said {they did not}."
    ) == [["envoys from Chile, Peru and the United Kingdom"], ["Robert Lind", "Carla Meyer"]]


ENVOYS = """Carey Holt, a former US ambassador, now professor of diplomacy at Lowell University, \
spoke first. [Foreign Ministry spokeswoman Irina Belova] said {talks went on}. [She] said {it was \
late}. [Holt] said {no}."""


def test_roles_are_kept_as_the_article_gives_them(speakers: Speakers) -> None:
    belova, _, holt = (known[0] for known in speakers(ENVOYS))
    assert belova.extra["meta"] == {"roles": ["Foreign Ministry spokeswoman"]}
    assert holt.extra["meta"]["roles"][0] == "former US ambassador"


def test_alternatives_share_what_the_chosen_speaker_leaves(
    resolver: Resolver, parse: Parse
) -> None:
    text, statements = parse(
        "Ann Lee met Eva Roth in the morning. Then [she] said {the deal was dead}."
    )
    found, known = resolver.resolve(text, statements, alternatives=3)
    sure = found[0].confidence
    assert sure is not None
    assert sure.speaker is not None
    others = found[0].extra["alternatives"]
    chosen = known[0].name
    names = [name for other in others for name in other["speaker"]]
    assert {"Ann Lee", "Eva Roth"} <= {chosen, *names}
    assert sum(other["probability"] for other in others) <= 1 - sure.speaker + 1e-3
    assert [o["probability"] for o in others] == sorted(
        (o["probability"] for o in others), reverse=True
    )
    assert "alternatives" not in resolver.resolve(text, statements)[0][0].extra


def test_spellings_of_one_name_are_one_person(names: Names) -> None:
    article = """Harold Bornstein wrote the letter in May. [Bornsten] said {it took five minutes}. \
Mirela Perić-Kos was there. [Perić Kos] said {it did not}."""
    assert names(article) == [["Harold Bornstein"], ["Mirela Perić-Kos"]]


def test_names_in_damaged_text_are_found_and_stay_as_given(names: Names) -> None:
    article = """Ef&iacute;n Luj&aacute;n runs the port. [Mr&nbsp;Luj&aacute;n] said {it was \
shut}. [He] said {it would stay so}."""
    assert names(article) == [["Ef&iacute;n Luj&aacute;n"]] * 2
