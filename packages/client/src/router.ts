// The build puts declarations without any source of the server in this file's place.
export type { AppRouter } from "@hirelane/api";
