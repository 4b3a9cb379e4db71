import { ownProviders } from "../../../queries/sign-in/providers/own-providers.ts";
import { providersInUse } from "../../../queries/sign-in/providers/providers.ts";
import { type Provider, providerPath } from "../../../rules/sign-in/providers/provider.ts";
import type { FurtherWay } from "../offered-ways.ts";

/** More than these are not listed for everyone: people find theirs by their address. */
const mostListed = 5;

/** Where libraries' own sign-ins stand among the ways to sign in. */
export const providerWay: FurtherWay = {
  toSignIn: async (site, then) => {
    const providers = await providersInUse(site.db, mostListed + 1);
    const query = `?then=${encodeURIComponent(then)}`;
    if (providers.length > mostListed)
      return [{ label: "Sign in with your library", href: `/sign-in/library${query}` }];
    return providers.map((provider) => ({ label: labelOf(provider), href: providerPath(provider) + query }));
  },
  // Asked to be shown who it is anew: being signed in there says nothing of who sits here now.
  toConfirm: async (site, viewer, then) => {
    const linked = (await ownProviders(site.db, viewer.accountId)).filter(({ isActive }) => isActive);
    return linked.map((provider) => ({
      label: `Prove it at ${provider.name}`,
      href: `${providerPath(provider)}?again=yes&then=${encodeURIComponent(then)}`,
    }));
  },
  settings: async (site, viewer) => {
    const linked = await ownProviders(site.db, viewer.accountId);
    if (linked.length === 0) return [];
    const state = linked.map(({ name }) => name).join(", ");
    return [{ name: "Your library’s sign-in", state, href: "/me/sign-in/providers", label: "See or unlink" }];
  },
};

/** What stands on a provider's button. */
export function labelOf({ name }: Pick<Provider, "name">): string {
  return `Sign in with ${name}`;
}
