import type { Method } from "./route.ts";

/** An endpoint that a document promises: where it says so, and the address, with `{}` for whatever varies. */
export interface DocumentedEndpoint {
  readonly source: string;
  readonly method: Method;
  readonly path: string;
}

const CANDIDATES = "/api/v3/companies/{}/projects/{}/candidates/";
const LIST_METHODS = ["GET", "POST"] as const;
const OBJECT_METHODS = ["GET", "PUT", "PATCH", "DELETE"] as const;

const endpoints = (source: string, path: string, ...methods: readonly Method[]): DocumentedEndpoint[] =>
  methods.map((method) => ({ source, method, path }));

/** A view set: CRUD of a model. */
const viewSet = (source: string, path: string): DocumentedEndpoint[] => [
  ...endpoints(source, `/api/v1${path}`, ...LIST_METHODS),
  ...endpoints(source, `/api/v1${path}{}/`, ...OBJECT_METHODS),
];
const filter = (section: string, path: string) => endpoints(`filter: ${section}`, `/api/v1/filter/${path}`, "GET");
const workflow = (section: string, method: Method, path: string) =>
  endpoints(`workflow: ${section}`, `/api/v1/workflow/${path}`, method);
const interview = (section: string, method: Method, path = section) =>
  endpoints(`interview: ${section}`, `/api/v1/interview/${path}`, method);
const analytics = (view: string, path: string) => endpoints(`analytics: ${view}`, `/api/v1/analytics/${path}`, "GET");
const SPEC = "SPEC §7";

/** Every endpoint of the sources, and those that SPEC §7 adds. */
export const documentedEndpoints: readonly DocumentedEndpoint[] = [
  ...filter("candidate/<int:job_id>/", "candidate/{}/"),
  ...filter("testlog/<int:job_id>/", "testlog/{}/"),
  ...filter("personality_screening/<int:job_id>/", "personality_screening/{}/"),
  ...viewSet("filter: JobViewSet", "/jobs/"),
  ...viewSet("filter: ResumeViewSet", "/resumes/"),
  ...viewSet("filter: JobUniversalStatusViewSet", "/job-statuses/"),
  ...viewSet("filter: CandidateViewSet", "/candidates/"),
  ...viewSet("filter: TestLogViewSet", "/test-logs/"),
  ...viewSet("filter: PersonalityScreeningViewSet", "/personality-screenings/"),
  ...interview("list/", "GET"),
  ...interview("job/<int:jobId>/interview-modules/", "GET", "job/{}/interview-modules/"),
  ...interview(
    "interview-module/<int:module_id>/service/<str:service_name>/steps/",
    "GET",
    "interview-module/{}/service/{}/steps/",
  ),
  ...interview("feedbacks/<int:job_id>/<int:candidate_id>/", "GET", "feedbacks/{}/{}/"),
  ...interview("shortlist-candidate/", "POST"),
  ...interview("unshortlist-candidate/", "POST"),
  ...interview("update-step/", "POST"),
  ...interview("update-status/", "PATCH"),
  ...workflow("stage/<int:stage_id>/rule/", "GET", "stage/{}/rule/"),
  ...workflow("stage/<int:stage_id>/alert/", "GET", "stage/{}/alert/"),
  ...workflow("move-to-nextstage/", "PATCH", "move-to-nextstage/"),
  ...viewSet("workflow: WorkFlowViewSet", "/workflow/workflows/"),
  ...viewSet("workflow: StageRulesViewSet", "/workflow/rules/"),
  ...viewSet("workflow: WorkFlowStageViewSet", "/workflow/stages/"),
  ...viewSet("workflow: AlertViewSet", "/workflow/alerts/"),
  ...viewSet(SPEC, "/workflow/rule/"),
  ...viewSet(SPEC, "/workflow/stage/"),
  ...viewSet(SPEC, "/workflow/alert/"),
  ...endpoints(SPEC, "/api/v1/workflow/assign/", "POST"),
  ...endpoints(SPEC, "/api/v1/workflow/valid-rule-fields/{}/", "GET"),
  ...viewSet(SPEC, "/score-weights/"),
  ...viewSet(SPEC, "/interview/interview-modules/"),
  ...viewSet(SPEC, "/interview/interview-steps/"),
  ...viewSet(SPEC, "/interview/interview-step-feedback/"),
  ...analytics("TotalApplicantsView", "total-applicants/"),
  ...analytics("TopLocationView", "top-location/"),
  ...analytics("TopSkillView", "top-skill/"),
  ...analytics("MostRecentApplicantView", "most-recent-applicant/"),
  ...analytics("DashboardKpiView", "details/"),
  ...analytics("DashboardWeeklyGraphView", "weekly-graph/"),
  ...analytics("DashboardWeeklyGraphView", "applicants-stage-graph/"),
  ...analytics("ScoreDistributionGraphView", "score-distribution-graph/"),
  ...analytics("ApplicationStagesOverviewGraphView", "applicants-stage-graph-overview/"),
  ...endpoints("accounts: token/", "/api/v1/accounts/token/", "POST"),
  ...endpoints("accounts: token/refresh/", "/api/v1/accounts/token/refresh/", "POST"),
  ...endpoints("v3: List", CANDIDATES, ...LIST_METHODS),
  ...endpoints("v3: Detail", `${CANDIDATES}{}/`, "GET", "PATCH", "DELETE"),
  ...endpoints("v3: Set Deadline Action", `${CANDIDATES}{}/deadline/`, "PATCH"),
  ...endpoints("v3: Advance Status Action", `${CANDIDATES}{}/status/advance/`, "PATCH"),
  ...endpoints("v3: “Skip” Status Action", `${CANDIDATES}{}/status/skip/`, "PATCH"),
  ...endpoints("v3: Trigger Reminder Email Action", `${CANDIDATES}{}/reminder/`, "POST"),
  ...endpoints("v3: Import (Bulk Insert)", `${CANDIDATES}import/`, "POST"),
  ...endpoints(SPEC, "/api/v3/api-token-auth/", "POST"),
  ...endpoints(SPEC, "/api/v3/whoami/candidate/", "GET", "PATCH"),
  ...endpoints(SPEC, "/api/v3/companies/", "GET"),
  ...endpoints(SPEC, "/api/v3/companies/{}/", "GET"),
  ...endpoints(SPEC, "/api/v3/companies/{}/projects/", "GET"),
  ...endpoints(SPEC, "/api/v3/companies/{}/projects/{}/", "GET"),
  ...endpoints(SPEC, "/api/v3/companies/{}/customers/", "GET"),
  ...endpoints(SPEC, "/api/v3/companies/{}/customers/{}/", "GET"),
  ...endpoints(SPEC, "/api/v3/customusers/", "GET"),
  ...endpoints(SPEC, "/api/v3/customusers/{}/", "GET"),
  ...endpoints(SPEC, `${CANDIDATES}{}/shares/{}/`, "GET"),
];
