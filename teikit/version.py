"""The version, stated once for the package and for the TEI it writes."""

__all__ = ["__version__"]

__version__ = "0.1.0"
