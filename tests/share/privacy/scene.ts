import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { makeToken } from "../../../src/modules/people/actions/tokens/make-token.ts";
import { viewerOfAccount } from "../../../src/modules/people/queries/viewer-of-account.ts";
import { type JourneySite, openSite } from "../../journeys/site.ts";
import { type Cast, makeCast, makePlayer, type Player } from "../../people/cast.ts";

/** Everyone who could ask, by what they are to the writer. */
export const readers = [
  "owner",
  "branch colleague",
  "supervisor",
  "system colleague",
  "former colleague",
  "other system",
  "stranger",
  "signed out",
] as const;

export type ReaderName = (typeof readers)[number];

/** The whole site and those who could ask. The other system is in a group with the owner's; the stranger's is in none. */
export interface PrivacyScene {
  readonly site: JourneySite;
  readonly cast: Cast;
  readonly players: Readonly<Record<ReaderName, Player>>;
  readonly strangers: string;
  /** Someone, as an action sees them. */
  readonly viewer: (player: Player) => Promise<Viewer>;
  /** All that an address answers someone, in small letters; the files of an archive one after the other. */
  readonly read: (reader: ReaderName, path: string) => Promise<string>;
  /** What was written to an account so far. */
  readonly lettersTo: (accountId: string) => Promise<readonly string[]>;
}

export async function openPrivacyScene(): Promise<PrivacyScene> {
  const site = await openSite();
  const { configuration, db } = site.program;
  const cast = await makeCast(db, configuration.secret);
  const { eastside, northgate, tenantId } = cast;
  const strangers = await makeSystem(site);
  const learner = async (name: string, organisationId: string, ofTenant = tenantId) =>
    makePlayer(db, configuration.secret, { name, role: "learner", organisationId, tenantId: ofTenant });
  const players = {
    owner: cast.players.owner,
    "branch colleague": cast.players.colleague,
    supervisor: cast.players.supervisor,
    "system colleague": await learner("Nora Northgate", northgate),
    "former colleague": await learner("Fred Former", eastside),
    "other system": cast.players["other system"],
    stranger: await learner("Stella Stranger", strangers, strangers),
    "signed out": cast.players["signed out"],
  };
  await endPositions(site, tenantId, players["former colleague"]);
  const viewer = async ({ accountId }: Player) => {
    const found = await viewerOfAccount(db, accountId, now().slice(0, 10));
    if (found === undefined) throw new Error("There is no such account.");
    return { ...found, confirmedAt: now() };
  };
  const tokens = new Map<ReaderName, string>();
  for (const reader of readers) {
    if (reader === "signed out") continue;
    const scopes = ["read-catalogue", "read-my-record", "read-staff", "read-schedule"] as const;
    const asked = { name: "A test", scopes, days: 1 };
    tokens.set(reader, (await makeToken(db, await viewer(players[reader]), asked)).text);
  }
  return {
    site,
    cast,
    players,
    strangers,
    viewer,
    read: async (reader, path) => {
      const token = path.startsWith("/api/") ? tokens.get(reader) : undefined;
      const headers = {
        cookie: players[reader].cookie,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        // As another server asks.
        ...(path.startsWith("/ap/") && { accept: "application/activity+json" }),
      };
      const answer = await site.app.request(path, { headers });
      if (answer.status >= 500) throw new Error(`${path} fails for ${reader}: ${await answer.text()}`);
      return textOf(answer);
    },
    lettersTo: async (accountId) => lettersTo(site, accountId),
  };
}

async function lettersTo({ program }: JourneySite, accountId: string): Promise<readonly string[]> {
  // Raw: the outbox is the platform's own table.
  const { rows } = await sql<{ text: string }>`select subject || ' ' || body_text as text from mail_outbox
    where tenant_id = ${accountId} order by id`.execute(program.db);
  return rows.map(({ text }) => text);
}

async function textOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const files = isArchive ? Object.values(unzipSync(bytes)) : [bytes];
  return files.map((file) => strFromU8(file).toLowerCase()).join("\n");
}

async function makeSystem({ program }: JourneySite): Promise<string> {
  const [id, at] = [newId(), now()];
  await program.db.insertInto("tenants").values({ id, name: "Hillside", kind: "system" }).execute();
  await inTenants(program.db, [id], async (tx) => {
    await tx
      .insertInto("organisations")
      .values({ tenant_id: id, id, kind: "system", name: "Hillside", created_at: at, changed_at: at })
      .execute();
  });
  return id;
}

async function endPositions({ program }: JourneySite, tenantId: string, { staffId }: Player): Promise<void> {
  await inTenants(program.db, [tenantId], async (tx) => {
    await tx
      .updateTable("positions")
      .set({ ends_on: "2025-06-01" })
      .where("staff_id", "=", staffId)
      .execute();
  });
}
