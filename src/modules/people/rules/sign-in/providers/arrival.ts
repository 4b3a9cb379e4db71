import type { Provider } from "./provider.ts";

/** What a provider says of the person it sent: checked to be the provider's own words, and no more than that. */
export interface Claims {
  /** Its own name for the person, which never changes. */
  readonly subject: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** Whether it checked the address; some never say. */
  readonly emailIs: "verified" | "unverified" | "unstated";
  readonly employeeNumber: string | undefined;
  /** When they proved there who they are; many never say. */
  readonly provedAt: string | undefined;
}

/** A member of staff whom the claims fit. */
export interface FittingStaff {
  readonly staffId: string;
  readonly name: string;
  readonly isActive: boolean;
  /** The account that took the place up, and its address. */
  readonly accountId: string | undefined;
  readonly accountEmail: string | undefined;
}

/** Who is known here of those the claims could mean. */
export interface KnownPeople {
  /** The member of staff whose account this subject is linked to. */
  readonly linked: FittingStaff | undefined;
  readonly staff: FittingStaff | undefined;
  /** Whether anyone here has the address the claims may be believed on, at any employer or at none. */
  readonly isAddressTaken: boolean;
}

/** What is done with someone who arrives. */
export type Welcome =
  | { readonly kind: "sign in"; readonly accountId: string }
  | { readonly kind: "link"; readonly staffId: string; readonly accountId: string }
  /** Makes an account for a member of staff who has none. */
  | { readonly kind: "make account"; readonly staffId: string; readonly name: string }
  /** Makes a member of staff, as a learner, and an account. */
  | { readonly kind: "take in"; readonly name: string }
  /** There is an account already: its owner must open it in their own way once, and say that they want this. */
  | { readonly kind: "prove first"; readonly staffId: string | undefined; readonly name: string }
  | { readonly kind: "refuse"; readonly why: "not on staff" | "no longer on staff" | "unknown" };

/**
 * The address that the claims may be believed on, in lower case: in one of the employer's own domains, and either checked by
 * the provider or, where the employer vouches for its directory, not said to be unchecked. Undefined otherwise.
 *
 * An address alone proves nothing beyond its employer: a provider can be made to say any.
 */
export function believedAddress(provider: Provider, claims: Claims): string | undefined {
  const email = claims.email?.trim().toLowerCase();
  const domain = email === undefined ? undefined : /^[^\s@]+@([^\s@]+)$/u.exec(email)?.[1];
  if (domain === undefined || !provider.emailDomains.includes(domain)) return undefined;
  const isBelieved =
    claims.emailIs === "verified" || (claims.emailIs === "unstated" && provider.trustsOwnAddresses);
  return isBelieved ? email : undefined;
}

/**
 * What is done with someone whom a provider sent.
 *
 * Only the employer's own staff list is asked who they are. An account that is there already is linked without further ado
 * in one case alone: it took up this very place, under the very address that is believed. Everything in it that is private
 * stays behind its owner's own proof otherwise, since whoever runs a provider decides what it says.
 */
export function welcomeOf(provider: Provider, claims: Claims, known: KnownPeople): Welcome {
  const { linked, staff } = known;
  const address = believedAddress(provider, claims);
  if (linked?.accountId !== undefined)
    return linked.isActive
      ? { kind: "sign in", accountId: linked.accountId }
      : { kind: "refuse", why: "no longer on staff" };
  if (staff === undefined) return newcomer(provider, claims, address, known);
  if (!staff.isActive) return { kind: "refuse", why: "no longer on staff" };
  const { staffId, accountId, name } = staff;
  if (accountId !== undefined)
    return address !== undefined && staff.accountEmail === address
      ? { kind: "link", staffId, accountId }
      : { kind: "prove first", staffId, name };
  return known.isAddressTaken
    ? { kind: "prove first", staffId, name }
    : { kind: "make account", staffId, name };
}

function newcomer(
  provider: Provider,
  claims: Claims,
  address: string | undefined,
  { isAddressTaken }: KnownPeople,
): Welcome {
  if (!provider.admitsNewcomers) return { kind: "refuse", why: "not on staff" };
  if (address === undefined) return { kind: "refuse", why: "unknown" };
  const name = claims.name ?? address;
  return isAddressTaken ? { kind: "prove first", staffId: undefined, name } : { kind: "take in", name };
}
