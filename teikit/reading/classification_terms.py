"""Security classifications, handling markings and precedences, as printed in the languages of the archives."""

from __future__ import annotations

from typing import Literal

from teikit.dataclass import dataclass

__all__ = ["TERMS", "Category", "Term"]

Category = Literal["level", "handling", "precedence"]


@dataclass(frozen=True, slots=True)
class Term:
    """One marking and its printed forms."""

    key: str
    """Key of the taxonomy category: ``top-secret``."""
    name: str
    """In plain English."""
    category: Category
    forms: tuple[str, ...]
    """As printed, in any case; a space stands for any white space or hyphen."""
    common: bool = False
    """A common word: a marking only between other markings or punctuation."""


# A form that begins like another is found by its length: "Top Secret" before "Secret".
TERMS: tuple[Term, ...] = (
    Term("no-marking", "No classification marking", "level", ("No classification marking", "No classification", "Without classification")),
    Term("unclassified", "Unclassified", "level", ("Unclassified", "Unclas", "Non classifié", "Не секретно", "Nesekretno", "Jawne")),
    Term(
        "official-use-only",
        "Official use only",
        "level",
        (
            "Official Use Only", "Limited Official Use", "For Official Use Only", "For Official Use", "For Internal Use Only",
            "Internal Use Only",
            "Nur für den Dienstgebrauch", "VS NfD", "Dlya sluzhebnogo polzovaniya", "Dlia sluzhebnogo pol'zovaniia",
            "Для служебного пользования", "Administratively Controlled",
        ),
    ),
    Term("restricted", "Restricted", "level", ("Restricted", "Diffusion restreinte", "Reservado", "Riservato", "Restringido"), common=True),
    Term(
        "strictly-confidential",
        "Strictly confidential",
        "level",
        (
            "Strictly Confidential", "Most Confidential", "Highly Confidential", "Very Confidential", "Streng vertraulich",
            "Strictement confidentiel", "Très confidentiel", "Strogo konfidentsialno", "Строго конфиденциально", "Strict confidențial",
        ),
    ),
    Term(
        "confidential",
        "Confidential",
        "level",
        (
            "Confidential", "Confid.", "Vertraulich", "Confidentiel défense", "Confidentiel", "Confidencial", "Confidenziale",
            "Riservatissimo",
            "Konfidentsialno", "Конфиденциально", "Poufne", "Důvěrné", "Bizalmas", "Поверително", "Confidențial",
        ),
    ),
    Term(
        "secret",
        "Secret",
        "level",
        (
            "Secret", "Sekretno", "Секретно", "Geheim", "Geheime Verschlußsache", "Geheime Verschlusssache", "VS Geheim", "Secret défense",
            "Secreto", "Segreto", "Tajne", "Tajné", "Tajno", "Titkos", "Таємно", "Секретен", "Sekret",
        ),
    ),
    Term(
        "top-secret",
        "Top secret",
        "level",
        (
            "Top Secret", "Most Secret", "Strictly Secret", "Absolutely Secret", "Extremely Secret", "Completely Secret",
            "Sov. sekretno", "Sov. Secret", "Sovershenno sekretno", "Sovsekretno", "Сов. секретно", "Совершенно секретно", "Цілком таємно",
            "Streng geheim", "Très secret", "Très secret défense", "Segretissimo", "Ściśle tajne", "Přísně tajné", "Prísne tajné",
            "Szigorúan titkos", "Strogo sekretno", "Strogo tajno", "Строго секретно", "Strict secret", "Tepër sekret", "Muy secreto",
        ),
    ),
    Term(
        "special-importance",
        "Of special importance",
        "handling",
        (
            "Of Special Importance", "Special Importance", "Of Particular Importance", "Osoboi vazhnosti", "Osoboy vazhnosti",
            "Особой важности",
            "Vital importance",
        ),
    ),
    Term(
        "special-file", "Special file", "handling",
        ("Special File", "Special Folder", "Special Dossier", "Osobaya papka", "Osobaia papka", "Особая папка"),
    ),
    Term("nodis", "No distribution", "handling", ("Nodis", "No Distribution")),
    Term("exdis", "Exclusive distribution", "handling", ("Exdis", "Exclusive Distribution")),
    Term("limdis", "Limited distribution", "handling", ("Limdis", "Limit Distribution", "Limited Distribution")),
    Term("stadis", "State Department distribution only", "handling", ("Stadis",)),
    Term("noforn", "Not for foreign nationals", "handling", ("Noforn", "No Foreign Dissem", "Not Releasable to Foreign Nationals")),
    Term("no-dissem-abroad", "No dissemination abroad", "handling", ("No Dissem Abroad",)),
    Term("controlled-dissem", "Controlled dissemination", "handling", ("Controlled Dissem", "Orcon")),
    Term("eyes-only", "Eyes only", "handling", ("Eyes Only", "AUSTEO", "Eyes Alone")),
    Term("exclusively-eyes-only", "Exclusively eyes only", "handling", ("Exclusively Eyes Only",)),
    Term("personal", "Personal", "handling", ("Personal", "Persönlich", "Personnel", "Lichno", "Лично", "Personally"), common=True),
    Term("private", "Private", "handling", ("Private", "Privat"), common=True),
    Term("sensitive", "Sensitive", "handling", ("Sensitive", "Very Sensitive", "Codeword Sensitive"), common=True),
    Term("codeword", "Codeword", "handling", ("Codeword", "Umbra", "Trine", "Spoke"), common=True),
    Term("special-handling", "Special handling", "handling", ("Special Handling",)),
    Term("restricted-data", "Restricted data", "handling", ("Restricted Data", "Formerly Restricted Data")),
    Term("official-informal", "Official–informal", "handling", ("Official Informal",)),
    Term("indefinite-duration", "Indefinite duration", "handling", ("Indefinite Duration",)),
    Term("cherokee", "Cherokee", "handling", ("Cherokee",), common=True),
    Term("outside-system", "Outside the system", "handling", ("Outside System", "Outside the System"), common=True),
    Term("flash", "Flash", "precedence", ("Flash",), common=True),
    Term("niact", "Night action", "precedence", ("Niact", "Night Action", "Niact Immediate")),
    Term("most-immediate", "Most immediate", "precedence", ("Most Immediate",)),
    Term(
        "immediate",
        "Immediate",
        "precedence",
        ("Immediate", "Operational Immediate", "Immediately", "Sofort", "Немедленно", "Nemedlenno"),
        common=True,
    ),
    Term("emergency", "Emergency", "precedence", ("Emergency",), common=True),
    Term("priority", "Priority", "precedence", ("Priority",), common=True),
    Term("very-urgent", "Very urgent", "precedence", ("Very Urgent", "Most Urgent", "Extremely Urgent", "Très urgent", "Весьма срочно")),
    Term("urgent", "Urgent", "precedence", ("Urgent", "Срочно", "Srochno", "Dringend", "Eilt", "Pilne", "Urgente", "Спешно"), common=True),
    Term("out-of-turn", "Out of turn", "precedence", ("Out of Turn", "Out of Sequence", "Vne ocheredi", "Вне очереди")),
    Term("routine", "Routine", "precedence", ("Routine",), common=True),
    Term("deferred", "Deferred", "precedence", ("Deferred",), common=True),
)  # fmt: skip
