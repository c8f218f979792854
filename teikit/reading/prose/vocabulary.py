"""Words by which names, offices and bodies are told apart. Tables: a change in one is a change of rule."""

from __future__ import annotations

from teikit.reading.prose.tables import word_set

__all__ = [
    "ABBREVIATIONS",
    "ARTICLES",
    "BODIES",
    "COURTESY",
    "DATES",
    "DOMAINS",
    "FAMILY_FIRST",
    "FEMALE",
    "GENERATIONS",
    "MALE",
    "NO_NAMES",
    "OPENERS",
    "PARTICLES",
    "PLURAL_ROLES",
    "RANKS",
    "ROLES",
    "is_place",
]


ABBREVIATIONS = word_set(
    """mr mrs ms messrs dr prof rev hon gen lt lieut col maj capt cpt cmdr adm brig sgt amb sen rep gov sec secy min dep asst
    pres st jr sr no nos vol vols pp p art arts sect secs fig cf ca etc viz vs inc ltd co corp dept govt approx jan feb mar
    apr jun jul aug sept oct nov dec a.m p.m i.e e.g u.s u.k u.n u.s.s.r ed eds doc docs para paras op mme mlle sra cde cdes coms ibid
    am pm thos chas geo jas jno saml benj robt edw danl fredk"""
)
"""Words that own the full stop after them, so that it ends no sentence."""

FEMALE = word_set("mrs ms miss madame madam mme mlle lady señora sra doña senhora frau signora")
MALE = word_set("mr messrs sir lord monsieur señor sr don senhor herr signor")
COURTESY = (
    FEMALE
    | MALE
    | word_set(
        "dr prof professor rev reverend hon honorable honourable excellency highness majesty comrade comrades cde cdes com coms cd m tov"
    )
)
"""Words before a name that are no office."""

RANKS = word_set(
    """general gen colonel col captain capt major maj lieutenant lt admiral adm commander cmdr marshal sergeant sgt brigadier
    brig rear field corporal"""
)
ROLES = RANKS | word_set(
    """president pres minister ministers premier chancellor secretary sec secy ambassador amb governor gov senator sen
    congressman congresswoman representative rep chairman chairwoman chairperson chair director prime vice deputy dep under
    assistant asst acting king queen emperor empress shah prince princess sultan sheikh pope cardinal archbishop bishop
    judge justice consul attaché attache chargé charge counselor counsellor envoy delegate commissioner spokesman
    spokesperson speaker mayor chief viceroy regent adviser advisor administrator inspector undersecretary under-secretary
    vice-president interpreter minister-counselor plenipotentiary presidenta presidente vicepresidenta vicepresidente
    conselleiro conselleira secretario secretaria letrado ministro ministra alcalde diputado deputado deputada präsident
    präsidentin kanzler bundeskanzler staatssekretär bürgermeister président présidente ministre fonmin formin primin
    defmin finmin secgen depsec forsec ambassador-at-large secretary-general under-secretary-general coordinator
    superintendent comptroller"""
)
"""Words of offices. A capitalised one before a name is its roleName; "the" and one of them is an office."""

PLURAL_ROLES = word_set(
    "commissioners ministers ambassadors delegates senators representatives generals leaders secretaries presidents chiefs "
    "officers consuls directors governors advisers congressmen"
)
DOMAINS = word_set(
    """state defense defence treasury staff intelligence affairs ministers council joint chiefs central war navy army air force
    commerce agriculture interior labor labour foreign economic trade far eastern near european security national political
    military finance financial general plenipotentiary extraordinary first second third special permanent supreme allied
    commander international organization administration executive legislative court supreme exchequer house senate congress
    white duma presiding officer aid development emissary negotiator large mission team country party communist central
    committee cc cpsu armed forces armaments information press public planning policy science technology education health
    justice american african asian latin pacific oceans polar assistant embassy legation department ministry medicine
    transport energy industry bureau office service agency head senior junior member former late majority minority whip
    leader clerk pro tempore legal council oficial maior mesa idade da do de xunta plans operations"""
)
"""Words that continue the title of an office and are no names of persons there."""

BODIES = word_set(
    """government governments embassy legation department ministry commission committee council congress senate house court
    parliament party army navy force forces bank company corporation corp inc ltd association union society institute
    university league board bureau office agency mission delegation administration staff treasury cabinet press post times
    star journal radio conference assembly group team foundation library church college command fund organization
    organisation republic kingdom empire states nations act article bill treaty agreement protocol pact charter constitution
    resolution convention declaration paper telegram note memorandum report letter despatch dispatch document plan doctrine
    program programme nato un uno eec oecd cia fbi nsc jcs usia aid kgb icc seato oas us usa uk ussr prc gdr frg gop eu usg
    hmg communists democrats republicans socialists labour conservatives tory whitehall pentagon kremlin elysée quai
    congressional street avenue road square bridge river sea ocean island islands mountain mount hotel airport canal gulf
    bay port panel subcommittee directorate division squadron fleet regiment brigade station meeting
    amendment treas treasury omb dod acda usda hew oep dia nsa communiqué communique"""
)
"""A capitalised name that ends in or holds one of these names no person."""

NO_NAMES = word_set(
    """was were is are has have had not end secret confidential restricted unclassified classified reproduction approve approved
    disapprove disapproved enclosure enclosures attachment attachments annex annexes appendix bills cosponsors copy copies
    seen dear message dissem resolutions than"""
)
"""Words that no name holds: of stamps, of lists, of sentences in capitals."""

DATES = word_set(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday christmas easter"""
)
PARTICLES = word_set("de du des la le der den von van zu di da do dos del della al el bin ibn ben ter ten y e af av st d' o'")
GENERATIONS = {"esq": "", "esq.": "", "jr": "jr", "jr.": "jr", "sr": "sr", "sr.": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}

FAMILY_FIRST = word_set(
    """wang li zhang chang liu chen ch'en yang zhao chao huang zhou chou wu xu hsu sun hu zhu gao lin luo zheng liang song
    soong tang deng teng han feng cao peng p'eng zeng xiao tian dong yuan pan jiang chiang cai tsai yu du ye cheng su wei lu
    ding ren shen yao qiao ch'iao mao hua bo kim pak park yi rhee choe choi chung kang cho yun yoon chang im paek ho nam
    nguyen tran le pham hoang phan vu vo dang bui do ngo duong truong kádár nagy rákosi gerő kállai púja péter biszku"""
)
"""Family names of peoples who print them first (Chinese, Korean, Vietnamese, Hungarian), as far as records show them often."""

ARTICLES = word_set("the o a os as el la le il lo der die das")

OPENERS = word_set(
    """the a an in on at by for from to of with without as if when while since because although though after before until
    unless during under over upon about against between among through throughout despite regarding concerning referring
    returning turning summing he she it they we i you this that these those there here his her its their our my your what
    which who whom whose why how where whether and but or nor so yet however moreover meanwhile therefore thus then also
    finally first second third next later earlier now today tomorrow yesterday still even only just not no yes one two three
    some any many most much more all both each every other another such same several few neither either perhaps indeed
    otherwise nevertheless nonetheless furthermore besides instead again once accordingly consequently hence is are was were
    has have had do does did will would can could should may might must let please according following speaking talking
    asked told said turning continuing commenting responding answering replying re dear further former latter like unlike
    given owing due apart aside concluding asking subsequently thereupon whereupon afterwards initially generally
    specifically recently apparently obviously clearly certainly naturally unfortunately fortunately privately personally
    frankly until via dear signed"""
)
"""Words that begin a sentence with a capital and are no names there."""

_PLACES = word_set(
    """united states kingdom turkey britain england scotland wales america russia soviets burma persia formosa siam ceylon rhodesia
    zaire czechoslovakia yugoslavia korea vietnam viet-nam indochina prussia bohemia holland washington moscow london paris
    peking beijing bonn berlin cairo jerusalem tokyo hanoi saigon havana warsaw prague budapest belgrade bucharest sofia
    vienna rome madrid lisbon brussels geneva ottawa canberra delhi karachi islamabad tehran teheran baghdad damascus beirut
    amman riyadh ankara athens nicosia djakarta jakarta bangkok vientiane manila taipei seoul pyongyang ulan-bator
    ulaanbaatar europe asia africa latin central south north east west southeast middle far near london's british french
    chinese germans german soviet russian russians americans american japanese italian italians spanish polish poles turkish
    turks greek greeks indian indians pakistani pakistanis israeli israelis arab arabs egyptian egyptians iraqi iraqis
    iranian iranians syrian syrians jordanian cuban cubans mexican mexicans brazilian brazilians canadian canadians
    australian australians dutch belgian belgians swiss swedish swedes norwegian danish danes finnish finns hungarian
    hungarians czech czechs romanian romanians bulgarian bulgarians yugoslav yugoslavs albanian albanians vietnamese laotian
    laotians cambodian cambodians thai thais burmese indonesian indonesians filipino filipinos korean koreans mongolian
    afghan afghans african africans european europeans western eastern christian muslim jewish jews catholic communist"""
)
# The countries whose English name in CLDR is one word. Written out: loading CLDR took a tenth of the time of a start.
_COUNTRIES = word_set(
    """afghanistan albania algeria andorra angola anguilla antarctica argentina armenia aruba australia austria
    azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bermuda bhutan bolivia botswana
    brazil brunei bulgaria burundi cambodia cameroon canada chad chile china colombia comoros croatia cuba curaçao
    cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia eurozone fiji finland
    france gabon gambia georgia germany ghana gibraltar greece greenland grenada guadeloupe guam guatemala guernsey
    guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jersey
    jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
    liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta martinique mauritania
    mauritius mayotte mexico micronesia moldova monaco mongolia montenegro montserrat morocco mozambique namibia
    nauru nepal netherlands nicaragua niger nigeria niue norway oman pakistan palau panama paraguay peru philippines
    poland portugal qatar romania russia rwanda réunion samoa sark senegal serbia seychelles singapore slovakia
    slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tokelau
    tonga tunisia turkmenistan tuvalu türkiye uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen
    zambia zimbabwe"""
)


def is_place(word: str) -> bool:
    """Whether a word names a country, a capital or a nation: it then speaks for a government, not for a person."""
    return word in _PLACES or word in _COUNTRIES
