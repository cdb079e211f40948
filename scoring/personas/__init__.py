"""Personas of contacts: which buyer role a job title is.

The precedence is fixed:

1. A negative persona (never to be contacted) that fits goes before every other.
2. `exclude` keeps a title out of its persona, whatever else fits.
3. `include` makes a title fit its persona, whatever its level and function.
4. Seniority x function: the level lies in the range and one of the title's functions is named.

Steps 2 to 4 are asked of each persona alone, with what its `sizes` say of a company of that size.
Where several positive personas fit, those that take the title's standing go first; then the order
given (the ICP's, else the files') decides, and the others are `alternatives`.

`include` and `exclude` are whole words or phrases over the normalised title: case, accents,
hyphens, separators and plural do not matter ("Head-Chefs" is "head chef"), but a word is never a
part of another: "Recruit" matches neither "Recruitment" nor "Recruiter". The employer ("at X") is
no part of the title. Context (industry, headcount, country) changes levels and functions, never
the words. `standing` keeps nobody out here: a fractional buyer still has a persona, the
reading carries the standing, and the queue withholds by it. Who holds no position (former,
retired, seeking, none) has no level, so that only words can name a persona; the rule says the
standing then.
"""

from scoring.personas.matching import match_persona, match_personas

__all__ = ["match_persona", "match_personas"]
