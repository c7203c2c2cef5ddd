import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  ApplicationStatus,
  AssessmentStatus,
  EvaluationStatus,
  ImportOutcome,
  ImportStatus,
  JobStatus,
  MailStatus,
  ResumeTextStatus,
  StageService,
  StepStatus,
  UserStatus,
  VideoInterviewStatus,
} from "./index.ts";
import type { ResourceName } from "./kernel/id.ts";

/** What the glossary calls what an id may point at. */
const terms: Readonly<Record<ResourceName, string>> = {
  organisation: "organisation",
  user: "user",
  token: "token",
  job: "job",
  questionSet: "question set",
  question: "question",
  candidate: "candidate",
  application: "application",
  videoInterview: "video interview",
  import: "import",
  share: "share",
  criterion: "criterion",
  note: "note",
  file: "file",
  uploadedFile: "uploaded file",
  mail: "mail",
  mailboxMessage: "mailbox message",
  deadLetter: "dead letter",
  workflow: "workflow",
  stage: "stage",
  step: "step",
  alert: "alert",
  notification: "notification",
  scoreWeight: "score weights",
  resume: "resume",
  assessment: "assessment",
  finalInterview: "final interview",
  feedback: "feedback",
  creditUsage: "credit usage",
  rollupRun: "rollup run",
  event: "event",
};

const states = {
  "video interview": VideoInterviewStatus.options,
  application: ApplicationStatus.options,
  step: StepStatus.options,
  assessment: AssessmentStatus.options,
  service: StageService.options,
  job: JobStatus.options,
  "evaluation status": EvaluationStatus.options,
  import: ImportStatus.options,
  "outcome of a row": ImportOutcome.options,
  mail: MailStatus.options,
  "text of a resume": ResumeTextStatus.options,
  user: UserStatus.options,
} as const;

const text = await readFile(join(import.meta.dirname, "../../../docs/glossary.md"), "utf8");
const [concepts = "", words = ""] = text.split("## Words for states");

/** The cells of the rows of a table. */
const rowsOf = (table: string): string[][] =>
  Array.from(table.matchAll(/^\| (?!-)(.*) \|$/gm), ([, row = ""]) => row.split("|").map((cell) => cell.trim()));

test("the glossary explains every kind of row once", () => {
  const explained = rowsOf(concepts).map(([term = ""]) => term);
  expect(explained).toEqual([...new Set(explained)]);
  expect(Object.values(terms).filter((term) => !explained.includes(term))).toEqual([]);
});

test("the glossary explains every word for a state, and no other", () => {
  const explained: Record<string, string[]> = {};
  let about = "";
  for (const [of = "", word = ""] of rowsOf(words).slice(1)) {
    about = of || about;
    (explained[about] ??= []).push(word.replaceAll("`", ""));
  }
  expect(explained).toEqual(states);
});
