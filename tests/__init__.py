"""Tests; strategies and worlds are shared modules."""
