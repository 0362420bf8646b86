"""Receipts of imports: kept row by row, files imported from the browser, runs taken back."""
