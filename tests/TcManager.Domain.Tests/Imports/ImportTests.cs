using TcManager.Domain.Imports;

namespace TcManager.Domain.Tests.Imports;

public sealed class ImportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Goes_from_the_look_at_its_rows_to_the_taking()
    {
        var import = Given();
        Assert.Equal(ImportState.Checking, import.State);
        Assert.Equal(["import.notChecked"], import.Confirm(null, Now).Refusals.Select(r => r.Code));

        import.Checked(new(1, 2, 3, 4), Now);
        Assert.Equal((ImportState.Ready, 10, 3), (import.State, import.Counts.Rows, import.Counts.Good));

        Assert.True(import.Confirm("127.0.0.1", Now).IsDone);
        Assert.Equal(ImportState.Taking, import.State);
        Assert.True(import.Confirm(null, Now.AddDays(1)).IsDone);
        Assert.Equal(("127.0.0.1", Now), (import.ConfirmedFrom, import.ConfirmedAt));

        import.Taken(new(1, 1, 4, 4), Now);
        Assert.Equal(ImportState.Taken, import.State);
        Assert.True(import.Confirm(null, Now).IsDone);
    }

    [Fact]
    public void Without_a_good_row_there_is_nothing_to_take()
    {
        var import = Given();
        import.Checked(new(0, 0, 5, 1), Now);
        Assert.Equal(["import.nothingToTake"], import.Confirm(null, Now).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Broken_off_it_stays_so()
    {
        var import = Given();
        import.Fail(Now);
        Assert.Equal(["import.failed"], import.Confirm(null, Now).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Days_in_notes_are_written_so_that_they_can_be_read_back() =>
        Assert.Equal(["3", "2026-11-23", "x"], RowNote.Of(new("seat.breaks.size", null, 3L, new DateOnly(2026, 11, 23), "x")).Args);

    private static Import Given() => new(Guid.CreateVersion7(Now), ImportKind.People, null, 1, new("a.csv", "00", TableFormat.Csv, "UTF-8", "", 0, 1, 10, []), Now);
}
