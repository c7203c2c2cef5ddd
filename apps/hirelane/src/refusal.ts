/** A failure that the operator can put right: shown as its message alone. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
