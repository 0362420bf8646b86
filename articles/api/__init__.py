"""The API: public records for programs, and writing for editors with a token."""
