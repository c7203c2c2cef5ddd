import type { HirelaneErrorData, HirelaneInputs, HirelaneOutputs } from "@hirelane/client";

type IsAny<Value> = 0 extends 1 & Value ? true : false;

/** Levels that are looked at: JSON values refer to themselves. */
type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
type Below = [never, 0, 1, 2, 3, 4, 5, 6, 7];

type Leaf = string | number | boolean | bigint | symbol | null | undefined | Date;

/** The paths at which a type is `any`. */
type AnyPaths<Value, Depth extends Level = 8, Path extends string = ""> =
  IsAny<Value> extends true
    ? Path
    : Value extends Leaf
      ? never
      : [Depth] extends [0]
        ? never
        : Value extends AsyncIterable<infer Item>
          ? AnyPaths<Item, Below[Depth], `${Path}.*`>
          : Value extends readonly (infer Item)[]
            ? AnyPaths<Item, Below[Depth], `${Path}.*`>
            : { [Key in keyof Value & string]: AnyPaths<Value[Key], Below[Depth], `${Path}.${Key}`> }[keyof Value &
                string];

type Equals<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Calls<Resources> = {
  [Name in keyof Resources & string]: `${Name}.${keyof Resources[Name] & string}`;
}[keyof Resources & string];

/* oxlint-disable typescript/no-explicit-any -- what is looked for */
/** What is looked for is found: in objects, unions, lists and streams. */
export const found: [
  Equals<AnyPaths<{ create: { a: 1; b: { c: any } | null; d: { e: any }[] } }>, ".create.b.c" | ".create.d.*.e">,
  Equals<AnyPaths<{ follow: AsyncIterable<{ data: any }> }>, ".follow.*.data">,
] = [true, true];
/* oxlint-enable typescript/no-explicit-any */

/** Nothing that is sent or answered is `any`. */
export const none: [
  Equals<AnyPaths<HirelaneInputs>, never>,
  Equals<AnyPaths<HirelaneOutputs>, never>,
  Equals<AnyPaths<HirelaneErrorData>, never>,
] = [true, true, true];

/** There are calls in what was looked at, and they have names: nothing would have no `any` either. */
export const known: [Equals<string extends Calls<HirelaneInputs> ? "any" : "named", "named">] = [true];
export const some = ["jobs.create", "jobs.list", "events.subscribe"] satisfies Calls<HirelaneOutputs>[];
