/** Whose pages may call the API. */
export interface CorsOrigins {
  readonly origins: readonly string[];
  /** Pages of this machine too, on any port. */
  readonly localhost: boolean;
}

/** Whether a request's `Origin` header names a page that may call the API. */
export function isAllowedOrigin(allowed: CorsOrigins, origin: string): boolean {
  return allowed.origins.includes(origin) || (allowed.localhost && isLocal(origin));
}

function isLocal(origin: string): boolean {
  return /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/.test(origin);
}
