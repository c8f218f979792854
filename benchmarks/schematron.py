"""TEI's Schematron rules: teikit beside Saxon, on documents of growing size.

    python benchmarks/schematron.py [--schema tei_all.rng] [--sizes 10 100 1000 4000]

Prints seconds for loading the schema, for the first document (XPath engine and expressions included) and for each size, and
the ratio to Saxon (`saxonche`, where it is installed). Saxon runs the XSLT of `tests/validation/schematron/saxon_peer.py`;
its time includes parsing the document, teikit's is given with and without.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

PROJECT = Path(__file__).resolve().parent.parent
SCHEMA = PROJECT.parent / "shared" / "schemas" / "tei-4.12.0" / "tei_all.rng"

_ACT = """<div type="scene" xml:id="s{0}"><head>Scene {0}</head><stage>Enter <persName ref="#ida">Ida</persName>.</stage>
<sp who="#ida"><speaker>IDA.</speaker><l n="{0}">The rain is over on the eastern <placeName ref="#tarn">tarn</placeName>,</l>
<l>and nobody has come from <date when="1901-04-03">Easter</date> till now.</l><p>She reads: <quote><p>No news.</p></quote></p></sp>
<sp who="#olaf"><speaker>OLAF.</speaker><p>They <hi rend="italic">were</hi> here, <ref target="#s1">as you said</ref>; the
<seg type="a" subtype="b">boats</seg> lay there<note><p>Two boats, by the <ptr target="#tarn"/> list.</p></note>.</p></sp></div>
"""


def document(kilobytes: int) -> bytes:
    """An invented play of about that size."""
    acts = "".join(_ACT.format(n) for n in range(1, max(2, kilobytes * 1024 // len(_ACT))))
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{acts}</body></text></TEI>'.encode()


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def saxon(schema: Path) -> Callable[[Path], object] | None:
    """Saxon's run of a schema; None where saxonche is not installed."""
    sys.path.insert(0, str(PROJECT / "tests" / "validation" / "schematron"))
    try:
        from saxon_peer import SaxonPeer

        return SaxonPeer(schema, guarded=False).run
    except ImportError:
        return None


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--schema", type=Path, default=SCHEMA)
    options.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000, 2000, 4000], help="kilobytes")
    given = options.parse_args()

    from teikit.validation.schematron import Rules

    print(f"{given.schema.name}: loaded in {seconds(lambda: Rules.load(given.schema)):.3f} s")
    rules, peer = Rules.load(given.schema), saxon(given.schema)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "play.xml"
        file.write_bytes(document(10))
        script = (
            "import time; from lxml import etree; from teikit.validation.schematron import Rules; start = time.perf_counter();"
            f"rules = Rules.load({str(given.schema)!r}); list(rules.check(etree.parse({str(file)!r})));"
            "print(f'first document, 10 KB, new process: {time.perf_counter() - start:.3f} s')"
        )
        subprocess.run([sys.executable, "-c", script], check=True)
        for size in given.sizes:
            file.write_bytes(document(size))
            parsed = etree.parse(file)
            alone = seconds(lambda parsed=parsed: list(rules.check(parsed)))  # type: ignore[misc]
            whole = seconds(lambda: list(rules.check(etree.parse(file))))
            line = f"{file.stat().st_size / 1024:7.0f} KB   teikit {alone:7.3f} s, with parsing {whole:7.3f} s"
            if peer is not None:
                theirs = seconds(lambda: peer(file))
                line += f"   Saxon {theirs:7.3f} s   ratio {whole / theirs:5.2f}"
            print(line)


if __name__ == "__main__":
    main()
