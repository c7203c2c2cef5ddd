/** JSON text that no value is the source of: a double key, a number beyond all numbers, half a surrogate pair. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value as JSON text, with raw pieces as they are. */
export function jsonText(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (Array.isArray(value)) return `[${value.map((element) => jsonText(element)).join(",")}]`;
  if (typeof value !== "object" || value === null || value instanceof Date) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`).join(",")}}`;
}

/** An object with one more member, even one that it has already or that JavaScript treats apart. */
export function withMember(object: object, name: string, member: unknown): RawJson {
  const text = jsonText(object);
  const comma = text === "{}" ? "" : ",";
  return new RawJson(`${text.slice(0, -1)}${comma}${JSON.stringify(name)}:${jsonText(member)}}`);
}
