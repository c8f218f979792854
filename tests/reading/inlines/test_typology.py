"""Invented lines for every convention of the typology, and what each bracket in them is."""

from __future__ import annotations

import pytest

from teikit.reading.inlines import Context, read_insertions
from teikit.source import Source

TRANSLATED = Context(original_language="ru", has_translator=True)

LINES = r"""
sic|Gull Rock [sic] light bears east.
sic|the keeper recieved [sic!] his pay
sic|a sum of 2,510 (sic) crowns
sic|the file number 14 [sic].
sic|ein Leuchtturrm [so im Original] stand
sic|маяк [так в тексте] погас
sic|el farro [así en el original] era
sic|la bharca [così nel testo] era
choice|he feared an insurgence [sic: insurance] man
choice|the Harbour Master [sic, Harbour Mistress] came
choice|Herr Leuchtner [sic, richtig Leuchter] kam
choice|on the 5th [sic, but probably 6th] boat
choice|the lamps was [were] lit
choice|to entire safety [unsafety] of all
choice|his letter of October 27 [29] said
choice|the boat left at 9 [10] pm
choice|Article 2 [20] says
choice|we met in April [May] by the pier
choice|asked him of [by?] waving to come
note|since that time [i.e., the time of the flood] he
note|since that year [that is, the year of the flood] he
note|the treaty [signed on February 14, 1911] holds
supplied|faithful [to] the harbour
supplied|he said that [the] boat
supplied|the lamp [will be lit] if so
supplied|they have not [set?] sail
supplied|the [pier master?] came
supplied|He would ask Orla [Varn] for it.
supplied|[To] Keeper Varn,
supplied-part|O. J. V[arn] came
supplied-part|lantern[s] were lit
supplied-part|HM[Y]466 was sent
supplied-part|was dis[missing] them
unclear|It shines as beacon [?] to all
unclear|a firm styled Varn (?) should
identification|the Secretary [Orlov] said
identification|Then he [Varn] lit the lamp.
supplied|He asked Orla [de] Varn for it.
supplied|Minister [von Varn] came
supplied|the [de facto] keeper
original|The Keeper [der Wärter] spoke
original|he gave it to me [mir] then
abbr-expan|the Harbour Workers' Party [HWP] met
abbr-expan|by HWP [Harbour Workers' Party] men
gap|I have [etc.]
date-or-place-supplied|[Varnmouth,] August 16, 1914.
date-or-place-supplied|[Varnmouth, undated.]
date-or-place-supplied|on 10 [August] 1947 he
date-or-place-supplied|on 8 September [1955] he
date-or-place-supplied|Varnmouth [undated].
doctype-label|[Translation]
doctype-label|[Inclosure 2 in No. 6—Translation.]
doctype-label|[End paraphrase.]
doctype-label|[Extracts]
doctype-label|[Enclosure 2]
doctype-label|[Tab A]
doctype-label|[Telegram.—Paraphrase.]
doctype-label|[Übersetzung]
doctype-label|[Приложение 1]
doctype-label|[Traduction]
note|[Note: The form has three columns.]
gap|sent in [illegible] boats
gap|the [one word illegible] boat
gap|the [source text illegible] boat
gap|das [unleserlich] Boot
gap|das [es folgen mehrere unleserliche Zeilen] Boot
gap|le [mot illisible] bateau
gap|el [ilegible] barco
gap|la [parola illeggibile] barca
gap|лодка [2 слова нрзб.] утонула
gap|from [garbled group] garrison
gap|the (telegram garbled) said
gap|the [unclear] said
gap|... (inaudible) very strongly
gap|nor [apparent omission] would
gap|the [five words missing] of
gap|[remainder of document missing]
gap|sold to [blank.]
gap|the [...] boat
gap|the [. . .] boat
gap|the [---] boat
gap|[* * * * *]
gap|der Brief [Zeile fehlt] war
gap|le [deux mots manquent] bateau
gap|el [falta una línea] barco
gap|il [manca una riga] testo
gap|the [2-1/2 lines not declassified] boat
gap|the [text not declassfied] boat
gap|the [1 paragraph (7 lines of source text) not declassified] boat
gap|the [personal details redacted] boat
gap|[Here follow agenda items 2–4.]
gap|a [ matter omitted ] b
signature|Sincerely,\n[signed Orla]
signature|FROM: O. Varn [OV initialed]
signature|[File copy not signed]
signature|[подпись]
signature|[Unterschrift]
seal-or-stamp|[L. S.]
seal-or-stamp|[10-cent stamp.]
seal-or-stamp|[stamp: RECEIVED]
seal-or-stamp|[печать]
add|[Handwritten: no]
add|[am Rand: nein]
add|[на полях: нет]
del|the [crossed out: old] boat
note|[Darstellung: ein Boot.]
note|do it [italics provided] now
pb|a [Page 143] b
pb|a [page two] b
pb|[[Page H17]]
pb|a [fol. 3r] b
pb|a [л. 5] b
archive-ref|Memos, [1 of 3]. Secret
archive-ref|end.\n\n[HA: B1838/2, 852/13/4, ii]
received|Oslo, May 5.\n[Received May 6—3:12 p.m.]
note|x [Footnote and brackets in the source text.]
stage|Orr: yes. [Laughter]
stage|[The keeper laughs.]
stage|It is so. (Laughter and applause)
stage|Así es. (Aplausos.)
stage|[BREAK IN THE TAPE]
stage|Venn: Yes.\n\n[End of tape 1]\n\nOrr: So
stage|Venn: Yes. [End of Tape 2, Side B]
stage|[End tape 3]
stage|Venn: Yes.\n\n[Tape 2, Side A]\n\nOrr: So
stage|[The tape is turned over.]
gap|So tell him [gap in tape] then
stage|[The Committee recessed for lunch.]
stage|ОРР: да. [смех]
speaker-label|[Varn:] This is very
note|the volost [прим. пер.: волость] met
note|le volost [N.d.T. : un district] se
note|der Volost [Anm. d. Übers.: Bezirk] kam
gap|【illegible】 boats
supplied|nothing but the [omission of] it
"""

NOTHING = """
the general assembly [General A of the UN, said
[matter omitted) was
No. 107.]
see [the pier](https://pier.example/x)
![a boat](boat.png)
the sheep (live and slaughtered) a week
wrote (Signed) Varn
"""


def classes(text: str, context: Context) -> list[str]:
    source = Source(text)
    return [insertion.cls for insertion in read_insertions(source, source.span, context).insertions]


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_class(line: str) -> None:
    expected, text = line.split("|", 1)
    assert classes(text.replace("\\n", "\n"), Context()) == [expected]


@pytest.mark.parametrize("line", NOTHING.strip().splitlines())
def test_stays_text(line: str) -> None:
    assert classes(line, Context()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which had given [povod -SIC] them pause", "original"),
        ("the stubbornness [upryamstvo] of the keeper", "original"),
        ("That was “upryamstvo [pure obstinacy]” to him.", "original"),
        ("the stubbornness [упрямство] of the keeper", "original"),
        ("faithful [to] the harbour", "supplied"),
    ],
)
def test_translation(text: str, expected: str) -> None:
    assert classes(text, TRANSLATED) == [expected]
