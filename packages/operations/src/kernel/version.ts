import { OperationError } from "./operation-error.ts";

/** Throws `version_conflict` when the caller saw another version of the row than the one that is there. */
export function checkVersion(row: { readonly version: number }, expectedVersion: number | undefined): void {
  if (expectedVersion !== undefined && expectedVersion !== row.version) {
    throw new OperationError("version_conflict", "The row has changed since it was read.");
  }
}

/** The fields of an input that were given: what an update assigns. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the filter removes exactly the undefined values
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
