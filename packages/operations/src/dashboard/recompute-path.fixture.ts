import { namedQuery, type Sql } from "@hirelane/db";

/** A stage that an application entered, and nobody took back. */
export interface PathEntry {
  readonly stageId: number;
  readonly enteredAt: number;
}

interface Place {
  readonly workflowId: number;
  readonly position: number;
}

interface Told {
  readonly id: number;
  readonly type: string;
  readonly subject_id: number;
  readonly to_state: string | null;
  readonly at: number;
}

const changes = namedQuery<Told>(
  `select id::float8, type, subject_id::float8, to_state, (extract(epoch from at) * 1000)::float8 as at from events
   where id > $1 and (type = 'application.moved' or type like 'workflow.%') order by id`,
);
const places = namedQuery<{ id: number; workflow_id: number; position: number }>(
  "select id::float8, workflow_id::float8, position from stages",
);

/**
 * The effective paths, from the events alone: whoever enters a stage takes back all that they entered of the same workflow at its
 * place or behind it. Where stages were at the time of an event no row tells any more, so this follows an organisation
 * from its beginning, one change of a workflow at a time.
 */
export class PathReplay {
  readonly #paths = new Map<number, readonly PathEntry[]>();
  #places: ReadonlyMap<number, Place> = new Map();
  #last = 0;

  /** The path of an application as far as it was followed. */
  of(applicationId: number): readonly PathEntry[] {
    return this.#paths.get(applicationId) ?? [];
  }

  /** Reads on; between two calls each workflow may have changed once. */
  async follow(sql: Sql): Promise<void> {
    const rows = await sql.rows(places, []);
    const after = new Map(rows.map((row) => [row.id, { workflowId: row.workflow_id, position: row.position }]));
    for (const told of await sql.rows(changes, [this.#last])) {
      if (told.type === "application.moved") this.#enter(told);
      else this.#revise(told.subject_id, after);
      this.#last = told.id;
    }
    this.#places = after;
  }

  #revise(workflowId: number, after: ReadonlyMap<number, Place>): void {
    const others = [...this.#places].filter(([, place]) => place.workflowId !== workflowId);
    const revised = [...after].filter(([, place]) => place.workflowId === workflowId);
    this.#places = new Map([...others, ...revised]);
  }

  #enter({ subject_id: applicationId, to_state: to, at }: Told): void {
    const stageId = Number(to);
    const entered = this.#places.get(stageId);
    const kept = this.of(applicationId).filter((entry) => {
      const place = this.#places.get(entry.stageId);
      return place?.workflowId !== entered?.workflowId || (place?.position ?? 0) < (entered?.position ?? 0);
    });
    this.#paths.set(applicationId, [...kept, { stageId, enteredAt: at }]);
  }
}
