import type { FieldError } from "@hirelane/domain";
import { type Call, type Kernel, OperationError } from "@hirelane/operations";
import type { Logger } from "@hirelane/runtime";
import { initTRPC } from "@trpc/server";
import { codeOfTrpcRefusal } from "../errors/trpc-code.ts";
import { wire } from "./wire.ts";

/** What every procedure is given. */
export interface TrpcContext {
  readonly kernel: Kernel;
  readonly logger: Logger;
  readonly requestId: string;
  /** The call's facts; throws `unauthenticated` for credentials that are not right. */
  call(): Promise<Call>;
}

const noFields: readonly FieldError[] = [];

const t = initTRPC.context<TrpcContext>().create({
  transformer: wire,
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const { cause } = error;
    const ours = cause instanceof OperationError ? cause : null;
    const isAlien = ours === null && cause !== undefined;
    return {
      ...shape,
      message: isAlien ? "The request cannot be read." : shape.message,
      data: {
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        code: ours?.code ?? codeOfTrpcRefusal(error.code),
        fields: ours?.fields ?? noFields,
        retryAfter: ours?.retryAfter ?? null,
        requestId: ctx?.requestId ?? null,
      },
    };
  },
});

export const { router, procedure } = t;
