import { Refusal } from "../refusal.ts";

/** Whether a person sits at the terminal, and may be asked. */
export function mayAsk(json: boolean | undefined): boolean {
  return json !== true && process.stdin.isTTY && process.stdout.isTTY;
}

/** Lets a person confirm what cannot be taken back; throws a `Refusal` without a yes, or where nobody can be asked. */
export async function demandYes(
  message: string,
  options: { readonly yes?: boolean | undefined; readonly json?: boolean | undefined },
): Promise<void> {
  if (options.yes === true) return;
  if (!mayAsk(options.json)) throw new Refusal(`${message} Say --yes.`);
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({ message, initialValue: false });
  if (isCancel(answer) || !answer) throw new Refusal("Nothing was changed.");
}

/** Lets a person choose one of several; throws a `Refusal` when they choose none. */
export async function choose(
  message: string,
  options: readonly { readonly value: string; readonly label: string }[],
): Promise<string> {
  const { isCancel, select } = await import("@clack/prompts");
  const answer = await select<string>({ message, options: [...options], maxItems: 20 });
  if (isCancel(answer)) throw new Refusal("Nothing was chosen.");
  return answer;
}
