import { randomUUID } from "node:crypto";
import { type Call, type Kernel, OperationError } from "@hirelane/operations";
import { findDatabase } from "../find-database.ts";
import { withKernel } from "../open-kernel.ts";
import { Refusal } from "../refusal.ts";
import { findOrganisation, type NamedOrganisation } from "./find-organisation.ts";

/** What a command works with that acts in one organisation as the system itself. */
export interface Operator {
  readonly kernel: Kernel;
  readonly organisation: NamedOrganisation;
  /** A call in the name of the system: whoever holds the database's secret may do everything in it. */
  readonly call: Call;
}

interface OperatorOptions {
  readonly organisation?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Runs a command in the organisation that its options name; what an operation refuses becomes a `Refusal`. */
export async function asOperator<Result>(
  command: string,
  { organisation: given, json }: OperatorOptions,
  run: (operator: Operator) => Promise<Result>,
): Promise<Result> {
  return withKernel(await findDatabase(), async (kernel) => {
    const organisation = await findOrganisation(kernel, given, json);
    const principal = { kind: "system", organisationId: organisation.id, name: `hirelane ${command}` } as const;
    const call: Call = { principal, requestId: `hirelane-${randomUUID()}`, address: "127.0.0.1" };
    try {
      return await run({ kernel, organisation, call });
    } catch (error) {
      throw explained(error);
    }
  });
}

/** What an operation refuses, as sentences that name the fields. */
export function explained(error: unknown): unknown {
  if (!(error instanceof OperationError)) return error;
  const fields = error.fields.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`));
  return new Refusal(fields.length === 0 ? error.message : fields.join("\n"));
}
