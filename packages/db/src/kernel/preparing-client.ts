import { PooledClient } from "./pooled-client.ts";
import { ONCE } from "./sql.ts";

/** Statements that one connection keeps prepared at most; the shapes beyond are planned at each call. */
const MOST_PREPARED = 1000;

const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  const name = `kept_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * A connection that keeps every statement with parameters prepared: reads inside a write come without a name, and
 * planning them costs more than running them. The ORM writes values into its own statements, which stay as they are.
 */
export class PreparingClient extends PooledClient {
  // oxlint-disable-next-line typescript/no-explicit-any -- pg declares nine overloads; all but one pass through untouched
  override query(...parameters: unknown[]): any {
    const [text, values, ...rest] = parameters;
    if (typeof text !== "string" || text.startsWith(ONCE) || !Array.isArray(values) || values.length === 0)
      return Reflect.apply(super.query, this, parameters);
    const name = nameOf(text);
    const config = name === undefined ? { text, values } : { name, text, values };
    return Reflect.apply(super.query, this, [config, ...rest]);
  }
}

/** A connection that keeps nothing prepared: behind a pooler, the next transaction may be on another one. */
export class UnpreparedClient extends PooledClient {
  // oxlint-disable-next-line typescript/no-explicit-any -- pg declares nine overloads; the name alone is taken away
  override query(...parameters: unknown[]): any {
    const [config, ...rest] = parameters;
    const isNamed = typeof config === "object" && config !== null && "name" in config && "text" in config;
    return Reflect.apply(super.query, this, isNamed ? [{ ...config, name: undefined }, ...rest] : parameters);
  }
}
