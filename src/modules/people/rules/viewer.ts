import { localDay } from "#platform/time";
import type { Role } from "./position.ts";
import type { Scope } from "./tokens/scopes.ts";

/** A position the viewer holds today, with the organisations above its own: root first, its own last. */
export interface HeldPosition {
  readonly tenantId: string;
  readonly staffId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly role: Role;
}

/** Who is asking: the account that is signed in, and what it is to each employer today. */
export interface Viewer {
  /** The account's id, which is also the id of the tenant that holds the person's own record. */
  readonly accountId: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly zone: string | undefined;
  /** What goes by for who chose no zone: that of the site they read. */
  readonly siteZone?: string | undefined;
  readonly isInstallationAdministrator: boolean;
  readonly sessionId: string;
  /** When they last proved who they are: sensitive acts want it to be recent. */
  readonly confirmedAt: string;
  readonly positions: readonly HeldPosition[];
  /** When the account is destroyed, unless its owner comes back before: they asked to close it. */
  readonly closesAt?: string | undefined;
  /** What the token that they came by was made for; absent for someone in a browser, who may do all that is theirs. */
  readonly scopes?: readonly Scope[] | undefined;
}

/** The employer that someone looks after: their own, or the first of several. Who has none has their own tenant, with nothing of the kind in it. */
export function officeOf({ accountId, positions }: Viewer): string {
  return positions[0]?.tenantId ?? accountId;
}

/** The day of a moment where the viewer is. */
export function dayOf({ zone, siteZone }: Pick<Viewer, "zone" | "siteZone">, at: string): string {
  return localDay(zone ?? siteZone ?? "UTC", at);
}

/** Every tenant whose rows the viewer's queries may touch: the own one first, then the employers'. */
export function tenantsOf(viewer: Pick<Viewer, "accountId" | "positions">): readonly string[] {
  return [...new Set([viewer.accountId, ...viewer.positions.map(({ tenantId }) => tenantId)])];
}
