"""Approval, review and replacement of documents."""
