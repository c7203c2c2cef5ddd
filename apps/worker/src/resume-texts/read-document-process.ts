import { readFileSync } from "node:fs";
import { readDocument } from "./read-document.ts";

/** Reads a document from the standard input, and writes its text to the standard output; what fails, fails the process. */
const bytes = readFileSync(process.stdin.fd);
const text = await readDocument(bytes, process.argv[2] ?? "");
const limit = Number(process.argv[3] ?? 0);
process.stdout.write(Buffer.from(text).subarray(0, limit), () => process.exit(0));
