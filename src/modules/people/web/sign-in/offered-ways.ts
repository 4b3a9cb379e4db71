import type { Viewer } from "../../rules/viewer.ts";
import type { OfferedWay } from "../../views/sign-in/offered-ways.tsx";
import type { SettingLink } from "../../views/sign-in/settings-page.tsx";
import type { PeopleSite } from "../site.ts";
import { passkeyWay } from "./passkeys/passkeys.tsx";
import { providerWay } from "./providers/way.ts";

/** A way to sign in that is more than e-mail and password: each part of it is optional. */
export interface FurtherWay {
  /** On the page to sign in on, for one who wants to go to `then`. */
  readonly toSignIn?: (site: PeopleSite, then: string) => Promise<readonly OfferedWay[]>;
  /** For someone signed in who proves again who they are, and then goes to `then`. */
  readonly toConfirm?: (site: PeopleSite, viewer: Viewer, then: string) => Promise<readonly OfferedWay[]>;
  /** Among the viewer's settings. */
  readonly settings?: (site: PeopleSite, viewer: Viewer) => Promise<readonly SettingLink[]>;
}

/** Each further way adds its line here; pages list them in this order. */
const furtherWays: readonly FurtherWay[] = [providerWay, passkeyWay];

/** Every further way to sign in. */
export async function offeredWays(site: PeopleSite, then: string): Promise<readonly OfferedWay[]> {
  return gathered(async (way) => way.toSignIn?.(site, then));
}

/** Every further way the viewer has to prove again who they are. */
export async function offeredConfirmations(
  site: PeopleSite,
  viewer: Viewer,
  then: string,
): Promise<readonly OfferedWay[]> {
  return gathered(async (way) => way.toConfirm?.(site, viewer, then));
}

/** What the viewer has of every further way, and where they change it. */
export async function furtherSettings(site: PeopleSite, viewer: Viewer): Promise<readonly SettingLink[]> {
  return gathered(async (way) => way.settings?.(site, viewer));
}

async function gathered<Part>(
  ask: (way: FurtherWay) => Promise<readonly Part[] | undefined>,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const way of furtherWays) parts.push(...((await ask(way)) ?? []));
  return parts;
}
