using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Setup;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

/// <summary>The calculator for programs: anonymous, without a cookie, limited per address. It changes nothing, so no form token is asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(SecuritySetup.Calculator)]
[Route("api/v1/rule-sets")]
public sealed class RuleSetsApiController(RuleSetQueries ruleSets, VerdictInWords words, FormErrors errors) : ControllerBase
{
    /// <summary>In bytes: a row for each of 600 voters.</summary>
    internal const int MaxBody = 64 * 1024;

    /// <summary>In characters: as much of a value as a sentence repeats.</summary>
    private const int MaxRepeated = 60;

    /// <summary>Faults that one answer names: whoever mends them sends again.</summary>
    private const int MaxFaults = 20;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken ct) =>
        new JsonResult((await ruleSets.ListAsync(ct)).Select(set => RuleSetListed.Of(set)).ToList(), Written);

    /// <param name="code">Of the set.</param>
    /// <param name="version">One of its versions; that in force where none is named.</param>
    /// <param name="ct">Ends with the request.</param>
    [HttpPost("{code}/evaluate")]
    public async Task<IActionResult> Evaluate(string? code, string? version, CancellationToken ct)
    {
        // As it stands in the address: a code with a space behind it is another one.
        if (code is null || code != RouteData.Values["code"] as string)
        {
            return Refused(StatusCodes.Status404NotFound, [new("ruleSetUnknown", null, code ?? "")]);
        }

        if (await VersionAsync(code, version, ct) is not { } rules)
        {
            return Refused(StatusCodes.Status404NotFound, [version is null || await ruleSets.InForceAsync(code, ct) is null ? new("ruleSetUnknown", null, code) : new("ruleSetVersionUnknown", "version", code, version)]);
        }

        if (!rules.Definition.HasVote())
        {
            return Refused(StatusCodes.Status400BadRequest, [new("ruleSetHasNoVote", null, code)]);
        }

        if (!IsJson())
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType, [new("requestNotJson", "$")]);
        }

        return await ReadAsync(ct) is { } body ? Evaluated(rules, CountBody.Read(body)) : Refused(StatusCodes.Status413PayloadTooLarge, [new("requestTooLarge", "$", MaxBody / 1024)]);
    }

    private IActionResult Evaluated(RuleSetView rules, Outcome<CountInput> input)
    {
        var count = input.IsDone ? input.Value.ToCount(rules.Definition) : Outcome.Refused<BallotCount>(input.Refusals);
        var evaluation = count.IsDone ? RuleSetEvaluator.Evaluate(rules.Definition, count.Value) : Outcome.Refused<Evaluation>(count.Refusals);
        return evaluation.IsDone
            ? new JsonResult(EvaluationAnswer.Of(rules, evaluation.Value, words.InEach(rules.Definition, count.Value, evaluation.Value)), Written)
            : Refused(StatusCodes.Status400BadRequest, evaluation.Refusals);
    }

    /// <summary>That in force where none is named. A version that cannot be read is none.</summary>
    private async Task<RuleSetView?> VersionAsync(string code, string? version, CancellationToken ct) =>
        version is null ? await ruleSets.InForceAsync(code, ct)
        : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? await ruleSets.VersionAsync(code, no, ct)
        : null;

    /// <summary>What a caller calls something else is nothing to guess at; who says nothing sends JSON.</summary>
    private bool IsJson() => string.IsNullOrEmpty(Request.ContentType)
        || (MediaTypeHeaderValue.TryParse(Request.ContentType, out var type) && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The body, or null where it is too large, whatever its head says of that.</summary>
    private async Task<byte[]?> ReadAsync(CancellationToken ct)
    {
        using var read = new MemoryStream();
        var buffer = new byte[8192];
        int length;
        while ((length = await Request.Body.ReadAsync(buffer, ct)) > 0)
        {
            await read.WriteAsync(buffer.AsMemory(0, length), ct);
            if (read.Length > MaxBody)
            {
                return null;
            }
        }

        return read.ToArray();
    }

    private ObjectResult Refused(int status, IReadOnlyList<Refusal> refusals)
    {
        var said = refusals.Take(MaxFaults).Select(refusal => (Field: refusal.Field is { } field ? Short(field) : null, refusal.Code, Sentence: errors.Sentence<RuleSetsTexts>(refusal with { Args = [.. refusal.Args.Select(Short)] }))).ToList();
        var problem = new ValidationProblemDetails(said.GroupBy(fault => fault.Field ?? "$").ToDictionary(group => group.Key, group => group.Select(fault => fault.Sentence).ToArray()))
        {
            Status = status,
            Title = said[0].Sentence,
        };

        // For a program: the first fault by code and field.
        problem.Extensions["code"] = said[0].Code;
        problem.Extensions["field"] = said[0].Field;
        return new ObjectResult(problem) { StatusCode = status, ContentTypes = { "application/problem+json" } };
    }

    private static object Short(object value) => value is string text ? Short(text) : value;

    private static string Short(string text) => text.Length <= MaxRepeated ? text : $"{text[..MaxRepeated]}…";
}
