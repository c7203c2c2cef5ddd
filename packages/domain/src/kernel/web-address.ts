import { RequiredText } from "./text.ts";

const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:"]);

/** An absolute http or https address of at most 2,000 characters, of text that can be stored. */
export const WebAddress = RequiredText(2000).refine((text) => SCHEMES.has(URL.parse(text)?.protocol ?? ""), {
  message: "Must be a web address that begins with https:// or http://.",
});
