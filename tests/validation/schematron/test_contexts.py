"""Which nodes a context means."""

from __future__ import annotations

import pytest

from .helpers import LETTER, one_rule, places, rules

_BODY = "/TEI/text/body"
_D1, _D2 = f"{_BODY}/div[1]", f"{_BODY}/div[2]"

CONTEXTS: dict[str, list[str]] = {
    "/": ["/"],
    "/*": ["/TEI"],
    "/tei:TEI/tei:text": ["/TEI/text"],
    "tei:head": [f"{_BODY}/head", f"{_D1}/head"],
    "tei:div/tei:head": [f"{_D1}/head"],
    "tei:body//tei:p": [f"{_D1}/p[1]", f"{_D1}/p[2]", f"{_D2}/p", f"{_D2}/p/note/p"],
    "//tei:note/tei:p": [f"{_D2}/p/note/p"],
    "tei:p//tei:p": [f"{_D2}/p/note/p"],
    "tei:p[2]": [f"{_D1}/p[2]"],
    "tei:p[last()]": [f"{_D1}/p[2]", f"{_D2}/p", f"{_D2}/p/note/p"],
    "tei:p[position() = 1][@n]": [f"{_D1}/p[1]", f"{_D2}/p"],
    "tei:p[@n = 2]": [f"{_D1}/p[2]"],
    "tei:p[@n gt '1']": [f"{_D1}/p[2]", f"{_D2}/p"],
    "tei:p[number(@n)]": [f"{_D1}/p[1]", f"{_D1}/p[2]"],
    "tei:p[count(tei:hi)]": [f"{_D1}/p[1]"],
    "*[@n][not(self::tei:p)]": ["/TEI/text", f"{_D1}/list/item", f"{_D2}/mark"],
    "tei:*[@n]": ["/TEI/text", f"{_D1}/p[1]", f"{_D1}/p[2]", f"{_D1}/list/item", f"{_D2}/p"],
    "*:mark": [f"{_D2}/mark"],
    "x:*": [f"{_D2}/mark"],
    "tei:*[starts-with(@ref, '#')]": [f"{_D1}/p[1]/persName", f"{_D2}/p/persName"],
    "tei:p | tei:item": [f"{_D1}/p[1]", f"{_D1}/p[2]", f"{_D1}/list/item", f"{_D2}/p", f"{_D2}/p/note/p"],
    "(tei:label|tei:item)[@n]": [f"{_D1}/list/item"],
    "(tei:div|tei:list)/tei:p[@n]": [f"{_D1}/p[1]", f"{_D1}/p[2]", f"{_D2}/p"],
    "(tei:p)[2]": [f"{_D1}/p[2]"],
    "tei:hi/@rend": [f"{_D1}/p[1]/hi/@rend"],
    "tei:p/@xml:id": [f"{_D1}/p[1]/@xml:id", f"{_D1}/p[2]/@xml:id", f"{_D2}/p/@xml:id"],
    "tei:div//@ref": [f"{_D1}/p[1]/persName/@ref", f"{_D2}/p/persName/@ref"],
    "tei:text/@*": ["/TEI/text/@n"],
    "tei:hi/text()": [f"{_D1}/p[1]/hi/text()", f"{_D1}/p[2]/hi/text()"],
    "text()[contains(., 'lake')]": [f"{_D1}/list/item/text()"],
    "tei:p/comment()": [f"{_D1}/p[2]/comment()"],
    "processing-instruction()": ["/processing-instruction()", f"{_D1}/p[2]/processing-instruction()"],
    "tei:label/node()": [f"{_D1}/list/label/text()"],
    "element(tei:item)": [f"{_D1}/list/item"],
    "child::tei:item": [f"{_D1}/list/item"],
    "attribute::rend": [f"{_D1}/p[1]/hi/@rend"],
    "tei:div[tei:p[@n = 10]]": [_D2],
    "tei:div[@type = 'letter']/tei:p[tei:hi]": [f"{_D1}/p[1]", f"{_D1}/p[2]"],
    "tei:p[. is (//tei:p)[1]]": [f"{_D1}/p[1]"],
    "tei:p[if (@n) then @n = 2 else true()]": [f"{_D1}/p[2]", f"{_D2}/p/note/p"],
    "tei:p except tei:p[@n]": [f"{_D2}/p/note/p"],
    "id('p2')": [f"{_D1}/p[2]"],
    "tei:nothing": [],
}


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_context_means_its_nodes(context: str) -> None:
    asked = one_rule(context, '<report test="true()">here</report>')

    assert sorted(str(p) for p in places(asked)) == sorted(CONTEXTS[context])


def test_findings_come_in_document_order() -> None:
    asked = rules(
        '<pattern><rule context="tei:item"><report test="true()">i</report></rule></pattern>'
        '<pattern><rule context="tei:head"><report test="true()">h</report></rule></pattern>'
    )

    assert places(asked) == [f"{_BODY}/head", f"{_D1}/head", f"{_D1}/list/item"]


def test_the_first_rule_that_matches_is_the_only_one_in_its_pattern() -> None:
    two = (
        '<{0} id="a"><rule context="tei:p[@n]"><report test="true()">numbered</report></rule>'
        '<rule context="tei:p"><report test="true()">any</report></rule></{0}>'
    )

    assert [p.split("/")[-1] for p in places(rules(two.format("pattern"))) if p] == ["p[1]", "p[2]", "p", "p"]
    assert len(places(rules(two.format("group")))) == 7


def test_current_in_a_context_is_the_node_tried() -> None:
    asked = one_rule("tei:div[@type]//tei:p[../@type = current()/ancestor::tei:div/@type]", '<report test="true()">x</report>')

    assert len(places(asked)) == 3


@pytest.mark.parametrize("name", ["head", "tail", "entry", "join", "map", "filter", "sort", "size", "div", "text", "name", "if", "item"])
def test_a_prefixed_name_may_be_a_function_name(name: str) -> None:
    document = LETTER.replace("<x:mark", f"<{name} {name}='v'><p/></{name}><x:mark")
    for path in (f"tei:{name}[@{name}]", f"*:{name}[@{name} = 'v']", f"tei:div/tei:{name}[tei:p][@{name}]"):
        assert places(one_rule(path, '<report test="true()">x</report>'), document) == [f"{_D2}/{name}"], path
    asked = one_rule("tei:div", f'<report test="tei:{name}[@{name}] and descendant::tei:{name}/tei:p">x</report>')
    assert places(asked, document) == [_D2]
