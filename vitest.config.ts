import { defineConfig } from "vitest/config";

const withDatabase = ["**/*.pg.test.ts", "**/*.api.test.ts"];
const outside = ["**/node_modules/**", "**/dist/**"];

export default defineConfig({
  test: {
    // Two workers beside PostgreSQL's own processes fill two cores; more only lengthen the slow tests.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "pure",
          include: ["**/*.test.ts"],
          exclude: [...outside, ...withDatabase],
        },
      },
      {
        test: {
          name: "embedded",
          include: ["packages/postgres/**/*.pg.test.ts"],
          exclude: outside,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "pg",
          include: withDatabase,
          exclude: [...outside, "packages/postgres/**"],
          globalSetup: ["packages/testing/src/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
