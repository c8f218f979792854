"""The same rules run by Saxon: a small Schematron-to-XSLT compiler that does what SchXslt's output does.

Only for comparison, and written without a look at teikit's own reading of a schema: every rule is a template of falling
priority that hands on to the next one that matches, every test an ``xsl:if``. No includes, no abstract rules, no phases.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"


@dataclass(frozen=True)
class Finding:
    """What a rule found, in terms both engines have."""

    rule: str
    place: str
    message: str


class SaxonPeer:
    """One schema compiled for Saxon."""

    def __init__(self, schema: Path, *, guarded: bool = True) -> None:
        """Without guards a test that fails ends the run, as it does in SchXslt, and the run is faster."""
        from saxonche import PySaxonProcessor

        self._processor = PySaxonProcessor(license=False)
        compiler = self._processor.new_xslt30_processor()
        text = etree.tostring(stylesheet(etree.parse(schema).getroot(), guarded), encoding="unicode")
        self._executable: Any = compiler.compile_stylesheet(stylesheet_text=text)

    def run(self, document: Path) -> str:
        """What the stylesheet writes."""
        return str(self._executable.transform_to_string(source_file=str(document)))

    def check(self, document: Path) -> tuple[Counter[Finding], Counter[str]]:
        """Findings, and the rules that failed to run."""
        root = etree.fromstring(self.run(document).encode())
        findings = Counter(
            Finding(f.get("rule", ""), place(f.get("place", "")), " ".join("".join(f.itertext()).split())) for f in root.iter("finding")
        )
        return findings, Counter(e.get("rule", "") for e in root.iter("error"))


def place(path: str) -> str:
    """A path without namespaces, every element step numbered."""
    bare = re.sub(r"Q\{[^}]*\}", "", path)
    steps = [step if "[" in step or step.startswith("@") or not step else f"{step}[1]" for step in bare.split("/")]
    return "/".join(re.sub(r"^@\w+:", "@", step) for step in steps)


def stylesheet(root: etree._Element, guarded: bool) -> etree._Element:
    """The XSLT of a schema."""
    top = [e for e in root.iter(SCH + "*") if e is not root and _is_top(e, root)]
    spaces = {e.get("prefix"): e.get("uri") for e in top if e.tag == SCH + "ns"}
    nsmap = {k: v for k, v in root.nsmap.items() if k and k != "xsl"} | spaces | {"xsl": XSL[1:-1]}
    sheet = etree.Element(XSL + "stylesheet", nsmap=nsmap, version="3.0")
    etree.SubElement(sheet, XSL + "output", method="xml")
    for let in (e for e in top if e.tag == SCH + "let"):
        etree.SubElement(sheet, XSL + "variable", name=let.get("name"), select=let.get("value"))
    for key in root.iterchildren(XSL + "key"):
        etree.SubElement(sheet, XSL + "key", name=key.get("name"), match=key.get("match"), use=key.get("use"))
    main = etree.SubElement(sheet, XSL + "template", match="/")
    etree.SubElement(etree.SubElement(main, "findings"), XSL + "apply-templates", select="/", mode="rules")
    below = etree.SubElement(sheet, XSL + "template", match="/ | node() | @*", mode="rules", priority="-1")
    etree.SubElement(below, XSL + "apply-templates", select="@* | node()", mode="rules")
    rules = [(rule, pattern) for pattern in top if pattern.tag == SCH + "pattern" for rule in pattern.findall(SCH + "rule")]
    for rank, (rule, pattern) in enumerate(rules):
        _template(sheet, rule, pattern, len(rules) - rank, guarded)
    return sheet


def _is_top(element: etree._Element, root: etree._Element) -> bool:
    parent = element.getparent()
    return parent is root or not str(getattr(parent, "tag", "")).startswith(SCH)


def _template(sheet: etree._Element, rule: etree._Element, pattern: etree._Element, priority: int, guarded: bool) -> None:
    """A rule: asked unless one of its pattern was asked already; then the next rule that matches, of whatever pattern."""
    name = f"'{pattern.getroottree().getpath(pattern)}'"
    template = etree.SubElement(sheet, XSL + "template", match=rule.get("context"), mode="rules", priority=str(priority))
    etree.SubElement(template, XSL + "param", name="spoken", select="()")
    asked = etree.SubElement(template, XSL + "if", test=f"not({name} = $spoken)")
    for check in rule:
        if check.tag in (SCH + "assert", SCH + "report"):
            _check(asked, check, rule, pattern, guarded)
    following = etree.SubElement(template, XSL + "next-match")
    etree.SubElement(following, XSL + "with-param", name="spoken", select=f"$spoken, {name}")


def _check(template: etree._Element, check: etree._Element, rule: etree._Element, pattern: etree._Element, guarded: bool) -> None:
    name = check.get("id") or rule.get("id") or pattern.get("id") or ""
    attempt = etree.SubElement(template, XSL + ("try" if guarded else "sequence"))
    for let in [*pattern.findall(SCH + "let"), *rule.findall(SCH + "let")]:
        etree.SubElement(attempt, XSL + "variable", name=let.get("name"), select=let.get("value"))
    test = check.get("test")
    asked = etree.SubElement(attempt, XSL + "if", test=test if check.tag == SCH + "report" else f"not({test})")
    finding = etree.SubElement(asked, "finding", rule=name, place="{path(.)}")
    finding.text = check.text
    for part in check:
        if part.tag in (SCH + "value-of", SCH + "name"):
            said = etree.SubElement(finding, XSL + "value-of", select=part.get("select") or part.get("path") or "name()")
        else:
            said = etree.SubElement(finding, XSL + "text")
            said.text = "".join(part.itertext())
        said.tail = part.tail
    if not guarded:
        return
    caught = etree.SubElement(attempt, XSL + "catch")
    etree.SubElement(caught, "error", rule=name)
