import {
  advances,
  applies,
  isKnown,
  isScored,
  keyIn,
  leia,
  luke,
  mailTo,
  SCREENING,
  stageIs,
  type StoryStep,
  worksOn,
} from "./story-step-v1.fixture.ts";

const beginning: readonly StoryStep[] = [
  {
    says: "A recruiting user logs in",
    method: "POST",
    path: "/api/v1/accounts/token/",
    as: "anybody",
    body: { email: "$email", password: "$password" },
    finds: { token: '"access":"([^"]+)"' },
  },
  {
    says: "and makes a workflow of four stages",
    method: "POST",
    path: "/api/v1/workflow/workflows/",
    body: {
      name: "Pilots",
      stages: [
        { stage_name: "Screening", order: 1, service: SCREENING },
        {
          stage_name: "Flight test",
          order: 2,
          service: "Assessment",
          stage_configuration: {
            assessments: [{ name: "Simulator", test_url: "https://tests.example/simulator" }],
            valid_days: 3,
          },
        },
        {
          stage_name: "Video interview",
          order: 3,
          service: "Automated Video Interview",
          stage_configuration: { days_to_expire: 5 },
        },
        {
          stage_name: "Final interview",
          order: 4,
          service: "Scheduled Final Interview",
          stage_configuration: { duration_minutes: 30, place: "Hangar 7" },
        },
      ],
    },
    finds: {
      workflowId: '^\\{"id":([0-9]+)',
      screeningId: '"id":([0-9]+),"workflow_id":[0-9]+,"stage_name":"Screening"',
      assessmentId: '"id":([0-9]+),"workflow_id":[0-9]+,"stage_name":"Flight test"',
      videoInterviewId: '"id":([0-9]+),"workflow_id":[0-9]+,"stage_name":"Video interview"',
      finalInterviewId: '"id":([0-9]+),"workflow_id":[0-9]+,"stage_name":"Final interview"',
    },
  },
  {
    says: "A rule for the screening; its first condition makes an alert",
    method: "POST",
    path: "/api/v1/workflow/rules/",
    body: {
      stage: "$screeningId",
      rule: {
        logic: "AND",
        conditions: [
          { field: "skills_score", operator: ">=", value: 4, enabled: true },
          { field: "city", operator: "in", value: ["Anchorhead", "Aldera"] },
        ],
      },
    },
    finds: { alertId: '"alert_id":([0-9]+)' },
  },
  {
    says: "and one for the test, as JSON text",
    method: "POST",
    path: "/api/v1/workflow/rules/",
    body: {
      stage: "$assessmentId",
      rule: '{"logic": "AND", "conditions": [{"field": "assessment_score", "operator": ">=", "value": 70}]}',
    },
  },
  {
    says: "Weights by which resumes are scored",
    method: "POST",
    path: "/api/v1/score-weights/",
    body: { skills: "0.60", work_experience: "0.10", projects: "0.10", education: "0.10", certifications: "0.10" },
    finds: { weightId: '"id":([0-9]+)' },
  },
  {
    says: "A job",
    method: "POST",
    path: "/api/v1/jobs/",
    body: { title: "Pilot", must_have_skills: ["Navigation", "Droids"], score_weight: "$weightId" },
    finds: { jobId: '^\\{"id":([0-9]+)', jobKey: '"encrypted":"([0-9a-f]+)"', userId: '"owner":\\{"id":([0-9]+)' },
  },
  {
    says: "gets the workflow",
    method: "POST",
    path: "/api/v1/workflow/assign/?job_id=$jobId&workflow_id=$workflowId",
    finds: { initial: '^\\{"initial_stage":\\{"id":($screeningId),' },
  },
  {
    says: "and is published",
    method: "PATCH",
    path: "/api/v1/jobs/$jobId/",
    body: { published: true },
    finds: { published: '"published":(true)' },
  },
];

const screening: readonly StoryStep[] = [
  applies(
    "Leia Organa",
    "leia@alderaan.example",
    "Aldera",
    "Leia Organa\nThree years of navigation, and of work with droids.",
  ),
  isScored(1, "6.00"),
  isKnown("Leia Organa", "leiaId"),
  mailTo("The alert tells its author of her, by mail", "$email", "Alert at [^<]*Leia Organa, Pilot"),
  applies("Luke Skywalker", "luke@tatooine.example", "Anchorhead", "Luke Skywalker\nRepairs droids."),
  isScored(2, "3.00"),
  isKnown("Luke Skywalker", "lukeId"),
  mailTo("He hears that his application has come", "luke@tatooine.example", "Your application"),
  {
    says: "Luke is rejected by mistake",
    method: "PATCH",
    path: "/api/v1/interview/update-status/",
    body: { ...luke, status: "Rejected", service: SCREENING },
    finds: { label: '"status_text":"(Rejected)"' },
  },
  {
    says: "and taken back, before the mail leaves",
    method: "PATCH",
    path: "/api/v1/interview/update-status/",
    body: { ...luke, status: "Under Review!", service: "resume screening" },
    finds: { label: '"status_text":"(Under Review)"' },
  },
  worksOn("The screening of Leia begins", "Start", SCREENING),
  worksOn("and is completed", "Complete", SCREENING),
  stageIs("Flight test"),
];

const trials: readonly StoryStep[] = [
  mailTo("Leia gets a mail", "leia@alderaan.example", "Your test"),
  keyIn("with a link to her test", "assessment", "testKey"),
  {
    says: "which she opens",
    method: "POST",
    path: "/assessment/$testKey",
    as: "anybody",
    finds: { test: '(https://tests.example/simulator)"' },
  },
  {
    says: "The test is on the list of the job",
    method: "GET",
    path: "/api/v1/test-logs/?job=$jobId&status_text=link opened",
    finds: { testLogId: '"results":\\[\\{"id":([0-9]+),"candidate":$leiaId,' },
  },
  {
    says: "Its provider says that she has begun",
    method: "PATCH",
    path: "/api/v1/test-logs/$testLogId/",
    body: { started: true },
    finds: { label: '"status_text":"(Started)"' },
  },
  {
    says: "and what came of it",
    method: "PATCH",
    path: "/api/v1/test-logs/$testLogId/",
    body: { completed: true, score: 18, total: 20 },
    finds: { percentage: '"average_percentage":"(90.00)"' },
  },
  stageIs("Video interview"),
  mailTo("Leia gets an invitation", "leia@alderaan.example", "Your video interview"),
  keyIn("with a link to her video interview", "interview", "activationKey"),
  {
    says: "She looks at it: candidates speak v3",
    method: "GET",
    path: "/api/v3/whoami/candidate/",
    as: "candidate",
    finds: {
      interview: '"resource_uri":"https?://[^/"]+(/api/v3/companies/[0-9]+/projects/[0-9]+/candidates/[0-9]+)/"',
    },
  },
  advances("She confirms,", "confirmed"),
  advances("begins", "interviewing"),
  advances("and is done", "interviewed"),
  {
    says: "The interview is on the list of the job",
    method: "GET",
    path: "/api/v1/filter/personality_screening/$jobId/",
    finds: { label: '"screenings":\\[.*"status_text":"(Completed)"' },
  },
  worksOn("and is approved", "Approve", "Automated Video Interview"),
];

const end: readonly StoryStep[] = [
  {
    says: "Leia comes to the final interview, with a date for it",
    method: "PATCH",
    path: "/api/v1/workflow/move-to-nextstage/",
    body: {
      candidate_id: "$leiaId",
      job_id: "$jobId",
      final_interview: { starts_at: "2099-05-04T10:00:00Z", interviewers: ["$userId"] },
    },
    finds: { stage: '"stage_name":"(Final interview)"' },
  },
  mailTo("She gets a mail", "leia@alderaan.example", "Your interview with"),
  {
    says: "for her calendar",
    method: "GET",
    path: "$mail",
    as: "anybody",
    finds: { calendar: "(METHOD:REQUEST)" },
  },
  mailTo("and so does who meets her", "$email", "You interview Leia Organa"),
  {
    says: "Feedback on her",
    method: "POST",
    path: "/api/v1/interview/interview-step-feedback/",
    body: {
      candidate: "$leiaId",
      job: "$jobId",
      step_name: "Final interview",
      feedback: "Calm, and quick to decide.",
      rating: 5,
    },
    finds: { rating: '"rating":(5)' },
  },
  {
    says: "Leia is hired",
    method: "PATCH",
    path: "/api/v1/interview/update-status/",
    body: { ...leia, status: "Hired", service: "Scheduled Final Interview" },
    finds: { label: '"status_text":"(Hired)"' },
  },
];

/** From a job to a hire, over v1; `$email` and `$password` are those of a user of the organisation. */
export const hiringStorySteps: readonly StoryStep[] = [...beginning, ...screening, ...trials, ...end];
