export interface ConfigurationProblem {
  /** The name of the environment variable. */
  readonly variable: string;
  /** What is wrong with it, such as "is required"; never its value. */
  readonly message: string;
}

/** The environment does not make a configuration; lists every problem at once, and no value. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(({ variable, message }) => `  ${variable} ${message}.`);
    super(["The configuration cannot be used:", ...lines].join("\n"));
    this.problems = problems;
  }
}
