"""With what the texts of brackets begin that the rows of the table match.

To compile the expression of a row takes up to seven milliseconds, and most brackets begin as the texts of a few rows do. Worked
out from the expressions, never by hand: ``python tests/reading/inlines/beginnings.py`` writes it anew, and a test says when it is out
of date.
"""

# ruff: noqa: E501, SIM905 (written by a program)
# fmt: off
from __future__ import annotations

from collections.abc import Callable

__all__ = ["BEGINNINGS", "FIRST", "LENGTH", "alike", "may_match"]

LENGTH = 3
_ALIKE = str.maketrans("123456789", "000000000")


def alike(text: str) -> str:
    """A text in small letters, with all digits alike."""
    return text.lower().translate(_ALIKE)


def may_match(text: str) -> Callable[[str], bool]:
    """For a text with its white space collapsed: whether the row of a name may match it, as far as the text's beginning tells."""
    first = text[:LENGTH]
    if not first.isascii():
        return lambda _: True
    begins, sign = alike(first), first[:1]
    return lambda row: begins in BEGINNINGS[row] if row in BEGINNINGS else sign in FIRST.get(row, sign)


BEGINNINGS: dict[str, frozenset[str]] = {
    'leiden-lacuna': frozenset(' ¦  ¦   ¦  -¦  .¦  ?¦ -¦ - ¦ --¦ -.¦ -?¦ . ¦ .-¦ ..¦ .?¦ ?¦ ? ¦ ?-¦ ?.¦-¦- ¦-  ¦- -¦- .¦- ?¦--¦-- ¦---¦--.¦--?¦-. ¦-.-¦-..¦-.?¦-?¦-? ¦-?-¦-?.¦.  ¦. -¦. .¦. ?¦.- ¦.--¦.-.¦.-?¦.. ¦..-¦...¦..?¦.?¦.? ¦.?-¦.?.¦?¦? ¦?  ¦? -¦? .¦?-¦?- ¦?--¦?-.¦?.¦?. ¦?.-¦?..'.split('¦')),
    'leiden-counted': frozenset('   ¦  .¦  0¦ . ¦ ..¦ .0¦ 0¦ 0 ¦ 0.¦ 00¦+¦++¦+++¦++.¦+.¦+.+¦+..¦.¦.  ¦. .¦. 0¦.+¦.++¦.+.¦..¦.. ¦..+¦...¦..0¦.0¦.0 ¦.0.¦.00¦0¦0 ¦0  ¦0 .¦0.¦0. ¦0..¦00¦00 ¦00.¦000'.split('¦')),
    'table-figure': frozenset('$ ,¦$ .¦$ 0¦$,¦$, ¦$,%¦$,,¦$,.¦$,0¦$.¦$. ¦$.%¦$.,¦$..¦$.0¦$0¦$0 ¦$0%¦$0,¦$0.¦$00¦+ ,¦+ .¦+ 0¦+,¦+, ¦+,%¦+,,¦+,.¦+,0¦+.¦+. ¦+.%¦+.,¦+..¦+.0¦+0¦+0 ¦+0%¦+0,¦+0.¦+00¦, %¦,%¦,, ¦,,%¦,,,¦,,.¦,,0¦,. ¦,.%¦,.,¦,..¦,.0¦,0 ¦,0%¦,0,¦,0.¦,00¦- ,¦- .¦- 0¦-,¦-, ¦-,%¦-,,¦-,.¦-,0¦-.¦-. ¦-.%¦-.,¦-..¦-.0¦-0¦-0 ¦-0%¦-0,¦-0.¦-00¦. %¦.%¦., ¦.,%¦.,,¦.,.¦.,0¦.. ¦..%¦..,¦...¦..0¦.0 ¦.0%¦.0,¦.0.¦.00¦0 %¦0%¦0, ¦0,%¦0,,¦0,.¦0,0¦0. ¦0.%¦0.,¦0..¦0.0¦00 ¦00%¦00,¦00.¦000'.split('¦')),
    'credit-line': frozenset('by ¦fro'.split('¦')),
    'check-box': frozenset('¦ ¦x'.split('¦')),
    'starred-entry': frozenset('*'.split('¦')),
    'note-call': frozenset('#¦##¦###¦##*¦#*¦#*#¦#**¦*¦*#¦*##¦*#*¦**¦**#¦***¦0¦00¦000¦00a¦00b¦00c¦00d¦00e¦00f¦00g¦00h¦00i¦00j¦00k¦00l¦00m¦00n¦00o¦00p¦00q¦00r¦00s¦00t¦00u¦00v¦00w¦00x¦00y¦00z¦0a¦0b¦0c¦0d¦0e¦0f¦0g¦0h¦0i¦0j¦0k¦0l¦0m¦0n¦0o¦0p¦0q¦0r¦0s¦0t¦0u¦0v¦0w¦0x¦0y¦0z¦^#¦^##¦^#*¦^*¦^*#¦^**¦^0¦^00¦^0a¦^0b¦^0c¦^0d¦^0e¦^0f¦^0g¦^0h¦^0i¦^0j¦^0k¦^0l¦^0m¦^0n¦^0o¦^0p¦^0q¦^0r¦^0s¦^0t¦^0u¦^0v¦^0w¦^0x¦^0y¦^0z¦^a¦^b¦^c¦^d¦^e¦^f¦^g¦^h¦^i¦^j¦^k¦^l¦^m¦^n¦^o¦^p¦^q¦^r¦^s¦^t¦^u¦^v¦^w¦^x¦^y¦^z¦a¦b¦c¦d¦e¦f¦g¦h¦i¦j¦k¦l¦m¦n¦o¦p¦q¦r¦s¦t¦u¦v¦w¦x¦y¦z'.split('¦')),
    'page': frozenset('beg¦bl.¦bla¦c. ¦c.0¦c.a¦c.b¦c.c¦c.d¦c.e¦c.f¦c.g¦c.h¦c.i¦c.j¦c.k¦c.l¦c.m¦c.n¦c.o¦c.p¦c.q¦c.r¦c.s¦c.t¦c.u¦c.v¦c.w¦c.x¦c.y¦c.z¦end¦f. ¦f.0¦f.a¦f.b¦f.c¦f.d¦f.e¦f.f¦f.g¦f.h¦f.i¦f.j¦f.k¦f.l¦f.m¦f.n¦f.o¦f.p¦f.q¦f.r¦f.s¦f.t¦f.u¦f.v¦f.w¦f.x¦f.y¦f.z¦ffo¦fol¦lea¦p. ¦p.0¦p.a¦p.b¦p.c¦p.d¦p.e¦p.f¦p.g¦p.h¦p.i¦p.j¦p.k¦p.l¦p.m¦p.n¦p.o¦p.p¦p.q¦p.r¦p.s¦p.t¦p.u¦p.v¦p.w¦p.x¦p.y¦p.z¦pag¦pg ¦pg.¦pg0¦pga¦pgb¦pgc¦pgd¦pge¦pgf¦pgg¦pgh¦pgi¦pgj¦pgk¦pgl¦pgm¦pgn¦pgo¦pgp¦pgq¦pgr¦pgs¦pgt¦pgu¦pgv¦pgw¦pgx¦pgy¦pgz¦s. ¦s.0¦s.a¦s.b¦s.c¦s.d¦s.e¦s.f¦s.g¦s.h¦s.i¦s.j¦s.k¦s.l¦s.m¦s.n¦s.o¦s.p¦s.q¦s.r¦s.s¦s.t¦s.u¦s.v¦s.w¦s.x¦s.y¦s.z¦sei¦she¦sta'.split('¦')),
    'page-turn': frozenset('al ¦au ¦neu¦new¦nex¦oth¦ove¦pag¦rec¦rev¦sec¦ver¦vor'.split('¦')),
    'page-in-parentheses': frozenset('p. ¦p.0¦p.a¦p.b¦p.c¦p.d¦p.e¦p.f¦p.g¦p.h¦p.i¦p.j¦p.k¦p.l¦p.m¦p.n¦p.o¦p.p¦p.q¦p.r¦p.s¦p.t¦p.u¦p.v¦p.w¦p.x¦p.y¦p.z¦pag¦s. ¦s.0¦s.a¦s.b¦s.c¦s.d¦s.e¦s.f¦s.g¦s.h¦s.i¦s.j¦s.k¦s.l¦s.m¦s.n¦s.o¦s.p¦s.q¦s.r¦s.s¦s.t¦s.u¦s.v¦s.w¦s.x¦s.y¦s.z¦sei'.split('¦')),
    'page-range': frozenset('pag¦pp.'.split('¦')),
    'sic': frozenset('ain¦as ¦cos¦sic¦so ¦so!¦tel¦thu'.split('¦')),
    'sic-corrected': frozenset('sic'.split('¦')),
    'correction-named': frozenset('cor¦leg¦lie¦lir¦rec¦ric¦sho'.split('¦')),
    'sic-in-parentheses': frozenset('sic'.split('¦')),
    'missing-question-mark': frozenset('?'.split('¦')),
    'doubt': frozenset('?'.split('¦')),
    'doubt-in-parentheses': frozenset('?'.split('¦')),
    'unread-signs': frozenset('??¦?? ¦???'.split('¦')),
    'astonishment': frozenset('!¦!!¦!!!¦!!?¦!?¦?!'.split('¦')),
    'note-labelled': frozenset('add¦anm¦bem¦com¦cor¦exp¦n. ¦n.b¦nb ¦nb-¦nb.¦nb:¦not¦rem'.split('¦')),
    'signature': frozenset('/s/¦0 /¦0 f¦0 g¦0 i¦0 p¦0 r¦0 s¦0 u¦fir¦gez¦ini¦par¦rub¦s¦s ¦s  ¦s .¦s b¦s.¦sd¦sd ¦sd.¦sgd¦sig¦thr¦two¦unt'.split('¦')),
    'struck': frozenset('bar¦bif¦can¦cro¦del¦dep¦dur¦era¦ges¦get¦lin¦ray¦str¦tac'.split('¦')),
    'handwriting': frozenset('a  ¦a a¦a b¦a c¦a e¦a h¦a i¦a l¦a m¦a n¦a o¦a p¦a r¦a s¦a t¦a v¦a w¦abo¦add¦agg¦ajo¦al ¦am ¦an ¦ano¦at ¦bri¦com¦ein¦en ¦han¦ill¦in ¦ini¦ins¦int¦lin¦man¦mar¦not¦on ¦pen¦rem¦scr¦sho¦sup¦tex¦the¦von¦wor¦wri'.split('¦')),
    'exempted': frozenset('(b ¦(b(¦(b)¦(b0¦00x¦b (¦b 0¦b(0¦b) ¦b)(¦b)0¦b0¦b0(¦b0)¦eo ¦foi'.split('¦')),
    'illegible-code': frozenset('+¦++¦+++¦???¦__¦___¦xx¦xxx'.split('¦')),
    'not-clear': frozenset('nic¦not'.split('¦')),
    'omission': frozenset('app¦lac¦lag¦lin¦obv¦omi¦pas¦pos¦pro¦tex¦wor'.split('¦')),
    'torn': frozenset('abg¦bur¦cor¦cut¦dam¦edg¦hol¦lea¦loc¦pag¦pap¦rot¦she¦str¦tea¦tor¦wor'.split('¦')),
    'blank': frozenset('bla¦en ¦fre¦in ¦lee¦lef¦spa'.split('¦')),
    'nothing-between': frozenset('¦ ¦  ¦   '.split('¦')),
    'here-follows': frozenset('es ¦fol¦her¦hie¦ici¦seg¦sig¦sui¦the'.split('¦')),
    'omitted-here': frozenset('mat¦omi¦par¦pas¦por¦rem¦res¦tex'.split('¦')),
    'not-printed': frozenset('aus¦cou¦cut¦gek¦not¦omi¦pas¦se ¦sni'.split('¦')),
    'tape-ends': frozenset('bri¦doc¦end¦gap¦let¦man¦mes¦pag¦rec¦tap¦tel¦tex¦the¦tra'.split('¦')),
    'formula-cut': frozenset('&c¦&c ¦&c.¦ecc¦et ¦etc¦usw'.split('¦')),
    'ellipsis-opening': frozenset('*  ¦* *¦**¦** ¦***¦-  ¦- -¦--¦-- ¦---¦.  ¦. .¦..¦.. ¦...'.split('¦')),
    'ellipsis': frozenset('*  ¦* *¦**¦** ¦***¦-  ¦- -¦--¦-- ¦---¦.  ¦. .¦..¦.. ¦...'.split('¦')),
    'brackets-in-source': frozenset('all¦bra¦cap¦ell¦omi¦par¦pun¦spe'.split('¦')),
    'emphasis-note': frozenset('aut¦bol¦cap¦emp¦her¦ita¦kur¦my ¦our¦pri¦sot¦sou¦str¦sub¦und'.split('¦')),
    'explanation': frozenset("a. ¦a.k¦abo¦als¦app¦c'e¦cio¦d. ¦d.h¦das¦e. ¦e.g¦equ¦es ¦for¦i. ¦i.e¦in ¦kno¦lit¦mea¦nam¦now¦or ¦or,¦or:¦ori¦tha¦viz".split('¦')),
    'meaning-unknown': frozenset('abb¦acr¦exp¦ide¦mea¦not¦spe¦ter¦the¦tra¦wor'.split('¦')),
    'circumstance': frozenset('ado¦bor¦con¦dat¦del¦die¦est¦fir¦fou¦geb¦ges¦hel¦loc¦pub¦rat¦sen¦sig¦sit¦tak¦unt¦wri'.split('¦')),
    'short-form': frozenset('abb¦ci-¦hen¦her¦im '.split('¦')),
    'source-line': frozenset('fon¦fue¦que¦sou'.split('¦')),
    'figure': frozenset('abb¦bil¦cha¦dar¦des¦dia¦dib¦dis¦dra¦fig¦fot¦gra¦ill¦ima¦map¦pho¦pic¦ske¦ski¦tab¦zei'.split('¦')),
    'sent-line': frozenset('cab¦com¦cop¦del¦dis¦for¦han¦lef¦mai¦rel¦rep¦sen¦tel¦tra'.split('¦')),
    'received': frozenset('arr¦ein¦erh¦rec¦ric'.split('¦')),
    'document-type': frozenset('0  ¦0 a¦0 b¦0 c¦0 d¦0 e¦0 f¦0 i¦0 k¦0 l¦0 m¦0 n¦0 p¦0 r¦0 s¦0 t¦0 u¦0 v¦00 ¦000¦abs¦add¦adr¦aid¦air¦all¦ane¦anl¦ann¦ans¦app¦att¦aus¦beg¦bei¦bor¦boz¦bri¦bro¦cab¦car¦cip¦cir¦clo¦con¦cop¦cyp¦dec¦des¦dis¦dra¦enc¦end¦ent¦env¦est¦exc¦exh¦ext¦fir¦inc¦ind¦inf¦inn¦kop¦let¦mem¦min¦mos¦not¦off¦ope¦par¦per¦pha¦pos¦pre¦pri¦pro¦rec¦rep¦res¦sch¦sec¦str¦sub¦sum¦sup¦tab¦tel¦the¦top¦tra¦ums¦uno¦urg¦ver¦vis'.split('¦')),
    'document-part': frozenset('abs¦add¦adr¦aid¦air¦all¦ane¦anl¦ann¦ans¦app¦att¦aus¦beg¦bei¦bor¦boz¦bri¦bro¦cab¦car¦cip¦cir¦clo¦con¦cop¦cyp¦dec¦des¦dis¦dra¦enc¦end¦ent¦env¦est¦exc¦exh¦ext¦fir¦inc¦ind¦inf¦inn¦kop¦let¦mem¦min¦mos¦not¦par¦per¦pha¦pos¦pre¦pri¦pro¦rec¦rep¦res¦sch¦sec¦str¦sub¦sum¦sup¦tab¦tel¦top¦tra¦ums¦uno¦urg¦ver¦vis'.split('¦')),
    'document-type-inline': frozenset('beg¦enc¦end¦exc¦ext¦mes¦par¦quo¦tel¦tex¦tra'.split('¦')),
    'part-of-series': frozenset('0 d¦0 o¦0 v¦00 ¦000¦box¦fol¦par¦pt ¦pt.¦pt0¦pti¦ptv¦ptx¦tab¦vol'.split('¦')),
    'span-of-dates': frozenset('0/0¦00/¦box¦fol¦ree¦sid¦tap'.split('¦')),
    'date': frozenset('/0 ¦/0.¦/0/¦/00¦/0n¦/0r¦/0s¦/0t¦/ab¦/af¦/ag¦/an¦/ao¦/ap¦/ar¦/au¦/av¦/be¦/by¦/c.¦/ca¦/ci¦/da¦/de¦/di¦/do¦/ea¦/en¦/fe¦/fr¦/ge¦/gi¦/i.¦/in¦/ja¦/je¦/ju¦/la¦/lu¦/ma¦/me¦/mi¦/mo¦/na¦/no¦/oc¦/of¦/ok¦/on¦/or¦/ot¦/pe¦/pr¦/sa¦/se¦/so¦/su¦/th¦/tu¦/um¦/ve¦/vo¦/we¦0  ¦0 a¦0 d¦0 e¦0 f¦0 g¦0 h¦0 j¦0 l¦0 m¦0 n¦0 o¦0 p¦0 s¦0 u¦0. ¦0.0¦0.i¦0.n¦0.r¦0.s¦0.t¦0.v¦0.x¦0/ ¦0/0¦00 ¦00.¦00/¦000¦00:¦00a¦00h¦00n¦00p¦00r¦00s¦00t¦00u¦0:0¦0a.¦0am¦0h¦0nd¦0no¦0p.¦0pm¦0rd¦0st¦0th¦0uh¦abo¦abr¦aft¦ago¦and¦apr¦aro¦aug¦avr¦bef¦by ¦by0¦bya¦byd¦bye¦byf¦byg¦byj¦byl¦bym¦byn¦byo¦bys¦byt¦byv¦byw¦c. ¦c.0¦c.a¦c.d¦c.e¦c.f¦c.g¦c.j¦c.l¦c.m¦c.n¦c.o¦c.s¦c.t¦c.v¦c.w¦ca ¦ca.¦ca0¦caa¦cad¦cae¦caf¦cag¦caj¦cal¦cam¦can¦cao¦cas¦cat¦cav¦caw¦cir¦dat¦dec¦dez¦dic¦die¦dim¦don¦ear¦ene¦eve¦feb¦fre¦fri¦gen¦giu¦i.e¦in ¦in0¦ina¦ind¦ine¦inf¦ing¦inj¦inl¦inm¦inn¦ino¦ins¦int¦inv¦inw¦jan¦jeu¦jui¦jul¦jun¦lat¦lug¦lun¦mag¦mai¦mar¦may¦mer¦mid¦mit¦mon¦mor¦nac¦nig¦noo¦nov¦oct¦of ¦of0¦ofa¦ofd¦ofe¦off¦ofg¦ofj¦ofl¦ofm¦ofn¦ofo¦ofs¦oft¦ofv¦ofw¦oko¦okt¦on ¦or ¦or0¦ora¦ord¦ore¦orf¦org¦orj¦orl¦orm¦orn¦oro¦ors¦ort¦orv¦orw¦ott¦per¦pre¦pro¦sam¦sat¦sep¦set¦son¦sun¦thu¦tue¦um ¦um0¦uma¦umd¦ume¦umf¦umg¦umj¦uml¦umm¦umn¦umo¦ums¦umt¦umv¦umw¦ven¦ver¦vor¦wed'.split('¦')),
    'numbering': frozenset('0)¦0.¦00)¦00.¦a¦a)¦a.¦b¦b)¦b.¦c¦c)¦c.¦cc¦cc)¦cc.¦ccc¦cci¦ccl¦ccv¦ccx¦ci¦ci)¦ci.¦cic¦cii¦cil¦civ¦cix¦cl¦cl)¦cl.¦clc¦cli¦cll¦clv¦clx¦cv¦cv)¦cv.¦cvc¦cvi¦cvl¦cvv¦cvx¦cx¦cx)¦cx.¦cxc¦cxi¦cxl¦cxv¦cxx¦d¦d)¦d.¦e¦e)¦e.¦f¦f)¦f.¦g¦g)¦g.¦h¦h)¦h.¦i¦i)¦i.¦ic¦ic)¦ic.¦icc¦ici¦icl¦icv¦icx¦ii¦ii)¦ii.¦iic¦iii¦iil¦iiv¦iix¦il¦il)¦il.¦ilc¦ili¦ill¦ilv¦ilx¦iv¦iv)¦iv.¦ivc¦ivi¦ivl¦ivv¦ivx¦ix¦ix)¦ix.¦ixc¦ixi¦ixl¦ixv¦ixx¦j¦j)¦j.¦k¦k)¦k.¦l¦l)¦l.¦lc¦lc)¦lc.¦lcc¦lci¦lcl¦lcv¦lcx¦li¦li)¦li.¦lic¦lii¦lil¦liv¦lix¦ll¦ll)¦ll.¦llc¦lli¦lll¦llv¦llx¦lv¦lv)¦lv.¦lvc¦lvi¦lvl¦lvv¦lvx¦lx¦lx)¦lx.¦lxc¦lxi¦lxl¦lxv¦lxx¦m¦m)¦m.¦n¦n)¦n.¦o¦o)¦o.¦p¦p)¦p.¦q¦q)¦q.¦r¦r)¦r.¦s¦s)¦s.¦t¦t)¦t.¦u¦u)¦u.¦v¦v)¦v.¦vc¦vc)¦vc.¦vcc¦vci¦vcl¦vcv¦vcx¦vi¦vi)¦vi.¦vic¦vii¦vil¦viv¦vix¦vl¦vl)¦vl.¦vlc¦vli¦vll¦vlv¦vlx¦vv¦vv)¦vv.¦vvc¦vvi¦vvl¦vvv¦vvx¦vx¦vx)¦vx.¦vxc¦vxi¦vxl¦vxv¦vxx¦w¦w)¦w.¦x¦x)¦x.¦xc¦xc)¦xc.¦xcc¦xci¦xcl¦xcv¦xcx¦xi¦xi)¦xi.¦xic¦xii¦xil¦xiv¦xix¦xl¦xl)¦xl.¦xlc¦xli¦xll¦xlv¦xlx¦xv¦xv)¦xv.¦xvc¦xvi¦xvl¦xvv¦xvx¦xx¦xx)¦xx.¦xxc¦xxi¦xxl¦xxv¦xxx¦y¦y)¦y.¦z¦z)¦z.'.split('¦')),
    'label': frozenset('att¦dat¦for¦fro¦par¦pla¦pre¦re¦re\x00¦re\x01¦re\x02¦re\x03¦re\x04¦re\x05¦re\x06¦re\x07¦re\x08¦re\x0e¦re\x0f¦re\x10¦re\x11¦re\x12¦re\x13¦re\x14¦re\x15¦re\x16¦re\x17¦re\x18¦re\x19¦re\x1a¦re\x1b¦re ¦re!¦re"¦re#¦re$¦re%¦re&¦re\'¦re(¦re)¦re*¦re+¦re,¦re-¦re.¦re/¦re0¦re:¦re;¦re<¦re=¦re>¦re?¦re@¦re[¦re\\¦re]¦re^¦re_¦re`¦rea¦reb¦rec¦red¦ree¦ref¦reg¦reh¦rei¦rej¦rek¦rel¦rem¦ren¦reo¦rep¦req¦rer¦res¦ret¦reu¦rev¦rew¦rex¦rey¦rez¦re{¦re|¦re}¦re~¦re\x7f¦sub¦tim¦to¦to\x00¦to\x01¦to\x02¦to\x03¦to\x04¦to\x05¦to\x06¦to\x07¦to\x08¦to\x0e¦to\x0f¦to\x10¦to\x11¦to\x12¦to\x13¦to\x14¦to\x15¦to\x16¦to\x17¦to\x18¦to\x19¦to\x1a¦to\x1b¦to ¦to!¦to"¦to#¦to$¦to%¦to&¦to\'¦to(¦to)¦to*¦to+¦to,¦to-¦to.¦to/¦to0¦to:¦to;¦to<¦to=¦to>¦to?¦to@¦to[¦to\\¦to]¦to^¦to_¦to`¦toa¦tob¦toc¦tod¦toe¦tof¦tog¦toh¦toi¦toj¦tok¦tol¦tom¦ton¦too¦top¦toq¦tor¦tos¦tot¦tou¦tov¦tow¦tox¦toy¦toz¦to{¦to|¦to}¦to~¦to\x7f'.split('¦')),
    'time-stamp': frozenset('000¦00:¦0:0'.split('¦')),
    'noise': frozenset('aff¦all¦and¦apl¦app¦bei¦bel¦bra¦bri¦bru¦che¦chu¦com¦cou¦cri¦cro¦cry¦dia¦dis¦doo¦exc¦for¦gav¦gel¦gen¦ges¦gra¦gre¦gro¦hea¦hei¦ila¦int¦lac¦lau¦liv¦lon¦lou¦moi¦mor¦mou¦muc¦mur¦mus¦neg¦nod¦noi¦ove¦pau¦pho¦pro¦rec¦ren¦res¦rir¦ris¦rum¦seh¦sho¦shu¦sig¦sil¦sli¦smi¦som¦sto¦sus¦tel¦unc¦unr¦upr¦vif¦viv¦wee¦whi¦zur'.split('¦')),
    'noise-in-parentheses': frozenset('aff¦all¦and¦apl¦app¦bei¦bel¦bra¦bri¦bru¦che¦chu¦com¦cou¦cri¦cro¦cry¦dia¦dis¦doo¦exc¦for¦gav¦gel¦gen¦ges¦gra¦gre¦gro¦hea¦hei¦ila¦int¦lac¦lau¦liv¦lon¦lou¦moi¦mor¦mou¦muc¦mur¦mus¦neg¦nod¦noi¦ove¦pau¦pho¦pro¦rec¦ren¦res¦rir¦ris¦rum¦seh¦sho¦shu¦sig¦sil¦sli¦smi¦som¦sto¦sus¦tel¦unc¦unr¦upr¦vif¦viv¦wee¦whi¦zur'.split('¦')),
    'break': frozenset('beg¦bre¦com¦con¦cou¦end¦hea¦int¦mee¦ses¦sid¦sta¦tap¦the¦whe'.split('¦')),
    'speaking-to': frozenset('add¦asi¦poi¦ref¦spe¦to ¦tur'.split('¦')),
    'manner-of-speech': frozenset('con¦in ¦int¦pre¦rea¦res'.split('¦')),
}
FIRST: dict[str, str] = {
    'web-address': '-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz',
    'reference-number': 'ABCDEFGHIJKLMNOPQRSTUVWXYZcdfloprs',
    'table-unit': 'ABCDFIMPTVabcdfimptv',
    'original-sic': '\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b!"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f',
    'signed-name': '/ABCDEFGHIJKLMNOPQRSTUVWXYZfgis',
    'name-signed': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'not-signed': ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz',
    'seal': '\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b!"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f',
    'struck-remark': '\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b!"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f',
    'deleted': "'(),-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
    'classified': "'(),-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
    'something-omitted': '\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b "#$%&\'()*+,-/0123456789:<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f',
    'footnote-in-source': '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz',
    'cross-reference': 'ACDFINOPRSTVacdfinoprstv',
    'undated': 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    'place-before-date': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'place-and-date': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'place-alone': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'somebody-laughs': "'-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
    'sentence-of-the-recorder': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'speaker-label': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'act': 'ABCDEFGHIJKLMNOPQRSTUVWXYZabehst',
    'bare-act': 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
}
