import type { World, WorldActor, WorldActorName } from "@hirelane/testing";
import { casesOf, requestOf } from "../authorization/cases.fixture.ts";
import { takesVersion } from "../dialect/openapi-failures.ts";
import type { Target, TargetRequest } from "../testing/targets.ts";
import type { TestRequest } from "../testing/use-api.ts";

/** A call, ready to be made. */
export interface ContractCall {
  readonly actor: WorldActor;
  readonly request: TargetRequest;
  readonly headers: NonNullable<TestRequest["headers"]>;
}

/** What calls are made of. */
export interface Caller {
  readonly world: World;
  readonly unique: () => string;
  /** A JSON body that the document shows, for a route that reads its body by itself. */
  readonly example: unknown;
}

/** Names a version that no row has. */
export const OUTDATED = { "If-Match": '"999999"' };

const JSON_TYPE = { "Content-Type": "application/json" };
const HOPEFUL: readonly WorldActorName[] = ["owner", "recruiter", "candidate", "anonymous"];

/** Keys under which owner and candidate have made another write, and are still making one. */
export const keys = { used: "used", running: "running" } as const;

/** Calls that may well succeed: each kind of caller, on each row, and on two rows at once. */
export function hopefulCalls(target: Target, caller: Caller): ContractCall[] {
  return HOPEFUL.map((name) => actorOf(caller.world, name)).flatMap((actor) =>
    casesOf(target, caller.world, actor).map((tryout) => ({
      actor,
      request: withExample(requestOf(target, tryout, caller, actor), target, caller),
      headers: {},
    })),
  );
}

/** The actor of a name. */
export function actorOf(world: World, name: WorldActorName): WorldActor {
  const found = world.actors.find((actor) => actor.name === name);
  if (found === undefined) throw new Error(`Nobody is ${name}.`);
  return found;
}

/** Calls that are refused: by who asks, for what, in which type, in which version. */
export function hopelessCalls(target: Target, caller: Caller, served: ContractCall | undefined): ContractCall[] {
  const base = served ?? hopefulCalls(target, caller)[0];
  if (base === undefined) throw new Error(`${target.name} cannot be called.`);
  const { request } = base;
  const asOwner = { actor: actorOf(caller.world, "owner"), headers: {} };
  const asKeeper = base.actor.name === "candidate" ? base : asOwner;
  const takesBody = request.body !== undefined;
  const isRead = target.operation.effect === "read";
  const isKeyed = !isRead && target.operation.idempotency === "keyed";
  const isVersioned = target.rest !== null && !isRead && takesVersion(target.rest.route);
  return [
    ...(["anonymous", "hiringManager", "candidateTooLate", "ownerOfAnotherOrganisation"] as const).map((name) => ({
      ...base,
      actor: actorOf(caller.world, name),
    })),
    { ...asOwner, request: { ...request, path: request.path.replaceAll(/\/\d+\//g, `/${NOBODY}/`) } },
    ...(isRead ? oddQueries(target).map((odd) => ({ ...asOwner, request: withQuery(request, odd) })) : []),
    ...(isVersioned ? [{ ...base, headers: OUTDATED }] : []),
    ...(isKeyed
      ? [...Object.values(keys), "x".repeat(256)].map((key) => ({
          ...asKeeper,
          request,
          headers: { "Idempotency-Key": key },
        }))
      : []),
    ...(takesBody ? otherBodies(request.body).map((body) => ({ ...base, request: { ...request, body } })) : []),
    ...(takesBody ? oddBodies.map((body) => ({ ...base, request: { ...request, body }, headers: JSON_TYPE })) : []),
    ...(takesBody ? [{ ...base, headers: { "Content-Type": "image/png" } }] : []),
  ];
}

function withQuery(request: TargetRequest, odd: Record<string, string>): TargetRequest {
  const [path = "", query] = request.path.split("?");
  return {
    ...request,
    path: `${path}?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(query)), ...odd })}`,
  };
}

/** Queries that are wrong in every parameter, that ask for a page past the end, and that name rows which are not there. */
function oddQueries({ rest }: Target): Record<string, string>[] {
  const names = Object.keys(rest?.route.query.shape ?? {});
  const all = (value: string) => Object.fromEntries(names.map((name) => [name, value]));
  const ids = names.filter((name) => name.endsWith("_id")).map((name) => [name, NOBODY]);
  return names.length === 0 ? [] : [all("odd"), { page: "99999" }, Object.fromEntries(ids)];
}

const NOBODY = "999999999";

/** Bodies whose texts nobody has ever said, and whose numbers are no row's. */
const otherBodies = (body = ""): string[] => {
  const having = (change: (value: unknown) => unknown): string =>
    JSON.stringify(JSON.parse(body), (_, value: unknown) => change(value));
  return [
    having((value) => (typeof value === "string" ? "0".repeat(40) : value)),
    having((value) => (typeof value === "number" ? Number(NOBODY) : value)),
  ];
};

const oddBodies = [
  "{}",
  "[",
  "[]",
  '{"name":{},"email":7,"deadline":"soon"}',
  JSON.stringify({ a: "x".repeat(1024 * 1024) }),
];

function withExample(request: TargetRequest, { rest }: Target, { example }: Caller): TargetRequest {
  return rest?.route.own?.consumes === undefined ? request : { ...request, body: JSON.stringify(example) };
}
