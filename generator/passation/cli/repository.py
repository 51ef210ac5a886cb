"""Where the company's folder stands in its repository: machines that show findings know files by that path.

Where no repository is found, paths begin at the folder in which the command runs; and where the company is not below it
(a check of a proposal that was taken out elsewhere), at the company's own folder. Nothing of a repository is read.
"""

from __future__ import annotations

from pathlib import Path


def above(root: Path) -> str:
    """The folders between the repository's root and the company's, such as `docs/company/`; empty if they are one."""
    company = root.resolve()
    repository = next((folder for folder in (company, *company.parents) if (folder / ".git").exists()), None)
    begin = repository or Path.cwd()
    if not company.is_relative_to(begin) or company == begin:
        return ""
    return f"{company.relative_to(begin).as_posix()}/"
