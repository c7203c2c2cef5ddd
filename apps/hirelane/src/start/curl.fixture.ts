import { parseArgs } from "node:util";

// Stands in for curl where that is not installed: what README.md asks of it, by fetch.
const { values, positionals } = parseArgs({
  options: {
    silent: { type: "boolean", short: "s" },
    header: { type: "string", short: "H", multiple: true },
    request: { type: "string", short: "X" },
    data: { type: "string", short: "d", multiple: true },
  },
  allowPositionals: true,
});
const [address = ""] = positionals;
const headers = new Headers((values.header ?? []).map((header) => parted(header)));
const body = values.data?.join("&") ?? null;
if (body !== null) headers.set("Content-Type", "application/x-www-form-urlencoded");
const method = values.request ?? (body === null ? "GET" : "POST");
const response = await fetch(address, { method, headers, body });
process.stdout.write(await response.text());

function parted(header: string): [string, string] {
  const colon = header.indexOf(":");
  return [header.slice(0, colon), header.slice(colon + 1).trim()];
}
