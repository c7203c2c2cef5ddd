import { keepHouse } from "./housekeeping/keep-house.job.ts";
import type { AnyJob } from "./kernel/job.ts";
import { foldRollups } from "./rollups/fold-rollups.job.ts";
import { rollUpOrganisations } from "./rollups/roll-up.job.ts";
import { expireVideoInterviews } from "./video-interviews/expire-video-interviews.job.ts";
import { remindCandidates } from "./video-interviews/remind-candidates.job.ts";

/** What runs by the clock: a job, when, in which time zone, and with what. */
interface JobSchedule {
  readonly job: AnyJob;
  readonly cron: string;
  readonly timeZone: string;
  readonly payload: object;
}

const EACH_MINUTE = "* * * * *";
const THRICE_A_MINUTE = { again: [20, 40] };
const EACH_TEN_SECONDS = { again: [10, 20, 30, 40, 50] };

/** Everything that runs by the clock; the worker brings the database to this table when it starts. */
export const schedules: readonly JobSchedule[] = [
  { job: expireVideoInterviews, cron: EACH_MINUTE, timeZone: "UTC", payload: THRICE_A_MINUTE },
  { job: remindCandidates, cron: EACH_MINUTE, timeZone: "UTC", payload: THRICE_A_MINUTE },
  { job: foldRollups, cron: EACH_MINUTE, timeZone: "UTC", payload: EACH_TEN_SECONDS },
  { job: rollUpOrganisations, cron: EACH_MINUTE, timeZone: "UTC", payload: {} },
  { job: keepHouse, cron: "17 * * * *", timeZone: "UTC", payload: {} },
];
