"""In what two entries of one claim may differ: one file an aspect, and what each is compared by beside them."""
