"""`config/sources/<id>.yml`: an origin of raw lists whose columns somebody has looked at once.

A source says how its files are recognised and what its columns mean, so that "Apollo export"
stands in provenance instead of a file's name, and nobody decides the same doubt twice.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from prospects.currency import exchange_rates
from prospects.day import DayOrder
from prospects.errors import ConfigError, Fault
from prospects.rejected import ListKind
from prospects.specs.reading import Spec, load_spec

# A "#" or a line break would break the reference "list:NAME#row=17".
SourceName = Annotated[
    str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^#|\x00-\x1f]+$")
]
SHEET_MARK = ", sheet "
"""Between a list's name and the further sheet of its workbook: "Apollo export, sheet Paris"."""
FilledText = Annotated[str, StringConstraints(min_length=1)]


class OptOutColumn(Spec):
    """What the cells of an opt-out column forbid, as somebody stated it.

    Attributes:
        column: Name as written.
        forbids: Channels that it is about.
        where: Cells that forbid; every other allows.
        unless: Cells that allow; every other forbids, an empty one too.
    """

    column: FilledText
    forbids: tuple[Literal["email", "phone"], ...] = Field(default=("email", "phone"), min_length=1)
    where: tuple[FilledText, ...] = ()
    unless: tuple[FilledText, ...] = ()

    @model_validator(mode="after")
    def _says_one_of_both(self) -> Self:
        if bool(self.where) == bool(self.unless):
            raise ValueError("give either `where` (cells that forbid) or `unless` (that allow)")
        return self

    def forbids_contact(self, cell: str) -> bool:
        """Whether a cell forbids contact; case and outer blanks do not matter."""
        said = column_key(cell)
        if self.where:
            return said in {column_key(word) for word in self.where}
        return said not in {column_key(word) for word in self.unless}


class Source(Spec):
    """A named origin of lists with its saved mapping.

    Attributes:
        name: As provenance says it: "Apollo export".
        files: Patterns of file names, case aside: `apollo*.csv`.
        has_columns: Columns that a file of this source has, all of them.
        kind: What its lists hold; None leaves it to the columns.
        columns: Column -> field, or None for a column that is not to be used. A column that does
            not stand here is understood by its name and values.
        opt_outs: What the cells of opt-out columns forbid.
        not_opt_outs: Columns that look like an opt-out and are none.
        crm: Whether it is a CRM, whose owners outrank those of all other lists; None leaves it to
            the name of the owner's column.
        currency: Of its amounts that name none, as "EUR"; None leaves it to how they are written.
        day_order: How it writes 03/04/2026: `day_first` or `month_first`; None leaves it to the
            cells of the column.
    """

    name: SourceName
    files: tuple[FilledText, ...] = ()
    has_columns: tuple[FilledText, ...] = ()
    kind: ListKind | None = None
    columns: Mapping[str, str | None] = Field(default_factory=dict)
    opt_outs: tuple[OptOutColumn, ...] = ()
    not_opt_outs: tuple[FilledText, ...] = ()
    crm: bool | None = None
    currency: str | None = None
    day_order: DayOrder | None = None

    @model_validator(mode="after")
    def _can_be_recognised(self) -> Self:
        if not self.files and not self.has_columns:
            raise ValueError("no file can be recognised; give `files` or `has_columns`")
        return self

    @field_validator("currency")
    @classmethod
    def _is_known(cls, code: str | None) -> str | None:
        if code is not None and code not in exchange_rates().dollars:
            raise ValueError(f"is no currency; use one of {', '.join(exchange_rates().dollars)}")
        return code

    def is_of(self, file_name: str, columns: Collection[str]) -> bool:
        """Whether a file is of this source: its name fits, and no column is missing."""
        name = file_name.casefold()
        fits = any(fnmatchcase(name, pattern.casefold()) for pattern in self.files)
        if self.files and not fits:
            return False
        given = {column_key(column) for column in columns}
        return all(column_key(column) in given for column in self.has_columns)

    def names(self, list_name: str) -> bool:
        """Whether a list is called by this source, alone or with file and sheet behind the name."""
        book = list_name.rpartition(SHEET_MARK)[0] or list_name
        return book == self.name or (book.startswith(f"{self.name} (") and book.endswith(")"))

    def field_of(self, column: str) -> str | None:
        """Field of a column that stands in `columns`; None as well where it does not."""
        return {column_key(name): field for name, field in self.columns.items()}.get(
            column_key(column)
        )

    def knows(self, column: str) -> bool:
        """Whether somebody decided what a column means."""
        return column_key(column) in {column_key(name) for name in self.columns}

    def clears(self, column: str) -> bool:
        """Whether somebody stated that a column is no opt-out."""
        return column_key(column) in {column_key(name) for name in self.not_opt_outs}


def column_key(column: str) -> str:
    """A column's name for comparison: without byte order mark, outer blanks and case."""
    return " ".join(column.replace("\ufeff", "").casefold().split())


def source_of(file_name: str, columns: Collection[str], sources: Iterable[Source]) -> Source | None:
    """The source that a file is of, or None where no source claims it.

    Of several the one that asks for most columns is taken, then the one that names files, then
    the first: the narrower claim is the surer one.

    Args:
        file_name: Name without folder.
        columns: Names as written.
        sources: In the order of their files.
    """
    claiming = [source for source in sources if source.is_of(file_name, columns)]
    return max(claiming, key=lambda s: (len(s.has_columns), bool(s.files)), default=None)


def load_sources(folder: Path, fields: Collection[str] | None = None) -> Mapping[str, Source]:
    """All sources of a folder by id (the file's name); none where the folder is missing.

    Args:
        folder: `config/sources`.
        fields: Names that `columns` may map to; None checks none.

    Raises:
        ConfigError: With every fault of every file.
    """
    sources: dict[str, Source] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            source = load_spec(Source, path)
        except ConfigError as error:
            faults += error.faults
            continue
        faults += _field_faults(path, source, fields)
        sources[path.stem] = source
    faults += _doubled_names(folder, sources)
    if faults:
        raise ConfigError(faults)
    return sources


def _field_faults(path: Path, source: Source, fields: Collection[str] | None) -> Sequence[Fault]:
    if fields is None:
        return []
    return [
        Fault(str(path), f"columns.{column}",
              f'"{field}" is no field; use null or one of {", ".join(fields)}')
        for column, field in source.columns.items()
        if field is not None and field not in fields
    ]  # fmt: skip


def _doubled_names(folder: Path, sources: Mapping[str, Source]) -> Sequence[Fault]:
    """Two sources of one name would replace each other's rows."""
    first: dict[str, str] = {}
    faults = []
    for id_, source in sources.items():
        other = first.setdefault(source.name.casefold(), id_)
        if other != id_:
            message = f'"{source.name}" is the name of {other}.yml as well; give it another'
            faults.append(Fault(str(folder / f"{id_}.yml"), "name", message))
    return faults
