import type { AttachmentKind } from "@hirelane/domain";
import type { AnyOperation, Call, Kernel, Operation } from "@hirelane/operations";
import type { z } from "zod";

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
  /** The address of the request itself, for the links between pages. */
  readonly url: URL;
}

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
  toInput(parts: RouteParts<Record<string, unknown>, Record<string, unknown>, Record<string, unknown>>): unknown;
  toResponse(output: unknown, reply: RouteReply): unknown;
}

/** How {@link route} is told about an endpoint; what is left out is empty. */
export interface RouteDefinition<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Parameters extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Response extends z.ZodType,
> {
  readonly operation: Operation<Input, Output>;
  readonly parameters: Parameters;
  readonly query?: Query;
  readonly body?: Body;
  readonly files?: Readonly<Record<string, AttachmentKind>>;
  readonly status?: 200 | 201 | 202 | 204;
  readonly response?: Response;
  readonly names?: Readonly<Record<string, string>>;
  readonly toInput: (parts: RouteParts<z.output<Parameters>, z.output<Query>, z.output<Body>>) => z.input<Input>;
  readonly toResponse?: (output: z.output<Output>, reply: RouteReply) => z.input<Response>;
}

/** How {@link ownRoute} is told about an endpoint that answers by itself. */
export interface OwnRouteDefinition<Parameters extends z.ZodObject, Query extends z.ZodObject> extends OwnAnswer<
  z.output<Parameters>,
  z.output<Query>
> {
  readonly operation: AnyOperation;
  readonly parameters: Parameters;
  readonly query?: Query;
  readonly status?: 200 | 202;
  /** What a JSON answer looks like. */
  readonly response?: z.ZodType;
  readonly names?: Readonly<Record<string, string>>;
}
