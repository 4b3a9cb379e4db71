import { z } from "zod";
import type { Rational } from "../../exact/rational.ts";
import type { ByRole, Required, Share } from "../pack.ts";
import { amount } from "./amount.ts";
import { fields, whole } from "./fields.ts";

const orByRole = "Write an amount, or one for each role: {everyone: 50, director: 100}";

const perEndorsement = fields({ units: amount, free: whole(0, 20).default(0) });

/** What is required in all: one amount, or one for each role. */
export const required: z.ZodType<Required> = z
  .union([amount, z.object({ perEndorsement: perEndorsement.optional() }).catchall(amount)], orByRole)
  .transform((written): Required => {
    if (isAmount(written)) return { everyone: written, roles: {} };
    const { perEndorsement: more, ...rest } = written;
    return { ...splitRoles(rest), ...(more && { perEndorsement: more }) };
  });

/** An amount, one for each role, or a percentage. */
export const share: z.ZodType<Share> = z
  .union(
    [
      amount,
      z
        .object({ percent: amount.optional(), of: z.enum(["required", "earned"]).optional() })
        .catchall(amount),
    ],
    `${orByRole}, or {percent: 20, of: required}`,
  )
  .transform((written, context): Share => {
    if (isAmount(written)) return { everyone: written, roles: {} };
    const { percent, of, ...rest } = written;
    if (percent === undefined && of === undefined) return splitRoles(rest);
    const others = Object.keys(rest);
    if (percent !== undefined && of !== undefined && others.length === 0) return { percent, of };
    context.addIssue({ code: "custom", message: halfPercentage(percent, others) });
    return z.NEVER;
  });

function halfPercentage(percent: Rational | undefined, others: readonly string[]): string {
  if (percent === undefined) return "“of” needs a percent beside it: {percent: 20, of: required}";
  if (others.length > 0) return `A percentage stands alone, without ${others.join(", ")}`;
  return "Say of what the percentage is: of: required, or of: earned";
}

function isAmount(written: object): written is Rational {
  return "numerator" in written && typeof written.numerator === "bigint";
}

// The catch-all of both schemas makes whatever is left an amount; the compiler cannot see that.
function splitRoles(written: Readonly<Record<string, unknown>>): ByRole {
  const { everyone, ...roles } = written as Readonly<Record<string, Rational>>;
  return { ...(everyone && { everyone }), roles };
}
