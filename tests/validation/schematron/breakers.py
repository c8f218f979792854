"""For each of TEI's Schematron rules a scrap of TEI that breaks it, by the rule's name inside its identifier.

A rule with several tests has a scrap that breaks them all. ``{past}`` and ``{soon}`` stand for dates before today and within
two months.
"""

from __future__ import annotations

import datetime

BREAKERS: dict[str, str] = {
    "d9e129048": "<content><sch:p/></content>",
    "d9e130831": "<datatype><sch:p/></datatype>",
    "CMC_generatedBy_within_post": "<p generatedBy='bot'>Rain.</p>",
    "att-datable-w3c-when": "<date when='1920' from='1919'/>",
    "att-datable-w3c-from": "<date from='1920' notBefore='1919'/>",
    "att-datable-w3c-to": "<date to='1920' notAfter='1921'/>",
    "source-only_1_ODD_source": "<moduleRef source='a.xml b.xml' key='core'/>",
    "targetLang": "<ref targetLang='la'>Vale</ref>",
    "spanTo-points-to-following": "<anchor xml:id='before'/><addSpan spanTo='#before'/><delSpan spanTo='#nowhere'/>",
    "schemeVersionRequiresScheme": "<rendition schemeVersion='3'/><rendition scheme='free' schemeVersion='3'/>",
    "subtypeTyped": "<seg subtype='fine'>x</seg>",
    "calendar_attr_on_empty_element": "<date calendar='#julian'>  </date>",
    "p-in-ab-or-p": "<p>One <hi><p>two</p></hi></p><ab><p>three</p></ab>",
    "p-in-l": "<l><p>verse</p></l>",
    "deprecationInfo-only-in-deprecated": "<gloss><desc type='deprecationInfo'>old</desc></gloss>",
    "rt-target-not-span": "<rt target='#a' from='#b' to='#c'>x</rt>",
    "rt-from": "<rt from='#b'>x</rt>",
    "rt-to": "<rt to='#b'>x</rt>",
    "ptrAtts": "<ptr target='#a' cRef='b'/>",
    "refAtts": "<ref target='#a' cRef='b'/>",
    "gloss-list-must-have-labels": "<list type='gloss'><item>x</item></list>",
    "targetorcontent1": "<relatedItem target='#a'><bibl/></relatedItem><relatedItem/>",
    "l-in-l": "<l>a <l>b</l></l><l><note><l>quoted</l></note></l>",
    "atleast1oflggapl": "<lg><head>x</head></lg>",
    "lg-in-l": "<l><lg><l>b</l></lg></l>",
    "quotationContents": "<quotation/>",
    "citestructure-outer-match": "<citeStructure match='body'/>",
    "citestructure-inner-match": "<citeStructure match='//body'><citeStructure match='//div'/></citeStructure>",
    "div-in-l": "<l><div/></l>",
    "div-in-ab-or-p": "<p><div/></p>",
    "shiftNew": "<shift/>",
    "noNestedS": "<s>a <s>b</s></s>",
    "span-target-from": "<span from='#a' target='#b'/>",
    "targetto": "<span to='#a' target='#b'/>",
    "tonotfrom": "<span to='#a'/>",
    "tofrom": "<span from='#a #b' to='#c'/><span from='#a' to='#c #d'/>",
    "one_ms_singleton_max": "<msDesc><physDesc/><history/><physDesc/><physDesc/></msDesc>",
    "catchword_in_msDesc": "<catchwords>x</catchwords>",
    "duplicateDim": "<dimensions><width/><width/><height/><height/><depth/><depth/></dimensions>",
    "secFol_in_msDesc": "<secFol>x</secFol>",
    "signatures_in_msDesc": "<signatures>x</signatures>",
    "msId_minimal": "<msIdentifier> </msIdentifier>",
    "no_facsimile_text_nodes": "<facsimile><surface><zone>words</zone><line>more</line></surface></facsimile>",
    "pathmustnotbeclosed": "<path points='1,2 3,4 1,2'/><path points='a,b c'/>",
    "addSpan-requires-spanTo": "<addSpan/>",
    "addSpan-requires-spanTo-fr": "<addSpan/>",
    "damageSpan-requires-spanTo": "<damageSpan/>",
    "damageSpan-requires-spanTo-fr": "<damageSpan/>",
    "delSpan-requires-spanTo": "<delSpan/>",
    "delSpan-requires-spanTo-fr": "<delSpan/>",
    "substContents1": "<subst><add>x</add></subst>",
    "only1lem": "<rdgGrp><lem>a</lem><lem>b</lem></rdgGrp>",
    "variantEncodingLocation": "<variantEncoding location='external' method='parallel-segmentation'/>",
    "ref-or-key-or-name": "<relation/>",
    "active-mutual": "<relation name='kin' active='#a' mutual='#b'/>",
    "active-passive": "<relation name='kin' passive='#a'/>",
    "linkTargets3": "<link target=' #a '/>",
    "ab-in-l": "<l><ab>x</ab></l>",
    "joinTargets3": "<join target='#a'/>",
    "MINandMAXoccurs": "<elementRef minOccurs='3' maxOccurs='2'/><elementRef minOccurs='2'/><elementRef minOccurs='x' maxOccurs='2'/>",
    "spec-in-module": "<moduleSpec ident='core'/><elementSpec ident='pane' module='drama' mode='add'><desc/></elementSpec>",
    "deprecation-two-month-warning": "<classSpec ident='att.a' validUntil='{past}'/><desc validUntil='{soon}'/>",
    "deprecation-should-be-explained": "<classSpec ident='att.a' validUntil='2999-01-01'/>",
    "modref": "<moduleRef key='core'><p/></moduleRef>",
    "not-same-prefix": "<moduleRef url='a' prefix='a_'/><moduleRef url='b' prefix='a_'/>",
    "not-except-and-include": "<moduleRef key='core' except='p' include='q'/>",
    "child-constraint-based-on-mode": "<elementSpec ident='a' mode='delete'><desc/></elementSpec><elementSpec ident='b' mode='add'/>",
    "child-valList-deprecated": "<elementSpec ident='a'><valList/></elementSpec>",
    "no_elements_in_data_content": "<dataSpec ident='d'><content><elementRef key='p'/></content></dataSpec>",
    "deprecate-identless-remarks": "<remarks><p/></remarks>",
    "TagDocsNestinglistRef": "<classSpec ident='c'><listRef><listRef/></listRef></classSpec>",
    "TagDocslistRefChildren": "<classSpec ident='c'><listRef><ptr target='a b'/><ref/></listRef></classSpec>",
    "no_dup_default_models": "<elementSpec ident='e'><model output='web'/><model output='web'/></elementSpec>",
    "no_dup_models": "<elementSpec ident='e'><model predicate='@a'/><model predicate=' @a '/></elementSpec>",
    "no_outputs_nor_predicates_4_my_kids": "<modelSequence><model output='web'/></modelSequence>",
    "sequencechilden": "<sequence><p/></sequence>",
    "alternatechilden": "<alternate><p/></alternate>",
    "interleavechilden": "<interleave/>",
    "one-constraintDecl-per-scheme": "<constraintDecl scheme='a'/><constraintDecl scheme='a'/>",
    "empty-based-on-mode": (
        "<constraintSpec ident='a' scheme='s' mode='delete'><desc/></constraintSpec>"
        "<constraintSpec ident='b' scheme='s' mode='change'/><constraintSpec ident='c' scheme='s' mode='add'/>"
    ),
    "sch_no_more": "<constraintSpec ident='a' scheme='schematron'><constraint><old:assert/></constraint></constraintSpec>",
    "isosch": "<constraintSpec ident='a' scheme='private'><constraint><sch:pattern/></constraint></constraintSpec>",
    "context-required": (
        "<constraintSpec ident='a' scheme='schematron'><constraint><sch:assert test='p'/><sch:rule><sch:report test='q'/>"
        "</sch:rule></constraint></constraintSpec>"
    ),
    "unique-constraintSpec-ident": "<constraintSpec ident='a' scheme='s'/><constraintSpec ident=' a' scheme='s'/>",
    "scheme-usage_based_on_mode": "<constraintSpec ident='a'/><constraintSpec ident='b' mode='replace'/>",
    "no_duplicate_attrs": (
        "<elementSpec ident='e'><attList><attDef ident='n'/><attDef ident='n'/><attDef ident='n' ns='urn:x'/>"
        "<attList org='choice'><attDef ident='m'/><attDef ident='m'/></attList></attList></elementSpec>"
    ),
    "attDefContents": "<classSpec ident='att.a'><attList><attDef ident='n'/></attList></classSpec>",
    "noDefault4Required": "<attDef ident='n' usage='req'><datatype/><defaultVal> x </defaultVal></attDef>",
    "defaultIsInClosedList-twoOrMore": (
        "<elementSpec ident='e'><attDef ident='n'><datatype maxOccurs='2'/><defaultVal>a b</defaultVal>"
        "<valList type='closed'><valItem ident='c'/></valList></attDef></elementSpec>"
    ),
    "defaultIsInClosedList-one": (
        "<elementSpec ident='e'><attDef ident='n'><datatype/><defaultVal>a</defaultVal>"
        "<valList type='closed'><valItem ident='c'/></valList></attDef></elementSpec>"
    ),
    "restrictDataFacet": "<dataRef key='teidata.word' restriction='x'><dataFacet name='length' value='3'/></dataRef>",
    "restrictAttResctrictionName": "<dataRef restriction='x'/>",
    "inSchemaSpec": (
        "<schemaSpec ident='s'><elementRef key='p' minOccurs='2'/></schemaSpec>"
        "<specGrp><elementRef key='p' maxOccurs='1'/></specGrp><content><sequence><elementRef key='p' source='a'/></sequence></content>"
    ),
    # Rules of older releases and of customisations only.
    "corresppointer": "<p corresp='#nobody'/>",
    "renditionpointer": "<hi rendition='simple:bold #gone'/>",
    "headeronlyelement": "<term>x</term>",
    "choiceContent": "<choice><sic>x</sic></choice>",
    "eltec": (
        "<div type='chapter'><div/></div><front/><back/><title> </title><term/><extent/><textDesc><x:canonicity xmlns:x='urn:x'/>"
        "</textDesc>"
    ),
    "calendar-check": "<author calendar='#julian'>  </author><placeName calendar='#julian'/><creation calendar='#julian'>y</creation>",
    "att-measurement-unitRef": "<measure unitRef='#ell' unit='ell'/>",
    "nested_standOff_should_be_typed": "<standOff><standOff/></standOff>",
    "p-in-l-or-lg": "<lg><l>a</l><p>verse</p></lg>",
    "ab-in-l-or-lg": "<lg><l>a</l><ab>verse</ab></lg>",
    "div-in-l-or-lg": "<lg><l>a</l><div/></lg>",
}

_ROOT = (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0' xmlns:sch='http://purl.oclc.org/dsdl/schematron'"
    " xmlns:old='http://www.ascc.net/xml/schematron'><text><body>\n{}\n</body></text></TEI>"
)


def document(*scraps: str) -> str:
    """A document that holds the scraps, one to a line."""
    today = datetime.date.today()
    dates = {"past": "1999-01-01", "soon": (today + datetime.timedelta(days=20)).isoformat()}
    return _ROOT.format("\n".join(f"<div>{scrap}</div>" for scrap in scraps).format_map(dates))
