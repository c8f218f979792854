"""How references are built: for each tradition the labels of its units, and what units without a label are.

A rule's pattern matches at one place of a reference; its group ``v`` is the value, or named groups are parts of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

__all__ = ["GENERIC", "TRADITIONS", "Rule", "Tradition"]

# After a value: punctuation, a blank or the end.
_END = r"(?=[\s,;:.)\]]|$)"
_NO = r"(?:(?:No|no|Nr|nr|Num|N)\b\.?\s*|[№#]\s*|N°\s*|Nº\s*)?"
_VALUE = r"(?P<v>\w(?:[\w/'’½–-]|\.(?=\w))*)"
_TEXT = r"(?P<v>[^,;:]+?)(?=\s*(?:[,;:]|(?<![A-Z])\.\s|\.?$))"
_LEAF = r"\d+(?:\s?(?:ob|об|зв|zv|rev|verso|recto|r|v)\b\.?|[a-zа-я](?!\w))?"
_LEAVES = rf"(?P<v>{_LEAF}(?:\s*[-–—]\s*{_LEAF})?(?:,\s*(?:and\s*)?{_LEAF}(?:\s*[-–—]\s*{_LEAF})?(?=\s*(?:[,;.)\]]|$)))*)"
_NAMED = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True)
class Rule:
    """One kind of unit."""

    type: str
    """Name of the unit in archival terms; ``locus:listy`` for leaves counted as listy. Empty where groups name several."""
    pattern: str
    example: str

    inside: bool = False
    """The value may stop before a hyphen: ``MPKBS-V. 1955``."""

    @property
    def whole(self) -> str:
        """The pattern of the whole unit: label and value."""
        return self.pattern + ("" if self.inside else _END)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The whole unit: label and value."""
        return re.compile(self.whole)


@dataclass(frozen=True)
class Tradition:
    """How one group of archives writes references."""

    rules: tuple[Rule, ...]
    levels: tuple[str, ...] = ("collection", "series", "subseries", "file")
    """What units without a label are, from the largest; with `last`, the last of several is that."""
    last: str = ""
    semicolon_ends: bool = False
    """A semicolon ends the reference."""
    below_fond: bool = False
    """Units without a label behind a fond are parts of it."""
    anywhere: bool = False
    """Units without a label may stand after labelled ones."""

    @cached_property
    def _all(self) -> tuple[Rule, ...]:
        return (*self.rules, *GENERIC)

    @cached_property
    def _which(self) -> re.Pattern[str]:
        # One group for each rule, none in it.
        return re.compile("|".join(f"(?P<r{i}>{_NAMED.sub('(?:', rule.whole)})" for i, rule in enumerate(self._all)))

    def first_match(self, text: str, at: int, end: int) -> tuple[Rule, re.Match[str]] | None:
        """The first rule whose unit stands at an offset; those of `GENERIC` behind the tradition's own."""
        found = self._which.match(text, at, end)
        if found is None or found.lastgroup is None:
            return None
        rule = self._all[int(found.lastgroup[1:])]
        match = rule.regex.match(text, at, end)
        return (rule, match) if match else None


def _label(kind: str, labels: str, example: str, value: str = _VALUE) -> Rule:
    """A rule for labels (alternatives of a pattern, with or without a stop) before a number."""
    return Rule(kind, rf"(?:{labels})(?:\.\s*|\s+|:\s*|(?=\d)){_NO}{value}", example)


def _leaves(scheme: str, labels: str, example: str) -> Rule:
    return Rule(f"locus:{scheme}", rf"(?:{labels})(?:\.\s*|\s+|:\s*|(?=\d)){_LEAVES}", example)


def _code(kind: str, pattern: str, example: str) -> Rule:
    return Rule(kind, rf"(?P<v>{pattern})", example)


_YEAR = _code("year", r"(?:1[89]|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?(?:\s?g\.)?", "1946")
_RANGE = Rule("locus:pages", r"(?P<v>\d+\s*[-–—]\s*\d+)(?=\s*(?:[,.;\])]|$))", "403-410")
_BARE_PAGES = Rule("locus:pages", r"(?P<v>\d+\s*[-–—]\s*\d+|\d{1,3}(?!\s*,\s*(?:Bl|S|pp?|fols?)\b))(?=\s*(?:[,.;\])]|$))", "403-410")

GENERIC: tuple[Rule, ...] = (
    Rule("microfilm", r"\((?P<v>[Mm]icrofilm[^)]*)\)", "(Microfilm)"),
    _code("microfilm", r"[Mm]icrofilm", "microfilm"),
    _label("recordGroup", r"Record Group", "Record Group 59"),
    _label("box", r"[Bb]ox(?:es)?|Bx|boîte|Karton|Kt", "Box 1024", r"(?P<v>(?:[A-Z]{1,3}[\s–-]?)?\d[\w–-]*)"),
    _label("folder", r"[Ff]older|Fold|Fldr", "Folder 4"),
    _label(
        "file",
        r"(?:[Ss]ubject\s+)?[Ff]ile(?:\s+(?:Number|number|name))?|FILE",
        "File No. JNSG",
        r"(?P<v>(?=[^,;]*[\dA-Z])[^\s,;:](?:[^,;:.]|\.(?=\S))*)",
    ),
    _label("reel", r"[Rr]eel|[Rr]oll|Rolik|rolik", "Reel 5"),
    _label("microfilm", r"[Mm]icrofilm|[Mm]ikrofilm|[Mm]f", "Microfilm 23"),
    _label("microfiche", r"[Mm]icrofiche", "microfiche 4"),
    _label("volume", r"[Vv]ol(?:ume)?|Bd|Band|[Tt]om(?:e|o|us)?|kötet|sv(?=\.\s?\d)", "vol. 21-1"),
    _label("part", r"[Pp]art|PART|Pt", "Part II", r"(?P<v>[IVXivx]+|\d+)"),
    _label("subseries", r"[Ss]ubseries", "Subseries 1"),
    _label("entry", r"[Ee]ntry", "Entry 3008"),
    _label("item", r"[Ii]tem", "Item 12"),
    _label("document", r"[Dd]oc(?:ument)?|[Dd]ok(?:ument)?", "Document 5"),
    _label("accession", r"[Aa]ccession|Acc", "Accession 68A1234"),
    _leaves("frames", r"[Ff]rames?", "frames 0012-0034"),
    _leaves("folios", r"[Ff]ols?|[Ff]olios?|ff", "fol. 18r-19v"),
    _leaves("pages", r"pp|p|pages?|Seiten?|S(?=\.\s?\d)|str|pag", "pp. 1-5"),
)

_SOVIET = (
    _label("fond", r"[fF]ond[iy]?|[fF]|[фФ]онд|[фФ]", "f. 0104", r"(?P<v>(?:[A-ZА-Я]{1,2}[-.]?\s?)?\d[\w/–-]*)"),
    _label(
        "opis",
        r"aghts(?:era)?|aghtsʻera|[oO]pis['’]?|[oO]pys|[oO]p|OP|[оО]пись|[оО]п|O|[Aa]p|apr",
        "op. 19",
        r"(?P<v>\d[\w/–-]*|[IVX]+|[A-Za-z]\b)",
    ),
    _label("perechen", r"[pP]erechen['’]?|[pP]er|Переч", "per. 14"),
    _label("poryadok", r"[pP]or(?:[iy]adok)?|[пП]ор(?:ядок)?", "por. 20"),
    _label("papka", r"[pP]apka|[pP]ap|[pP]|[пП]апка|[пП]", "p. 124", r"(?P<v>\d[\w/–-]*)"),
    _label("delo", r"sakme|[dD]elo|[dD]el|[dD]|[дД]ело|[дД]|ed\.\s?khr|ед\.\s?хр", "d. 3", r"(?P<v>\d[\w/–-]*)"),
    _label("sprava", r"[sS]prava|[sS]pr|[сС]права|[сС]пр", "spr. 245", r"(?P<v>\d[\w/–-]*)"),
    _label("arhivnaEdinitsa", r"[aA]\.?\s?[eE]|[аА]\.?\s?[еЕ]", "a.e. 3550", r"(?P<v>\d[\w/–-]*)"),
    _label("karton", r"[kK]or|[kK]art(?:on)?|[kK]arton", "kor. 5"),
    _label("dokument", r"[dD]ok(?:ument)?|[dD]oc(?:ument)?", "dok. 28"),
    _leaves("listy", r"[lL]ist[yi]?|[lL]l|LL|[lL]|[лЛ]исты?|[лЛ]л?", "ll. 5-7"),
    _leaves("furtseli", r"[fp]urts(?:eli)?", "furtseli 3"),
    _label("volume", r"[tT](?=\.\s?\d)|[тТ](?=\.\s?\d)|[тТ]ом", "t. 3", r"(?P<v>\d+)"),
    _leaves("arkushi", r"[aA]rk(?:ushi?)?|[аА]рк(?:уші?)?", "ark. 12-15"),
    _label("byla", r"[bB]", "b. 1234", r"(?P<v>\d[\w/–-]*)"),
    _YEAR,
)
_CZECH = (
    _label("svazek", r"sv(?:azek)?|Sv", "sv. 15"),
    _label("archivniJednotka", r"a(?:r|rch)?\.\s?j|aj", "a.j. 16"),
    _label("inventoryNumber", r"inv\.\s?(?:č|c|no|j)|i\.\s?č", "inv. č. 12"),
    _label("referenceNumber", r"č\.\s?j|č", "č.j. 0123"),
    _label("signature", r"sign?", "sign. 4"),
    _label("fond", r"[fF]ond|[fF]", "f. 02/1", _TEXT),
    _label("karton", r"[kK]arton|[kK]art|[kK]", "k. 80"),
    _label("bod", r"[bB]od|[bB]", "b. 3"),
    _label("obal", r"[oO]bal|[oO]b", "ob. 7"),
    _label("slozka", r"[sS]ložka|[sS]l", "sl. 2"),
    _leaves("folios", r"[lL]|[fF]ol", "l. 4-9"),
    _leaves("pages", r"[sS]|str|pp?", "s. 12-15"),
    _YEAR,
)
_HUNGARIAN = (
    Rule(
        "",
        r"(?P<fond>[IVXL]{1,6}-[A-Z]-\d+-[a-z](?:-[^\W\d_]+)?)-(?P<signature>\d+(?:/[a-z])?)-(?P<registryNumber>\d+(?:/\d+)*)",
        "XIX-J-1-j-Korea-4/b-00123/1957",
    ),
    Rule("", r"(?P<fond>\d\.\d(?:\.\d)?)\.?\s(?P<item>[A-Z]{1,3}-[\d/-]+)", "3.2.5. O-8-123/4"),
    Rule("fond", r"(?P<v>M-KS(?:[\s-]{1,3}\d+)?)(?:\.?\s?f\b\.?)?", "M-KS 288 f."),
    _code("fond", r"[IVXL]{1,6}-[A-Z]{1,3}-\d+(?:-[\w.–]+)*", "XIX-J-1-j-Korea"),
    Rule("fond", r"(?P<v>\d+)\.?\s?(?:f|fond)\b\.?", "288. f."),
    Rule("orzesiEgyseg", r"(?P<v>\d+(?:[/-]\d+)*)\.?\s?(?:ő|o)\.?\s?e\.?", "5/123. ő.e."),
    Rule("box", r"(?P<v>\d+(?:/[a-z])?)\.?\s?(?:doboz|d\b)\.?", "5. doboz"),
    Rule("tetel", r"(?P<v>\d+(?:/[\w]+)?)\.?\s?(?:tétel|tet|t)\b\.?", "24/b. tétel"),
    Rule("volume", r"(?P<v>\d+)\.?\s?(?:kötet|k)\b\.?", "3. kötet"),
    Rule("signature", r"(?P<v>\d{1,3}-\d{1,2})(?=\s*,\s*0\d)", "162-1, 001234/1965", inside=True),
    _code("registryNumber", r"\d{3,}(?:/\d+)*/(?:19|20)\d\d|0\d{3,}", "00456/1955"),
    _code("signature", r"\d+/[a-z]", "5/a"),
    _leaves("pages", r"pp?|o|old", "pp. 12-15"),
    _YEAR,
    _RANGE,
)
_POLISH = (
    _label("signature", r"sygn(?:atura)?", "sygn. XI A/15", _TEXT),
    _label("zespol", r"[zZ]espół|[zZ]", "z. 6"),
    _label("wiazka", r"[wW]iązka|[wW]", "w. 103"),
    _label("teczka", r"[tT]eczka|[tT]", "t. 1358"),
    _code("signature", r"\d+/[IVXLC]+-\d+(?:[./]\w+)*|[IVXL]+\s?[A-Z]/\d+", "237/V-98"),
    _code("signature", r"(?:[A-Z]{2}\s)?\d{2,5}(?:/\d+)+|\d{3,5}|[IVX]+\.\d+\.\d+/[A-Z]\.\d+", "BU 0236/123"),
    _code("zespol", r"\d{1,2}/\d\d", "9/75"),
    _leaves("karty", r"[kK]art[ya]|[kK]{1,2}", "k. 23-25"),
    _leaves("pages", r"[sS]|str", "s. 4-6"),
)
# The Institute of National Remembrance counts volumes, where the others have folders.
_IPN = (_label("volume", r"[tT]om|[tT]", "t. 4", r"(?P<v>\d+)"), *_POLISH)
_ROMANIAN = (
    _label("fond", r"[fF]ond(?:ul)?|FOND", "fond CC al PCR–Cancelarie", _TEXT),
    _label("dosar", r"[dD]osar(?:ul)?|[dD]ossier|[dD]os|[fF]ile", "dosar nr. 23/1956"),
    _label("problema", r"[pP]roblema", "problema 82"),
    _label("inventory", r"[iI]nv(?:entar)?", "inv. 3293"),
    _leaves("folios", r"[fF]il(?:a|ele)|ff|[fF]", "f. 10-15"),
    _leaves("pages", r"pp?", "pp. 10-15"),
    _YEAR,
)
_ALBANIAN = (
    Rule("collection", r"(?P<v>[A-ZÇË]{2,}[A-ZÇË-]*)(?=-[VF]\.)", "MPKBS-V. 1955", inside=True),
    _label("fond", r"[fF]ondi?|[fF]", "F. 14/AP", r"(?P<v>\d+(?:/[\w-]+)?)"),
    _label("year", r"[vV]iti|[vV]|[yY]ear", "V. 1955", r"(?P<v>(?:19|20)\d\d)"),
    _label("dosja", r"[dD]osj[ae]|[dD]os|[dD]", "D. 6"),
    _label("list", r"[lL]ista|[lL]", "L. 3"),
    _leaves("fleta", r"[fF]let[aë]|[fF]l|[fF]q", "fl. 3"),
)
_ITEM = r"[\w-]+(?:[./](?=[\w-])[\w-]+)*"
_SED = rf"(?:J\s)?(?:[IVX]{{1,4}}(?:\s[A-Z])?\s){_ITEM}"
_GERMAN = (
    Rule("", rf"(?P<fond>[A-Z]{{1,3}}\s?\d{{1,4}})(?:/|\s)(?P<item>{_SED})", "DY 30/J IV 2/2/766"),
    Rule("", rf"(?P<fond>[A-Z]{{1,3}}\s?\d{{1,4}}(?:\s?-\s?[IVX]+)?)/(?P<item>{_ITEM})", "B 136/59748"),
    _label("box", r"Karton|Kt", "Karton 123"),
    _label("item", r"Nr", "Nr. 123", r"(?P<v>\d[\w/]*)"),
    _label("signature", r"Bestand", "Bestand B 42", r"(?P<v>[A-Z]{1,3}\s?\d+\w?)"),
    Rule("item", r"(?P<v>\d{1,6})(?=\s*,\s*(?:Bl|S|pp?)\b)", "123, Bl. 5", inside=True),
    _label("volume", r"Bd|Bde|Band", "Bd. 123"),
    _leaves("folios", r"Bl|Blatt|Blätter|fols?|ff", "Bl. 1–5"),
    _leaves("pages", r"S|Seiten?|pp?", "S. 5"),
    _label("referenceNumber", r"Az|Aktenzeichen|Zl", "Az. 12-34"),
    _code("signature", r"[A-Z][A-Za-z]*(?:\s[IVX]+(?:/\d+)?)?\s?\d+(?:/\d+)*(?:-\d+)?", "ZAIG 1234"),
    _BARE_PAGES,
)
# The holdings of the former GDR's ministry are numbered A, B or C, with a year or not.
_FOREIGN_OFFICE = (_code("signature", r"[A-C]\s\d{3,6}(?:/\d+)?", "C 1065/78"), *_GERMAN)
_CHINESE = (
    Rule("file", r"(?:档号[:：]?\s*)?(?P<v>\d{3}-\d{5}-\d{1,3}(?:\(\d+\))?)", "109-00746-01"),
    _label("dossier", r"[dD]ossier|[aA]n[jt]uan", "Dossier 123"),
    _code("file", r"[A-Z]{0,3}\d*(?:[-/]\d+){2,5}", "A22-2-123"),
    _label("fond", r"quanzong|[fF]ond", "quanzong 123"),
    _label("catalogue", r"mulu|catalog(?:ue)?", "mulu 2"),
    _label("volume", r"juan|[vV]ol(?:ume)?", "juan 12"),
    _leaves("pages", r"pp?|pages?", "pp. 1-5"),
    _BARE_PAGES,
)
_VIETNAMESE = (
    _label("file", r"[hH]ồ sơ(?:\s+số)?|HS|hs|[dD]ossier", "hồ sơ 2020"),
    _label("fond", r"[pP]hông", "phông Phủ Thủ tướng", _TEXT),
    Rule("", r"(?P<collection>[A-ZĐ]{2,5}[a-z]?)\s(?P<file>\d+)", "PTTg 1234"),
    _leaves("pages", r"tờ|tr", "tờ 4-9"),
    _RANGE,
)
_KOREAN = (
    _label("roll", r"[rR]oll|[rR]eel", "roll C-06-0001"),
    _label("classNumber", r"[cC]lass(?:ification)?(?:\s+(?:[nN]umber|[cC]ode))?", "Class No. 729.55"),
    _label("registrationNumber", r"[rR]eg(?:istration)?(?:\s+[nN]umber)?|등록번호", "Registration No. 4092"),
    _YEAR,
    _RANGE,
)
_MONGOLIAN = (
    _label("fond", r"[fF]ond|[fF]|[хХ]өмрөг|[фФ]онд|[фФ]", "fond 02", r"(?P<v>\d[\w/-]*)"),
    _label("dans", r"[dD]ans|[dD]|[дД]анс", "dans 01", r"(?P<v>\d[\w/-]*)"),
    _label("khadgalamjiinNegj", r"[kK]h\.?/?[nN]|[hH]/[nN]|[xX]/?[nN]|[хХ]/?[нН]", "kh/n 410", r"(?P<v>\d[\w/-]*)"),
    _leaves("pages", r"[kK]huu?(?:das)?|[xX]uu?|[hH]|[xX]|pp?|[хХ]ууд?", "khuu 3-9"),
)
_INDIAN = (
    _label("proceedings", r"(?:File\s+No\.?\s*)?Progs?\.?\s*Nos?", "Progs. Nos. 1-12"),
    Rule("installment", r"(?P<v>[IVX]+|\d+(?:st|nd|rd|th))\s+[iI]nstal?lment", "III Installment"),
    _label("file", r"F|(?:Subject\s+)?[fF]ile|S\.?\s?No", "File No. 1(25)-NGO", r"(?P<v>(?=[^,;]*\d|[A-Z])[^\s,;:](?:[^,;:.]|\.(?=\S))*)"),
    _label("installment", r"[iI]nstal?lment|[iI]nst", "Inst. 2"),
    _YEAR,
)
_JAPANESE = (
    _label("file", r"[fF]ile|FILE", "File A’0392", r"(?P<v>[^\s,;:(](?:[^,;:.(]|\.(?=\S))*?)(?=\s*(?:[,;(]|\.\s|\.?$))"),
    _label("referenceCode", r"Ref(?:erence)?(?:\s+[cC]ode)?", "Ref. B02031234500"),
    _code("file", r"(?:19|20)\d\d-\d{3,5}|[A-Z]['’]?\.?\d+(?:\.\d+)+(?:-\d+)*", "2010-3485"),
    _RANGE,
)
_SPANISH = (
    _code("signature", r"\d+/\d+(?::\d+)?(?:/[\d.-]+)+", "1/8:15/3.1/1-6"),
    _label("fond", r"[fF]ondo|[fF]undo", "Fondo Brasil", _TEXT),
    _label("legajo", r"[lL]egajo|[lL]eg", "leg. 3", r"(?P<v>\w[\w/-]*)"),
    _label("caja", r"[cC]aixa|[cC]aja|[cC]", "caja 12"),
    _label("carpeta", r"[cC]arpeta|[cC]arp|[pP]asta", "carpeta 4"),
    _label("expediente", r"[eE]xpediente|[eE]xp", "exp. 7", r"(?P<v>\w(?:[\w/–-]|\.(?=\w))*)"),
    _label("maco", r"[mM]aço", "maço 15"),
    _label("tomo", r"[tT]omo|[tT]", "tomo 2"),
    _leaves("folios", r"[fF]ols?|[fF]olios?|[fF]ojas?|fs|f", "fojas 3-9"),
    _YEAR,
)
_BRITISH = (
    Rule("", r"(?P<department>[A-Z]{1,5})[\s-]?(?P<series>\d{1,4})/\s?(?P<piece>\d+)(?:/(?P<item>[\w/]+))?", "FO 371/68041"),
    Rule("", r"(?P<department>IOR)/(?P<series>[A-Z](?:/[A-Z&]+)*(?:/\d+)?)/(?P<piece>\d+)", "IOR/L/PS/12/345"),
    _code("registryNumber", r"[A-Z]{1,3}\s?\d{3,5}(?:/[\d/A-Z]+)?", "FL1013/12"),
    _code("item", r"[A-Z]{1,4}\s?\(\d\d\)\s?\d+", "C (51) 123"),
    _leaves("folios", r"fols?|ff|f", "ff. 3-5"),
)
_AUSTRALIAN = (
    Rule(
        "",
        r"(?P<series>(?:CRS\s)?[A-Z]{1,3}\s?\d{1,5}(?:/[A-Z]?\d*)?),\s*(?P<controlSymbol>[^,;\]]+?)(?:\s+(?P<part>(?:PART|Part|Pt)\.?\s*\w+))?(?=\s*(?:[,;\]]|\.?$))",
        "A1838, 852/13/4",
    ),
    Rule("", r"(?P<series>\d{2,4}),\s*(?P<controlSymbol>\d[\w/]*)", "123, 45/6"),
    _code("part", r"(?:[Pp](?:ar)?t\.?\s*)?[ivxlc]+|(?:[Pp](?:ar)?t\.?\s*)\d+", "ii"),
    _label("barcode", r"[bB]arcode", "barcode 1234567"),
    _code("series", r"(?:CRS\s)?[A-Z]{1,3}\s?\d{1,5}(?:/[A-Z]?\d*)?", "MS6150"),
)
_AMERICAN = (
    _code("recordGroup", r"(?:RG|R\.G\.)[\s–-]?\d+|Record Group \d+", "RG 59"),
    _label("lot", r"Lot", "Lot 66 D 204", r"(?P<v>\d\d[\s–-]?[A-Z][\s–-]?\d+)"),
    _label("job", r"Job(?:\s+Number)?", "Job 79–01025A", r"(?P<v>\w[\w–-]*)"),
    _label(
        "accession",
        r"FRC|Accession|Acc",
        "FRC 330–81–0202",
        r"(?P<v>(?:\d{3}\s)?\d{2,3}(?:[\s–-]?[A-Z][\s–-]?\d{3,5}|[–-]\d{2}[–-]\d{3,5}|[–-]\d{3,5}))",
    ),
    _label("conversation", r"Conversation", "Conversation 543–6", r"(?P<v>\d[\d–-]*)"),
    _code("division", r"Manuscript Division|Special Collections|Manuscripts Division", "Manuscript Division"),
    _code("item", r"\d{3}[A-Z]?\.\d(?:[\w./½–-]*[\w½])?(?:\s[A-Z][\w./½–-]*/[\w./½–-]+)?", "711.11-KE/2-1261"),
    _code("item", r"[PDN]\d{6}[–-]\d{4}|NLC(?:[–-]\d+){2,6}|CIA[–-]RDP\w+(?:[–-]\w+)*", "P820118–1374"),
    _label("item", r"OA/ID", "OA/ID 91107–001", r"(?P<v>[\w–-]+)"),
    _label("box", r"[Bb]ox(?:es)?", "Box CL 282", r"(?P<v>(?:[A-Z]{1,3}[\s–-]?)?\d[\w–-]*)"),
)
_FRENCH = (
    _code(
        "cote",
        r"GR\s\d+\s?[A-Z]\s?\d+|\d+\s?[A-Z]{1,2}\(\d\)(?:/\w+)+|\d*\s?[A-Z]{1,3}(?:\s?\d+)?(?:/[\w]+)+|\d+\s?[A-Z]{1,2}\s?\d+",
        "GR 10 H 1234",
    ),
    _label("carton", r"[cC]arton|[cC]", "carton 12"),
    _label("dossier", r"[dD]ossier|[dD]os|[dD]", "dossier 4"),
    _leaves("folios", r"[fF]ols?|[fF]olios?|ff|f", "fol. 12"),
)
_ITALIAN = (
    _label("filza", r"[fF]ilza|[fF]ilze", "Filza 3"),
    _label("busta", r"[bB]usta|[bB]", "b. 3"),
    _label("fascicolo", r"[fF]ascicolo|[fF]asc|[fF](?=\.\s?\d+\s*[,.])", "fasc. 45"),
    _label("rubrica", r"[rR]ubr(?:ica)?", "rubr. 12"),
    _label("posizione", r"[pP]os(?:izione)?", "pos. 123"),
    _label("year", r"[aA]nno|a(?=\.\s?1\d\d\d)", "anno 1950"),
    _leaves("folios", r"[fF]ols?|ff|[fF]|[cC]c|[cC]", "fol 18r-19v"),
    _YEAR,
)
_UN = (
    _code("item", r"S-\d{3,4}(?:-\d+){0,3}", "S-0188-0005-04"),
    _code("series", r"(?:DAG|RAG|AG)[- ]?\d+(?:/[\d.-]+)*", "DAG-1/5.1.3"),
    _code("series", r"[A-Z]{1,2}\s\d+/\d+", "GX 10/12"),
)
_YUGOSLAV = (
    *_SOVIET[:1],
    Rule("fascikla", r"(?:F-|fasc?\.\s?)(?P<v>\d+)", "F-90"),
    _label("dokument", r"[dD]ok|[dD]oc", "dok. 4512"),
    _code("signature", r"[IVX]+(?:-\d+)(?:-[a-z])?(?:/[\w-]+)*|\d+/[IVX]+-\d+", "I-3-a/82-123"),
    _YEAR,
)

TRADITIONS: dict[str, Tradition] = {
    "soviet": Tradition(_SOVIET),
    "czech": Tradition(_CZECH),
    "hungarian": Tradition(_HUNGARIAN, anywhere=True),
    "polish": Tradition(_POLISH),
    "ipn": Tradition(_IPN),
    "romanian": Tradition(_ROMANIAN, below_fond=True, anywhere=True),
    "albanian": Tradition(_ALBANIAN, anywhere=True),
    "german": Tradition(_GERMAN),
    "foreign-office": Tradition(_FOREIGN_OFFICE),
    "yugoslav": Tradition(_YUGOSLAV, below_fond=True, anywhere=True),
    "chinese": Tradition(_CHINESE),
    "vietnamese": Tradition(_VIETNAMESE),
    "korean": Tradition(_KOREAN),
    "mongolian": Tradition(_MONGOLIAN),
    "indian": Tradition(_INDIAN),
    "japanese": Tradition(_JAPANESE),
    "spanish": Tradition(_SPANISH, below_fond=True),
    "british": Tradition(_BRITISH),
    "australian": Tradition(_AUSTRALIAN),
    "american": Tradition(_AMERICAN, ("collection", "series", "file"), "item", semicolon_ends=True, anywhere=True),
    "agency": Tradition(_AMERICAN, ("series", "file"), "item", semicolon_ends=True, anywhere=True),
    "french": Tradition(_FRENCH),
    "italian": Tradition(_ITALIAN),
    "un": Tradition(_UN, anywhere=True),
    "plain": Tradition((*_SOVIET[:2], _YEAR), anywhere=True),
}
"""American archives name units without labels; agencies that hold their own records name the series first."""
