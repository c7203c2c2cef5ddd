import { type Kernel, noteSeen, type Principal } from "@hirelane/operations";
import type { Logger } from "@hirelane/runtime";

const EVERY = 30_000;

/** Who was seen since it was last written down: noted in memory, so that no read has to write. */
export class Presence {
  readonly #kernel: Kernel;
  readonly #logger: Logger;
  #seen = new Map<number, Map<number, Date>>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor({ kernel, logger }: { readonly kernel: Kernel; readonly logger: Logger }) {
    this.#kernel = kernel;
    this.#logger = logger;
  }

  /** Notes that somebody calls just now; only members of organisations are remembered. */
  note(principal: Principal): void {
    if (principal.kind !== "user") return;
    const { organisationId, userId } = principal;
    const members = this.#seen.get(organisationId) ?? new Map<number, Date>();
    this.#seen.set(organisationId, members.set(userId, this.#kernel.ports.now()));
  }

  /** Writes it down every half minute, until {@link stop}. */
  start(): void {
    this.#timer ??= setInterval(() => void this.write(), EVERY).unref();
  }

  /** Writes down the rest, and no more after that. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.write();
  }

  /** Writes down who was seen, one statement for each organisation; what fails is forgotten: the next call counts as well. */
  write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeAll());
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    const seen = this.#seen;
    this.#seen = new Map();
    for (const [organisationId, members] of seen) {
      try {
        await noteSeen(this.#kernel, organisationId, members);
      } catch (error) {
        this.#logger.warn({ err: error, organisationId }, "who was seen could not be written down");
      }
    }
  }
}
