/** What is said above the tables of endpoints: the contradictions of the sources, and how they are settled. */
export const settled = `# The REST dialects

Generated from the route tables by \`vitest run apps/api/src/dialect --update\`; this part is kept in
\`apps/api/src/dialect/settled.fixture.ts\`. A name with \`?\` may be left out. Every error is \`{detail}\` or
\`{field: [messages]}\`, but \`{error}\` where an endpoint says so. What holds for all: SPEC §7 and §8.

## What the sources leave open

- The sources draw a \`user\` in payloads. It is ignored: the caller is who the token says.
- A list of \`/filter/\` is drawn as a bare array, and its view set as a page: it is a page (SPEC §7).
- A page that is past the end, or below 1, is 404; one that is no number is 400 and names \`page\`. Parameters of lists that
  are empty count as left out, and so do those of other reads; unknown ones are ignored.
- \`o\` wins over \`ordering\`. One order at a time; an order that is not offered is 400.
- A PUT gives what it leaves out its default, as a new row would have; a PATCH leaves it as it is. With whom a job is shared
  stays in both unless it is given: nobody shuts themselves out by a field that they do not know.
- A field with two names (\`experience\` and \`min_experience\`, \`module_id\` and \`workflow_id\`) may come under both when the
  values are the same, else it is 400 and names the second.
- A job without weights of its own shows those that count, with \`id\` null.
- \`owner\` in the body of a job is ignored: whoever creates a job owns it, and gives it away over the typed client.
- \`username\` of a user is null where they have none besides their email; \`contact\` is a number where it is only digits that
  a number holds exactly, else text; \`profile_pic\` is null, because users have no pictures.
- \`email\` of \`accounts/token/\` takes a username as well; \`company\` may be given as in v3.
- An interview module is a workflow: its \`id\` is the workflow's, \`job\` the newest job of those that use it and that the caller
  may see (null: none). Creating one takes it into use on its job at once; of which job it is, only \`workflow/assign/\` and
  another module change afterwards. A module in use is not deleted (400). \`steps_json\` is the list of stages, also as JSON text; in a
  PUT or PATCH it says all of them, by \`order\`: a stage with its \`id\` stays, one that is left out goes, unless somebody is in it.
- \`/interview/list/\` holds the 1,000 newest modules, \`feedbacks/\` the 1,000 newest of a candidate for a job.
- The steps of a module's service are one object: the configuration of the first stage of that service.
- \`service\` of an action means the stage of that service where the candidate is, else the first one; \`order\` picks another. Where
  the source draws a number as \`module_id\` that is not the job's workflow: 404. A service with an unknown name is 404, one
  of another type 400.
- \`action\` of \`update-step/\` is Start, Complete, Approve, Disapprove or Reject. \`status\` of \`update-status/\` is a label that people
  give; those that come about by themselves (Applied, Assigned, …) are 400 with the choices. Shortlisted and Not Shortlisted are about
  the step of the \`service\`, resume screening unless given; On Hold, Rejected and Hired about the application; Under Review takes it up
  again. \`status\` in the body of \`unshortlist-candidate/\` is ignored.
- \`interview_step_id\` is the step of the stage where the candidate is after the call: the one that was opened.
- A step that is sent with \`started\`, \`completed\` or \`approved\` true, or with a \`status\`, goes there; false is no wish, so that what was
  read can be sent back. Creating a step starts it; deleting one closes it while nobody has worked in it.
- Of feedback, \`step_name\` is the name of a stage of the job's workflow, or of its service; who it is about stays.
- \`stage_name\` of a candidate filter is a service ("Resume Screening"), a label of a resume ("Applied", "On Hold"), or the name
  of a stage, looked for in this order; \`status_text\` is always a label. Both fit the same application.
- \`applied_jobs__id__iexact\` narrows as \`/filter/candidate/{job}/\` does: resume and score are those of that job.
- \`updated_at__in\` is a span: \`from,to\`, both included, each an instant or a date (the whole day in UTC); one alone is that
  day or millisecond. \`updated_at\` of a job status is the same.
- The last word of a candidate's \`name\` is the family name; one word is a first name alone. \`location\` is given out as JSON text,
  and always has both keys. \`email\` is empty where nobody knows it. \`profile_pic\` is the photo of the newest video interview.
- The id of a \`resume_score\` is that of its resume. It is written as the object that lists show, or by its parts at the top of
  the body. \`/resumes/\` lists current versions; an older one has its address. A CV comes in the field \`cv\` of a form. Deleting the
  current version makes the one before current.
- A resume is "Under Review" once its text was read or it has a score, or its screening was started.
- A status of a job status that is written is Applied or Under Review (in play), On Hold, Rejected or Hired; the other labels follow
  from steps, and are 400 with these choices. \`stage_name\` is the name of a stage of the job's workflow; "Applied" stands for none.
  What is left out stays, in a PUT too. DELETE notes that the candidate has withdrawn.
- \`stage_name\` as an order goes by stage, the oldest first; \`status\` by the model's status.
- Rules have no id besides their stage's. A POST of a rule gives a stage that has one another; a PUT and a PATCH need it to be
  there. \`alert_id\` of a condition is shown, and ignored when it is sent.
- A list of alerts of one stage is a page, and 404 without any; \`stage/{id}/rule/\` is the rule itself.
- A stage without a \`service\` is of that which it is named after, else a manual one. Its service and its workflow stay: others
  are 400. \`order\` counts from 1, and the other stages close up. In \`stage_configuration\`, fields of no service are ignored,
  those of another service are 400. A stage that holds applications is removed with \`move_to\`, which says where they go.
- Stages in the body of a workflow count when it is made; later they are changed at their own address.
- \`created_by\`, \`shared_with\`, \`updated_by\` and \`user\` of workflows, rules and alerts are ids.
- \`valid-rule-fields/\` is a bare array; \`datatype\` is \`number\` or \`text\`. \`initial_stage\` of \`assign/\` is the stage.
- \`move-to-nextstage/\` takes a \`final_interview\` ({starts_at, duration_minutes?, place?, interviewers?}) where the next stage is one:
  moving there asks for a date (SPEC §4), which the sources have no place for. Without it, one is scheduled later.
- Who takes a test or a video interview is no caller of v1: candidates have the links in their mails, and v3.
- Dashboards take \`job_id\` as a parameter of the query; the sources draw it in the \`user\`. Without it they are about all jobs that
  the caller may see. An unknown job is 404, without applicants too; \`details/\` is 204 where nobody has applied yet.
- \`top_skills\` of \`top-skill/\` is a list of {skill, count}: what the source shows there is the answer of the next section.
- \`weeks\` of the weekly graph are the labels of twelve ISO weeks, oldest first, \`data\` their numbers, \`start_dates\` their Mondays, all
  by the calendar of the organisation.
- \`details/\` has \`credits_per_hire\` for all jobs as well. Ratios are per cent with two decimals.
- The stage graphs have \`scheduled_final_interview\` besides. Everybody is counted once, by the status unless it is active. The overview is
  a page of the 100 newest jobs.
- \`time-in-stage/\`, \`pass-through-rate/\`, \`time-to-hire/\` and \`applicant-sources/\` are ours. \`from\` and \`to\` are dates, both included, by the
  calendar of the organisation: twelve weeks ending today unless given, 731 days at most.
- Times have six decimals of a second, or none where it is a whole one.
`;
