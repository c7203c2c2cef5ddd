import { NoInput, OrganisationView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { viewOrganisation } from "./organisation-view.ts";

export const getOwnOrganisation = defineRead({
  id: "organisations.get",
  summary: "The caller's organisation.",
  permission: "organisations.get",
  input: NoInput,
  output: OrganisationView,
  run: (context) => viewOrganisation(context),
});
