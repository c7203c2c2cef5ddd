import { cities, firstNames, lastNames, skills } from "./vocabulary.ts";

/** Draws are hashes of a row's number: the same seed gives the same data, in whatever order chunks are written. */
const STEPS = 1_048_576;

/** A whole number from 0 to 2^20 - 1 that belongs to the number `key`, and to what is drawn (`salt`). `$1` is the seed. */
const whole = (key: string, salt: number): string => `(hashint8extended(${key}, $1::bigint + ${salt}) & ${STEPS - 1})`;

/** The same as a fraction from 0 to 1, 1 excluded. */
export const fraction = (key: string, salt: number): string => `(${whole(key, salt)}::float8 / ${STEPS})`;

/** A whole number from 0 to `limit - 1`. */
export const below = (key: string, salt: number, limit: number): string => `(${whole(key, salt)} % ${limit})::int`;

const textArray = (values: readonly string[]): string =>
  `array[${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ")}]`;

/** One of the values, each as often as the others. */
const pick = (values: readonly string[], key: string, salt: number): string =>
  `(${textArray(values)})[1 + ${below(key, salt, values.length)}]`;

/** One of the values, the first ones more often. */
const favour = (values: readonly string[], key: string, salt: number): string =>
  `(${textArray(values)})[1 + floor(${values.length} * power(${fraction(key, salt)}, 2.2))::int]`;

/** Skills in so many sorts; a person has one of a sort at most, so that none comes twice. */
const SORTS = 8;
const EACH = Math.floor(skills.length / SORTS);

const someSkills = `array(select (${textArray(skills)})[1 + (i + ${below("n", 20, SORTS)}) % ${SORTS}
      + ${SORTS} * floor(${EACH} * power(${fraction("n * 8 + i", 21)}, 2.2))::int] from generate_series(1, 3 + floor(5 * power(${fraction("n", 22)}, 1.7))::int) i)`;

/** How people write the name of their city. */
const spelled = (city: string): string =>
  `case ${below("n", 9, 24)} when 0 then upper(${city}) when 1 then lower(${city}) when 2 then replace(${city}, ' ', '')
     else ${city} end`;

/** Columns of a person by the number `n`; `$2` is the domain of the email. */
export const personColumns = `first_name, last_name,
    concat(lower(left(first_name, 1)), '.', lower(last_name), n, '@', $2::text) as email,
    concat('+49 30 ', 2000000 + ${below("n", 6, 7_999_999)}) as phone,
    ${spelled("city")} as city, state, skills`;

/** What a person's columns are made of. */
export const personDraws = `select ${pick(firstNames, "n", 3)} as first_name, ${pick(lastNames, "n", 4)} as last_name,
    ${favour(
      cities.map(([city]) => city),
      "n",
      8,
    )} as city,
    ${favour(
      cities.map(([, state]) => state),
      "n",
      8,
    )} as state, ${someSkills} as skills`;
