import pg from "pg";

const ROLLED_BACK = { command: "ROLLBACK", rowCount: null, oid: 0, rows: [], fields: [] };

/** A connection that ends between two statements fails the next one; unheard, it would end the process. */
const leaveToNextStatement = (): void => undefined;

/**
 * A connection of a pool, which may end at any time, and leaves its place to another one then. A transaction ends with its
 * connection, so that it is always rolled back; and one that cannot begin gives its place back itself. The query builder of the
 * ORM gives a connection back after neither, and the pool would run dry.
 */
export class PooledClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("error", leaveToNextStatement);
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- pg declares nine overloads, which pass through untouched
  override query(...parameters: unknown[]): any {
    const answer: unknown = Reflect.apply(super.query, this, parameters);
    if (!(answer instanceof Promise)) return answer;
    if (parameters[0] === "rollback") return answer.catch(() => this.#abandon());
    return parameters[0] === "begin" ? answer.catch((error: unknown) => this.#giveBack(error)) : answer;
  }

  #abandon(): typeof ROLLED_BACK {
    this.end().catch(leaveToNextStatement);
    return ROLLED_BACK;
  }

  #giveBack(error: unknown): never {
    if ("release" in this && typeof this.release === "function") Reflect.apply(this.release, this, [true]);
    throw error;
  }
}
