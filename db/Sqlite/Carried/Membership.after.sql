INSERT INTO "CommitteeStates" ("CommitteeId", "State", "OnDate", "Precision") SELECT "Id", 2, "EstablishedOn", "EstablishedPrecision" FROM "CarriedFoundings" ORDER BY "Id";
DROP TABLE "CarriedFoundings";
