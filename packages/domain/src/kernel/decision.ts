/** What a pure decision answers: the value to act on, or the refusal that says which condition failed. */
export type Decision<Value, Refusal> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** A decision that allows. */
export const allow = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

/** A decision that refuses. */
export const refuse = <Refusal>(refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
