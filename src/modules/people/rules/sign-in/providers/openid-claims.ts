import { formatInstant } from "#platform/time";
import type { Claims } from "./arrival.ts";

/** The standard claims of OpenID Connect (Core §5.1), and the one that an employer says holds the employee number. */
export function claimsOf(
  said: Readonly<Record<string, unknown>> & { readonly sub: string },
  numberClaim: string | undefined,
): Claims {
  // Some write the truth of it as a text.
  const isVerified = { true: true, false: false }[String(said["email_verified"])];
  return {
    subject: said.sub,
    name: textOf(said["name"]),
    email: textOf(said["email"]),
    emailIs: isVerified === undefined ? "unstated" : isVerified ? "verified" : "unverified",
    employeeNumber: numberClaim === undefined ? undefined : textOf(said[numberClaim]),
    provedAt: instantOf(said["auth_time"]),
  };
}

function instantOf(seconds: unknown): string | undefined {
  return typeof seconds === "number" && seconds > 0 && seconds < 1e11 ? formatInstant(seconds) : undefined;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim().slice(0, 320) : undefined;
}
