"""The command and the settings."""

__version__ = "0.1.0"
