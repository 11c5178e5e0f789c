"""Closed word classes and nouns for people, bodies and documents; all in lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALE_TITLES = _words(
    "mr mister sir lord king prince duke baron count sheikh imam father mssrs señor herr"
)
FEMALE_TITLES = _words(
    "ms mrs miss mx-f dame lady baroness queen princess duchess countess sister madam madame señora"
) - {"mx-f"}
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | _words(
        """sens reps govs messrs drs del dr prof professor rev reverend hon rt right honourable honorable sen senator rep representative gov
    governor lt lieutenant col colonel gen general maj major capt captain sgt sergeant cpl corporal
    pvt private adm admiral cmdr commander insp inspector det detective supt superintendent pc dc ds
    dci dsi constable marshal officer judge justice magistrate president vice-president minister
    premier chancellor secretary mayor ayatollah rabbi pastor bishop archbishop cardinal pope saint
    congressman congresswoman assemblyman assemblywoman councillor cllr councilman councilwoman
    alderman delegate ambassador chief pm mp msp mep ms mla td am qc kc ceo coach mx emir sultan
    emperor crown attorney treasurer speaker chairman chairwoman chair director"""
    )
)
COURTESY = _words("mr mrs ms miss mx dr prof professor sir dame lord lady rev .")
PAPERS = _words(
    "times post journal herald tribune globe telegraph guardian mail sun star chronicle inquirer examiner"
)
SUFFIXES = _words("jr jr. sr sr. ii iii iv")
PARTICLES = _words(
    "de da do dos das del della di du la le van von der den ter ten bin ibn al el bint y dí st st. ap ben zu af av"
)

MALE_NOUNS = _words(
    """man boy father dad son brother husband grandfather uncle nephew businessman actor spokesman
    chairman congressman policeman king prince gentleman fisherman salesman cameraman widower boyfriend
    fiancé waiter host-m monk grandson stepfather batsman frontman anchorman councilman
    sportsman striker midfielder quarterback statesman"""
)
FEMALE_NOUNS = _words(
    """woman girl mother mum mom daughter sister wife grandmother aunt niece businesswoman actress
    spokeswoman chairwoman congresswoman policewoman queen princess lady saleswoman widow girlfriend
    fiancée waitress nun granddaughter stepmother sportswoman duchess midwife councilwoman
    heroine mother-of-two mother-of-three first-lady"""
)
_PEOPLE = """
    academic activist actor actress adviser advisor advocate agent aide ally ambassador analyst anchor
    announcer applicant archaeologist architect artist assistant astronaut athlete attendee attorney
    author backer baker banker barrister billionaire biologist blogger boss boxer broadcaster broker
    builder buyer campaigner candidate captain carer caller celebrity champion chancellor chair chairman
    chairwoman chairperson chef chemist chief citizen clerk client climber clinician co-author co-chair
    co-founder co-host coach colleague collector columnist comedian comic commander commentator
    commissioner composer conductor congressman congresswoman conservationist conservative constituent
    consultant consumer contestant coordinator coroner correspondent councillor councilman counsel
    counsellor counselor cousin creator critic curator customer cyclist dancer dealer defender delegate
    democrat demonstrator dentist deputy designer detective developer diplomat director dissident
    doctor donor driver economist editor educator employee employer engineer entrepreneur envoy
    epidemiologist executive expert explorer fan farmer fellow fighter film-maker filmmaker financier
    firefighter follower footballer founder friend fundraiser gamer geologist golfer governor graduate
    guard guest guitarist head headteacher helper hero historian homeowner host hunter immigrant
    individual influencer inmate insider inspector instructor intern interpreter inventor investigator
    investor journalist judge juror kid killer landlord lawmaker lawyer leader lecturer legend legislator
    liberal librarian lobbyist local maker magistrate manager mayor mayoress mechanic medic member mentor
    merchant meteorologist midfielder migrant millionaire minister model moderate moderator mp musician
    native negotiator neighbor neighbour newcomer nominee novelist nurse observer officer official
    onlooker operative operator opponent organiser organizer owner painter panellist parent partner
    passenger pastor patient peer pensioner performer person photographer physician physicist pilot
    planner player poet policeman policewoman politician pollster preacher premier presenter president
    priest principal prisoner producer professional professor programmer progressive prosecutor
    protester provider psychiatrist psychologist publisher pundit pupil rapper reader referee reformer
    refugee regulator relative reporter representative republican researcher resident restaurateur
    retailer retiree reviewer rider rival runner sailor scholar schoolboy schoolgirl scientist screenwriter
    secretary senator sergeant shareholder shopkeeper shopper sibling singer singer-songwriter skipper
    socialist soldier solicitor songwriter source speaker specialist spectator spokesman spokesperson
    spokeswoman sponsor staffer star statistician stepfather stepmother strategist striker student
    subscriber successor supervisor supporter surgeon surrogate surveyor survivor suspect swimmer
    teacher teammate team-mate technician teenager tenant therapist thinker tourist trader trainer
    translator traveller traveler treasurer trustee tutor undergraduate user veteran veterinarian vet
    vice-chairman vice-president victim viewer villager virologist visitor volunteer voter warden winner
    witness worker writer youngster youth front-runner frontrunner contender incumbent challenger
    newsreader wrestler fencer jockey keeper goalkeeper defender batter bowler all-rounder rower skier
    skater gymnast sprinter medallist medalist jurist theologian imam rabbi cleric bishop archbishop
    lawyer correspondents tycoon magnate mogul heiress heir monarch duke peer baroness
    minister congresswoman lieutenant general colonel admiral major marshal
    whistleblower informant leaker loyalist hardliner rebel insurgent militant terrorist extremist
    nationalist populist separatist centrist evangelical christian muslim catholic jew
    feminist environmentalist hiker diner cook waiter cleaner plumber electrician carpenter
    mum mom dad mother father man woman boy girl son daughter brother sister husband wife
    grandfather grandmother aunt uncle nephew niece widow widower boyfriend girlfriend fiancé fiancée
    committeeman committeewoman assemblyman assemblywoman alderman selectman ombudsman chairpersons
    whip czar headmaster headmistress dean provost bureaucrat technocrat dignitary loyalists superdelegate questioner respondent interviewee
    gp fm pm ceo cfo coo cto mp msp dj vp mep pollster counsel secretaries
    businessman businesswoman lady gentleman lad guy chap bloke adult child baby toddler
    someone somebody anyone everyone nobody everybody
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
    """staff police crew public majority minority couple pair duo trio group audience crowd family media press
    opposition electorate population community generation people youth percent cent half most many some
    few several others both all number lot hundreds thousands millions dozens none critics side camp
    faction band coalition base party-goers clergy elite left right tribe troops forces mob jury quartet parties"""
)
ORG_NOUNS = _words(
    """administration agency airline alliance army arm association authority bank board body brand broadcaster
    bureau business cabinet campaign carmaker centre center chain chamber channel charity church club college
    commission committee company conglomerate congress consortium contractor corporation council
    county court department developer division employer embassy federation firm force foundation franchise
    fund giant government group hospital house industry inquiry inquest institute institution investigation
    government-body insurer label league legislature lender magazine maker manufacturer ministry military
    mission museum navy network newspaper ngo office operator operation organisation organization outlet
    paper parliament party platform programme program provider publisher publication panel quango
    regulator retailer school secretariat senate service shop site start-up startup state studio station
    store supermarket supplier syndicate team theatre theater think-tank tank tech treasury tribunal trust
    union university utility watchdog website city country nation kingdom republic town borough
    district region province bloc sector software-maker automaker side union regime monarchy palace
    pac super-pac super-pacs non-profit nonprofit task-force practice venue festival pub restaurant
    hotel airport trade-union police-force constabulary railway"""
)
DOC_NOUNS = _words(
    """account advert advertisement advisory affidavit agreement amendment analysis announcement article
    assessment audit bill biography blog book briefing brochure bulletin campaign-ad caption charter claim clip column
    communique complaint constitution contract copy cover data deal decision declaration decree
    dictionary directive document documentary documents draft editorial email e-mail estimate evidence
    exit-poll feature figure figures filing film findings finding footage forecast form graph guidance guide guideline
    headline image indictment index info information instruction interview invoice judgment judgement
    labelling law lawsuit leaflet letter link list log magazine-article manifesto manual map memo
    memoir memorandum message minutes motion note notice numbers obituary opinion order page paper papers
    paragraph passage petition phrase picture piece plan plans poll polling post poster prediction presentation
    press-release projection proposal provision publication quote ranking record records regulation
    release report reporting research resolution result results review revelations rule ruling rules
    scripture script section sentence series showings sign slogan song speech statement
    statistic statistics statute story studies study submission summary suit survey tape testimony
    text title transcript treaty trial tweet tweets verdict verse version video warning warrant
    webpage website-page white-paper wording words writing will ad ads spot commercial paper
    screenshot screenshots accounts census proclamation rumour rumours rumor rumors measure policy act
    proposition evaluation test tests model"""
)
ORG_WORDS = _words(
    """administration agency airlines airways alliance army assembly associates association authority bank
    board bureau cabinet campaign centre center chamber church club coalition college commission
    committee company congress conference confederation consortium corp corporation council county court
    department embassy federation force forces forum foundation fund government group guild
    holdings hospital house inc industries initiative institute institution international laboratory labs league
    llc ltd limited ministry mission motors museum nations network news office organisation
    organization parliament partners partnership party plc police post press programme program project
    records review school schools secretariat senate service services society solutions studio studios
    systems task team technologies telegraph herald times tribune tribunal trust union united university
    watch media group football nhs cricket rugby council journal gazette guardian street charity airport
    energy oil gas insurance bbc cnn nbc abc cbs fox reuters bloomberg politico breitbart
    campaigners volunteers network kremlin pentagon treasury hotel theatre theater productions pictures
    entertainment games hq fc afc rfc city rovers athletic wanderers"""
)
DOC_WORDS = _words(
    """act bill report poll survey study constitution bible koran quran treaty accord agreement index
    census law amendment code times-poll review plan deal manifesto paper letter song"""
)
COUNTRIES = _words(
    """afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas
    bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei
    bulgaria burkina burundi cambodia cameroon canada chad chile china colombia congo croatia
    cuba cyprus czechia denmark djibouti dominica ecuador egypt england eritrea estonia ethiopia fiji
    finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras
    hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya
    kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg
    madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia
    montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman
    pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa
    scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden
    switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan uganda
    ukraine uruguay uzbekistan vanuatu venezuela vietnam wales yemen zambia zimbabwe uk us usa u.s. u.k.
    u.s america britain eu uae holland europe africa asia"""
)
PLACES = _words(
    """london paris berlin moscow beijing tokyo washington brussels rome madrid kyiv kiev ankara tehran
    baghdad cairo delhi islamabad kabul jerusalem ottawa canberra dublin edinburgh cardiff belfast glasgow
    manchester birmingham liverpool leeds sheffield bristol nottingham oxford cambridge lagos nairobi
    seoul pyongyang taipei riyadh doha dubai geneva vienna warsaw prague budapest athens lisbon stockholm
    oslo copenhagen helsinki boston chicago houston dallas philadelphia miami atlanta seattle detroit denver
    baltimore cleveland milwaukee orlando tampa phoenix sacramento hollywood brooklyn manhattan
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont
    wisconsin wyoming yorkshire kent essex sussex cornwall devon lancashire crimea gaza catalonia
    europe america africa asia westminster whitehall york-city jersey street avenue road county island
    islands river lake mountain valley hills park bay north south east west"""
)
DEMONYMS = _words(
    """american british english scottish welsh irish french german italian spanish portuguese dutch belgian
    swiss austrian danish swedish norwegian finnish icelandic polish czech slovak hungarian romanian bulgarian
    greek turkish russian ukrainian belarusian georgian armenian azerbaijani serbian croatian bosnian albanian
    israeli palestinian syrian lebanese iraqi iranian saudi egyptian libyan tunisian algerian moroccan
    sudanese ethiopian somali kenyan ugandan tanzanian nigerian ghanaian african asian european chinese
    japanese korean vietnamese thai indonesian malaysian indian pakistani afghan bangladeshi
    australian canadian mexican cuban brazilian argentine chilean colombian venezuelan western eastern
    northern southern latin hispanic arab jewish muslim christian catholic republican democratic democrat
    conservative labour tory liberal libertarian green black white olympic federal national chief senior
    former ex-president soviet filipino latino african-american texan californian londoner"""
)
GROUP_NAMES = _words(
    """democrats republicans conservatives tories liberals americans russians ukrainians muslims christians
    catholics jews evangelicals hispanics latinos blacks whites cubans mexicans syrians palestinians israelis
    britons europeans germans lawmakers mps millennials texans californians floridians iowans
    libertarians independents socialists unionists nationalists taliban lib-dems dems greens arabs
    iranians iraqis indians pakistanis chinese canadians australians mormons kurds sunnis shias
    londoners scots marxists communists zionists feminists"""
)
MONTHS_DAYS = _words(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday christmas easter thanksgiving ramadan halloween jan feb mar
    apr jun jul aug sep sept oct nov dec bst gmt pst est a.m p.m"""
)
FUNCTION_WORDS = _words(
    """a an the this that these those my your his her its our their i you he she it we they me him us them
    who whom whose which what when where why how if because although though while whereas since until
    unless after before as so and or but nor yet for of in on at by to from with without within into onto
    over under about above below between among against during through across behind beyond near
    off out up down again further then once here there all any both each few more most other some such
    no not only own same than too very can will just should now is are was were be been being am have
    has had having do does did doing would could may might must shall ought also even ever never always
    often sometimes still already perhaps maybe however meanwhile moreover furthermore instead
    indeed yes no oh well okay ok please thanks thank hello hi sorry according despite following
    amid like unlike per via plus every either neither another one two three four five six seven eight
    nine ten first second third last next new many much several thousands hundreds millions
    let lets can't don't
    it's that's there's i'm i've i'd we're we've they're he's she's what's let's isn't doesn't didn't
    absent besides barring elsewhere unfortunately otherwise furthermore contrary thereafter hence thus
    whatever whoever whenever wherever amongst alongside toward towards throughout nonetheless
    nevertheless afterwards afterward overall ultimately notably lastly importantly similarly
    conversely likewise additionally alternatively anyway regardless thankfully sadly
    asked said told added speaking writing responding reacting today tomorrow yesterday tonight
    earlier later recently currently previously finally initially eventually originally nearly almost
    around certainly clearly apparently obviously of course given having being going getting
    making taking looking asked born based known named called both 'we he’s she’s it’s i’m i’ve we’re
    that’s there’s don’t didn’t can’t they’re we’ve let’s what’s who’s
    """
)
RELATIVE = _words("who which that whom whose")
FIRST_SINGULAR = _words("i me my mine myself i'm i've i'd i'll i’m i’ve i’d i’ll")
FIRST_PLURAL = _words("we us our ours ourselves we've we're we'd we'll we’ve we’re")
SECOND = _words("you your yours yourself")
THIRD = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
PLURAL_PRONOUNS = _words("they them their theirs themselves both")
NEUTER = _words("it its itself")
PREPOSITIONS = _words(
    """of for from at in on with by to about against among between within inside outside behind near under over
    representing including working familiar close based living involved responsible attending across
    as during after before since into called known who which that whom whose where when while whereas because
    opposed loyal surveyed here there like such himself herself itself themselves nationwide alike"""
)
DETERMINERS = _words(
    "a an the this that these those my your his her its our their some any each every another no both such"
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


def is_plural(noun: str) -> bool:
    """Whether a lower-case noun looks plural."""
    return noun in {"people", "men", "women", "children", "police", "staff"} or (
        singular(noun) != noun and noun not in {"data", "media"}
    )


def is_person_noun(noun: str) -> bool:
    """Whether a lower-case word is a singular noun for a person."""
    return noun in PERSON_NOUNS and not is_plural(noun)


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
