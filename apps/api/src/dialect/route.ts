import type { AnyOperation, Operation } from "@hirelane/operations";
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

/** One endpoint of a REST dialect as a value: the server, the OpenAPI document and the harnesses all read it. */
export interface Route {
  readonly method: Method;
  /** Below the dialect's prefix, with `{parameters}` and a trailing slash. */
  readonly path: string;
  readonly operation: AnyOperation;
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodObject | null;
  readonly status: 200 | 201 | 202 | 204;
  readonly response: z.ZodType | null;
  /** The dialect's names of the operation's input fields, where they differ: errors speak the dialect. */
  readonly names: Readonly<Record<string, string>>;
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
  readonly status?: 200 | 201 | 202 | 204;
  readonly response?: Response;
  readonly names?: Readonly<Record<string, string>>;
  readonly toInput: (parts: RouteParts<z.output<Parameters>, z.output<Query>, z.output<Body>>) => z.input<Input>;
  readonly toResponse?: (output: z.output<Output>, reply: RouteReply) => z.input<Response>;
}
