"""Where teikit's schemas are, and what validators say: jing where it is installed, else libxml2."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
VALID = sorted((Path(__file__).parent / "valid").glob("*.xml"))


def verdicts(schema: Path, documents: Iterable[Path]) -> dict[Path, list[str]]:
    """What is wrong with documents according to a RELAX NG schema: nothing for a valid one."""
    return (with_jing if shutil.which("jing") else with_libxml2)(schema, documents)


def with_jing(schema: Path, documents: Iterable[Path]) -> dict[Path, list[str]]:
    """Messages of jing by document."""
    found: dict[Path, list[str]] = {document: [] for document in documents}
    run = subprocess.run(["jing", schema, *found], capture_output=True, text=True, check=False)
    for line in run.stdout.splitlines():
        match = re.match(r"(.+?\.xml):\d+:\d+: (?:error|fatal): (.*)", line)
        assert match, line
        found[Path(match[1])].append(match[2])
    return found


def with_libxml2(schema: Path, documents: Iterable[Path]) -> dict[Path, list[str]]:
    """Messages of libxml2 by document; a duplicate xml:id stops its parser."""
    validator = etree.RelaxNG(etree.parse(schema))
    found: dict[Path, list[str]] = {}
    for document in documents:
        try:
            validator.validate(etree.parse(document))
            found[document] = [error.message for error in validator.error_log]
        except etree.XMLSyntaxError as error:
            found[document] = [str(error)]
    return found
