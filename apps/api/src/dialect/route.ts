import type { AttachmentKind } from "@hirelane/domain";
import type { AnyOperation, Call, Kernel, Operation, ReadOperation } from "@hirelane/operations";
import type { z } from "zod";
import type { ErrorShape } from "./error-body.ts";
import type { Paging } from "./paging.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** What a request says, decoded by the route's own schemas. */
export interface RouteParts<Parameters, Query, Body> {
  readonly path: Parameters;
  readonly query: Query;
  readonly body: Body;
}

/** What answers are made with besides the operation's output. */
export interface RouteReply {
  /** The address that references begin with. */
  readonly publicUrl: string;
  /** The organisation of the caller. */
  readonly organisationId: number;
  /** When it is answered: for what is told as so long ago. */
  readonly now: Date;
  /** The address of the request itself, for the links between pages. */
  readonly url: URL;
}

/** Runs one more read as the caller of the route. */
export type RunRead = <Input extends z.ZodType, Output extends z.ZodType>(
  operation: ReadOperation<Input, Output>,
  input: z.input<Input>,
) => Promise<z.output<Output>>;

/** A request to a route that answers by itself: decoded, its caller known, its body not read yet. */
export interface RouteRequest<Parameters, Query> {
  readonly path: Parameters;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
  readonly kernel: Kernel;
  readonly call: Call;
  readonly reply: RouteReply;
}

/** The answer of a route that answers by itself: a body that streams out, or an object that becomes JSON. */
export interface RouteAnswer {
  readonly status: 200 | 202;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array> | object;
}

/** How a route answers that is more than one call of its operation: its body streams in, or its answer streams out. */
export interface OwnAnswer<Parameters, Query> {
  /** Content types of the body that it reads; none where it reads none. */
  readonly consumes?: readonly string[];
  /** What a JSON body looks like; the other types hold the same. */
  readonly sent?: z.ZodType;
  /** Headers of the request that change what happens, and how. */
  readonly heeds?: Readonly<Record<string, string>>;
  /** Whether an answer tells an address to look at. */
  readonly location?: true;
  /** Content type of what it answers; JSON unless told otherwise. */
  readonly produces?: string;
  /** Statuses of success besides the route's own. */
  readonly statuses?: readonly number[];
  answer(request: RouteRequest<Parameters, Query>): Promise<RouteAnswer>;
}

/** One endpoint of a REST dialect as a value: the server, the OpenAPI document and the harnesses all read it. */
export interface Route {
  readonly method: Method;
  /** Below the dialect's prefix, with `{parameters}` and a trailing slash. */
  readonly path: string;
  readonly operation: AnyOperation;
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodObject | null;
  /** Fields of a multipart form that are files, and what they are; the operation takes the ids of the kept files there. */
  readonly files: Readonly<Record<string, AttachmentKind>>;
  readonly status: 200 | 201 | 202 | 204;
  readonly response: z.ZodType | null;
  /** The dialect's names of the operation's input fields, where they differ: errors speak the dialect. */
  readonly names: Readonly<Record<string, string>>;
  /** Where it answers by itself; its operation then says who may call it. */
  readonly own: OwnAnswer<Record<string, unknown>, Record<string, unknown>> | null;
  /** Of a list: how it is paged. */
  readonly paging: Paging | null;
  readonly errorShape: ErrorShape;
  /** The section of the source that documents the endpoint; null: it is ours alone. */
  readonly source: string | null;
  toInput(parts: RouteParts<Record<string, unknown>, Record<string, unknown>, Record<string, unknown>>): unknown;
  /** Reads what the answer shows besides the output. */
  readonly companions: ((output: unknown, run: RunRead, path: Record<string, unknown>) => Promise<unknown>) | null;
  /** Whether an output is nothing to show, which is answered 204. */
  readonly isNothing: ((output: unknown) => boolean) | null;
  toResponse(output: unknown, reply: RouteReply, companions: unknown): unknown;
}

/** What every route may say of itself. */
export interface RouteManner {
  readonly names?: Readonly<Record<string, string>>;
  /** How errors are worded: by field unless told otherwise. */
  readonly errorShape?: ErrorShape;
  readonly source?: string;
}

/** How {@link route} is told about an endpoint; what is left out is empty. */
export interface RouteDefinition<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Parameters extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Response extends z.ZodType,
  Companions,
> extends RouteManner {
  readonly operation: Operation<Input, Output>;
  readonly parameters: Parameters;
  readonly query?: Query;
  readonly body?: Body;
  readonly files?: Readonly<Record<string, AttachmentKind>>;
  readonly status?: 200 | 201 | 202 | 204;
  readonly response?: Response;
  readonly toInput: (parts: RouteParts<z.output<Parameters>, z.output<Query>, z.output<Body>>) => z.input<Input>;
  /** Reads what the answer shows besides the output, as the same caller: every set of ids in one call. */
  readonly companions?: (output: z.output<Output>, run: RunRead, path: z.output<Parameters>) => Promise<Companions>;
  /** Says of an output that there is nothing to show: 204. */
  readonly isNothing?: (output: z.output<Output>) => boolean;
  readonly toResponse?: (output: z.output<Output>, reply: RouteReply, companions: Companions) => z.input<Response>;
}

/** How {@link ownRoute} is told about an endpoint that answers by itself. */
export interface OwnRouteDefinition<Parameters extends z.ZodObject, Query extends z.ZodObject>
  extends OwnAnswer<z.output<Parameters>, z.output<Query>>, RouteManner {
  readonly operation: AnyOperation;
  readonly parameters: Parameters;
  readonly query?: Query;
  readonly status?: 200 | 202;
  /** What a JSON answer looks like. */
  readonly response?: z.ZodType;
}
