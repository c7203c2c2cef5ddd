export { createApp, dialects } from "./create-app.ts";
export type { AppRouter } from "./trpc/app-router.ts";
