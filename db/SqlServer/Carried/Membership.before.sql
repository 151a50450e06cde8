EXEC(N'SELECT [Id], [EstablishedOn], [EstablishedPrecision] INTO [CarriedFoundings] FROM [Committees] WHERE [EstablishedOn] IS NOT NULL');
