"""Closed word classes and nouns for people, bodies and documents; all in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attribution.resolve.places import DEMONYMS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALE_TITLES = _words(
    "mr mister sir lord king prince duke baron count sheikh imam father mssrs señor herr"
    " signor monsieur shri sri thiru pak haji mzee mullah maulana bhante abba"
)
FEMALE_TITLES = _words(
    "ms mrs miss mx-f dame lady baroness queen princess duchess countess sister madam madame señora"
    " señorita doña dona signora frau mme mlle mademoiselle smt shrimati ibu hajjah"
) - {"mx-f"}
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | _words(
        """
    sens reps govs messrs drs del dr prof professor rev reverend hon rt right honourable
    honorable sen senator rep representative gov governor lt lieutenant col colonel gen general
    maj major capt captain sgt sergeant cpl corporal pvt private adm admiral cmdr commander insp
    inspector det detective supt superintendent pc dc ds dci dsi constable marshal officer judge
    justice magistrate president vice-president minister premier chancellor secretary mayor
    ayatollah rabbi pastor bishop archbishop cardinal pope saint congressman congresswoman
    assemblyman assemblywoman councillor cllr councilman councilwoman alderman delegate
    ambassador chief pm mp msp mep ms mla td am qc kc ceo coach mx emir sultan emperor crown
    attorney treasurer speaker chairman chairwoman chair director commodore brigadier
    wing-commander maître maitre advocate barrister mbah tengku datuk dato
    ustaz ustad swami guru venerable ven monsignor msgr deacon abbot abbess vicar comrade
    chieftain oba engr nurse coroner detective principal
    """
    )
)
COURTESY = _words("mr mrs ms miss mx dr prof professor sir dame lord lady rev .")
PAPERS = _words(
    """
    times post journal herald tribune globe telegraph guardian mail sun star chronicle inquirer
    examiner
    """
)
SUFFIXES = _words("jr jr. sr sr. ii iii iv")
PARTICLES = _words(
    """
    de da do dos das del della di du la le van von der den ter ten bin ibn al el bint y dí st
    st. ap ben zu af av
    """
)

MALE_NOUNS = _words(
    """
    man boy father dad son brother husband grandfather uncle nephew businessman actor spokesman
    chairman congressman policeman king prince gentleman fisherman salesman cameraman widower
    boyfriend fiancé waiter host-m monk grandson stepfather batsman frontman anchorman
    councilman sportsman striker midfielder quarterback statesman
    """
)
FEMALE_NOUNS = _words(
    """
    woman girl mother mum mom daughter sister wife grandmother aunt niece businesswoman actress
    spokeswoman chairwoman congresswoman policewoman queen princess lady saleswoman widow
    girlfriend fiancée waitress nun granddaughter stepmother sportswoman duchess midwife
    councilwoman heroine mother-of-two mother-of-three first-lady
    """
)
_PEOPLE = """
    academic activist actor actress adviser advisor advocate agent aide ally ambassador analyst
    anchor announcer applicant archaeologist architect artist assistant astronaut athlete
    attendee attorney author backer baker banker barrister billionaire biologist blogger boss
    boxer broadcaster broker builder buyer campaigner candidate captain carer caller celebrity
    champion chancellor chair chairman chairwoman chairperson chef chemist chief citizen clerk
    client climber clinician co-author co-chair co-founder co-host coach colleague collector
    columnist comedian comic commander commentator commissioner composer conductor congressman
    congresswoman conservationist conservative constituent consultant consumer contestant
    coordinator coroner correspondent councillor councilman counsel counsellor counselor cousin
    creator critic curator customer cyclist dancer dealer defender delegate democrat
    demonstrator dentist deputy designer detective developer diplomat director dissident doctor
    donor driver economist editor educator employee employer engineer entrepreneur envoy
    epidemiologist executive expert explorer fan farmer fellow fighter film-maker filmmaker
    financier firefighter follower footballer founder friend fundraiser gamer geologist golfer
    governor graduate guard guest guitarist head headteacher helper hero historian homeowner
    host hunter immigrant individual influencer inmate insider inspector instructor intern
    interpreter inventor investigator investor journalist judge juror kid killer landlord
    lawmaker lawyer leader lecturer legend legislator liberal librarian lobbyist local maker
    magistrate manager mayor mayoress mechanic medic member mentor merchant meteorologist
    midfielder migrant millionaire minister model moderate moderator mp musician native
    negotiator neighbor neighbour newcomer nominee novelist nurse observer officer official
    onlooker operative operator opponent organiser organizer owner painter panellist parent
    partner passenger pastor patient peer pensioner performer person photographer physician
    physicist pilot planner player poet policeman policewoman politician pollster preacher
    premier presenter president priest principal prisoner producer professional professor
    programmer progressive prosecutor protester provider psychiatrist psychologist publisher
    pundit pupil rapper reader referee reformer refugee regulator relative reporter
    representative republican researcher resident restaurateur retailer retiree reviewer rider
    rival runner sailor scholar schoolboy schoolgirl scientist screenwriter secretary senator
    sergeant shareholder shopkeeper shopper sibling singer singer-songwriter skipper socialist
    soldier solicitor songwriter source speaker specialist spectator spokesman spokesperson
    spokeswoman sponsor staffer star statistician stepfather stepmother strategist striker
    student subscriber successor supervisor supporter surgeon surrogate surveyor survivor
    suspect swimmer teacher teammate team-mate technician teenager tenant therapist thinker
    tourist trader trainer translator traveller traveler treasurer trustee tutor undergraduate
    user veteran veterinarian vet vice-chairman vice-president victim viewer villager virologist
    visitor volunteer voter warden winner witness worker writer youngster youth front-runner
    frontrunner contender incumbent challenger newsreader wrestler fencer jockey keeper
    goalkeeper defender batter bowler all-rounder rower skier skater gymnast sprinter medallist
    medalist jurist theologian imam rabbi cleric bishop archbishop lawyer correspondents tycoon
    magnate mogul heiress heir monarch duke peer baroness minister congresswoman lieutenant
    general colonel admiral major marshal whistleblower informant leaker loyalist hardliner
    rebel insurgent militant terrorist extremist nationalist populist separatist centrist
    evangelical christian muslim catholic jew feminist environmentalist hiker diner cook waiter
    cleaner plumber electrician carpenter mum mom dad mother father man woman boy girl son
    daughter brother sister husband wife grandfather grandmother aunt uncle nephew niece widow
    widower boyfriend girlfriend fiancé fiancée committeeman committeewoman assemblyman
    assemblywoman alderman selectman ombudsman chairpersons whip czar headmaster headmistress
    dean provost bureaucrat technocrat dignitary loyalists superdelegate questioner respondent
    interviewee gp fm pm ceo cfo coo cto mp msp dj vp mep pollster counsel secretaries
    businessman businesswoman lady gentleman lad guy chap bloke adult child baby toddler someone
    somebody anyone everyone nobody everybody counterpart predecessor
    abbot abbess monk nun friar vicar deacon
    receptionist grower septuagenarian octogenarian nonagenarian sexagenarian centenarian
    accused defendant claimant plaintiff petitioner appellant respondent complainant
    brother-in-law sister-in-law father-in-law mother-in-law son-in-law daughter-in-law
    stepson stepdaughter godfather godmother twin fiance partner ex-husband ex-wife orphan
    hydrologist seismologist glaciologist volcanologist astronomer ecologist zoologist botanist
    oncologist cardiologist anthropologist sociologist linguist mathematician climatologist
    ethicist pathologist toxicologist radiologist paramedic pharmacist optometrist midwife
    nutritionist dietitian physiotherapist handler groundsman caretaker janitor
    herder crofter winemaker brewer butcher bricklayer welder miner
    machinist seamstress blacksmith hairdresser
    chauffeur taxi-driver courier postman firewoman lifeguard conductor stewardess
    mountaineer skydiver surfer marathoner hurdler decathlete
    grandmaster umpire linesman physio bodyguard commandant commodore constable
    lance-corporal custodian notary registrar archivist curator conservator
    proprietor shareholder stakeholder bidder buyer settler squatter evacuee returnee deportee
    detainee convict parolee hostage captive kidnapper hijacker gunman attacker assailant
    bomber arsonist thief robber burglar fraudster trafficker smuggler hacker
    """
PERSON_NOUNS = _words(_PEOPLE) | MALE_NOUNS | FEMALE_NOUNS
IRREGULAR_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "mps": "mp",
    "wives": "wife",
    "staff": "staff",
    "police": "police",
    "folk": "person",
    "folks": "person",
    "businessmen": "businessman",
    "businesswomen": "businesswoman",
    "spokesmen": "spokesman",
    "congressmen": "congressman",
    "policemen": "policeman",
    "gentlemen": "gentleman",
    "media": "media",
    "data": "data",
    "polls": "poll",
    "analyses": "analysis",
    "youths": "youth",
    "countries": "country",
    "companies": "company",
    "agencies": "agency",
    "ministries": "ministry",
    "families": "family",
    "parties": "party",
    "charities": "charity",
    "authorities": "authority",
    "universities": "university",
    "studies": "study",
    "surveys": "survey",
    "secretaries": "secretary",
    "bodies": "body",
    "communities": "community",
    "cities": "city",
    "counties": "county",
    "attorneys": "attorney",
    "boys": "boy",
    "ladies": "lady",
    "allies": "ally",
    "businesses": "business",
    "witnesses": "witness",
    "bosses": "boss",
    "actresses": "actress",
    "coaches": "coach",
    "churches": "church",
    "mps'": "mp",
    "others": "other",
}
GROUP_NOUNS = _words(
    """
    staff police crew public majority minority couple pair duo trio group audience crowd family
    media press opposition electorate population community generation people youth percent cent
    half most many some few several others both all number lot hundreds thousands millions
    dozens none critics side camp faction band coalition base party-goers clergy elite left
    right tribe troops forces mob jury quartet parties
    """
)
ORG_NOUNS = _words(
    """
    administration agency airline alliance army arm association authority bank board body brand
    broadcaster bureau business cabinet campaign carmaker centre center chain chamber channel
    charity church club college commission committee company conglomerate congress consortium
    contractor corporation council county court department developer division employer embassy
    federation firm force foundation franchise fund giant government group hospital house
    industry inquiry inquest institute institution investigation government-body insurer label
    league legislature lender magazine maker manufacturer ministry military mission museum navy
    network newspaper ngo office operator operation organisation organization outlet paper
    parliament party platform programme program provider publisher publication panel quango
    regulator retailer school secretariat senate service shop site start-up startup state studio
    station store supermarket supplier syndicate team theatre theater think-tank tank tech
    treasury tribunal trust union university utility watchdog website city country nation
    kingdom republic town borough district region province bloc sector software-maker automaker
    side union regime monarchy palace pac super-pac super-pacs non-profit nonprofit task-force
    practice venue festival pub restaurant hotel airport trade-union police-force constabulary
    railway
    """
)
DOC_NOUNS = _words(
    """
    account advert advertisement advisory affidavit agreement amendment analysis announcement
    article assessment audit bill biography blog book briefing brochure bulletin campaign-ad
    caption charter claim clip column communique complaint constitution contract copy cover data
    deal decision declaration decree dictionary directive document documentary documents draft
    editorial email e-mail estimate evidence exit-poll feature figure figures filing film
    findings finding footage forecast form graph guidance guide guideline headline image
    indictment index info information instruction interview invoice judgment judgement labelling
    law lawsuit leaflet letter link list log magazine-article manifesto manual map memo memoir
    memorandum message minutes motion note notice numbers obituary opinion order page paper
    papers paragraph passage petition phrase picture piece plan plans poll polling post poster
    prediction presentation press-release projection proposal provision publication quote
    ranking record records regulation release report reporting research resolution result
    results review revelations rule ruling rules scripture script section sentence series
    showings sign slogan song speech statement statistic statistics statute story studies study
    submission summary suit survey tape testimony text title transcript treaty trial tweet
    tweets verdict verse version video warning warrant webpage website-page white-paper wording
    words writing will ad ads spot commercial paper screenshot screenshots accounts census
    proclamation rumour rumours rumor rumors measure policy act proposition evaluation test
    tests model
    """
)
ORG_WORDS = _words(
    """
    administration agency airlines airways alliance army assembly associates association
    authority bank board bureau cabinet campaign centre center chamber church club coalition
    college commission committee company congress conference confederation consortium corp
    corporation council county court department embassy federation force forces forum foundation
    fund government group guild holdings hospital house inc industries initiative institute
    institution international laboratory labs league llc ltd limited ministry mission motors
    museum nations network news office organisation organization parliament partners partnership
    party plc police post press programme program project records review school schools
    secretariat senate service services society solutions studio studios systems task team
    technologies telegraph herald times tribune tribunal trust union united university watch
    media group football nhs cricket rugby council journal gazette guardian street charity
    airport energy oil gas insurance bbc cnn nbc abc cbs fox reuters bloomberg politico
    breitbart campaigners volunteers network kremlin pentagon treasury hotel theatre theater
    productions pictures entertainment games hq fc afc rfc city rovers athletic wanderers
    """
)
DOC_WORDS = _words(
    """
    act bill report poll survey study constitution bible koran quran treaty accord agreement
    index census law amendment code times-poll review plan deal manifesto paper letter song
    """
)


def singular(noun: str) -> str:
    """The singular of a lower-case noun, by rule; the noun itself where it is not a plural."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    for ending, replacement in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh")):
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return noun[: -len(ending)] + replacement
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


_CLASSES = (
    ("person", PERSON_NOUNS),
    ("org", ORG_NOUNS),
    ("doc", DOC_NOUNS),
    ("group", GROUP_NOUNS),
)
_AGENT = re.compile(
    r"[a-z-]{3,}(?:ologist|ographer|ician|grower|maker|keeper|worker|holder|owner|goer|seller|"
    r"master|rian|eer|ist|ess|woman|man|person)"
)


def classes(noun: str) -> list[str]:
    """What a singular lower-case noun can be: person, org, doc, group; else by its ending."""
    found = [name for name, nouns in _CLASSES if noun in nouns]
    last = noun.rpartition("-")[2]
    if not found and last != noun:
        found = [name for name, nouns in _CLASSES if last in nouns]
    if not found and (aged(noun) or _AGENT.fullmatch(noun)):
        found = ["person"]
    return found


_AGED = re.compile(r"(?:\d{1,3}|[a-z-]+)-year-olds?")


def aged(word: str) -> bool:
    """Whether a lower-case word names a person by an age: *54-year-old*."""
    return _AGED.fullmatch(word) is not None


def age(word: str) -> str:
    """The number of years in *54-year-old*; '' where there is none."""
    return word.partition("-")[0] if aged(word) and word[0].isdigit() else ""


def age_in(roles: Iterable[str]) -> str:
    """The age that an apposition gave someone, among the words about them."""
    for word in roles:
        if word.isdigit() and len(word) <= 3:
            return word
        if found := age(word):
            return found
    return ""


def is_plural(noun: str) -> bool:
    """Whether a lower-case noun looks plural."""
    return noun in {"people", "men", "women", "children", "police", "staff"} or (
        singular(noun) != noun and noun not in {"data", "media"}
    )


def is_person_noun(noun: str) -> bool:
    """Whether a lower-case word is a singular noun for a person."""
    return "person" in classes(noun) and not is_plural(noun)


_NATIONAL = frozenset(f"{word}{end}" for word in DEMONYMS for end in ("man", "woman"))


def is_role(word: str) -> bool:
    """Whether a lower-case word before a name tells what the person is: *Welshman*, *Senators*."""
    last = word.rpartition("-")[2]
    return (
        last in TITLES
        or last in PERSON_NOUNS
        or word in _NATIONAL
        or (is_plural(word) and singular(word) in PERSON_NOUNS)
    )
