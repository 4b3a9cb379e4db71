import { type OpenDatabase, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { keepReflection } from "#modules/reflections";
import { viewerOfAccount } from "../../src/modules/people/queries/viewer-of-account.ts";
import { openReflection } from "../../src/modules/reflections/queries/reading/one-reflection.ts";
import type { LetterTools } from "../../src/modules/reflections/queries/letters/letters.ts";
import type { Level } from "../../src/modules/reflections/rules/sharing/levels.ts";
import { emptyDraft } from "../../src/modules/reflections/rules/writing/draft.ts";
import { type Cast, makeCast, makePlayer, type Part } from "../people/cast.ts";

const key = "a key for cookies that nobody needs to know, 32 long";

/** The cast with a database of their own, for what they say to each other. */
export interface TalkingCast {
  readonly open: OpenDatabase;
  readonly db: LetterTools["db"];
  readonly cast: Cast;
  /** Someone, as an action sees them at this moment. */
  readonly viewer: (who: Part | { readonly accountId: string }) => Promise<Viewer>;
  /** Someone new of a branch, with no journal and no letters yet. */
  readonly newcomer: (name: string, organisationId: string) => Promise<{ readonly accountId: string }>;
  /** Something written and shared by someone; its id. */
  readonly write: (viewer: Viewer, level: Level, body?: string) => Promise<string>;
  /** Whether someone may read it. */
  readonly reads: (viewer: Viewer, id: string) => Promise<boolean>;
}

export async function openTalkingCast(): Promise<TalkingCast> {
  const open = await testDatabase();
  const db: LetterTools["db"] = withTables(open.db);
  const cast = await makeCast(withTables(open.db), key);
  return {
    open,
    db,
    cast,
    viewer: async (who) => {
      const { accountId } = typeof who === "string" ? cast.players[who] : who;
      const found = await viewerOfAccount(db, accountId, now().slice(0, 10));
      if (found === undefined) throw new Error("There is no such account.");
      return found;
    },
    newcomer: async (name, organisationId) =>
      makePlayer(withTables(open.db), key, {
        name,
        role: "learner",
        organisationId,
        tenantId: cast.tenantId,
      }),
    write: async (viewer, level, body = "Three songs are enough.") => {
      const kept = await keepReflection(db, viewer, {
        content: { ...emptyDraft, title: "Story times", body, level, topics: ["technology"] },
      });
      if (kept.kind !== "kept") throw new Error("Not kept.");
      return kept.id;
    },
    reads: async (viewer, id) =>
      openReflection(db, viewer, id).then(
        () => true,
        () => false,
      ),
  };
}
