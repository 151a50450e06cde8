using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Access;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Consultations;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Security;

/// <summary>
/// Every endpoint is walked as every kind of user, and what came is compared with <see cref="Table"/>. An endpoint without a row fails.
/// <c>TCMANAGER_ACCESS_TABLE=FILE</c> writes what the walk found.
/// </summary>
public sealed partial class AccessWalk(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>
    /// What comes back: <c>in</c> the page or what a form answers, <c>sign</c> the way to the sign-in, <c>403</c> seen but not allowed, <c>404</c> does not
    /// exist for this one. A place with a dash after it names another thing than the first: <c>past</c> from within the seat of the past member (<c>past-ballot</c> too),
    /// <c>draft</c> not yet called, opened or laid before anything, <c>foreign</c> from another committee: under a place of the first it does not exist.
    /// </summary>
    private const string Table =
        """
        method place                                          | nobody stranger observer past member chair secretariat other-secr supervisor administrator
        GET    /                                              | sign   in       in       in   in     in    in          in         in         in
        GET    /account                                       | sign   in       in       in   in     in    in          in         in         in
        POST   /account                                       | sign   in       in       in   in     in    in          in         in         in
        POST   /account/password                              | sign   in       in       in   in     in    in          in         in         in
        GET    /accounts                                      | sign   403      403      403  403    403   403         403        403        in
        GET    /accounts/new                                  | sign   403      403      403  403    403   403         403        403        in
        POST   /accounts/new                                  | sign   403      403      403  403    403   403         403        403        in
        GET    /accounts/{id:long}                            | sign   403      403      403  403    403   403         403        403        in
        POST   /accounts/{id:long}/closure                    | sign   403      403      403  403    403   403         403        403        in
        POST   /accounts/{id:long}/reopening                  | sign   403      403      403  403    403   403         403        403        in
        POST   /accounts/{id:long}/roles                      | sign   403      403      403  403    403   403         403        403        in
        POST   /accounts/{id:long}/roles/removal              | sign   403      403      403  403    403   403         403        403        in
        GET    /account/audit                                 | sign   in       in       in   in     in    in          in         in         in
        GET    /audit                                         | sign   403      403      403  403    403   403         403        403        in
        GET    /api/v1/rule-sets                              | in     in       in       in   in     in    in          in         in         in
        POST   /api/v1/rule-sets/{code}/evaluate              | in     in       in       in   in     in    in          in         in         in
        GET    /ballots                                       | sign   in       in       in   in     in    in          in         in         in
        GET    /ballots/{id:long}                             | sign   404      in       404  in     in    in          404        in         404
        GET    /ballots/{id:long} - draft                     | sign   404      404      404  404    in    in          404        in         404
        GET    /ballots/{id:long} - past                      | sign   404      in       in   in     in    in          404        in         404
        POST   /ballots/{id:long}/cancellation                | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/closure                     | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/closure                     | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/comments                    | sign   404      in       404  in     in    in          404        in         404
        GET    /ballots/{id:long}/comments/blank.docx         | sign   404      in       404  in     in    in          404        in         404
        GET    /ballots/{id:long}/comments/blank.xlsx         | sign   404      in       404  in     in    in          404        in         404
        GET    /ballots/{id:long}/comments/dispositions       | sign   404      403      404  403    403   403         404        403        404
        POST   /ballots/{id:long}/comments/dispositions       | sign   404      403      404  403    403   403         404        403        404
        GET    /ballots/{id:long}/comments/dispositions.docx  | sign   404      403      404  403    403   403         404        403        404
        GET    /ballots/{id:long}/comments/dispositions.xlsx  | sign   404      403      404  403    403   403         404        403        404
        GET    /ballots/{id:long}/comments/dispositions/{sheetId:long}| sign   404      403      404  403    403   403         404        403        404
        POST   /ballots/{id:long}/comments/dispositions/{sheetId:long}/entry| sign   404      403      404  403    403   403         404        403        404
        GET    /ballots/{id:long}/comments/dispositions/{sheetId:long}/refused| sign   404      403      404  403    403   403         404        403        404
        POST   /ballots/{id:long}/comments/disposition        | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/comments/mine               | sign   404      403      404  in     in    403         404        403        404
        POST   /ballots/{id:long}/comments/mine               | sign   404      403      404  in     in    403         404        403        404
        GET    /ballots/{id:long}/comments/summary.docx       | sign   404      403      404  403    403   403         404        403        404
        GET    /ballots/{id:long}/comments/summary.xlsx       | sign   404      403      404  403    403   403         404        403        404
        GET    /ballots/{id:long}/comments/template.docx      | sign   404      403      404  in     in    403         404        403        404
        GET    /ballots/{id:long}/comments/template.xlsx      | sign   404      403      404  in     in    403         404        403        404
        POST   /ballots/{id:long}/comments/uploads            | sign   404      403      404  in     in    403         404        403        404
        GET    /ballots/{id:long}/comments/uploads/{uploadId:long}| sign   404      403      404  404    404   403         404        403        404
        GET    /ballots/{id:long}/comments/uploads/{uploadId:long}/refused| sign   404      403      404  404    404   403         404        403        404
        GET    /ballots/{id:long}/comments/{commentId:long}/edit| sign   404      403      404  404    404   403         404        403        404
        POST   /ballots/{id:long}/comments/{commentId:long}/edit| sign   404      403      404  404    404   403         404        403        404
        POST   /ballots/{id:long}/comments/{commentId:long}/removal| sign   404      403      404  in     in    403         404        403        404
        GET    /ballots/{id:long}/deadline                    | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/deadline                    | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/edit                        | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/edit - draft                | sign   404      404      404  404    403   in          404        403        404
        POST   /ballots/{id:long}/edit                        | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/election                    | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/election                    | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/exclusions/{exclusionId:long}/removal| sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/exclusions                  | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/export.json                 | sign   404      in       404  in     in    in          404        in         404
        GET    /ballots/{id:long}/export.json - past          | sign   404      in       in   in     in    in          404        in         404
        POST   /ballots/{id:long}/opening                     | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/proxies                    | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/proxies                    | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/proxies/{proxyId:long}/removal| sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/voters/{voterId:long}/succession| sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/voters/{voterId:long}/succession| sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/reminders                   | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/opening - draft             | sign   404      404      404  404    403   in          404        403        404
        POST   /ballots/{id:long}/objection                   | sign   404      403      404  in     in    403         404        403        404
        POST   /ballots/{id:long}/objections/{objectionId:long}/decision| sign   404      403      404  403    in    in          404        403        404
        GET    /ballots/{id:long}/receipt                     | sign   404      403      404  in     in    403         404        403        404
        GET    /ballots/{id:long}/result.docx                 | sign   404      in       404  in     in    in          404        in         404
        GET    /ballots/{id:long}/result                      | sign   404      in       404  in     in    in          404        in         404
        POST   /ballots/{id:long}/room/end                    | sign   404      403      404  403    in    in          404        403        404
        POST   /ballots/{id:long}/room/hands                  | sign   404      403      404  403    in    in          404        403        404
        POST   /ballots/{id:long}/room/opening                | sign   404      403      404  403    in    in          404        403        404
        GET    /ballots/{id:long}/room                        | sign   404      403      404  403    in    in          404        403        404
        POST   /ballots/{id:long}/rounds                      | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/rulings                             | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/rulings                             | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/withdrawal                          | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/withdrawal                          | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/screen                      | sign   404      403      404  403    in    in          404        403        404
        POST   /ballots/{id:long}/signature                   | sign   404      403      404  403    in    403         404        403        404
        POST   /ballots/{id:long}/signed-result               | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/slips/{batchId:long}/scan   | sign   404      403      404  403    404   404         404        404        404
        GET    /ballots/{id:long}/slips                       | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/slips                       | sign   404      403      404  403    403   in          404        403        404
        GET    /ballots/{id:long}/vote                        | sign   404      403      404  in     in    403         404        403        404
        POST   /ballots/{id:long}/vote                        | sign   404      403      404  in     in    403         404        403        404
        POST   /ballots/{id:long}/comments/answer            | sign   404      403      404  403    403   in          404        403        404
        POST   /ballots/{id:long}/comments/reply             | sign   404      403      404  in     in    403         404        403        404
        GET    /c/{token}                                    | in     in       in       in   in     in    in          in         in         in
        GET    /c/{token}/comments/blank.docx                | in     in       in       in   in     in    in          in         in         in
        GET    /c/{token}/comments/blank.xlsx                | in     in       in       in   in     in    in          in         in         in
        POST   /c/{token}/comments/mine                      | in     in       in       in   in     in    in          in         in         in
        POST   /c/{token}/comments/reply                     | in     in       in       in   in     in    in          in         in         in
        POST   /c/{token}/comments/uploads                   | in     in       in       in   in     in    in          in         in         in
        GET    /c/{token}/comments/uploads/{uploadId:long}   | 404    404      404      404  404    404   404         404        404        404
        GET    /c/{token}/comments/uploads/{uploadId:long}/refused| 404    404      404      404  404    404   404         404        404        404
        GET    /c/{token}/comments/{commentId:long}/edit     | 404    404      404      404  404    404   404         404        404        404
        POST   /c/{token}/comments/{commentId:long}/edit     | 404    404      404      404  404    404   404         404        404        404
        POST   /c/{token}/comments/{commentId:long}/removal  | in     in       in       in   in     in    in          in         in         in
        GET    /c/{token}/papers/{documentId:long}           | in     in       in       in   in     in    in          in         in         in
        GET    /c/{token}/papers/{documentId:long} - foreign | 404    404      404      404  404    404   404         404        404        404
        GET    /committees/{id:long}/consultations/new       | sign   404      403      403  403    403   in          404        403        404
        POST   /committees/{id:long}/consultations/new       | sign   404      403      403  403    403   in          404        403        404
        GET    /consultations/{id:long}                      | sign   404      in       404  in     in    in          404        in         404
        GET    /consultations/{id:long} - draft              | sign   404      404      404  404    in    in          404        in         404
        GET    /consultations/{id:long}/addressees           | sign   404      403      404  403    403   in          404        403        404
        POST   /consultations/{id:long}/addressees           | sign   404      403      404  403    403   in          404        403        404
        POST   /consultations/{id:long}/addressees/lines     | sign   404      403      404  403    403   in          404        403        404
        POST   /consultations/{id:long}/addressees/{addresseeId:long}/withdrawal| sign   404      403      404  403    403   in          404        403        404
        GET    /consultations/{id:long}/edit                 | sign   404      403      404  403    403   in          404        403        404
        GET    /consultations/{id:long}/edit - draft         | sign   404      404      404  404    403   in          404        403        404
        POST   /consultations/{id:long}/edit                 | sign   404      403      404  403    403   in          404        403        404
        GET    /calculator                                    | in     in       in       in   in     in    in          in         in         in
        GET    /calculator/{code}                             | in     in       in       in   in     in    in          in         in         in
        GET    /campaigns/{id:long}                           | sign   404      403      403  403    in    in          404        403        404
        GET    /campaigns/{id:long}/mails/{mailId:long}       | sign   404      403      403  403    in    in          404        403        404
        GET    /campaigns/{id:long}/mails/{mailId:long} - foreign | sign 404    403      403  403    404   404         404        403        404
        POST   /campaigns/{id:long}/retries                   | sign   404      403      403  403    403   in          404        403        404
        GET    /committees                                    | sign   in       in       in   in     in    in          in         in         in
        GET    /committees/new                               | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/new                               | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/export.{format}                    | sign   in       in       in   in     in    in          in         in         in
        GET    /committees/{id:long}                          | sign   in       in       in   in     in    in          in         in         in
        GET    /committees/{id:long}/attendance               | sign   404      403      403  403    in    in          404        in         404
        GET    /committees/{id:long}/attendance/meetings/{meetingId:long}    | sign 404 403 403 403 in in 404 in 404
        GET    /committees/{id:long}/attendance/meetings/{meetingId:long} - foreign | sign 404 403 403 403 404 404 404 404 404
        GET    /committees/{id:long}/attendance/export.{format} | sign  404      403      403  403    in    in          404        in         404
        GET    /committees/{id:long}/attendance/members/{membershipId:long} - foreign | sign 404 403 403 403 404 404 404 404 404
        GET    /committees/{id:long}/attendance/members/{membershipId:long}  | sign 404 403 403 403 in in 404 in 404
        GET    /committees/{id:long}/attendance/workbook.xlsx | sign   404      403      403  403    in    in          404        in         404
        GET    /committees/{id:long}/audit                    | sign   404      403      403  403    in    in          404        in         404
        GET    /committees/{id:long}/ballots                  | sign   404      in       in   in     in    in          404        in         404
        GET    /committees/{id:long}/ballots/new              | sign   404      403      403  403    403   in          404        403        404
        POST   /committees/{id:long}/ballots/new              | sign   404      403      403  403    403   in          404        403        404
        GET    /committees/{id:long}/duties                   | sign   404      403      404  403    in    in          404        in         404
        GET    /committees/{id:long}/edit                     | sign   403      403      403  403    403   in          403        403        in
        POST   /committees/{id:long}/edit                     | sign   403      403      403  403    403   in          403        403        in
        GET    /committees/{id:long}/elections/new            | sign   404      403      403  403    403   in          404        403        404
        POST   /committees/{id:long}/elections/new            | sign   404      403      403  403    403   in          404        403        404
        GET    /committees/{id:long}/history                  | sign   in       in       in   in     in    in          in         in         in
        GET    /committees/{id:long}/states/new               | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/{id:long}/states/new               | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/{id:long}/bodies/new               | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/{id:long}/bodies/new               | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/{id:long}/bodies/{bodyId:long}/end | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/{id:long}/bodies/{bodyId:long}/end | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/{id:long}/handover                 | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/{id:long}/handover                 | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/{id:long}/staff/new                | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/{id:long}/staff/new                | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/{id:long}/staff/{staffId:long}/end | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/{id:long}/staff/{staffId:long}/end | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/{id:long}/links/new                | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/{id:long}/links/new                | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/{id:long}/links/{linkId:long}/end  | sign   403      403      403  403    403   403         403        403        in
        POST   /committees/{id:long}/links/{linkId:long}/end  | sign   403      403      403  403    403   403         403        403        in
        GET    /committees/{id:long}/ballots/export.{format}  | sign   404      403      403  403    in    in          404        in         404
        GET    /committees/{id:long}/import                   | sign   404      403      403  403    403   in          404        403        404
        POST   /committees/{id:long}/import                   | sign   404      403      403  403    403   in          404        403        404
        GET    /committees/{id:long}/meetings/export.{format} | sign   404      403      403  403    in    in          404        in         404
        GET    /committees/{id:long}/members/export.{format}  | sign   404      in       in   in     in    in          404        in         404
        GET    /committees/{id:long}/meetings                 | sign   404      in       in   in     in    in          404        in         404
        GET    /committees/{id:long}/meetings/new             | sign   404      403      403  403    403   in          404        403        404
        POST   /committees/{id:long}/meetings/new             | sign   404      403      403  403    403   in          404        403        404
        GET    /committees/{id:long}/members                  | sign   404      in       in   in     in    in          404        in         404
        GET    /committees/{id:long}/seats/new                | sign   404      403      403  403    403   in          404        403        404
        POST   /committees/{id:long}/seats/new                | sign   404      403      403  403    403   in          404        403        404
        GET    /composition                                   | sign   403      403      403  403    403   403         403        in         in
        GET    /composition/export.{format}                   | sign   403      403      403  403    403   403         403        in         in
        GET    /committees/{id:long}/roster-changes/new       | sign   404      403      403  403    403   in          404        403        404
        POST   /committees/{id:long}/roster-changes/new       | sign   404      403      403  403    403   in          404        403        404
        GET    /committees/{id:long}/terms                    | sign   404      in       404  in     in    in          404        in         404
        POST   /culture                                       | in     in       in       in   in     in    in          in         in         in
        GET    /development/mail                              | in     in       in       in   in     in    in          in         in         in
        GET    /development/mail/{name}                       | 404    404      404      404  404    404   404         404        404        404
        GET    /development/mail/{name}/calendar.ics          | 404    404      404      404  404    404   404         404        404        404
        GET    /development/mail/{name}/page                  | 404    404      404      404  404    404   404         404        404        404
        GET    /documents/{id:long}/files/{revision:int}      | sign   404      in       404  in     in    in          404        in         404
        GET    /documents/{id:long}/files/{revision:int} - draft | sign 404     404      404  404    in    in          404        in         404
        GET    /documents/{id:long}/files/{revision:int} - past | sign 404      in       in   in     in    in          404        in         404
        GET    /documents/{id:long}/files/{revision:int} - past-ballot | sign 404 in     in   in     in    in          404        in         404
        GET    /documents/{id:long}/files/{revision:int} - foreign | sign 404   404      404  404    404   404         in         in         404
        POST   /duty-proposals/{id:long}/decision             | sign   404      403      404  403    403   in          404        403        404
        GET    /duty-proposals/{id:long}                      | sign   404      403      404  403    in    in          404        in         404
        GET    /errors/{status:int}                           | 404    404      404      404  404    404   404         404        404        404
        POST   /errors/{status:int}                           | 404    404      404      404  404    404   404         404        404        404
        GET    /find                                          | sign   in       in       in   in     in    in          in         in         in
        GET    /health/live                                   | in     in       in       in   in     in    in          in         in         in
        GET    /health/ready                                  | in     in       in       in   in     in    in          in         in         in
        GET    /imports                                       | sign   403      403      403  403    403   in          in         403        in
        POST   /imports                                       | sign   403      403      403  403    403   in          in         403        in
        GET    /imports/{id:long}                             | sign   404      404      404  404    404   in          404        404        404
        POST   /imports/{id:long}/confirmation                | sign   404      404      404  404    404   in          404        404        404
        GET    /imports/{id:long}/refused                     | sign   404      404      404  404    404   in          404        404        404
        GET    /jobs/{**path}                                 | sign   403      403      403  403    403   403         403        403        in
        POST   /jobs/{**path}                                 | sign   403      403      403  403    403   403         403        403        in
        GET    /meetings                                      | sign   in       in       in   in     in    in          in         in         in
        GET    /meetings/{id:long}                            | sign   404      in       404  in     in    in          404        in         404
        GET    /meetings/{id:long} - draft                    | sign   404      404      404  404    in    in          404        in         404
        GET    /meetings/{id:long} - past                     | sign   404      in       in   in     in    in          404        in         404
        GET    /meetings/{id:long}/attendance                 | sign   404      403      404  403    403   in          404        403        404
        POST   /meetings/{id:long}/attendance                 | sign   404      403      404  403    403   in          404        403        404
        GET    /meetings/{id:long}/calendar.ics               | sign   404      in       404  in     in    in          404        in         404
        GET    /meetings/{id:long}/call                       | sign   404      403      404  403    403   in          404        403        404
        GET    /meetings/{id:long}/call - draft               | sign   404      404      404  404    403   in          404        403        404
        POST   /meetings/{id:long}/call                       | sign   404      403      404  403    403   in          404        403        404
        GET    /meetings/{id:long}/call/mail                  | sign   404      403      404  403    403   in          404        403        404
        POST   /meetings/{id:long}/call/more                  | sign   404      403      404  403    403   in          404        403        404
        GET    /meetings/{id:long}/edit                       | sign   404      403      404  403    403   in          404        403        404
        POST   /meetings/{id:long}/edit                       | sign   404      403      404  403    403   in          404        403        404
        GET    /meetings/{id:long}/presence                   | sign   404      403      404  403    403   in          404        403        404
        POST   /meetings/{id:long}/presence                   | sign   404      403      404  403    403   in          404        403        404
        GET    /meetings/{id:long}/reply                      | sign   404      in       404  in     in    404         404        404        404
        POST   /meetings/{id:long}/reply                      | sign   404      in       404  in     in    404         404        404        404
        GET    /meetings/{id:long}/sign-in-sheet              | sign   404      403      404  403    403   in          404        403        404
        GET    /organisations                                 | sign   403      403      403  403    403   in          in         in         in
        GET    /organisations/new                             | sign   403      403      403  403    403   in          in         403        in
        POST   /organisations/new                             | sign   403      403      403  403    403   in          in         403        in
        GET    /organisations/{id:long}                       | sign   403      403      403  403    403   in          in         in         in
        GET    /organisations/{id:long}/edit                  | sign   403      403      403  403    403   in          in         403        in
        POST   /organisations/{id:long}/edit                  | sign   403      403      403  403    403   in          in         403        in
        GET    /organisations/{id:long}/names/new             | sign   403      403      403  403    403   in          in         403        in
        POST   /organisations/{id:long}/names/new             | sign   403      403      403  403    403   in          in         403        in
        GET    /organisations/{id:long}/merge                 | sign   403      403      403  403    403   403         403        403        in
        POST   /organisations/{id:long}/merge                 | sign   403      403      403  403    403   403         403        403        404
        GET    /password-reset                                | in     in       in       in   in     in    in          in         in         in
        POST   /password-reset                                | in     in       in       in   in     in    in          in         in         in
        GET    /password-reset/sent                           | in     in       in       in   in     in    in          in         in         in
        GET    /password-reset/{link}                         | 410    410      410      410  410    410   410         410        410        410
        POST   /password-reset/{link}                         | in     in       in       in   in     in    in          in         in         in
        GET    /people                                        | sign   403      403      403  403    403   in          in         in         in
        GET    /people/export.{format}                        | sign   403      403      403  403    403   in          in         in         in
        GET    /organisations/export.{format}                 | sign   403      403      403  403    403   in          in         in         in
        GET    /people/new                                    | sign   403      403      403  403    403   in          in         403        in
        POST   /people/new                                    | sign   403      403      403  403    403   in          in         403        in
        GET    /people/{id:long}                              | sign   404      in       404  in     in    in          in         in         in
        GET    /people/{id:long}/edit                         | sign   404      403      404  403    403   in          in         403        in
        POST   /people/{id:long}/edit                         | sign   404      403      404  403    403   in          in         403        in
        GET    /people/{id:long}/employments/new              | sign   404      403      404  403    403   in          in         403        in
        POST   /people/{id:long}/employments/new              | sign   404      403      404  403    403   in          in         403        in
        GET    /people/{id:long}/employments/{employmentId:long} | sign   404      403      404  403    403   in          in         403        in
        POST   /people/{id:long}/employments/{employmentId:long} | sign   404      403      404  403    403   in          in         403        in
        GET    /people/{id:long}/registrations/new            | sign   404      403      404  403    403   in          in         403        in
        POST   /people/{id:long}/registrations/new            | sign   404      403      404  403    403   in          in         403        in
        GET    /people/{id:long}/registrations/{registrationId:long} | sign   404      403      404  403    403   in          in         403        in
        POST   /people/{id:long}/registrations/{registrationId:long} | sign   404      403      404  403    403   in          in         403        in
        GET    /people/{id:long}/merge                        | sign   404      403      404  403    403   403         403        403        in
        POST   /people/{id:long}/merge                        | sign   403      403      403  403    403   403         403        403        404
        GET    /people/{id:long}/pseudonym                    | sign   404      403      404  403    403   403         403        403        in
        POST   /people/{id:long}/pseudonym                    | sign   404      403      404  403    403   403         403        403        in
        GET    /profiles                                      | sign   403      403      403  403    403   403         403        403        in
        GET    /profiles/{code}                               | sign   403      403      403  403    403   403         403        403        in
        GET    /profiles/{code}/edit                          | sign   403      403      403  403    403   403         403        403        in
        POST   /profiles/{code}/edit                          | sign   403      403      403  403    403   403         403        403        in
        POST   /profiles/{code}/versions/{no:int}/verification | sign   403      403      403  403    403   403         403        403        in
        GET    /r/{token}                                     | in     in       in       in   in     in    in          in         in         in
        POST   /r/{token}                                     | in     in       in       in   in     in    in          in         in         in
        GET    /roster-changes/{id:long}                      | sign   404      403      404  403    in    in          404        in         404
        GET    /roster-changes/{id:long}/lines/new            | sign   404      403      404  403    403   in          404        403        404
        POST   /roster-changes/{id:long}/lines/new            | sign   404      403      404  403    403   in          404        403        404
        GET    /roster-changes/{id:long}/lines/{lineId:long}  | sign   404      403      404  403    403   in          404        403        404
        POST   /roster-changes/{id:long}/lines/{lineId:long}  | sign   404      403      404  403    403   in          404        403        404
        GET    /roster-changes/{id:long}/lines/{lineId:long} - foreign | sign 404 403 404 403 403 404 404 403 404
        GET    /roster-changes/{id:long}/papers/{paper}.docx  | sign   404      403      404  403    in    in          404        in         404
        POST   /roster-changes/{id:long}/stage                | sign   404      403      404  403    403   in          404        403        404
        GET    /rule-sets                                     | in     in       in       in   in     in    in          in         in         in
        GET    /rule-sets/new                                 | sign   403      403      403  403    403   403         403        403        in
        POST   /rule-sets/new                                 | sign   403      403      403  403    403   403         403        403        in
        GET    /rule-sets/{code}                              | in     in       in       in   in     in    in          in         in         in
        POST   /rule-sets/{code}/verification                 | sign   403      403      403  403    403   403         403        403        in
        GET    /rule-sets/{code}/versions/new                 | sign   403      403      403  403    403   403         403        403        in
        POST   /rule-sets/{code}/versions/new                 | sign   403      403      403  403    403   403         403        403        in
        GET    /seats/{id:long}                               | sign   404      in       404  in     in    in          404        in         404
        GET    /seats/{id:long}/edit                          | sign   404      403      404  403    403   in          404        403        404
        POST   /seats/{id:long}/edit                          | sign   404      403      404  403    403   in          404        403        404
        GET    /seats/{id:long}/end                           | sign   404      403      404  403    403   in          404        403        404
        POST   /seats/{id:long}/end                           | sign   404      403      404  403    403   in          404        403        404
        GET    /seats/{id:long}/leaves                        | sign   404      403      404  403    403   in          404        403        404
        POST   /seats/{id:long}/leaves                        | sign   404      403      404  403    403   in          404        403        404
        GET    /seats/{id:long}/offices/new                   | sign   404      403      404  403    403   in          404        403        404
        POST   /seats/{id:long}/offices/new                   | sign   404      403      404  403    403   in          404        403        404
        GET    /seats/{id:long}/offices/{role}/end            | sign   404      403      404  403    403   in          404        403        404
        POST   /seats/{id:long}/offices/{role}/end            | sign   404      403      404  403    403   in          404        403        404
        GET    /seats/{id:long}/representatives/new           | sign   404      403      404  403    403   404         404        403        404
        POST   /seats/{id:long}/representatives/new           | sign   404      403      404  403    403   404         404        403        404
        GET    /seats/{id:long}/representatives/{person:long}/end | sign   404      403      404  403    403   404         404        403        404
        POST   /seats/{id:long}/representatives/{person:long}/end | sign   404      403      404  403    403   404         404        403        404
        GET    /sign-in                                       | in     in       in       in   in     in    in          in         in         in
        POST   /sign-in                                       | in     in       in       in   in     in    in          in         in         in
        POST   /sign-out                                      | in     in       in       in   in     in    in          in         in         in
        """;

    /// <summary>Within the seat of the past member.</summary>
    private static readonly DateTimeOffset AtThePast = new(2025, 3, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_endpoint_answers_every_kind_of_user_as_the_table_says()
    {
        var rows = Rows();
        Assert.Equal(Endpoints(), rows.Select(r => (r.Method, r.Pattern)).Distinct().Order());

        var (kinds, places) = await SceneAsync();
        Assert.Equal(Table.Split('\n')[0].Split('|')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), kinds.Select(k => k.Kind));

        // Reading first: what a form changes must not change what is read. Signing out comes last.
        var found = rows.ToDictionary(r => r, r => new string[kinds.Count]);
        foreach (var (index, (_, someone)) in kinds.Index())
        {
            using var walker = await Walker.StartAsync(app, someone);
            foreach (var row in rows.OrderBy(r => r.Method).ThenBy(r => r.Pattern == "/sign-out"))
            {
                found[row][index] = await walker.AskAsync(row.Method, places(row.Pattern, row.Thing));
            }
        }

        Print(kinds.Select(k => k.Kind), found);
        var wrong = found.SelectMany(f => f.Key.Expected.Zip(f.Value, kinds).Where(x => x.First != x.Second)
            .Select(x => $"{f.Key.Method} {f.Key.Pattern} - {f.Key.Thing}: {x.Third.Kind} found {x.Second}, the table says {x.First}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static List<Row> Rows() =>
    [
        .. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line =>
        {
            var halves = line.Split('|');
            var place = halves[0].Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Row(place[0], place[1], place.Length > 2 ? place[3] : "", halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }),
    ];

    /// <summary>All that is mapped but the files of the pages themselves.</summary>
    private IEnumerable<(string Method, string Pattern)> Endpoints() => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => !e.Metadata.Any(m => m is Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor))
        .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : DefaultMethods(e))
            .Where(m => m != "HEAD").Select(m => (m, "/" + e.RoutePattern.RawText!.TrimStart('/'))))
        .Distinct().Order();

    // Health is only read; what names no method takes forms too.
    private static string[] DefaultMethods(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.Contains("health", StringComparison.Ordinal) ? ["GET"] : ["GET", "POST"];

    private async Task<(List<(string Kind, Someone? Who)> Kinds, Func<string, string, string> Places)> SceneAsync()
    {
        var committee = await app.Committee(2, "SAC/TC 901");
        var other = await app.Committee(1, "SAC/TC 902");
        var kinds = new List<(string, Someone?)>
        {
            ("nobody", null),
            ("stranger", await app.Outsider("stranger@walk.example")),
            ("observer", await app.Seat(committee, "Observer", new(2024, 3, 1), category: SeatCategory.Liaison)),
            ("past", await app.Seat(committee, "Past", new(2024, 3, 1), new(2025, 6, 30))),
            ("member", committee.Members[0]),
            ("chair", committee.Chair),
            ("secretariat", committee.Secretary),
            ("other-secr", other.Secretary),
            ("supervisor", await app.Outsider("supervisor@walk.example", SystemRole.Supervisor)),
            ("administrator", await app.Outsider("administrator@walk.example", SystemRole.Administrator)),
        };
        var past = await app.Plenary(committee, 1, new(2025, 3, 1), (committee.Chair, Domain.Meetings.AttendanceOutcome.Present));
        var called = await MeetingSteps.Called(app, committee);
        var planned = await app.Schedule(committee);
        var open = await GivenBallot.OpenBallot(app, committee);
        var voter = await app.InDb(db => db.Voters.Where(v => v.BallotId == open).Select(v => v.Id).FirstAsync());
        var draft = await app.Draft(committee);
        var closing = await GivenBallot.OpenBallot(app, committee);
        await app.InDb(db => db.Ballots.Where(b => b.Id == closing).ExecuteUpdateAsync(set => set.SetProperty(b => b.OpensAt, AtThePast).SetProperty(b => b.OpenedAt, AtThePast)));
        var foreignPlenary = await app.Plenary(other, 1, new(2025, 3, 1), (other.Chair, Domain.Meetings.AttendanceOutcome.Present));
        await MeetingSteps.Called(app, other);
        var foreignBallot = await GivenBallot.OpenBallot(app, other);
        var (mail, foreignMail) = (await MailOf(committee), await MailOf(other));
        var (paper, draftPaper, pastPaper) = (await PaperOf(open), await PaperOf(draft), await PaperOf(await app.Draft(committee)));
        await app.InDb(async db =>
        {
            db.Add(new Domain.Meetings.MeetingPaper(past, pastPaper));
            await db.SaveChangesAsync();
        });
        var papers = new Dictionary<string, long> { [""] = paper, ["draft"] = draftPaper, ["past"] = pastPaper, ["past-ballot"] = await PaperOf(closing), ["foreign"] = await PaperOf(foreignBallot) };
        var body = await app.InDb(db => db.CommitteeBodies.Where(b => b.CommitteeId == committee.Id).Select(b => b.Id).FirstAsync());
        var staff = await app.InDb(db => db.Staff.Where(b => b.CommitteeId == committee.Id).Select(b => b.Id).FirstAsync());
        var bond = await app.InDb(async db =>
        {
            var mirror = new Domain.Committees.CommitteeLink(committee.Id, other.Id, Domain.Committees.LinkKind.Mirror);
            db.Add(mirror);
            await db.SaveChangesAsync();
            return mirror.Id;
        });
        var (change, foreignChange) = (await ChangeOf(committee), await ChangeOf(other));
        var (organisation, employment, registration) = await CareerOf(committee.Members[1]);
        var duty = await DutyOf(committee);
        var import = await ImportOf(committee);
        var link = (await app.Link(called, committee.Members[1]))["/r/".Length..];
        var consultation = await app.OpenConsultation(committee, "walk@body.example", "withdrawn@body.example");
        var addressee = await app.Addressee(consultation, "withdrawn@body.example");
        var consultationDraft = await app.DraftConsultation(committee);
        var asked = (await app.LinkOf(consultation, "walk@body.example"))["/c/".Length..];
        var askedPaper = await PaperOf(consultation);
        var account = (await app.Outsider("account@walk.example")).AccountId;
        return (kinds, (pattern, thing) => pattern
            .Replace("/committees/{id:long}", $"/committees/{committee.Id}", StringComparison.Ordinal)
            .Replace("/accounts/{id:long}", $"/accounts/{account}", StringComparison.Ordinal)
            .Replace("/people/{id:long}", $"/people/{committee.Members[1].PersonId}", StringComparison.Ordinal)
            .Replace("/organisations/{id:long}", $"/organisations/{organisation}", StringComparison.Ordinal)
            .Replace("{employmentId:long}", $"{employment}", StringComparison.Ordinal)
            .Replace("{registrationId:long}", $"{registration}", StringComparison.Ordinal)
            .Replace("/roster-changes/{id:long}", $"/roster-changes/{change.Id}", StringComparison.Ordinal)
            .Replace("/duty-proposals/{id:long}", $"/duty-proposals/{duty}", StringComparison.Ordinal)
            .Replace("{lineId:long}", $"{(thing == "foreign" ? foreignChange : change).Line}", StringComparison.Ordinal)
            .Replace("{bodyId:long}", $"{body}", StringComparison.Ordinal)
            .Replace("{uploadId:long}", "1", StringComparison.Ordinal)
            .Replace("{sheetId:long}", "1", StringComparison.Ordinal)
            .Replace("{voterId:long}", $"{voter}", StringComparison.Ordinal)
            .Replace("{proxyId:long}", "1", StringComparison.Ordinal)
            .Replace("{exclusionId:long}", "1", StringComparison.Ordinal)
            .Replace("{batchId:long}", "1", StringComparison.Ordinal)
            .Replace("{objectionId:long}", "1", StringComparison.Ordinal)
            .Replace("{commentId:long}", "1", StringComparison.Ordinal)
            .Replace("{staffId:long}", $"{staff}", StringComparison.Ordinal)
            .Replace("{linkId:long}", $"{bond}", StringComparison.Ordinal)
            .Replace("{paper}", "list", StringComparison.Ordinal)
            .Replace("/profiles/{code}", "/profiles/sac-2020", StringComparison.Ordinal)
            .Replace("{no:int}", "1", StringComparison.Ordinal)
            .Replace("/imports/{id:long}", $"/imports/{import}", StringComparison.Ordinal)
            .Replace("{format}", "csv", StringComparison.Ordinal)
            .Replace("/seats/{id:long}", $"/seats/{committee.Chair.MembershipId}", StringComparison.Ordinal)
            .Replace("{person:long}", $"{committee.Chair.PersonId}", StringComparison.Ordinal)
            .Replace("{role}", nameof(OfficeRole.Chair), StringComparison.Ordinal)
            .Replace("/ballots/{id:long}", $"/ballots/{thing switch { "draft" => draft, "past" => closing, _ => open }}", StringComparison.Ordinal)
            .Replace("/meetings/{id:long}", $"/meetings/{thing switch { "draft" => planned, "past" => past, _ => called }}", StringComparison.Ordinal)
            .Replace("/campaigns/{id:long}", $"/campaigns/{mail.Campaign}", StringComparison.Ordinal)
            .Replace("/documents/{id:long}", $"/documents/{papers.GetValueOrDefault(thing)}", StringComparison.Ordinal)
            .Replace("{meetingId:long}", $"{(thing == "foreign" ? foreignPlenary : past)}", StringComparison.Ordinal)
            .Replace("{membershipId:long}", $"{(thing == "foreign" ? other : committee).Chair.MembershipId}", StringComparison.Ordinal)
            .Replace("{mailId:long}", $"{(thing == "foreign" ? foreignMail : mail).Id}", StringComparison.Ordinal)
            .Replace("{revision:int}", "1", StringComparison.Ordinal)
            .Replace("{code}", "sac-tc", StringComparison.Ordinal)
            .Replace("/consultations/{id:long}", $"/consultations/{(thing == "draft" ? consultationDraft : consultation)}", StringComparison.Ordinal)
            .Replace("{addresseeId:long}", $"{addressee.Id}", StringComparison.Ordinal)
            .Replace("{documentId:long}", $"{(thing == "foreign" ? papers["foreign"] : askedPaper)}", StringComparison.Ordinal)
            .Replace("/c/{token}", $"/c/{asked}", StringComparison.Ordinal)
            .Replace("{token}", link, StringComparison.Ordinal)
            .Replace("{link}", "no-such-link", StringComparison.Ordinal)
            .Replace("{name}", "no-such-mail", StringComparison.Ordinal)
            .Replace("{status:int}", "404", StringComparison.Ordinal)
            .Replace("/{**path}", "", StringComparison.Ordinal));
    }

    private Task<(long Id, long Campaign)> MailOf(GivenCommittee committee) => app.InDb(async db =>
    {
        var mail = await db.Outbox.Where(m => m.Campaign!.CommitteeId == committee.Id).OrderBy(m => m.Id).Select(m => new { m.Id, m.CampaignId }).FirstAsync();
        return (mail.Id, mail.CampaignId!.Value);
    });

    private Task<(long Organisation, long Employment, long Registration)> CareerOf(Someone someone) => app.InDb(async db =>
    {
        var job = await db.Employments.SingleAsync(e => e.PersonId == someone.PersonId);
        var expert = new Domain.People.ExpertRegistration(someone.PersonId, Domain.People.InternationalBody.ISO, "ISO/TC 182/WG 10", new(2025, 1, 1));
        db.Add(expert);
        await db.SaveChangesAsync();
        return (job.OrganisationId, job.Id, expert.Id);
    });

    private async Task<(long Id, long Line)> ChangeOf(GivenCommittee committee)
    {
        var id = (await app.In(services => services.GetRequiredService<Application.Members.Changes.PrepareRosterChange>()
            .ExecuteAsync(new(Guid.CreateVersion7(), committee.Id, Domain.Members.Changes.RosterChangeKind.Adjustment, new(2027, 1, 1), null, null), Application.Audit.Acting.System, default))).Value;
        return (id, await app.InDb(db => db.RosterChangeLines.Where(l => l.ChangeId == id).OrderBy(l => l.Id).Select(l => l.Id).FirstAsync()));
    }

    private Task<long> DutyOf(GivenCommittee committee) => app.InDb(async db =>
    {
        db.OwesNoAudit = true;
        var standing = new Domain.Members.Duties.DutyStanding(Domain.Members.Duties.DutyKind.Meetings, 2, 2, 2, []);
        var clause = new Domain.Ballots.RuleSets.Clause(new("办法", "Measures"), Domain.Ballots.RuleSets.RuleMark.Recalled);
        var duty = new Domain.Members.Duties.DutyProposal(
            Guid.CreateVersion7(), committee.Id, committee.Members[1].MembershipId, new(standing, "sac-2020", 1, Domain.Members.Duties.DutyConsequence.Removal, clause), app.Clock.GetUtcNow());
        db.Add(duty);
        await db.SaveChangesAsync();
        return duty.Id;
    });

    /// <summary>A table that the secretariat has handed in, with a row that is not taken.</summary>
    private async Task<long> ImportOf(GivenCommittee committee)
    {
        var upload = new Application.Documents.Upload("seats.csv", 0, () => new MemoryStream(Encoding.UTF8.GetBytes("name,first day\nNobody,2026-01-01\n")));
        var handed = await app.In(services => services.GetRequiredService<Application.Imports.HandInImport>()
            .ExecuteAsync(new(Guid.CreateVersion7(), Domain.Imports.ImportKind.Seats, committee.Id, committee.Secretary.AccountId, upload), default));
        return handed.Value;
    }

    private Task<long> PaperOf(long ballotId) => app.InDb(db => db.Questions.Where(q => q.BallotId == ballotId).Select(q => q.DocumentId!.Value).FirstAsync());

    private static void Print(IEnumerable<string> kinds, Dictionary<Row, string[]> found)
    {
        if (Environment.GetEnvironmentVariable("TCMANAGER_ACCESS_TABLE") is not { Length: > 0 } file)
        {
            return;
        }

        var text = new StringBuilder($"| | | {string.Join(" | ", kinds)} |\n|---|---|{string.Concat(kinds.Select(_ => "---|"))}\n");
        foreach (var (row, answers) in found)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Method} | `{row.Pattern}` {row.Thing} | {string.Join(" | ", answers)} |\n");
        }

        File.WriteAllText(file, text.ToString());
    }

    private sealed record Row(string Method, string Pattern, string Thing, string[] Expected);

    /// <summary>One kind of user, who asks and does not follow.</summary>
    private sealed partial class Walker(HttpClient http) : IDisposable
    {
        private string _token = "";

        public static async Task<Walker> StartAsync(TestApp app, Someone? someone)
        {
            var walker = new Walker(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));
            await walker.TakeTokenAsync();
            if (someone is not null)
            {
                Assert.Equal(HttpStatusCode.Redirect, (await walker.PostAsync("/sign-in", ("Email", someone.Email), ("Password", Given.Password))).StatusCode);
                await walker.TakeTokenAsync();
            }

            return walker;
        }

        /// <summary>Asks; a page is asked for by HEAD too, which must say the same.</summary>
        public async Task<string> AskAsync(string method, string address)
        {
            if (method == "POST")
            {
                return Said(await PostAsync(address));
            }

            var said = Said(await http.GetAsync(new Uri(address, UriKind.Relative)));
            using var head = new HttpRequestMessage(HttpMethod.Head, address);
            var headSaid = Said(await http.SendAsync(head));
            return headSaid == said ? said : $"{said}, HEAD {headSaid}";
        }

        public void Dispose() => http.Dispose();

        private static string Said(HttpResponseMessage response)
        {
            using (response)
            {
                return response switch
                {
                    { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } to } when ToSignIn().IsMatch(to.ToString()) => "sign",
                    { StatusCode: HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.UnsupportedMediaType } => "in",
                    { StatusCode: var status } => ((int)status).ToString(CultureInfo.InvariantCulture),
                };
            }
        }

        private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(fields.Append(("token", _token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
            return await http.PostAsync(new Uri(address, UriKind.Relative), form);
        }

        private async Task TakeTokenAsync()
        {
            var page = await http.GetStringAsync(new Uri("/password-reset", UriKind.Relative));
            _token = Token().Match(page).Groups[1].Value;
            Assert.NotEmpty(_token);
        }

        [GeneratedRegex("name=\"token\"[^>]*value=\"([^\"]+)\"")]
        private static partial Regex Token();

        [GeneratedRegex(@"/sign-in\?")]
        private static partial Regex ToSignIn();
    }
}
