/** A JSON value; null in an example stands for anything. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * What of an example is not in an answer, in sentences: a key that is missing, a value of another JSON type, at any depth;
 * of lists, every element is compared with the example's first. What the answer has besides is told as well.
 */
export function differences(example: Json, answer: unknown, path = "answer"): string[] {
  if (example === null) return [];
  if (kindOf(example) !== kindOf(answer)) return [`${path} is ${kindOf(answer)} instead of ${kindOf(example)}`];
  if (Array.isArray(example)) return differencesOfLists(example, answer, path);
  if (typeof example !== "object" || typeof answer !== "object" || answer === null) return [];
  const told = new Map<string, unknown>(Object.entries(answer));
  const wanted = new Map<string, Json>(Object.entries(example));
  const strange = [...told.keys()]
    .filter((key) => !wanted.has(key))
    .map((key) => `${path}.${key} is not in the source`);
  const found = [...wanted].flatMap(([key, value]) =>
    told.has(key) ? differences(value, told.get(key), `${path}.${key}`) : [`${path}.${key} is missing`],
  );
  return [...strange, ...found];
}

function differencesOfLists(example: readonly Json[], answer: unknown, path: string): string[] {
  const [first] = example;
  if (first === undefined || !Array.isArray(answer)) return [];
  if (answer.length === 0) return [`${path} has nothing to compare`];
  return answer.flatMap((element: unknown, index) => differences(first, element, `${path}[${index}]`));
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
