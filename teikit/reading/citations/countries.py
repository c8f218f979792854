"""English names of the countries of archives."""

from __future__ import annotations

__all__ = ["COUNTRIES"]

COUNTRIES = {
    "RU": "Russia", "UA": "Ukraine", "GE": "Georgia", "AM": "Armenia", "AZ": "Azerbaijan", "BY": "Belarus", "LT": "Lithuania",
    "LV": "Latvia", "EE": "Estonia", "KZ": "Kazakhstan", "KG": "Kyrgyzstan", "TJ": "Tajikistan", "UZ": "Uzbekistan", "MD": "Moldova",
    "BG": "Bulgaria", "CZ": "Czechia", "SK": "Slovakia", "HU": "Hungary", "PL": "Poland", "RO": "Romania", "AL": "Albania",
    "RS": "Serbia", "HR": "Croatia", "SI": "Slovenia", "DE": "Germany", "AT": "Austria", "CH": "Switzerland", "CN": "China",
    "TW": "Taiwan", "VN": "Vietnam", "KR": "South Korea", "MN": "Mongolia", "IN": "India", "PK": "Pakistan", "JP": "Japan", "CU": "Cuba",
    "MX": "Mexico", "BR": "Brazil", "AR": "Argentina", "CL": "Chile", "GB": "United Kingdom", "IE": "Ireland", "US": "United States",
    "CA": "Canada", "AU": "Australia", "NZ": "New Zealand", "FR": "France", "IT": "Italy", "VA": "Holy See", "ES": "Spain",
    "PT": "Portugal", "BE": "Belgium", "NL": "Netherlands", "SE": "Sweden", "NO": "Norway", "DK": "Denmark", "FI": "Finland",
    "GR": "Greece", "TR": "Turkey", "IL": "Israel", "ZA": "South Africa", "EG": "Egypt", "ID": "Indonesia", "KH": "Cambodia",
}  # fmt: skip
"""By ISO 3166-1 alpha-2 code."""
