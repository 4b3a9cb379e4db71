import { type Db, inTenants, json } from "#platform/db";
import { type FileTables } from "#platform/files";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { everyonesRoom, type ReflectionTables } from "#modules/reflections";
import { emptyDraft } from "../../src/modules/reflections/rules/writing/draft.ts";

/** A journal, something written and being written, and what was said to others, in a person's own tenant and everyone's room. */
export async function keepReflections(
  tx: Db<ReflectionTables & FileTables>,
  tenant_id: string,
): Promise<void> {
  const [at, journal_id, reflection_id, file_id] = [now(), newId(), newId(), newId()];
  await tx
    .insertInto("journals")
    .values({
      tenant_id,
      id: journal_id,
      handle: `reader-${journal_id.slice(-12)}`,
      pen_name: "Shelf Reader",
      made_at: at,
      changed_at: at,
    })
    .execute();
  await tx
    .insertInto("reflections")
    .values({
      tenant_id,
      id: reflection_id,
      title: "Story times",
      body: "Three songs are enough. ![A rug](/journal/images/1)",
      topics: json(["early-literacy"]),
      entry_id: null,
      version: 1,
      written_at: at,
      changed_at: at,
      removed_at: null,
    })
    .execute();
  await tx
    .insertInto("reflection_drafts")
    .values({
      tenant_id,
      id: newId(),
      version: 1,
      content: json({ ...emptyDraft, body: "Not yet" }),
      changes_version: null,
      made_at: at,
      saved_at: at,
    })
    .execute();
  await tx
    .insertInto("files")
    .values({
      tenant_id,
      id: file_id,
      digest: "0".repeat(64),
      name: "rug.png",
      media_type: "image/png",
      size_bytes: 9,
    })
    .execute();
  await tx
    .insertInto("reflection_images")
    .values({ tenant_id, id: newId(), reflection_id, file_id, alternative: "A rug", made_at: at })
    .execute();
  await keepTalk(tx, { tenant_id, reflection_id, at });
  await keepFediverse(tx, { tenant_id, reflection_id, at });
  await inTenants(tx, [everyonesRoom], async (everyones) => {
    await everyones
      .insertInto("reflection_reactions")
      .values({
        tenant_id: everyonesRoom,
        reflection_id,
        journal_id,
        handle: "shelf-reader",
        author_name: "Shelf Reader",
        kind: "thank you",
        made_at: at,
      })
      .execute();
  });
}

/** A journal that is open to other servers, with someone who follows and answers, and someone who may not. */
export async function keepFediverse(
  tx: Db<ReflectionTables>,
  { at, reflection_id, tenant_id }: Readonly<Record<"tenant_id" | "reflection_id" | "at", string>>,
): Promise<void> {
  const [post_id, secret] = [newId(), "not to be shown"];
  const sealed_private_key = `${secret} sealed`;
  const [actor, inbox] = ["https://elsewhere.example/users/ben", "https://elsewhere.example/inbox"];
  await tx
    .insertInto("fediverse_actors")
    .values({ tenant_id, id: newId(), public_key: secret, sealed_private_key, told: "", turned_on_at: at })
    .execute();
  const follower = { name: "Ben", inbox, shared_inbox: null, follow_id: `${actor}#1`, followed_at: at };
  await tx
    .insertInto("fediverse_followers")
    .values({ tenant_id, actor, ...follower })
    .execute();
  await tx.insertInto("fediverse_inboxes").values({ tenant_id, inbox, first_sent_at: at }).execute();
  await tx
    .insertInto("fediverse_posts")
    .values({
      tenant_id,
      id: post_id,
      reflection_id,
      told: "",
      sent_at: at,
      changed_at: at,
      removed_at: null,
    })
    .execute();
  await tx
    .insertInto("fediverse_replies")
    .values({
      tenant_id,
      id: newId(),
      object: `${actor}/1`,
      post_id,
      reflection_id,
      parent_id: null,
      actor,
      name: "Ben",
      inbox,
      body: "And a rug?",
      state: "waiting",
      made_at: at,
    })
    .execute();
  await tx
    .insertInto("fediverse_blocks")
    .values({ tenant_id, blocked: "loud.example", name: "loud.example", made_at: at })
    .execute();
}

async function keepTalk(
  tx: Db<ReflectionTables>,
  { at, reflection_id, tenant_id }: Readonly<Record<"tenant_id" | "reflection_id" | "at", string>>,
): Promise<void> {
  await tx
    .insertInto("reflection_prompts_dismissed")
    .values({ tenant_id, entry_id: newId(), dismissed_at: at })
    .execute();
  await tx
    .insertInto("reflection_replies")
    .values({
      tenant_id,
      id: newId(),
      room_id: everyonesRoom,
      reflection_id,
      body: "So do we.",
      made_at: at,
      removed_at: null,
    })
    .execute();
  await tx
    .insertInto("reflection_follows")
    .values({ tenant_id, followed: "topic:early-literacy", made_at: at })
    .execute();
  await tx.insertInto("reflection_blocks").values({ tenant_id, journal_id: newId(), made_at: at }).execute();
  await tx
    .insertInto("reflection_notices")
    .values({
      tenant_id,
      id: newId(),
      kind: "mention",
      reflection_id,
      by_name: "Cole",
      made_at: at,
      seen_at: null,
    })
    .execute();
  const sealed = `not to be shown, letters ${tenant_id}`;
  await tx
    .insertInto("reflection_letters")
    .values({ tenant_id, often: "daily", secret_digest: sealed, sealed_secret: sealed })
    .execute();
  await tx
    .insertInto("reflection_feeds")
    .values({
      tenant_id,
      id: newId(),
      digest: `not to be shown ${tenant_id}`,
      stream: "branch",
      label: "My branch",
      made_at: at,
    })
    .execute();
}

/** What is read of them at work. */
export async function keepSharedReflection(
  tx: Db<ReflectionTables>,
  { tenantId, staffId }: { readonly tenantId: string; readonly staffId: string },
): Promise<void> {
  const [id, journal_id, at] = [newId(), newId(), now()];
  await tx
    .insertInto("shared_reflections")
    .values({
      tenant_id: tenantId,
      id,
      journal_id,
      handle: "shelf-reader",
      author_name: "Shelf Reader",
      staff_id: staffId,
      level: "my system",
      places: json([]),
      title: "Story times",
      body: "Three songs are enough.",
      topics: json([]),
      written_at: at,
      shared_at: at,
      changed_at: at,
      hidden_at: null,
    })
    .execute();
  await tx
    .insertInto("reflection_streams")
    .values({ tenant_id: tenantId, stream: "all", shared_at: at, reflection_id: id })
    .execute();
  await tx
    .insertInto("shared_replies")
    .values({
      tenant_id: tenantId,
      id: newId(),
      reflection_id: id,
      parent_id: null,
      journal_id,
      handle: "shelf-reader",
      author_name: "Shelf Reader",
      staff_id: staffId,
      body: "And a rug.",
      made_at: at,
      hidden_at: null,
    })
    .execute();
}
