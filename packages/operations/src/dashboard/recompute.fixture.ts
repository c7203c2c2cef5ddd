import type { Role, StageCountsView } from "@hirelane/domain";
import { addDays, dayIn, mondayOf, weekLabel } from "./recompute-calendar.fixture.ts";
import type { BaseApplication, BaseRows } from "./recompute-rows.fixture.ts";

/** Who looks at the dashboards, and at which job alone. */
export interface Onlooker {
  readonly userId: number;
  readonly role: Role;
  readonly jobId?: number | undefined;
}

/** The rows that somebody may see: those of visible jobs that are not deleted. */
export interface Sight {
  readonly base: BaseRows;
  readonly now: number;
  readonly jobs: BaseRows["jobs"];
  readonly applications: readonly BaseApplication[];
}

/** Whom SPEC §2 lets see what: all jobs, or those that one owns (recruiters) or is in the team of. */
export function sightOf(base: BaseRows, { userId, role, jobId }: Onlooker, now: number): Sight {
  const jobs = base.jobs.filter((job) => {
    if (job.deleted || (jobId !== undefined && job.id !== jobId)) return false;
    if (role === "owner" || role === "admin" || (role === "recruiter" && job.owner_user_id === userId)) return true;
    return base.members.some((member) => member.job_id === job.id && member.user_id === userId);
  });
  const ids = new Set(jobs.map(({ id }) => id));
  return { base, now, jobs, applications: base.applications.filter((each) => ids.has(each.job_id)) };
}

/** How cities are grouped: neither case nor space matters. */
export const cityKey = (city: string): string => city.replace(/\s/gu, "").toLowerCase();
/** How skills are grouped: case and space around them do not matter. */
export const skillKey = (skill: string): string => skill.trim().toLowerCase();

const distinct = (applications: readonly BaseApplication[]): number =>
  new Set(applications.map((application) => application.candidate_id)).size;

const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Number(((100 * part) / whole).toFixed(2));

function personsOf({ base, applications }: Sight) {
  const ids = new Set(applications.map((application) => application.candidate_id));
  return [...base.persons.values()].filter(({ id }) => ids.has(id));
}

/** Keys by how many have them, the most frequent first, and of equals the first by the alphabet. */
function top(keysOfEach: readonly ReadonlySet<string>[]): { key: string; count: number }[] {
  const keys = new Set(keysOfEach.flatMap((each) => [...each]).filter((key) => key !== ""));
  const counted = [...keys].map((key) => ({ key, count: keysOfEach.filter((each) => each.has(key)).length }));
  return counted.toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function details(sight: Sight) {
  const { base, jobs, applications, now } = sight;
  const total = distinct(applications);
  const having = (rows: BaseRows["assessments"]) => {
    const ids = new Set(rows.map((row) => row.application_id));
    return distinct(applications.filter(({ id }) => ids.has(id)));
  };
  const hired = applications.filter(({ status }) => status === "hired");
  const [first] = hired.toSorted((a, b) => Number(a.hired_at) - Number(b.hired_at) || a.id - b.id);
  const person = first && base.persons.get(first.candidate_id);
  const ids = new Set(jobs.map(({ id }) => id));
  const credits = base.usages.reduce((sum, usage) => sum + (ids.has(usage.job_id) ? usage.credits : 0), 0);
  const closed = jobs.filter((job) => job.closes_at !== null && job.closes_at <= now).length;
  return {
    totalApplicants: total,
    assessmentRatio: percent(having(base.assessments), total),
    screeningRatio: percent(having(base.interviews), total),
    firstHire: person
      ? {
          id: person.id,
          name: `${person.first_name} ${person.last_name}`.trim(),
          email: person.email,
          hiredAt: new Date(Number(first.hired_at)),
        }
      : null,
    creditsUsed: credits,
    hires: hired.length,
    creditsPerHire: hired.length === 0 ? null : Math.round(credits / hired.length),
    jobs: { total: jobs.length, opened: jobs.length - closed, closed },
  };
}

function weekly({ base, now }: Sight, instants: readonly number[]) {
  const last = mondayOf(dayIn(base.timeZone, now));
  const mondays = Array.from({ length: 12 }, (_, index) => addDays(last, 7 * (index - 11)));
  const days = instants.map((instant) => dayIn(base.timeZone, instant));
  return {
    weeks: mondays.map((monday) => weekLabel(monday)),
    data: mondays.map((monday) => days.filter((day) => day >= monday && day < addDays(monday, 7)).length),
    startDates: mondays,
  };
}

function assignedIn({ applications }: Sight, rows: BaseRows["assessments"]): number[] {
  const ids = new Set(applications.map(({ id }) => id));
  return rows.filter((row) => ids.has(row.application_id)).flatMap(({ at }) => (at === null ? [] : [at]));
}

function groupOf({ stages }: BaseRows, { status, stage_id: stageId }: BaseApplication): keyof StageCountsView {
  if (status === "withdrawn") return "rejected";
  if (status !== "active") return status;
  const stage = stages.find(({ id }) => id === stageId);
  if (stage === undefined) return "resumeScreening";
  if (stage.service === "assessment") return "assessmentTest";
  if (stage.service !== "manual") return stage.service;
  const before = stages.filter((each) => each.workflow_id === stage.workflow_id && each.position < stage.position);
  return before.some(({ service }) => service === "videoInterview") ? "videoInterview" : "resumeScreening";
}

function stageCounts(base: BaseRows, applications: readonly BaseApplication[]): StageCountsView {
  const groups = applications.map((application) => groupOf(base, application));
  const count = (group: keyof StageCountsView) => groups.filter((each) => each === group).length;
  return {
    resumeScreening: count("resumeScreening"),
    assessmentTest: count("assessmentTest"),
    videoInterview: count("videoInterview"),
    finalInterview: count("finalInterview"),
    hired: count("hired"),
    onHold: count("onHold"),
    rejected: count("rejected"),
  };
}

/** What the nine documented endpoints must answer; cities and skills are named by their keys. */
export function recompute(sight: Sight) {
  const { base, jobs, applications } = sight;
  const persons = personsOf(sight);
  const [city] = top(persons.map((person) => new Set([cityKey(person.city)])));
  const skills = top(persons.map((person) => new Set(person.skills.map((skill) => skillKey(skill)))));
  const resumes = applications.flatMap(({ id }) => base.resumes.get(id) ?? []);
  const floors = resumes.flatMap(({ score }) => (score === null ? [] : [Math.floor(score / 100)]));
  return {
    totalApplicants: { total: distinct(applications) },
    topLocation: { city: city?.key ?? null, count: city?.count ?? 0 },
    topSkills: { skills: skills.slice(0, 3).map(({ key, count }) => ({ skill: key, count })) },
    mostRecentApplicant: {
      at: resumes.length === 0 ? null : new Date(Math.max(...resumes.map((resume) => resume.created_at))),
    },
    details: details(sight),
    weeklyGraph: {
      applicationsReceived: weekly(
        sight,
        applications.map((each) => each.created_at),
      ),
      assessments: weekly(sight, assignedIn(sight, base.assessments)),
      videoInterviews: weekly(sight, assignedIn(sight, base.interviews)),
    },
    stageCounts: stageCounts(base, applications),
    stagesOverview: jobs
      .toSorted((a, b) => b.id - a.id)
      .slice(0, 100)
      .map(({ id, title }) => {
        const ofJob = applications.filter((application) => application.job_id === id);
        return { jobId: id, jobName: title, stages: stageCounts(base, ofJob) };
      }),
    scoreDistribution: {
      bins: Array.from({ length: 11 }, (_, score) => ({
        score,
        count: floors.filter((each) => each === score).length,
      })),
    },
  };
}
