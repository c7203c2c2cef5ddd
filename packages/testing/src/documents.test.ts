import { access, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The documents that people write; of what is generated, the generator's test takes care. */
async function documents(): Promise<string[]> {
  const generated = ["permissions.md", "dialects.md", "video-interview-states.md", "pipeline-states.md"];
  const inside = async (folder: string): Promise<string[]> =>
    (await readdir(join(root, folder)))
      .filter((name) => name.endsWith(".md") && !generated.includes(name))
      .map((name) => `${folder}/${name}`);
  const own = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "packages/client/README.md"];
  return [...own, ...(await inside("docs")), ...(await inside("docs/decisions"))];
}

const files = await documents();

test.each(files)("the links of %s lead somewhere", async (file) => {
  const text = await readFile(join(root, file), "utf8");
  const targets = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, target = ""]) => target);
  for (const target of targets) expect(await isThere(join(root, dirname(file), target)), target).toBe(true);
});

/** A document names files from the root, from a room, or from the room or the file named before. */
function candidates(named: string, before: readonly string[]): string[] {
  const rooms = before.flatMap((path) => {
    const [, room] = /^((?:apps|packages)\/[^/]+\/src)\//.exec(path) ?? [];
    const folder = path.endsWith("/") ? path : dirname(path);
    return room === undefined ? [folder] : [room, folder];
  });
  const shortened = named.replace(/^([a-z]+)\/src\//, "packages/$1/src/").replace(/^db\/(?!src)/, "packages/db/src/");
  return [named, shortened, ...rooms.map((room) => `${room}/${named}`)];
}

async function firstThere(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await isThere(join(root, path))) return path;
  return null;
}

test.each(["ARCHITECTURE.md", "docs/adding-an-operation.md"])("the files that %s names are there", async (file) => {
  const text = await readFile(join(root, file), "utf8");
  const names = Array.from(text.matchAll(/`([\w./-]+(?:\.(?:ts|md|mjs|json)|\/))`/g), ([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(15);
  const before: string[] = [];
  const missing: string[] = [];
  for (const name of names.filter((each) => !/^[./]/.test(each))) {
    const found = await firstThere(candidates(name, before));
    if (found === null) missing.push(name);
    else before.unshift(found);
  }
  expect(missing).toEqual([]);
});
