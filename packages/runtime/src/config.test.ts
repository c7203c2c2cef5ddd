import { describe, expect, test } from "vitest";
import { databaseSection, httpSection, readConfig, readSections } from "./config.ts";
import { ConfigurationError, type ConfigurationProblem } from "./configuration-error.ts";

const least = {
  DATABASE_URL: "postgresql://app:pa55@db.example:5432/hirelane",
  HIRELANE_SECRET: "0123456789abcdef0123456789abcdef",
};

const production = {
  ...least,
  NODE_ENV: "production",
  SMTP_URL: "smtps://mailer:pa55@mail.example:465",
  MAIL_FROM: "Jobs at Acme <jobs@acme.example>",
  PUBLIC_URL: "https://hiring.acme.example",
  STORAGE_URL: "/var/lib/hirelane/files",
};

function problemsOf(read: () => unknown): readonly ConfigurationProblem[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe("what is left out", () => {
  test("has a default in development", () => {
    expect(readConfig(least)).toEqual({
      process: { environment: "development", logLevel: "info", secret: least.HIRELANE_SECRET, embedded: false },
      database: {
        url: least.DATABASE_URL,
        directUrl: least.DATABASE_URL,
        replicaUrl: null,
        migrationUrl: null,
        poolSize: 10,
        preparedStatements: true,
      },
      http: {
        port: 3000,
        host: "0.0.0.0",
        rateLimitPerMinute: 1000,
        trustProxy: false,
        cors: { origins: [], localhost: true },
      },
      links: { publicUrl: "http://localhost:3000", candidateUrl: "http://localhost:3000/interview" },
      mail: { smtpUrl: null, from: { name: "Hirelane", address: "no-reply@hirelane.example" } },
      storage: { kind: "local", folder: expect.stringMatching(/\/\.hirelane\/files$/) },
      monitoring: { metricsToken: null, operatorToken: null, workerPort: null, maxQueueLag: null, tracesTo: null },
    });
  });

  test("counts as absent when it is empty", () => {
    expect(readConfig({ ...least, SMTP_URL: "", PORT: " ", CORS_ORIGINS: "" })).toEqual(readConfig(least));
    expect(problemsOf(() => readConfig({ ...least, HIRELANE_SECRET: "  " }))).toEqual([
      { variable: "HIRELANE_SECRET", message: "is required" },
    ]);
  });

  test("follows from the port and from being embedded", () => {
    const config = readConfig({ ...least, PORT: "4321", HIRELANE_EMBEDDED: "true" });
    expect(config.links.publicUrl).toBe("http://localhost:4321");
    expect(config.http.host).toBe("127.0.0.1");
    expect(readConfig({ ...least, HIRELANE_EMBEDDED: "1", HOST: "0.0.0.0" }).http.host).toBe("0.0.0.0");
  });
});

describe("production", () => {
  test("needs a mail server, a sender, the address that mails lead to, and a place for files", () => {
    const { HIRELANE_SECRET, DATABASE_URL, NODE_ENV } = production;
    expect(problemsOf(() => readConfig({ HIRELANE_SECRET, DATABASE_URL, NODE_ENV }))).toEqual([
      { variable: "PUBLIC_URL", message: "is required" },
      { variable: "SMTP_URL", message: "is required" },
      { variable: "MAIL_FROM", message: "is required" },
      { variable: "STORAGE_URL", message: "is required" },
    ]);
  });

  test("is never embedded, and trusts no page by default", () => {
    expect(
      problemsOf(() => readConfig({ ...production, HIRELANE_EMBEDDED: "true" })).map((each) => each.variable),
    ).toEqual(["HIRELANE_EMBEDDED"]);
    expect(readConfig(production).http.cors).toEqual({ origins: [], localhost: false });
    expect(readConfig(production).mail.from).toEqual({ name: "Jobs at Acme", address: "jobs@acme.example" });
  });
});

describe("what is wrong", () => {
  const wrong = {
    NODE_ENV: "prod-SeCrEt",
    LOG_LEVEL: "loud-SeCrEt",
    HIRELANE_SECRET: "short-SeCrEt",
    HIRELANE_EMBEDDED: "perhaps-SeCrEt",
    DATABASE_URL: "mysql://app:SeCrEt@db.example/hirelane",
    MIGRATION_DATABASE_URL: "SeCrEt",
    DATABASE_POOL_SIZE: "0",
    PORT: "65536",
    RATE_LIMIT_PER_MINUTE: "1e3",
    TRUST_PROXY: "SeCrEt",
    CORS_ORIGINS: "https://ok.example,https://app.example/SeCrEt",
    PUBLIC_URL: "ftp://SeCrEt.example",
    CANDIDATE_URL: "https://user:SeCrEt@front.example",
    SMTP_URL: "https://mailer:SeCrEt@mail.example",
    DATABASE_REPLICA_URL: "SeCrEt",
    DATABASE_PREPARED_STATEMENTS: "SeCrEt",
    METRICS_TOKEN: "SeCrEt",
    OPERATOR_TOKEN: "SeCrEt",
    WORKER_HTTP_PORT: "SeCrEt",
    READY_MAX_QUEUE_LAG: "SeCrEt",
    OTEL_EXPORTER_OTLP_ENDPOINT: "SeCrEt",
    MAIL_FROM: "SeCrEt",
  };

  test("is listed at once, each variable by name, no value repeated", () => {
    const problems = problemsOf(() => readConfig(wrong));
    expect(problems.map((each) => each.variable).toSorted()).toEqual(Object.keys(wrong).toSorted());
    expect(() => readConfig(wrong)).toThrow(/DATABASE_URL must be a URL like postgresql:/);
    expect(JSON.stringify(problems) + new ConfigurationError(problems).message).not.toContain("SeCrEt");
  });

  test.each([
    ["PORT", "-1"],
    ["PORT", "3000abc"],
    ["PORT", "0x10"],
    ["DATABASE_POOL_SIZE", "1.5"],
    ["CORS_ORIGINS", "*"],
    ["CORS_ORIGINS", "https://a.example,,https://b.example"],
    ["PUBLIC_URL", "https://hire.example/?a=1"],
    ["PUBLIC_URL", "hire.example"],
    ["MAIL_FROM", "A <a@a.example>, B <b@b.example>"],
    ["MAIL_FROM", "A <a@a.example>\r\nBcc: b@b.example"],
  ])("%s=%s", (variable, value) => {
    expect(problemsOf(() => readConfig({ ...least, [variable]: value })).map((each) => each.variable)).toEqual([
      variable,
    ]);
  });
});

describe("values", () => {
  test("come out in one form", () => {
    const config = readConfig({
      ...least,
      PUBLIC_URL: "https://hire.example/suite/",
      CANDIDATE_URL: "https://apply.example/",
      CORS_ORIGINS: "https://app.example, http://localhost:5173/",
      TRUST_PROXY: "YES",
      MAIL_FROM: '"Acme, Inc." <jobs@acme.example>',
    });
    expect(config.links).toEqual({ publicUrl: "https://hire.example/suite", candidateUrl: "https://apply.example" });
    expect(config.http.cors).toEqual({ origins: ["https://app.example", "http://localhost:5173"], localhost: false });
    expect(config.http.trustProxy).toBe(true);
    expect(config.mail.from).toEqual({ name: "Acme, Inc.", address: "jobs@acme.example" });
    expect(readConfig({ ...least, MAIL_FROM: "jobs@acme.example" }).mail.from).toEqual({
      name: "",
      address: "jobs@acme.example",
    });
  });

  test("can be read for one process alone", () => {
    const config = readSections({ ...least, SMTP_URL: "not this one's" }, (surroundings) => ({
      database: databaseSection(),
      http: httpSection(surroundings),
    }));
    expect(Object.keys(config)).toEqual(["database", "http"]);
    expect(config.http.port).toBe(3000);
  });
});
