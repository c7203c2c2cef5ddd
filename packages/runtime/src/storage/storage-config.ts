import { isAbsolute, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { described } from "../config-values.ts";

/** Where files are kept when nothing else is said: a folder of the project. */
const DEFAULT_FOLDER = fileURLToPath(new URL("../../../../.hirelane/files", import.meta.url));
const DEFAULT_REGION = "us-east-1";
const PARAMETERS = new Set(["endpoint", "region", "pathStyle"]);

const Bucket = z.object({
  kind: z.literal("s3"),
  bucket: z.string(),
  region: z.string(),
  /** The address of a compatible server; null for Amazon's own. */
  endpoint: z.string().nullable(),
  /** Whether the bucket is part of the path rather than of the host. */
  pathStyle: z.boolean(),
});

/** Where the bytes of files are kept: a folder, or a bucket of an S3 compatible server. */
export const StorageConfig = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("local"), folder: z.string() }),
  Bucket.extend({
    /** Null: whatever the AWS SDK finds around it, such as the role of the machine. */
    credentials: z
      .object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string().nullable() })
      .nullable(),
  }),
]);
export type StorageConfig = z.infer<typeof StorageConfig>;
export type S3Config = Extract<StorageConfig, { kind: "s3" }>;

type Place = { kind: "local"; folder: string } | (z.infer<typeof Bucket> & { region: string });

const StorageUrl = z.string({ error: "is required" }).transform((text, context): Place => {
  const place = placeOf(text);
  if (place !== null) return place;
  const message = "must be a folder, or a URL like s3://bucket?region=eu-central-1&endpoint=https://s3.example";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** STORAGE_URL, which production has to name, and for S3 AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL_S3. */
export const storageSection = ({ production }: { readonly production: boolean }) =>
  z
    .object({
      STORAGE_URL: described(
        production ? StorageUrl : StorageUrl.prefault(DEFAULT_FOLDER),
        "where photos, CVs and recordings are kept: a folder, or `s3://bucket`",
        "`files/` in the data directory",
      ),
      AWS_ACCESS_KEY_ID: described(z.string().optional(), "the keys of the bucket", "what the AWS SDK finds around it"),
      AWS_SECRET_ACCESS_KEY: described(z.string().optional(), "belongs to `AWS_ACCESS_KEY_ID`"),
      AWS_SESSION_TOKEN: described(z.string().optional(), "belongs to `AWS_ACCESS_KEY_ID`, where that is temporary"),
      AWS_REGION: described(
        z.string().optional(),
        "counts where `STORAGE_URL` names no region",
        `\`${DEFAULT_REGION}\``,
      ),
      AWS_ENDPOINT_URL_S3: described(z.string().optional(), "counts where `STORAGE_URL` names no endpoint"),
    })
    .transform((env): StorageConfig => {
      const place = env.STORAGE_URL;
      if (place.kind === "local") return place;
      const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
      const given = accessKeyId !== undefined && secretAccessKey !== undefined;
      return {
        ...place,
        region: place.region === "" ? (env.AWS_REGION ?? DEFAULT_REGION) : place.region,
        endpoint: place.endpoint ?? env.AWS_ENDPOINT_URL_S3 ?? null,
        credentials: given ? { accessKeyId, secretAccessKey, sessionToken: env.AWS_SESSION_TOKEN ?? null } : null,
      };
    });

/** The STORAGE_URL of a folder. */
export function storageUrlOf(folder: string): string {
  return pathToFileURL(folder).href;
}

function placeOf(text: string): Place | null {
  if (isAbsolute(text)) return { kind: "local", folder: resolve(text) };
  const url = URL.parse(text);
  if (url?.protocol === "file:" && url.host === "") return { kind: "local", folder: fileURLToPath(url) };
  return url?.protocol === "s3:" ? bucketOf(url) : null;
}

function bucketOf(url: URL): Place | null {
  const parameters = url.searchParams;
  const isPlain = url.username === "" && url.password === "" && url.port === "" && ["", "/"].includes(url.pathname);
  if (!isPlain || url.hostname === "" || [...parameters.keys()].some((name) => !PARAMETERS.has(name))) return null;
  const endpoint = parameters.get("endpoint");
  const pathStyle = parameters.get("pathStyle") ?? String(endpoint !== null);
  if (!["true", "false"].includes(pathStyle)) return null;
  if (endpoint !== null && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? "")) return null;
  return {
    kind: "s3",
    bucket: url.hostname,
    region: parameters.get("region") ?? "",
    endpoint,
    pathStyle: pathStyle === "true",
  };
}
