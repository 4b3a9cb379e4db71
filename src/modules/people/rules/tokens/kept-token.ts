import { formatInstant, parseInstant } from "#platform/time";
import type { Scope } from "./scopes.ts";

/** A token as its owner sees it afterwards: everything but itself. */
export interface KeptToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly madeAt: string;
  readonly endsAt: string;
  /** To about ten minutes. */
  readonly lastUsedAt: string | undefined;
  readonly revokedAt: string | undefined;
}

/** How long a token may last, in days, as its form offers them. */
export const tokenDays = [30, 90, 180, 365] as const;
export const usualTokenDays = 90;

/** The instant a token ends that is made now. */
export function tokenEnd(madeAt: string, days: number): string {
  return formatInstant((parseInstant(madeAt) ?? 0) + days * 86_400);
}

/** What has become of a token. */
export function tokenState(
  token: Pick<KeptToken, "revokedAt" | "endsAt">,
  now: string,
): "valid" | "ended" | "revoked" {
  if (token.revokedAt !== undefined) return "revoked";
  return token.endsAt <= now ? "ended" : "valid";
}
