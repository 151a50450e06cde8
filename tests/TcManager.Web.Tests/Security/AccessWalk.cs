using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

/// <summary>
/// Every endpoint is walked as every kind of user, and what came is compared with <see cref="Table"/>. An endpoint without a row fails.
/// <c>TCMANAGER_ACCESS_TABLE=FILE</c> writes what the walk found.
/// </summary>
public sealed class AccessWalk(TestApp app) : IClassFixture<TestApp>
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

    [Fact]
    public async Task Every_endpoint_answers_every_kind_of_user_as_the_table_says()
    {
        var rows = Rows();
        Assert.Equal(Endpoints(), rows.Select(r => (r.Method, r.Pattern)).Distinct().Order());

        var (kinds, places) = await new AccessScene(app).SetAsync();
        Assert.Equal(Table.Split('\n')[0].Split('|')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), kinds.Select(k => k.Kind));

        // Reading first: what a form changes must not change what is read. Signing out comes last.
        var found = rows.ToDictionary(r => r, r => new string[kinds.Count]);
        foreach (var (index, (_, someone)) in kinds.Index())
        {
            using var walker = await AccessWalker.StartAsync(app, someone);
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
}
