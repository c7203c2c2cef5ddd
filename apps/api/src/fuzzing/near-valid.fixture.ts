import fc from "fast-check";
import { nastyNames, nastyValues } from "./nasty-values.fixture.ts";
import { jsonText, withMember } from "./raw-json.fixture.ts";

type Path = readonly (string | number)[];

/** Values with one thing wrong: a part missing, replaced, wrapped, doubled, or a member too many. */
export function nearValid(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const nasty = fc.constantFrom(...nastyValues);
  const change = fc.oneof(
    { weight: 6, arbitrary: nasty.map((value) => () => value) },
    { weight: 1, arbitrary: fc.constant(() => undefined) },
    { weight: 1, arbitrary: fc.constant((old: unknown) => [old]) },
    { weight: 1, arbitrary: fc.constant((old: unknown) => jsonText(old)) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...nastyNames), nasty).map(([name, value]) => added(name, value)),
    },
    { weight: 1, arbitrary: nasty.map((value) => doubled(value)) },
  );
  return fc.tuple(values, fc.nat(), change).map(([value, position, mutate]) => {
    const paths = pathsOf(value);
    return changed(value, paths[position % paths.length] ?? [], mutate);
  });
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && [null, Object.prototype].includes(Object.getPrototypeOf(value));

const added = (name: string, value: unknown) => (old: unknown) =>
  isRecord(old) ? withMember(old, name, value) : value;

const doubled = (value: unknown) => (old: unknown) => {
  const [name] = isRecord(old) ? Object.keys(old) : [];
  return isRecord(old) && name !== undefined ? withMember(old, name, value) : [old, value];
};

/** The places in a value, the whole of it included. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((element, index) => pathsOf(element, [...path, index]))];
  if (!isRecord(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name]))];
}

function changed(value: unknown, path: Path, mutate: (old: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return mutate(value);
  if (Array.isArray(value))
    return value.map((element, index) => (index === first ? changed(element, rest, mutate) : element));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === first ? changed(member, rest, mutate) : member]),
  );
}
