/** What of the wanted skills a text names, and what it does not; both in the order and spelling of the wanted. */
export interface SkillMatch {
  readonly matched: readonly string[];
  readonly missing: readonly string[];
}

const WORD = String.raw`[\p{L}\p{N}\p{M}_]`;
/** Signs that belong to the name before them: C is not in C++, nor in C#. */
const TAIL = String.raw`[\p{L}\p{N}\p{M}_+#]`;
/** Around a name of one letter: R is not in R&D, nor C in Objective-C. */
const NEAR = String.raw`[\p{L}\p{N}\p{M}_+#&'’./-]`;

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

function patternOf(skill: string): RegExp {
  const name = plain(skill);
  const words = name
    .split(" ")
    .map((word) => escaped(word))
    .join(" ");
  if (/^.$/u.test(name)) return new RegExp(`(?<!${NEAR})${words}(?!${NEAR.replace("./", "/")})`, "u");
  return new RegExp(`(?<!${WORD})${words}(?!${TAIL})`, "u");
}

/** Skills without those that differ in case, width or space alone, and without empty ones: the first spelling stays. */
export function distinctSkills(skills: readonly string[]): string[] {
  const seen = new Set<string>([""]);
  return skills.filter((skill) => {
    const name = plain(skill);
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

/**
 * Which of the wanted skills a text names: as whole words, whatever the case; several words also over a line break; "C++",
 * "C#" and ".NET" as they are written. A skill that is wanted twice counts once.
 */
export function matchSkills(text: string, wanted: readonly string[]): SkillMatch {
  const haystack = plain(text);
  const skills = distinctSkills(wanted);
  const isNamed = (skill: string): boolean => patternOf(skill).test(haystack);
  return { matched: skills.filter(isNamed), missing: skills.filter((skill) => !isNamed(skill)) };
}
