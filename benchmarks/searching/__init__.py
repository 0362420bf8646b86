"""Parts of the search benchmark; see ../search.py."""
