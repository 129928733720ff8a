"""The table of docs/roles.md: who may do what."""

from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "docs" / "roles.md"
ALLOWED, REFUSED = "ja", "–"


def read() -> tuple[list[str], dict[str, dict[str, bool]]]:
    """The roles in their order; and per act and role whether it is allowed."""
    rows = [cells(line) for line in TABLE.read_text().splitlines() if line.startswith("| ")]
    roles = next(row[1:] for row in rows if row[0] == "")
    acts: dict[str, dict[str, bool]] = {}
    for act, *found in (row for row in rows if row[0] and len(row) > 2):
        assert set(found) <= {ALLOWED, REFUSED}, f"{act}: write {ALLOWED} or {REFUSED}"
        assert len(found) == len(roles), f"{act}: a cell for every role"
        acts[act] = {role: cell == ALLOWED for role, cell in zip(roles, found, strict=True)}
    return roles, acts


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
