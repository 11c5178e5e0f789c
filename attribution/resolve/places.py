"""Countries, places, peoples and parties, as names are built from them; all in lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COUNTRIES = _words(
    """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia
    botswana brazil brunei bulgaria burkina burundi cambodia cameroon canada chad chile china
    colombia congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt england
    eritrea estonia ethiopia fiji finland france gabon gambia georgia germany ghana greece
    grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq
    ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos
    latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi
    malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia montenegro
    morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman
    pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia
    rwanda samoa scotland senegal serbia seychelles singapore slovakia slovenia somalia spain
    sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga
    tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam
    wales yemen zambia zimbabwe uk us usa u.s. u.k. u.s america britain eu uae holland europe
    africa asia
    """
)

PLACES = _words(
    """
    abuja accra addis algiers almaty amman amsterdam antananarivo antwerp asmara astana asuncion
    auckland baku bamako bangkok barcelona basel beirut belgrade bern bogota brasilia bratislava
    bucharest buenos bujumbura calgary caracas casablanca chennai chisinau colombo conakry dakar
    damascus darwin dhaka dili dodoma durban dushanbe dusseldorf florence frankfurt freetown
    gaborone geneva genoa gothenburg guangzhou hamburg hanoi harare havana helsinki hobart
    istanbul izmir jakarta johannesburg juba kampala karachi kathmandu khartoum kigali kingston
    kinshasa kolkata krakow kuala lahore libreville lilongwe lima ljubljana lome luanda lusaka
    lyon malabo male managua manila maputo marseille maseru mbabane melbourne milan minsk
    mogadishu monrovia montevideo montreal mumbai munich muscat naples nassau niamey nicosia
    nouakchott nuuk osaka ouagadougou palermo perth podgorica porto pretoria quebec quito rabat
    reykjavik riga rotterdam salzburg santiago sarajevo shanghai shenzhen skopje sofia suva
    sydney tallinn tashkent tbilisi thimphu tirana toronto tripoli tunis turin ulaanbaatar
    valencia valletta vancouver venice vientiane vilnius wellington windhoek winnipeg yangon
    yaounde yerevan zagreb zurich karabakh kashmir darfur donbas tigray siberia bavaria saxony
    london paris berlin moscow beijing tokyo washington brussels rome madrid kyiv kiev ankara
    tehran baghdad cairo delhi islamabad kabul jerusalem ottawa canberra dublin edinburgh
    cardiff belfast glasgow manchester birmingham liverpool leeds sheffield bristol nottingham
    oxford cambridge lagos nairobi seoul pyongyang taipei riyadh doha dubai geneva vienna warsaw
    prague budapest athens lisbon stockholm oslo copenhagen helsinki boston chicago houston
    dallas philadelphia miami atlanta seattle detroit denver baltimore cleveland milwaukee
    orlando tampa phoenix sacramento hollywood brooklyn manhattan alabama alaska arizona
    arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
    vermont wisconsin wyoming yorkshire kent essex sussex cornwall devon lancashire crimea gaza
    catalonia europe america africa asia westminster whitehall york-city jersey street avenue
    road county island islands river lake mountain valley hills park bay north south east west
    """
)

DEMONYMS = _words(
    """
    andorran angolan bahamian bahraini barbadian beninese bhutanese bolivian burkinabe burmese
    burundian cambodian cameroonian chadian comorian congolese cypriot czechs djiboutian dominican
    ecuadorian emirati english eritrean estonian fijian filipino gabonese gambian grenadian
    guatemalan guinean guyanese haitian honduran icelander ivorian jamaican jordanian kazakh
    kosovan kurdish kuwaiti kyrgyz laotian latvian liberian lithuanian luxembourgish macedonian
    malagasy malawian malaysian maldivian malian maltese mauritanian mauritian moldovan
    monegasque mongolian montenegrin mozambican namibian nepali nepalese nicaraguan nigerien
    omani panamanian paraguayan peruvian qatari rwandan salvadoran samoan senegalese seychellois
    singaporean slovenian slovene sri-lankan surinamese swazi taiwanese tajik tamil tibetan
    togolese tongan trinidadian turkmen tyrolean uruguayan uyghur uzbek yemeni zambian zimbabwean
    basque catalan breton cornish faroese greenlandic sami bavarian flemish walloon sicilian
    scottish sahelian caribbean nordic baltic balkan gulf andean
    american british english scottish welsh irish french german italian spanish portuguese dutch
    belgian swiss austrian danish swedish norwegian finnish icelandic polish czech slovak
    hungarian romanian bulgarian greek turkish russian ukrainian belarusian georgian armenian
    azerbaijani serbian croatian bosnian albanian israeli palestinian syrian lebanese iraqi
    iranian saudi egyptian libyan tunisian algerian moroccan sudanese ethiopian somali kenyan
    ugandan tanzanian nigerian ghanaian african asian european chinese japanese korean
    vietnamese thai indonesian malaysian indian pakistani afghan bangladeshi australian canadian
    mexican cuban brazilian argentine chilean colombian venezuelan western eastern northern
    southern latin hispanic arab jewish muslim christian catholic republican democratic democrat
    conservative labour tory liberal libertarian green black white olympic federal national
    chief senior former ex-president soviet filipino latino african-american texan californian
    londoner
    """
)

GROUP_NAMES = _words(
    """
    democrats republicans conservatives tories liberals americans russians ukrainians muslims
    christians catholics jews evangelicals hispanics latinos blacks whites cubans mexicans
    syrians palestinians israelis britons europeans germans lawmakers mps millennials texans
    californians floridians iowans libertarians independents socialists unionists nationalists
    taliban lib-dems dems greens arabs iranians iraqis indians pakistanis chinese canadians
    australians mormons kurds sunnis shias londoners scots marxists communists zionists
    feminists
    """
)
