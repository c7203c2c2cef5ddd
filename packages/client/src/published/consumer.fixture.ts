import {
  createHirelaneClient,
  type HirelaneClient,
  type HirelaneInputs,
  type HirelaneOutputs,
  isHirelaneError,
  uploadFile,
} from "@hirelane/client";

/** Where an installation is, and who calls. */
export interface Caller {
  readonly url: string;
  readonly login: string;
  readonly password: string;
}

type NewJob = HirelaneInputs["jobs"]["create"];
type Job = HirelaneOutputs["jobs"]["list"]["items"][number];

/** What somebody does who has installed the package; answers what came of it. */
export async function callHirelane({ url, login, password }: Caller): Promise<string[]> {
  const { token, expiresAt } = await createHirelaneClient({ url }).auth.login.mutate({ login, password });
  const hirelane = createHirelaneClient({ url, token: async () => token, retry: { times: 2 } });
  const { created } = await listen(hirelane);
  const input: NewJob = { title: "Pilot", mustHaveSkills: ["Navigation"] };
  const context = { idempotencyKey: "the-first-job" };
  const first = await hirelane.jobs.create.mutate(input, { context });
  const again = await hirelane.jobs.create.mutate(input, { context });
  const [whoami, { items }] = await Promise.all([hirelane.auth.whoami.query(), hirelane.jobs.list.query({})]);
  const cv = await uploadFile({ url, token }, "cv", new Blob(["Luke Skywalker, pilot"]));
  return [
    `logged in as ${whoami.kind} until a ${kindOf(expiresAt)}`,
    first.id === again.id ? "a write under a key happened once" : "a write under a key happened twice",
    ...items.map((job: Job) => `${job.title}, created on a ${kindOf(job.createdAt)}`),
    `heard of ${(await created) === first.id ? "the job" : "another job"}`,
    `uploaded ${cv.contentType}`,
    await tellOfRefusal(hirelane),
    await tellOfAbort(hirelane),
  ];
}

/** Listens to what happens from now on; gives the id of the first job that is created. */
function listen(hirelane: HirelaneClient): Promise<{ readonly created: Promise<number> }> {
  return new Promise((resolve, reject) => {
    const created = new Promise<number>((hear) => {
      const subscription = hirelane.events.subscribe.subscribe(
        { filters: { type: "job.created" } },
        {
          onData({ data }) {
            // The first message only says where the log is.
            if (data === null) return resolve({ created });
            subscription.unsubscribe();
            hear(data.subject.id);
          },
          onError: reject,
        },
      );
    });
  });
}

async function tellOfRefusal(hirelane: HirelaneClient): Promise<string> {
  try {
    await hirelane.jobs.create.mutate({ title: "" });
    return "took a job without a title";
  } catch (error) {
    if (!isHirelaneError(error)) throw error;
    return `${error.data.code}: ${error.data.fields.map(({ path }) => path).join(", ")}`;
  }
}

async function tellOfAbort(hirelane: HirelaneClient): Promise<string> {
  const controller = new AbortController();
  const call = hirelane.jobs.list.query({}, { signal: controller.signal });
  controller.abort();
  return call.then(
    () => "an aborted call was answered",
    (error: unknown) =>
      `aborted: ${error instanceof Error && error.cause instanceof Error ? error.cause.name : "for no reason"}`,
  );
}

const kindOf = (value: unknown): string => (value instanceof Date ? "Date" : typeof value);
