import type { Page } from "@hirelane/domain";
import { OperationError, type ReadOperation } from "@hirelane/operations";
import type { z } from "zod";
import { erased, mannerOf } from "./define-route.ts";
import type { ListFilter } from "./filters.ts";
import { orderOf, orderQuery, type Orders } from "./ordering.ts";
import { pageInput, type Paging } from "./paging.ts";
import type { Route, RouteManner, RouteParts, RouteReply, RunRead } from "./route.ts";

type ListInput = z.ZodType<unknown, { filters?: object | undefined; order?: string | undefined }>;
type ListOutput = z.ZodType<Page<unknown>>;
type FiltersOf<Input extends ListInput> = Partial<NonNullable<z.input<Input>["filters"]>>;
type OrderOf<Input extends ListInput> = Exclude<NonNullable<z.input<Input>["order"]>, `-${string}`>;
type ViewOf<Output extends ListOutput> = z.output<Output>["items"][number];

/** How {@link listRoute} is told about a list: what is left out is not offered. */
interface ListRouteDefinition<
  Input extends ListInput,
  Output extends ListOutput,
  Parameters extends z.ZodObject,
  Shown extends z.ZodType,
  Companions,
> extends RouteManner {
  readonly operation: ReadOperation<Input, Output>;
  /** How the dialect pages. */
  readonly paging: Paging;
  readonly parameters: Parameters;
  /** What the path asks for: filters, or what else the operation takes. */
  readonly within?: (path: z.output<Parameters>) => Partial<z.input<Input>>;
  /** By the dialect's names. */
  readonly filters?: Readonly<Record<string, ListFilter<FiltersOf<Input>>>>;
  /** By the dialect's names, without `-`: each is offered both ways. */
  readonly orders?: Readonly<Record<string, OrderOf<Input>>>;
  readonly object: Shown;
  /** Says in the words of a 404 that there is none at all; without it, such a list is an empty page. */
  readonly whenEmpty?: string;
  /** Reads what the page shows besides the operation's rows: every set of ids in one call. */
  readonly companions?: (page: z.output<Output>, run: RunRead, path: z.output<Parameters>) => Promise<Companions>;
  readonly toObject: (view: ViewOf<Output>, reply: RouteReply, companions: Companions) => z.input<Shown>;
}

/** Declares a list: the dialect pages, orders and filters, and the names of errors follow from its filters. */
export function listRoute<
  Input extends ListInput,
  Output extends ListOutput,
  Parameters extends z.ZodObject,
  Shown extends z.ZodType,
  Companions = undefined,
>(path: string, definition: ListRouteDefinition<Input, Output, Parameters, Shown, Companions>): Route {
  const { operation, paging, parameters, object, companions, toObject } = definition;
  const filters: Filters = definition.filters ?? {};
  const orders: Orders = definition.orders ?? {};
  return erased({
    method: "GET",
    path,
    operation,
    parameters,
    query: paging.query.extend({ ...filterQuery(filters), ...orderQuery(paging, orders) }),
    body: null,
    files: {},
    status: 200,
    response: paging.envelope(object),
    ...mannerOf({ ...definition, names: { ...namesOf(filters), ...definition.names } }),
    own: null,
    paging,
    toInput: ({ path: ids, query }: RouteParts<z.output<Parameters>, Query, unknown>) =>
      listInput({ paging, filters, orders }, query, definition.within?.(ids) ?? {}),
    companions: companions ?? null,
    isNothing: null,
    toResponse(page: Page<ViewOf<Output>>, reply: RouteReply, found: Companions) {
      if (page.total === 0 && definition.whenEmpty !== undefined) {
        throw new OperationError("not_found", definition.whenEmpty);
      }
      return paging.toPage(page, reply, (view) => toObject(view, reply, found));
    },
  });
}

type Filters = Readonly<Record<string, ListFilter<object>>>;
type Query = Readonly<Record<string, unknown>>;

function filterQuery(filters: Filters): z.ZodRawShape {
  return Object.fromEntries(Object.entries(filters).map(([name, { schema }]) => [name, schema.optional()]));
}

function namesOf(filters: Filters): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).flatMap(([name, { names }]) => names.map((own) => [own, name])));
}

function listInput(
  { paging, filters, orders }: { paging: Paging; filters: Filters; orders: Orders },
  query: Query,
  within: { readonly filters?: object | undefined },
): object {
  const order = orderOf(paging, orders, query);
  const asked = Object.entries(filters)
    .filter(([name]) => query[name] !== undefined)
    .flatMap(([name, filter]) => Object.entries<unknown>({ ...filter.toFilters(query[name]) }));
  return {
    ...pageInput(paging.position(query)),
    ...(order === undefined ? {} : { order }),
    ...within,
    filters: { ...Object.fromEntries(asked), ...within.filters },
  };
}
