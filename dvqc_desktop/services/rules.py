"""The rule pack in force, read from the programme's own data file."""

import tomllib

from dvqc_desktop.domain.errors.rules import RulePackDamagedError
from dvqc_desktop.domain.rule_pack import RulePack, parse_rule_pack
from dvqc_desktop.paths import resource

RULE_FILE = "party.toml"


def load_rule_pack(file_name: str = RULE_FILE) -> RulePack:
    """Read and check a rule file of the programme's resources.

    Raises:
        RulePackDamagedError: the file is missing, is no TOML, or holds a rule that does not fit.
    """
    try:
        raw = tomllib.loads(resource("rules", file_name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        raise RulePackDamagedError(where=f"không đọc được tệp {file_name}") from None
    return parse_rule_pack(raw)
