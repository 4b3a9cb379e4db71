import { z } from "zod";

/** An instant in a row, described as every export describes it. */
export function instant(description: string) {
  return z.string().meta({ description: `${description} (a UTC instant: 2026-12-03T19:00:00Z)` });
}
