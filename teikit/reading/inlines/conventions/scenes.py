"""Stage directions: what happened while people spoke, and who it was that spoke."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import sure
from teikit.reading.inlines.convention import Convention, Setting

__all__ = ["ROWS"]

_NOISE = (
    r"(?:laugh(?:s|ter|ing|ed)?|chuckl(?:es?|ing)|applause|applaud\w*|cheer(?:s|ing)?|cries|crying|weep\w*|"
    r"pause[sd]?|silence|sigh\w*|cough\w*|crosstalk|cross-talk|whisper\w*|murmur\w*|noise|"
    r"hear,? hear|interrupt\w*|interruption|interposing|commotion|uproar|disorder|commotion|recess|music|"
    r"telephone|phone|door|bell|gavel|nod(?:s|ding)|smil(?:es|ing)|gestur\w*|"
    r"shuffling|affirmative|negative|resum\w*|overtalk|general (?:laughter|agreement)|exclamation\w*|dial tone|"
    r"gelächter|lachen|lacht|heiterkeit|beifall|zuruf\w*|unruhe|pause|bravo|sehr richtig|rires?|"
    r"applaudissements|mouvements?|bruit|risas|aplausos|pronúncianse\b.*|murmurios|rumores|protestas|ilarità|"
    r"applausi|commenti|"
    r"смех|аплодисменты|оживление|шум|пауза|голоса|реплика|общий смех)"
)
_NOISE_FIRST = expression(
    rf"(?:(?:more|loud|prolonged|general|great|renewed|much|long|short|brief|slight|some|stormy|lively|"
    rf"sustained|unclear exchange,?|unclear,?|and|grandes|moitos|fortes|große[rs]?|allgemeine[rs]?|vifs|vivos|"
    rf"бурные|продолжительные)\s+){{0,2}}{_NOISE}"
    rf"(?:(?:[\s,;.—–-]+|\s+(?:and|from|on|in|of|by|e|et|y|und|и|nas|na|do|da|dos|das|auf|bei|links|rechts|sur|"
    rf"à|а)\s+)[\w.,'’ -]{{0,80}})?[.!]?",
    re.IGNORECASE,
)
_VERB = (
    r"(?:laughs?|smiles?|nods?|leaves?|left|enters?|entered|re-?enter(?:s|ed)|joins?|joined|comes?|goes?|gets?|"
    r"rises?|stands?|sits?|sat|reads?|hands?|handed|gives?|gave|shows?|showed|looks?|turns?|turned|points?|"
    r"offers?|"
    r"interrupts?|whispers?|pauses?|picks?|takes?|took|walks?|returns?|returned|departs?|departed|arrives?|"
    r"arrived|confers?|conferred|consults?|greet(?:s|ed)?|embraces?|shakes?|begins?|began|ends?|ended|resumes?|"
    r"resumed|recessed|"
    r"adjourned|convened|writes?|draws?|(?:is|are|was|were) (?:served|admitted|taken|shown|brought|excused|"
    r"dismissed|ushered|handed|passed)|speaks?|spoke|continues?|asks?|agrees?|puts?|opens?|closes?|plays?|"
    r"exits?)"
)
_ACT = expression(
    rf"(?:[A-ZÀ-Þ][\w.'’-]*|[Tt]he|[Bb]oth|[Ee]veryone|[Aa]ll|[Hh]e|[Ss]he|[Tt]hey)(?:\s+(?:and|the|of|for|de|"
    rf"von|men|both|all|then|again|also|just|briefly|[A-ZÀ-Þ][\w.'’-]*|[a-z]+(?:s|er|or|"
    rf"ants?)\b)){{0,7}}\s+{_VERB}\b.{{0,300}}",
    re.DOTALL,
)
_BARE_ACT = expression(rf"(?:{_VERB}|[a-z]+ing)\b.{{0,160}}", re.IGNORECASE | re.DOTALL)
_TO = expression(
    r"(?:[Tt]o|[Ss]peaking to|[Aa]ddressing|[Rr]eferring to|[Tt]urning to|[Aa]side(?: to)?|[Pp]ointing (?:to|"
    r"at))\s+(?:the\s+)?[A-ZÀ-Þ][\w.'’ -]{1,60}:?"
)
_LABEL = expression(r"(?:The\s+)?(?:[A-ZÀ-ÞА-Я][\w.'’-]*\s*){1,5}(?:\([^()]{1,40}\))?:")
# Words by which a sentence in parentheses is itself spoken, or points to a source.
_SPOKEN = expression(
    r"\b(?:I|we|you|my|our|your|us|me|ich|wir|je|nous|vous|yo|eu|io|noi|see|ibid|vgl|siehe|véase|voir|cf|pp?\.|vols?\.|"
    r"Source|Document|Department|Telegram|Memorandum|Files?)\b",
    re.IGNORECASE,
)
_HEADER_WORD = expression(
    r"(?:subject|re|from|to|date|place|participants|present|ref|note|comment|question|answer|memorandum|attention|cc|via|source)\b",
    re.IGNORECASE,
)


def _among_turns(bracket: Bracket) -> bool:
    """Where people take turns, a bracket in a turn's line or between turns shows what they do."""
    return bracket.facts.transcript or re.search(r":\s*$", bracket.left) is not None


def _act_begins(bracket: Bracket) -> bool:
    ends = bracket.before.rstrip(' "”’*_\n')
    between = not ends or ends[-1:] in ".!?:—–-…"
    return (
        _among_turns(bracket)
        and between
        and (bracket.text[:1].isupper() or ends[-1:] in ":—–" or bracket.text.split()[0].endswith(("ing", "s")))
    )


ROWS = (
    Convention(
        "time-stamp",
        "source-bracket",
        "[00:01:02] KEEPER: The lamp is lit.",
        "oral history and flight transcripts: [00:01:02], [1:02:45]",
        pattern=expression(r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?"),
        when=lambda bracket: bracket.opens_line and (bracket.text.count(":") == 2 or _LABEL.match(bracket.right.lstrip()) is not None),
        build=sure("high"),
    ),
    Convention(
        "somebody-laughs",
        "stage",
        "I would go down fighting. [The Keeper laughs.] It was easy to say.",
        "FRUS tapes: [He laughs.], [Both men laugh.]",
        pattern=expression(
            r"(?:[\w.'’-]+\s+){1,6}(?:laugh|chuckle|smile|sigh|cough|pause|applaud|weep|nod|whisper|clap|cheer|giggle|"
            r"grin|frown|snort)(?:s|ed|ing)?(?:\s+[\w.'’ -]{1,60})?[.!]?",
            re.IGNORECASE,
        ),
        when=lambda bracket: not bracket.glued_before,
    ),
    Convention(
        "noise",
        "stage",
        "Orr: You should have seen the boat. [Laughter]",
        "FRUS 146, GAL 45,061, HAC, UNIX: [laughs], [pause], [Applause.]",
        pattern=_NOISE_FIRST,
        build=sure("high"),
        when=lambda bracket: (
            not bracket.glued_before
            and (bracket.text.lower() not in {"negative", "affirmative", "continues", "door", "phone"} or _among_turns(bracket))
        ),
        delimiters="[<",
    ),
    Convention(
        "noise-in-parentheses",
        "stage",
        "You should have seen the boat. (Laughter.)",
        "FRUS 212, GAL 45,061: (Laughter and applause), (Aplausos.)",
        pattern=expression(rf"{_NOISE_FIRST.pattern}", re.IGNORECASE),
        delimiters="(",
        build=sure("high", resp="source"),
        when=lambda bracket: (
            not re.match(
                r"(?i)(?:door|phone|telephone|music|bell|noise|negative|affirmative|continu|resum|silence|disorder|recess|pause)\b",
                bracket.text,
            )
            and (bracket.before.rstrip(' "”’*_»\n')[-1:] in ".!?:…—–,)” " or not bracket.before.strip() or bracket.text[-1] == ".")
        ),
    ),
    Convention(
        "sentence-of-the-recorder",
        "stage",
        "Orr: The ferry is late. (The Harbour Master asks for the floor.) You will be heard.",
        "GAL 1,500: (A señora … pronuncia palabras que non se perciben.), (Asentimento.), (Votación.)",
        pattern=expression(r"[^\W\d_a-zà-ÿ].{2,600}[.!…]", re.DOTALL),
        delimiters="(",
        build=sure("medium", resp="source"),
        when=lambda bracket: bracket.setting.debate and not bracket.glued_before and not _SPOKEN.search(bracket.text),
        setting=Setting(debate=True),
    ),
    Convention(
        "break",
        "stage",
        "[BREAK IN THE TAPE]",
        "UNIX, HAC: [The Committee recessed …]",
        pattern=expression(
            r"(?:end(?: of)? |begin(?:ning of)? |start(?: of)? )?(?:break in (?:the )?(?:tape|recording)|side [a-z\d]|tape "
            r"\d+.{0,40}|interview (?:ends|resumes|begins).{0,60}|(?:the )?tape (?:is )?(?:turned|changed?|switched|stopped|off|on)\b"
            r".{0,40}|"
            r"(?:start|end|beginning) of (?:the )?(?:tape|side|interview|recording).{0,40}|whereupon,? .{3,200}|(?:the "
            r")?(?:committee|meeting|session|council|conference|hearing)\b.{0,60}\b(?:recessed|adjourned|broke|resumed|"
            r"convened|ended)\b.{0,120})\.?",
            re.IGNORECASE,
        ),
        build=sure("high"),
        delimiters="[",
    ),
    Convention(
        "speaking-to",
        "stage",
        "Orr: [To the Harbour Master] Will you wait?",
        "FRUS minutes: [To General …], [Referring to …]",
        pattern=_TO,
        when=_among_turns,
        build=sure("medium"),
    ),
    Convention(
        "speaker-label",
        "speaker-label",
        "[The Keeper:] There is another boat.",
        "FRUS: names that the editor supplied before a turn",
        pattern=_LABEL,
        when=lambda bracket: bracket.opens_line and not _HEADER_WORD.match(bracket.text),
        build=sure("high"),
    ),
    Convention(
        "act",
        "stage",
        "Venn: [He offers cigarettes] Do you smoke?",
        "FRUS memoranda of conversation: [The photographers leave.], [Drinks are served]",
        pattern=_ACT,
        when=_act_begins,
        build=sure("medium"),
    ),
    Convention(
        "bare-act",
        "stage",
        "Venn: [reads over his paper] Here is the sum.",
        "FRUS: [whispering], [looking around], [Hands him Tab A]",
        pattern=_BARE_ACT,
        when=lambda bracket: (
            _act_begins(bracket)
            and bracket.text[-1:] != "?"
            and (
                bracket.left.rstrip().endswith(":")
                or bracket.text.endswith(":")
                or bracket.right.lstrip().startswith(":")
                or bracket.text[:1].isupper()
                or bracket.before.rstrip()[-1:] in "—–…"
            )
        ),
        build=sure("medium"),
    ),
    Convention(
        "manner-of-speech",
        "stage",
        "Keeper Venn [continuing]. For three reasons.",
        "CREC: [continuing], [presiding]",
        pattern=expression(
            r"(?:continuing|continued|presiding|reading|interposing|resuming|interrupting|in (?:english|russian|french|"
            r"german|spanish|chinese))",
            re.IGNORECASE,
        ),
        when=lambda bracket: bracket.last is not None and bracket.last.text[:1].isupper() and bracket.right[:1] in (".", ":", ",", ";"),
        build=sure("medium"),
    ),
)
