EXEC(N'INSERT INTO [CommitteeStates] ([CommitteeId], [State], [OnDate], [Precision]) SELECT [Id], 2, [EstablishedOn], [EstablishedPrecision] FROM [CarriedFoundings] ORDER BY [Id]');
EXEC(N'DROP TABLE [CarriedFoundings]');
