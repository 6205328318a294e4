"""Bind lessons to whatever tier is taught: they name roles, and the tier's data fill them.

A lesson says `<<common.words>>` where the kit's own tier has asthma. `roles.toml` says what each
role looks for; `fill` finds a condition for it, or says why there is none; `render` writes a
lesson's source with what was found.
"""

from roles.resolve import Role, RoleError, Unfilled, fill
from roles.template import TemplateError, Tier, UnfilledRoleError, render, roles_in

__all__ = [
    "Role",
    "RoleError",
    "TemplateError",
    "Tier",
    "Unfilled",
    "UnfilledRoleError",
    "fill",
    "render",
    "roles_in",
]
