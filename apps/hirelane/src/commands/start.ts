import { untilAskedToStop } from "@hirelane/runtime";
import { defineCommand } from "citty";
import { readStartConfig } from "../config.ts";
import { launch } from "../start/launch.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  demo: {
    type: "boolean",
    default: true,
    description: "Fill an empty embedded database with demo data",
    negativeDescription: "Leave an empty embedded database empty",
  },
} as const;

/** `start`: everything in one command. */
export const start = defineCommand({
  meta: { name: "start", description: "Start database, API and worker" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: { demo } }) {
    const asked = untilAskedToStop();
    process.exitCode = await launch(readStartConfig(), { demo, asked });
  },
});
