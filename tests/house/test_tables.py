"""Every table says how long it is kept, is in the export or has a reason not to be, and equals its migration."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import upgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

import portal.domain
from portal.domain.bewaren.klassen import KLASSEN, ZONDER_PERSOON
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.export import GEHEIM, NIET_IN_EXPORT, TABELLEN
from tests.conftest import Stores

ROOT = Path(__file__).resolve().parents[2]
for module in walk_packages(portal.domain.__path__, "portal.domain."):
    import_module(module.name)

MODELS = {
    mapper.class_.__tablename__: mapper.class_
    for mapper in SQLModel._sa_registry.mappers  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("table", sorted(MODELS))
def test_a_table_says_how_long_it_is_kept_and_whether_it_is_personal(table: str) -> None:
    doc = MODELS[table].__doc__ or ""
    assert "Kept:" in doc, f"{table}: say in the docstring how long rows are kept"
    assert table == "job" or "ersonal data" in doc or table in NIET_IN_EXPORT, f"{table}: say whether it is personal"


def test_every_table_is_in_the_export_or_says_why_not() -> None:
    assert set(TABELLEN) | set(NIET_IN_EXPORT) == set(MODELS)
    assert not set(TABELLEN) & set(NIET_IN_EXPORT)
    assert set(GEHEIM) <= set(TABELLEN)


def test_a_table_that_names_a_relatie_is_in_the_export() -> None:
    missing = [name for name, model in MODELS.items() if "relatie_id" in model.model_fields and name not in TABELLEN]
    assert missing == []


def alembic_config() -> Config:
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.set_main_option("script_location", str(ROOT / "portal" / "migrations"))
    return config


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_migrations_make_the_tables_of_the_models(kind: str, stores: Stores, beleid) -> None:  # type: ignore[no-untyped-def]
    store, drop = stores.fresh(kind, beleid)
    with store.database.engine.connect() as connection:
        SQLModel.metadata.drop_all(connection)
        connection.commit()
        config = alembic_config()
        config.attributes["connection"] = connection
        upgrade(config, "head")
        connection.commit()
        difference = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    drop()
    assert difference == []


def test_every_table_is_in_one_class_of_the_verwerkingsregister_or_says_nothing_about_anybody() -> None:
    genoemd = [naam for klasse in KLASSEN for naam in {tabel.naam for tabel in klasse.tabellen}]
    assert len(genoemd) == len(set(genoemd))
    assert set(genoemd) | ZONDER_PERSOON == set(MODELS)
    assert not set(genoemd) & ZONDER_PERSOON


def test_a_term_of_policy_that_a_class_names_stands_in_the_policy(beleid: Beleid) -> None:
    regio = beleid.regio
    blokken = {"afscherming": regio.afscherming[0], "signaal": regio.signaal}
    for klasse in KLASSEN:
        for naam in re.findall(r"`([a-z_.]+)`", klasse.termijn):
            blok, _, veld = naam.rpartition(".")
            eigenaar = blokken.get(blok) or (getattr(regio.beleid[0], blok) if blok else regio.beleid[0])
            assert isinstance(getattr(eigenaar, veld), int), naam


def test_everything_that_hangs_on_a_person_goes_or_is_emptied_with_them() -> None:
    geregeld = {tabel.naam for klasse in KLASSEN for tabel in klasse.tabellen}
    wijst_naar_een_persoon = {
        table.name
        for table in SQLModel.metadata.tables.values()
        if any(key.column.table.name == "relatie" for key in table.foreign_keys)
    }
    assert wijst_naar_een_persoon <= geregeld
