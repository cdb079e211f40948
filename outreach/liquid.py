"""The Liquid environment of all templates: strict, bounded, without access to files.

Limits: python-liquid stops a template that loops or grows without end; templates come from
colleagues, yet a mistake must not take the morning's run down.
"""

from liquid import Environment, FalsyStrictUndefined, Mode


class _BoundedEnvironment(Environment):
    output_stream_limit = 20_000
    loop_iteration_limit = 1_000
    local_namespace_limit = 2_000
    context_depth_limit = 10


ENVIRONMENT = _BoundedEnvironment(
    tolerance=Mode.STRICT, strict_filters=True, undefined=FalsyStrictUndefined
)
"""`{% if x %}` and `default` work on what is missing; printing it raises."""
