"""The data checks, one subject a module. A function under ``@check`` is found and run; nothing needs to be listed."""
