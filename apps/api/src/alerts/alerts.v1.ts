import { operations } from "@hirelane/operations";
import { z } from "zod";
import { given } from "../dialect/body-fields.ts";
import { BodyId } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { alertBody, alertDefaultsV1, AlertV1, toAlertV1 } from "./alert-v1.ts";

const { alerts } = operations;

const nothing = z.object({});
const alertPath = z.object({ alertId: PathId("alert") });

/** What every list of alerts has in common. */
const anyList = {
  operation: alerts.list,
  paging: pagingV1,
  orders: { id: "id" },
  object: AlertV1,
  toObject: toAlertV1,
} as const;

/** What every route that answers with one alert has in common. */
const oneAlert = {
  response: AlertV1,
  names: { stageId: "stage" },
  source: "workflow: AlertViewSet",
  toResponse: toAlertV1,
} as const;

/** The view set of alerts at an address. */
const alertsAt = (list: string): Route[] => [
  listRoute(list, {
    ...anyList,
    parameters: nothing,
    filters: { stage: filterBy("stageId", BodyId("stage")), user: filterBy("userId", BodyId("user")) },
    source: "workflow: AlertViewSet",
  }),
  route("POST", list, {
    ...oneAlert,
    operation: alerts.create,
    parameters: nothing,
    body: alertBody.whole,
    status: 201,
    toInput: ({ body: { stage, ...body } }) => ({ ...body, stageId: stage }),
  }),
  route("GET", `${list}{alertId}/`, {
    ...oneAlert,
    operation: alerts.get,
    parameters: alertPath,
    toInput: ({ path }) => ({ id: path.alertId }),
  }),
  route("PUT", `${list}{alertId}/`, {
    ...oneAlert,
    operation: alerts.update,
    parameters: alertPath,
    body: alertBody.whole,
    toInput: ({ path, body: { stage, ...body } }) => ({
      ...alertDefaultsV1,
      ...given(body),
      stageId: stage,
      id: path.alertId,
    }),
  }),
  route("PATCH", `${list}{alertId}/`, {
    ...oneAlert,
    operation: alerts.update,
    parameters: alertPath,
    body: alertBody.part,
    toInput: ({ path, body: { stage, ...body } }) => ({ ...body, stageId: stage, id: path.alertId }),
  }),
  route("DELETE", `${list}{alertId}/`, {
    operation: alerts.delete,
    parameters: alertPath,
    status: 204,
    source: "workflow: AlertViewSet",
    toInput: ({ path }) => ({ id: path.alertId }),
  }),
];

/** Alerts on stages. */
export const alertRoutesV1: readonly Route[] = [
  ...alertsAt("/workflow/alerts/"),
  ...alertsAt("/workflow/alert/"),
  listRoute("/workflow/stage/{stageId}/alert/", {
    ...anyList,
    parameters: z.object({ stageId: PathId("stage") }),
    within: ({ stageId }) => ({ filters: { stageId } }),
    whenEmpty: "No alerts found.",
    source: "workflow: stage/<int:stage_id>/alert/",
  }),
];
