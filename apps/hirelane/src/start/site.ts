import type { DemoFile } from "../demo/demo-file.ts";

/** What API and worker stand on. */
export interface Site {
  /** Their environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The demo data that is there, if any. */
  readonly demo: DemoFile | null;
  /** Settles with a sentence when it breaks. */
  readonly broken: Promise<string>;
}
