CREATE TABLE [CarriedFoundings] ([Id] bigint NOT NULL, [EstablishedOn] date NOT NULL, [EstablishedPrecision] int NOT NULL);
EXEC(N'INSERT INTO [CarriedFoundings] ([Id], [EstablishedOn], [EstablishedPrecision]) SELECT [Id], [EstablishedOn], [EstablishedPrecision] FROM [Committees] WHERE [EstablishedOn] IS NOT NULL');
