/** A component of an iCalendar object (RFC 5545): its properties by name, and the components in it. */
export interface CalendarComponent {
  readonly name: string;
  readonly properties: Map<string, CalendarProperty[]>;
  readonly components: CalendarComponent[];
}

/** A property: its parameters, and its value as it stands there. */
export interface CalendarProperty {
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

const CONTENT_LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*):(.*)$/u;
const PARAMETER = /;([A-Z0-9-]+)=("[^"]*"|[^";:,]*)/g;

/** Reads an iCalendar object by its grammar; throws at the first line that does not fit it, and where components do not nest. */
export function readCalendar(text: string): CalendarComponent {
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error("A line ends in other than CR LF.");
  const root: CalendarComponent = { name: "", properties: new Map(), components: [] };
  const open = [root];
  for (const line of text
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter((each) => each !== "")) {
    const [, name = "", parameters = "", value = ""] = CONTENT_LINE.exec(line) ?? [];
    const current = open.at(-1);
    if (name === "" || current === undefined) throw new Error(`Not a content line: ${line}`);
    if (name === "BEGIN") {
      const component = { name: value, properties: new Map(), components: [] };
      current.components.push(component);
      open.push(component);
    } else if (name === "END") {
      if (open.pop()?.name !== value) throw new Error(`${value} ends, and was not open.`);
    } else {
      const read = [...parameters.matchAll(PARAMETER)].map(
        ([, key = "", set = ""]) => [key, set.replaceAll('"', "")] as const,
      );
      current.properties.set(name, [...(current.properties.get(name) ?? []), { parameters: new Map(read), value }]);
    }
  }
  const [calendar, ...others] = root.components;
  if (open.length !== 1 || calendar === undefined || others.length > 0) throw new Error("Not one calendar.");
  return calendar;
}

/** A part of a MIME message: its type with parameters, and its text. */
export interface MimePart {
  readonly type: string;
  readonly text: string;
}

/** The parts of a message as it came over the wire, those within others too. */
export function mimeParts(source: string): MimePart[] {
  const end = source.indexOf("\r\n\r\n");
  const headers = source.slice(0, end).replaceAll(/\r\n[ \t]+/g, " ");
  const header = (name: string): string => new RegExp(`^${name}: *(.*)$`, "im").exec(headers)?.[1]?.trim() ?? "";
  const type = header("Content-Type");
  const body = source.slice(end + 4);
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary !== undefined)
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => mimeParts(part.slice(2)));
  return [{ type, text: decoded(body, header("Content-Transfer-Encoding").toLowerCase()) }];
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body;
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
