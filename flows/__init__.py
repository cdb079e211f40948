"""Prefect, the command line and the wiring; nothing of the field is decided here.

Nothing is imported here: the command line must be able to set Prefect's environment first.
"""
