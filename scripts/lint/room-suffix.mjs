import { pathInRepository } from "./path-in-repository.mjs";

/** Each suffix of a file's name, and the rooms that have such files. */
const rooms = new Map([
  ["entity", ["packages/db/"]],
  ["queries", ["packages/db/"]],
  ["job", ["packages/operations/"]],
  ["trpc", ["apps/api/"]],
  ["v1", ["apps/api/"]],
  ["v3", ["apps/api/"]],
  ["worker", ["apps/worker/"]],
  ["fixture", ["apps/", "packages/"]],
  ["test", ["apps/", "packages/"]],
  ["pg.test", ["apps/", "packages/"]],
  ["api.test", ["apps/", "packages/client/"]],
]);

/** A file's suffix names its room (`candidate.entity.ts` is of packages/db); a suffix of no room is a mistake. */
export const roomSuffix = {
  create(context) {
    return {
      Program(node) {
        const path = pathInRepository(context.filename);
        const [, suffix] = /\/[^/.]+\.([^/]+)\.ts$/.exec(path) ?? [];
        if (suffix === undefined || !/^(apps|packages)\//.test(path)) return;
        const known = rooms.get(suffix);
        if (known === undefined) {
          context.report({ node, message: `.${suffix}.ts names no room; there are ${[...rooms.keys()].join(", ")}.` });
        } else if (!known.some((room) => path.startsWith(room))) {
          context.report({ node, message: `.${suffix}.ts files are of ${known.join(" and ")}.` });
        }
      },
    };
  },
};
