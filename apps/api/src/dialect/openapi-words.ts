import type { Dialect } from "./dialect.ts";
import type { Json } from "./openapi-schemas.ts";
import type { Route } from "./route.ts";

/** What holds for every call of a dialect, for readers of its document. */
export function describeDocument({ prefix }: Dialect): string {
  return [
    "Bodies are JSON; forms (`application/x-www-form-urlencoded`) are taken as well. Fields that are not documented are ignored.",
    "Addresses work with and without the slash at their end. Times are UTC, ISO 8601 with `Z`; what is sent needs a zone.",
    "What the caller may not know of is 404. A body may have 1 MB, files apart, and JSON nests 20 levels deep at most.",
    `The same operations are there for TypeScript as a typed client, over \`/trpc\`; \`${prefix}\` is one dialect of two.`,
  ].join("\n\n");
}

const tags: Readonly<Record<string, string>> = {
  alerts: "Watches on a stage: each tells its user, once per application, who meets a condition.",
  applications: "A candidate for a job: at most one of each; it has a stage and a status.",
  assessments: "Tests that are assigned to applications.",
  auth: "Exchanging passwords for tokens.",
  candidates: "People, once per organisation and email.",
  feedback: "What the team of a job says of its applications.",
  imports: "Lists of candidates that are created and invited, row by row.",
  interviewModules: "Workflows with their stages, and a job that uses each.",
  jobs: "Roles that are hired for.",
  organisations: "The caller's own company.",
  resumes: "Versions of CVs, and their scores.",
  scoreWeights: "What the parts of a resume's score count.",
  screenings: "Video interviews, in the words of the hiring pipeline.",
  shares: "Each lets one user see one video interview.",
  stageRules: "What decides by itself who passes a stage.",
  stages: "The ordered parts of a workflow; each has a service.",
  steps: "How far an application is in each stage.",
  users: "Members of the organisation.",
  videoInterviews: "One-way interviews of candidates, with deadlines.",
  workflows: "The order of stages that jobs use.",
};

/** The tag of a route: the resource that its operation is about. */
export function tagOf({ operation }: Route): string {
  return wordsOf(operation.id.split(".")[0] ?? "", true);
}

/** The tags of a document, in the order of its routes. */
export function tagsOf({ routes }: Dialect): Json[] {
  const byTag = new Map(routes.map((route) => [tagOf(route), route.operation.id.split(".")[0] ?? ""]));
  return [...byTag].map(([name, resource]) => ({
    name,
    description: tags[resource] ?? `All about ${wordsOf(resource)}.`,
  }));
}

const manners: Readonly<Partial<Record<Route["method"], string>>> = {
  PUT: "What is left out gets its default.",
  PATCH: "What is left out stays as it is.",
};

/** A route in one line, and in some more. */
export function describeOperation({ operation, method, body }: Route): Json {
  const { summary, id } = operation;
  const [line = summary] = summary.split(/[:;.,] |[.]$/);
  const manner = body === null ? undefined : manners[method];
  const more = [summary, manner, `The operation \`${id}\`, which typed clients call by that name.`];
  return { summary: line, description: more.filter((sentence) => sentence !== undefined).join(" ") };
}

const parameters: Readonly<Record<string, string>> = {
  limit: "How many; 20 unless given, and 100 at most.",
  offset: "How many to leave out at the beginning.",
  page: "Which page, from 1; one past the end is 404.",
  page_size: "How many on a page; 10 unless given, and 100 at most.",
  o: "The order; `-` for descending. It wins over `ordering`.",
  ordering: "The order; `-` for descending.",
  search: "Names and emails that contain this.",
  dry_run: "Gives the same outcomes, and changes nothing.",
  deadline: "Until when those may take the interview who have no deadline of their own.",
};

/** What a parameter is for. */
export function describeParameter(name: string): string {
  return (
    parameters[name] ?? `Narrows the answer: ${wordsOf(name.replace(/__(icontains|i?exact|in)$/, ""))}${howOf(name)}.`
  );
}

function howOf(name: string): string {
  if (name.endsWith("__icontains")) return " that contains this, in whatever case";
  if (name.endsWith("__in")) return " within this";
  return name.endsWith("exact") ? " that is exactly this" : "";
}

function wordsOf(name: string, capital = false): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll(/_+/g, " ");
  return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
