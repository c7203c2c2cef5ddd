import type { ApplicationStatus } from "../applications/application-status.ts";
import type { StageService } from "../workflows/stage.ts";
import type { StageCountsView } from "./dashboard.ts";

/** Where dashboards show an application. */
export type StageGroup = keyof StageCountsView;

/** What decides where an application is shown: its status, and the stage that it is in, if any. */
export interface StagePlace {
  readonly status: ApplicationStatus;
  readonly service: StageService | null;
  /** Whether a stage of video interviews comes before the stage in its workflow. */
  readonly afterVideo: boolean;
}

/** Where dashboards show an application (SPEC §5): by its status first, and by its stage while it is active. */
export function stageGroup({ status, service, afterVideo }: StagePlace): StageGroup {
  switch (status) {
    case "hired":
    case "onHold":
      return status;
    case "rejected":
    case "withdrawn":
      return "rejected";
    case "active":
      return groupOfService(service, afterVideo);
  }
}

function groupOfService(service: StageService | null, afterVideo: boolean): StageGroup {
  switch (service) {
    case null:
    case "resumeScreening":
      return "resumeScreening";
    case "assessment":
      return "assessmentTest";
    case "manual":
      return afterVideo ? "videoInterview" : "resumeScreening";
    case "videoInterview":
    case "finalInterview":
      return service;
  }
}

/** The applications of places by group, zero where there are none. */
export function countByGroup(places: Iterable<StagePlace & { readonly count: number }>): StageCountsView {
  const counts: StageCountsView = {
    resumeScreening: 0,
    assessmentTest: 0,
    videoInterview: 0,
    finalInterview: 0,
    hired: 0,
    onHold: 0,
    rejected: 0,
  };
  for (const place of places) counts[stageGroup(place)] += place.count;
  return counts;
}
