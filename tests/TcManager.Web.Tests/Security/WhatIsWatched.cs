using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using TcManager.Application;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Security;

public sealed class WhatIsWatched : IDisposable
{
    private readonly TestApp _app = new();

    [Fact]
    public async Task Votes_and_mails_are_counted()
    {
        var meters = _app.Services.GetRequiredService<IMeterFactory>();
        using var votes = new MetricCollector<long>(meters, Measures.MeterName, "tcmanager.votes");
        using var mails = new MetricCollector<long>(meters, Measures.MeterName, "tcmanager.mails");
        var committee = await _app.Committee(members: 2);
        var ballot = await GivenBallot.OpenBallot(_app, committee);
        await _app.Cast(ballot, committee.Chair, "yes");
        _app.MoveTo(GivenBallot.ClosesAt);
        await _app.Cast(ballot, committee.Members[0], "yes");
        await _app.Deliver();

        Assert.Equal(["taken", "late"], votes.GetMeasurementSnapshot().Select(m => m.Tags["result"]));
        Assert.NotEmpty(mails.GetMeasurementSnapshot());
    }

    /// <summary>A dead scheduler is what the figure is watched for.</summary>
    [Fact]
    public async Task The_outbox_tells_what_is_due_and_since_when_also_when_nobody_delivers()
    {
        _app.Settings["Metrics:Port"] = "9464";
        var meters = _app.Services.GetRequiredService<IMeterFactory>();
        using var due = new MetricCollector<long>(meters, Measures.MeterName, "tcmanager.outbox.due");
        using var age = new MetricCollector<double>(meters, Measures.MeterName, "tcmanager.outbox.age");
        await GivenBallot.OpenBallot(_app, await _app.Committee(members: 2));
        _app.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((3, 300), Read());
        await _app.Deliver();
        Assert.Equal((0, 0), Read());

        (long, double) Read()
        {
            due.RecordObservableInstruments();
            age.RecordObservableInstruments();
            return (due.GetMeasurementSnapshot()[^1].Value, age.GetMeasurementSnapshot()[^1].Value);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(9464, true)]
    public void Nothing_is_collected_for_nobody(int port, bool isCollected)
    {
        _app.Settings["Metrics:Port"] = $"{port}";

        Assert.Equal(isCollected, _app.Services.GetService<MeterProvider>() is not null);
    }

    [Fact]
    public async Task Logs_name_nobody_and_hold_no_link()
    {
        var log = new KeptLog();
        _app.Log = log;
        using var http = _app.CreateClient();
        var committee = await _app.Committee(members: 2);
        var meeting = await MeetingSteps.Called(_app, committee);
        var link = await _app.Link(meeting, committee.Members[0]);
        foreach (var address in new[] { link, link + "forged", "/password-reset/some-secret-link", "/sign-in", "/committees", "/no/such/page" })
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        }

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Email", committee.Chair.Email), KeyValuePair.Create("Password", "wrong-password-605")]);
        using var refused = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.NotEmpty(log.Lines);
        foreach (var secret in new[] { link["/r/".Length..], "some-secret-link", committee.Chair.Email, committee.Members[0].Email, "wrong-password-605", committee.Chair.NameZh })
        {
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    public void Dispose() => _app.Dispose();

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
