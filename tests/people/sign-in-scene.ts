import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { type HeldClock, holdClock } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import {
  Browser,
  makeAccount,
  type MailServer,
  openSignInSite,
  proofsIn,
  type SignInSite,
  type SignInSiteOptions,
  startMailServer,
} from "./sign-in-site.ts";

/** Ana has an account, and a browser that is not signed in. */
export interface Scene extends SignInSite {
  readonly email: string;
  readonly accountId: string;
  readonly browser: Browser;
}

type Work = (scene: Scene) => Promise<void>;

/** The scenes of one test file, with a mail server and a clock that stands still. */
export interface Scenes {
  readonly advance: (seconds: number) => void;
  /** Everything is undone afterwards. */
  readonly withAna: (work: Work, options?: Partial<SignInSiteOptions>) => Promise<void>;
  /** The same, signed in by a letter just now. */
  readonly withAnaInside: (work: Work, options?: Partial<SignInSiteOptions>) => Promise<void>;
}

export function openScenes(): Scenes {
  const start = "2026-11-22T14:00:00Z";
  let mail: MailServer;
  let clock: HeldClock;
  let count = 0;
  beforeAll(async () => {
    mail = await startMailServer();
  });
  beforeEach(() => {
    clock?.release();
    clock = holdClock(start);
    count += 1;
  });
  afterAll(() => {
    mail.close();
    clock.release();
  });
  const withAna: Scenes["withAna"] = async (work, options = {}) =>
    testInTransaction<PeopleTables>(async (db: Db<PeopleTables>) => {
      const site = await openSignInSite(db, { mail, ...options });
      // The mail server keeps what came in tests before.
      const email = `ana${count}@library.example`;
      const accountId = await makeAccount(db, { name: "Ana Silva", email });
      await work({ ...site, email, accountId, browser: new Browser(site.app) });
      await site.close();
    });
  return {
    advance: (seconds) => clock.advance(seconds),
    withAna,
    withAnaInside: async (work, options) =>
      withAna(async (scene) => {
        await byLetter(scene, scene.browser);
        await work(scene);
      }, options),
  };
}

/** Asks for a letter and presses the button its link leads to. */
export async function byLetter(
  { email, lettersTo }: Pick<Scene, "email" | "lettersTo">,
  browser: Browser,
  then = "/me",
) {
  await browser.post("/sign-in", { email, then });
  return browser.post(proofsIn((await lettersTo(email)).at(-1)).path);
}

export const password = "heron ladder quiet marmalade";
