import { Email, type UserView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { Refusal } from "../refusal.ts";
import type { Operator } from "./as-operator.ts";

const { users } = operations;

/** The user whom a command means: by id, email or username. Throws a `Refusal` for nobody. */
export async function findUser({ kernel, organisation, call }: Operator, given: string): Promise<UserView> {
  if (/^\d{1,15}$/.test(given)) return kernel.run(users.get, { id: Number(given) }, call);
  const filters = Email.safeParse(given).success ? { email: given } : { username: given.slice(0, 60) };
  const { items } = await kernel.run(users.list, { filters, limit: 1 }, call);
  const [user] = items;
  if (user === undefined) throw new Refusal(`There is no user ${given} in ${organisation.name}.`);
  return user;
}
