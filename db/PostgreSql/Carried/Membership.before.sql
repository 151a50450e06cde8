CREATE TABLE "CarriedFoundings" AS SELECT "Id", "EstablishedOn", "EstablishedPrecision" FROM "Committees" WHERE "EstablishedOn" IS NOT NULL;
