"""Selon."""
