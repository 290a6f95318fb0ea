"""The pages: a record in the browser. A face of the library: it shows what the library gives, and decides nothing.

:func:`onrecord.web.app.app` makes the application from the path of a record. What it needs beside the core (Starlette,
Jinja, uvicorn) comes with the extra ``onrecord[web]``.
"""
