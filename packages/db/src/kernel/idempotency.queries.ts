import { namedQuery } from "./sql.ts";

/** The stored answer to key `$2` of principal `$1`, given after `$3`. */
export const findStoredAnswer = namedQuery<{ operation: string; input_hash: string; sealed_answer: string }>(
  `select operation, input_hash, sealed_answer from idempotency_keys
   where principal = $1 and key = $2 and created_at > $3`,
);

/** Blanks the stored answers of organisation `$1`: what they were answers to stays done once. */
export const forgetStoredAnswers = namedQuery<never>(
  "update idempotency_keys set sealed_answer = '' where organisation_id = $1 and sealed_answer <> ''",
);

/** Stores an answer, over one that is too old: organisation, principal, key, operation, input hash, answer, time `$7`. */
export const storeAnswer = namedQuery<never>(
  `insert into idempotency_keys (organisation_id, principal, key, operation, input_hash, sealed_answer, created_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (organisation_id, principal, key) do update
     set operation = excluded.operation, input_hash = excluded.input_hash,
         sealed_answer = excluded.sealed_answer, created_at = excluded.created_at`,
);
