import { beginUpload, type Call, finishUpload, type Kernel, operations } from "@hirelane/operations";
import { demoMelody } from "./demo-melody.ts";

const { answers, questionSets, videoInterviews } = operations;

const questions = [
  { kind: "text", prompt: "Why would you like to work with us?" },
  { kind: "choice", prompt: "Where would you like to work?", choices: ["In Berlin", "From home", "A bit of both"] },
  { kind: "video", prompt: "Tell us of a project that you are proud of.", required: false },
  { kind: "text", prompt: "What is the first thing you would change here?", timeLimitSeconds: 300, required: false },
] as const;

const reasons = [
  "Because you build things that people use every day, and because of the team that I met at your meetup.",
  "I would like to see a product grow up, and you are at the point where that begins.",
  "My last three jobs were in consulting. I would like to stay with what I build.",
];

/** How the candidates of a demo job who were invited first have gone on: so many are through, the next is under way. */
const FINISHED = 3;

/** Makes the questions that the demo jobs ask; gives the set's id. */
export async function makeDemoQuestions(kernel: Kernel, call: Call): Promise<number> {
  const { id } = await kernel.run(questionSets.create, { name: "First interview", questions }, call);
  return id;
}

/** Lets the candidate of an invited interview go as far as the `nth` of a job does: through, half way, or nowhere. */
export async function takeDemoInterview(
  kernel: Kernel,
  manager: Call,
  { id, nth }: { readonly id: number; readonly nth: number },
): Promise<void> {
  if (nth > FINISHED || manager.principal.kind !== "user") return;
  const { organisationId } = manager.principal;
  const call: Call = {
    ...manager,
    principal: { kind: "candidate", organisationId, videoInterviewId: id, tokenId: null },
  };
  const { consent } = await kernel.run(videoInterviews.getOwn, {}, call);
  await kernel.run(videoInterviews.consent, { textHash: consent.textHash }, call);
  await kernel.run(videoInterviews.advance, { id }, call);
  await kernel.run(videoInterviews.advance, { id }, call);
  const self = await kernel.run(videoInterviews.getOwn, {}, call);
  const [why, where, project] = self.questions.map((question) => question.id);
  await kernel.run(answers.submit, { questionId: why, text: reasons[nth % reasons.length] }, call);
  if (nth === FINISHED) return;
  await kernel.run(answers.submit, { questionId: where, choice: questions[1].choices[nth % 3] }, call);
  if (project !== undefined && nth === 0) await recordAnswer(kernel, call, project);
  await kernel.run(videoInterviews.advance, { id }, call);
}

/** Answers a question with a recording, as an upload does. */
async function recordAnswer(kernel: Kernel, call: Call, questionId: number): Promise<void> {
  const bytes = demoMelody();
  const upload = await kernel.run(beginUpload, { questionId, sizeBytes: bytes.length }, call);
  await kernel.ports.storage.put(upload.storageKey, new Blob([bytes]).stream());
  await kernel.run(finishUpload, { uploadKey: upload.uploadKey, contentType: "audio/wav" }, call);
}
