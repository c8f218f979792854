"""Signatures, seals, stamps, handwriting, deletions: what the eye sees on the paper."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import part, sure
from teikit.reading.inlines.convention import Convention, phrase
from teikit.record import Insertion

__all__ = ["ROWS"]

_NAME = r"(?:[A-ZÀ-ÞА-Я][\w.'’-]*(?:\s+(?:[A-ZÀ-ÞА-Я][\w.'’-]*|de|von|van|der|da|di|la)){0,4})"
_SEAL = (
    r"(?:seals?|siegel|sceau|sello|sigillo|печать|stamps?|postmark|stempel|poststempel|cachet|timbre|timbro|"
    r"bollo|штамп|штемпель|rubber stamp)"
)
_HAND = (
    r"(?:handwritten|hand-written|manuscript|marginal|margin|written|scribbled|pencil(?:led)?|in (?:the "
    r")?(?:\w+ ){0,2}(?:margin|hand|pencil|ink)|handschriftlich\w*|am (?:linken |rechten |oberen |unteren "
    r")?rand\w*|"
    r"von (?:anderer|fremder) hand|en marge|à la main|manuscrit\w*|al margen|a mano|manuscrito|al margine|a "
    r"margine|manoscritto|от руки|на полях|рукой|рукописн\w*|"
    r"added|inserted|insertion|addition|interlineated|superscript|above (?:the )?line|über der zeile|eingefügt|"
    r"ajouté|añadido|aggiunto|вставлено|вписано|"
    r"(?:at|on|in) (?:the )?(?:top|bottom|foot|head|upper|lower|left|right|back|reverse|verso)\b)"
)
_STRUCK = (
    r"(?:deleted|erased|cancelled|canceled|crossed[ -]out|struck[ -](?:out|through)|strike[ -]?out|lined out|"
    r"durchgestrichen|gestrichen|getilgt|rayé|biffé|barré|tachado|cancellato|depennato|"
    r"зач[её]ркнуто|вычеркнуто)"
)
_STRUCK_ONLY = _STRUCK.replace("deleted|erased|", "", 1)


def _initials(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(insertion, note_type="signature", reason="signature")


def _words_on_it(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(insertion, content=part(bracket, match, "words") or insertion.content)


def _is_signature_place(bracket: Bracket) -> bool:
    """A name signed, not a treaty signed on a day."""
    return not re.search(r"\d{3,}|\bon\b|\bat\b|\bin\b", bracket.text)


ROWS = (
    Convention(
        "signature",
        "signature",
        "KEEPER OF THE LIGHT (O. VARN)\n\n[signature]",
        "seed, FRUS, WCDA, RUJFK; [Unterschrift], [подпись], [firma]",
        pattern=phrase(
            r"(?:two |three |\d )?(?:signatures?|signed|sgd|s|sd|/s/|unterschrift(?:en)?|gez|signé|firma|firmado|"
            r"firmato|подпис[ьи]|подписал|initials?|initial(?:l)?ed|paraphe|"
            r"rubrica)(?: by hand)?"
        ),
        build=_initials,
        when=lambda bracket: bracket.text != "s" or bracket.alone,
    ),
    Convention(
        "signed-name",
        "signature",
        "Sincerely,\n[signed Orla]\nOrla Venn",
        "FRUS: [signed Hal], [HK initialed], [Haig signed for Nixon]",
        pattern=expression(
            rf"(?:(?i:signed|sgd\.?|signature:?|signature of|/s/|gez\.|signé:?|firmado:?|firmato:?|initialed|initialled|"
            rf"подпись:?|подписал:?)(?i:\s+by)?\s*[:,]?\s*{_NAME}"
            rf"(?:\s+for(?:\s+{_NAME})?)?|{_NAME}\s+(?:signed|initialed|initialled)(?:\s+for\s+{_NAME})?)\.?"
        ),
        build=_initials,
        when=_is_signature_place,
    ),
    Convention(
        "name-signed",
        "signature",
        "Correct copy, signed [O Varn] 27 May 1909.",
        "WCDA: the name after the typed word",
        pattern=expression(_NAME),
        when=lambda bracket: (
            bracket.last is not None
            and bracket.follows_word
            and bracket.last.text.lower()
            in {"signed", "sgd", "sd", "signature", "gez", "signé", "firmado", "firmato", "подпись", "initialed"}
        ),
        build=_initials,
    ),
    Convention(
        "not-signed",
        "signature",
        "Respectfully yours,\n\n[No signature indicated]",
        "FRUS: [File copy not signed], [unsigned]",
        pattern=phrase(
            r"no signatures?(?: indicated| given| on .{1,40})?",
            "unsigned(?: .{1,30})?",
            r"(?:[\w ]{1,30} )?not signed",
            r"(?:signature|initials?) (?:missing|illegible|lacking|indecipherable|unleserlich|нрзб)",
            "ohne unterschrift",
            "sans signature",
            "sin firma",
            "senza firma",
            "без подписи",
            "подпись отсутствует",
            r"illegible (?:signature|initials?)",
            r"signature not .{1,30}",
        ),
        build=_initials,
    ),
    Convention(
        "seal",
        "seal-or-stamp",
        "Done at the harbour.\n\n[L. S.]",
        "FRUS 218: [seal.], [Seal of the Emperor.], [10-cent stamp.], [stamp: …]",
        pattern=phrase(
            r"l\. ?s",
            rf"(?:\S+ ){{0,5}}{_SEAL}(?:\s*[:–—-]\s*(?P<words>.*)|\s+(?:of|by|on|at|reading|with|in)\b.+|\s+(?:appended|"
            rf"attached|affixed))?",
            r"(?:rubber-?)?stamped\b[:,]?\s*(?P<stamped>.*)",
            "sealed",
            "place (?:for|of) (?:the )?seal.*",
            "м\\. ?п",
        ),
        build=_words_on_it,
        when=lambda bracket: len(bracket.words) < 25 and not re.match(r"(?i)seal(?:s|ed)? off", bracket.text),
    ),
    Convention(
        "struck",
        "del",
        "all [crossed out: the old] boats",
        "AUDEN, BAHR, SCHNITZLER, TILL; [gestrichen: …], [зачеркнуто: …]",
        pattern=expression(rf"(?:{_STRUCK})(?:\s+(?:by hand|in pencil|in ink))?\s*[:–—]\s*(?P<words>.*)", re.IGNORECASE | re.DOTALL),
        build=_words_on_it,
    ),
    Convention(
        "struck-remark",
        "note",
        "the second boat [crossed out] left",
        "DAFP [crossed out]",
        pattern=phrase(rf"(?:the )?(?:\S+ ){{0,5}}?{_STRUCK_ONLY}(?: (?:by hand|in pencil|in ink|in (?:the )?original))?"),
        build=sure("medium", note_type="editorial"),
    ),
    Convention(
        "handwriting",
        "add",
        "[Handwritten in the margin: ask Orla]",
        "FRUS, DAFP, HAC; [am Rand: …], [на полях: …]",
        pattern=expression(
            rf"(?:(?:the|an?|another|illegible|brief|short|note|notation|words?|text|comment|remark|line|initials)\s+){{0,3}}{_HAND}\b.*",
            re.IGNORECASE | re.DOTALL,
        ),
        when=lambda bracket: (
            not re.match(
                r"(?i).{0,60}\bfootnote|(?:added|inserted|written|margin|on the|at the|in the)\s*$|written by [A-Z]|(?:at|"
                r"on|in) the (?:right|left|top)\s*$",
                bracket.text,
            )
            and not bracket.glued_before
        ),
        build=sure("medium"),
    ),
)
