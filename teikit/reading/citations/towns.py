"""Other names of the towns of archives, and towns where an archive had or has another house."""

from __future__ import annotations

__all__ = ["TOWNS"]

_TABLE = """
Moscow: Moskva | Москва
Kyiv: Kiev | Kyjiv | Київ
Prague: Praha | Praga
Warsaw: Warszawa
Bucharest: București | Bucuresti
Sofia: София
Beijing: Peking | 北京
Vienna: Wien
Tirana: Tiranë
Belgrade: Beograd
Havana: La Habana | Habana
Rome: Roma
Venice: Venezia
Kew: London | Richmond
Koblenz: Berlin | Freiburg
Berlin: Bonn
La Courneuve: Paris
Pierrefitte-sur-Seine: Paris
Hanoi: Hà Nội
Ulaanbaatar: Ulan Bator
Mexico City: México | Ciudad de México
Brasília: Brasilia
New Delhi: Delhi
Lisbon: Lisboa
Vatican City: Vatican
Washington: Washington, D.C. | Washington, DC
College Park: College Park, MD | Washington | Washington, DC | Washington, D.C.
New York: New York, NY
"""

TOWNS: dict[str, tuple[str, ...]] = {
    town: tuple(name.strip() for name in names.split("|")) for town, names in (line.split(": ") for line in _TABLE.strip().splitlines())
}
"""Town of the table of archives -> other names that references print."""
