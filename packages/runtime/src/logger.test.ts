import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createLogger, type LogLevel } from "./logger.ts";

const SECRET = "7f3a9c0de1b2445f8a6b7c8d9e0f1a2b3c4d5e6f";
const Line = z.looseObject({ level: z.string(), time: z.string(), process: z.string(), msg: z.string().optional() });

function makeLog(level: LogLevel = "info") {
  const written: string[] = [];
  const logger = createLogger({ level, process: "api", destination: { write: (text) => void written.push(text) } });
  const last = () => Line.parse(JSON.parse(written.at(-1) ?? "null"));
  return { logger, written, last };
}

function driverError(code: string, message: string): Error {
  return Object.assign(new Error(message), {
    name: "UniqueConstraintViolationException",
    code,
    severity: "ERROR",
    detail: `Key (key_hash)=(${SECRET}) already exists.`,
    where: `unnamed portal parameter $1 = '${SECRET}'`,
    query: `insert into tokens values ('${SECRET}')`,
    parameters: [SECRET],
    constraint: "tokens_key_hash_key",
    table: "tokens",
    routine: "_bt_check_unique",
  });
}

describe("a line", () => {
  test("is JSON with time, level, process, fields and message", () => {
    const { logger, written, last } = makeLog();
    logger.info({ requestId: "r-1", status: 200, big: 5n, at: new Date(0) }, "request answered");
    expect(written[0]).toMatch(/^\{.*\}\n$/);
    expect(last()).toMatchObject({
      level: "info",
      process: "api",
      requestId: "r-1",
      status: 200,
      big: "5",
      at: "1970-01-01T00:00:00.000Z",
      msg: "request answered",
    });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test("below the level is not written", () => {
    const { logger, written } = makeLog("warn");
    logger.info("quiet");
    logger.warn("loud");
    expect(written).toHaveLength(1);
    expect([logger.isLevelEnabled("info"), logger.isLevelEnabled("error")]).toEqual([false, true]);
  });

  test("of a child carries the child's fields", () => {
    const { logger, last } = makeLog();
    logger.child({ requestId: "r-2" }).child({ job: "deliverMail" }).error("failed");
    expect(last()).toMatchObject({ requestId: "r-2", job: "deliverMail", msg: "failed" });
  });
});

describe("a secret never appears", () => {
  const names = [
    "authorization",
    "Authorization",
    "cookie",
    "set-cookie",
    "password",
    "newPassword",
    "passwordHash",
    "token",
    "accessToken",
    "refresh_token",
    "tokens",
    "key",
    "activationKey",
    "activation_key",
    "x-api-key",
    "keyHash",
    "secret",
    "HIRELANE_SECRET",
    "credentials",
  ];

  test.each(names)("under the name %s, at any depth", (name) => {
    const { logger, written } = makeLog();
    const nested = [
      { [name]: SECRET },
      { a: { [name]: SECRET } },
      { a: { b: [{ c: { [name]: [SECRET] } }] } },
      { a: new Map([[name, SECRET]]) },
    ];
    for (const fields of nested) {
      logger.info(fields);
      logger.child(fields).info("child");
    }
    expect(written.join("")).not.toContain(SECRET);
    expect(written.join("")).toContain("[redacted]");
  });

  const texts = [
    `GET /interview/${SECRET} 200`,
    `GET /files/photo/1/${SECRET}.c2lnbmF0dXJl?download=1`,
    `https://hire.example/api?activation_key=${SECRET}&a=1`,
    `Authorization: Token ${SECRET}`,
    `authorization bearer ${SECRET}`,
    `ActivationKey ${SECRET}`,
    `cannot reach postgresql://app:${SECRET}@db.example:5432/hirelane`,
  ];

  test.each(texts)("in text: %s", (text) => {
    const { logger, written } = makeLog();
    logger.info(text);
    logger.info({ url: text }, text);
    logger.error(new Error(text, { cause: new Error(text) }));
    logger.error({ failures: [new AggregateError([new Error(text), text])] }, text);
    expect(written.join("")).not.toContain(SECRET);
  });

  test("and what is harmless stays", () => {
    const { logger, last } = makeLog();
    const harmless = {
      tokenId: 5,
      hasPassword: true,
      token: null,
      email: "luke@rebels.example",
      path: "/api/v3/candidates/17/",
    };
    logger.info(harmless);
    expect(last()).toMatchObject(harmless);
  });
});

describe("an error", () => {
  test("of the driver keeps code, constraint and table, and no value", () => {
    const { logger, written, last } = makeLog();
    const message = 'duplicate key value violates unique constraint "tokens_key_hash_key"';
    logger.error(driverError("23505", `${message}\n - detail: Key (key_hash)=(${SECRET}) already exists.`));
    expect(last()).toMatchObject({
      msg: message,
      err: {
        type: "UniqueConstraintViolationException",
        message,
        code: "23505",
        constraint: "tokens_key_hash_key",
        table: "tokens",
      },
    });
    logger.error({ err: driverError("22P02", `invalid input syntax for type bigint: "${SECRET}"`) }, "request failed");
    expect(last()).toMatchObject({ msg: "request failed", err: { message: "A value was refused (SQLSTATE 22P02)." } });
    logger.warn({ tried: [new Error("outer", { cause: driverError("22001", SECRET) })] });
    expect(written.join("")).not.toContain(SECRET);
  });

  test("of the ORM or a parser does not quote what it was given", () => {
    const { logger, written, last } = makeLog();
    const orm = Object.assign(new Error(`TokenEntity not found ({ keyHash: '${SECRET}' })`), { name: "NotFoundError" });
    logger.error(orm);
    expect(last().msg).toMatch(/^TokenEntity not found …/);
    for (const broken of [SECRET, `{"password": "${SECRET}`]) {
      try {
        JSON.parse(broken);
      } catch (error) {
        logger.error({ err: error }, "body refused");
      }
    }
    expect(written).toHaveLength(3);
    expect(written.join("")).not.toMatch(new RegExp(SECRET.slice(0, 6)));
  });

  test("keeps its frames and causes, and any thrown value is survived", () => {
    const { logger, last } = makeLog();
    logger.error(new Error("outer", { cause: new TypeError("inner") }), "it broke");
    expect(last()).toMatchObject({
      msg: "it broke",
      err: {
        type: "Error",
        message: "outer",
        stack: expect.stringMatching(/^\s+at /),
        cause: { type: "TypeError", message: "inner" },
      },
    });
    const loop: Record<string, unknown> = { bytes: new Uint8Array(3) };
    loop["self"] = loop;
    const trap = Object.defineProperty({}, "x", {
      enumerable: true,
      get: () => {
        throw new Error("no");
      },
    });
    logger.error({ loop, trap, list: Array.from({ length: 1000 }, () => 1), text: "x".repeat(100_000) });
    expect(last()).toMatchObject({ trap: "[unreadable]", loop: { bytes: "[3 bytes]" } });
    expect(JSON.stringify(last()).length).toBeLessThan(20_000);
  });
});
