import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { everyonesRoom, type ReflectionTables } from "#modules/reflections";

/** What someone used, what they brought to a trip, and a trail that they go, in their own tenant. */
export async function keepTogether(tx: Db<ReflectionTables>, tenant_id: string): Promise<void> {
  const at = now();
  const { id: reflection_id } = await tx
    .selectFrom("reflections")
    .select("id")
    .where("tenant_id", "=", tenant_id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("reflection_uses")
    .values({
      tenant_id,
      entry_id: newId(),
      after_days: 30,
      answer: "partly",
      words: "Three songs.",
      about: "Story times",
      topics: json(["early-literacy"]),
      answered_at: at,
    })
    .execute();
  await tx
    .insertInto("reflection_use_choices")
    .values({ tenant_id, is_asked: true, is_counted: true, changed_at: at })
    .execute();
  await tx
    .insertInto("reflection_filings")
    .values({
      tenant_id,
      reflection_id,
      room_id: newId(),
      belongs_to: `trip:${newId()}`,
      step_id: null,
      session: "Opening",
      tries: "A rug",
      filed_at: at,
    })
    .execute();
  await keepCommunity(tx, tenant_id);
  await tx
    .insertInto("reflection_trail_joins")
    .values({
      tenant_id,
      room_id: newId(),
      trail_id: newId(),
      title: "23 Things",
      done: json([newId()]),
      shows_progress: true,
      joined_at: at,
    })
    .execute();
}

/** A community of everyone's that they are in, with their name in its room. */
async function keepCommunity(tx: Db<ReflectionTables>, tenant_id: string): Promise<void> {
  const [id, at] = [newId(), now()];
  const { id: journal_id } = await tx
    .selectFrom("journals")
    .select("id")
    .where("tenant_id", "=", tenant_id)
    .executeTakeFirstOrThrow();
  const house_id = everyonesRoom;
  await tx
    .insertInto("community_joins")
    .values({ tenant_id, community_id: id, house_id, made_at: at })
    .execute();
  await inTenants(tx, [id], async (room) => {
    await room
      .insertInto("community_members")
      .values({
        tenant_id: id,
        id: newId(),
        journal_id,
        house_id,
        name: "Shelf Reader",
        handle: null,
        state: "member",
        since: at,
      })
      .execute();
  });
}

/** What is counted of them at work, and a trip and a trail that they made there. */
export async function keepTogetherAtWork(
  tx: Db<ReflectionTables>,
  { staffId, tenantId }: { readonly tenantId: string; readonly staffId: string },
): Promise<void> {
  const [trail_id, at] = [newId(), now()];
  const made = { tenant_id: tenantId, made_by: staffId, made_at: at, changed_at: at, removed_at: null };
  await tx
    .insertInto("shared_uses")
    .values({
      tenant_id: tenantId,
      staff_id: staffId,
      topic: "early-literacy",
      was_used: true,
      answered_in: "2026-10",
    })
    .execute();
  await tx
    .insertInto("reflection_trips")
    .values({
      ...made,
      id: newId(),
      title: "State Conference",
      starts_on: "2026-10-01",
      ends_on: "2026-10-02",
    })
    .execute();
  await tx
    .insertInto("reflection_trails")
    .values({ ...made, id: trail_id, title: "23 Things" })
    .execute();
  await tx
    .insertInto("shared_trail_joins")
    .values({
      tenant_id: tenantId,
      trail_id,
      staff_id: staffId,
      journal_id: newId(),
      done: json([]),
      shows_progress: false,
      joined_at: at,
    })
    .execute();
}
