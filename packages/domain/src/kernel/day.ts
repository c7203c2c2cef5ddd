import { z } from "zod";

/** A date without a time, like 2022-11-11, between the years 1900 and 9998: a whole day in the organisation's time zone. */
export const Day = z.iso
  .date({ error: "Must be a date, like 2022-11-11." })
  .refine((day) => day >= "1900-01-01" && day <= "9998-12-31", {
    message: "Must lie between the years 1900 and 9998.",
  });
