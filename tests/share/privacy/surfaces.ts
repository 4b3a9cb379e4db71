import { sendNeighbourDigests } from "../../../src/modules/programs/actions/digests/send-digests.ts";
import { wantDigest } from "../../../src/modules/programs/actions/digests/want-digest.ts";
import { sql } from "kysely";
import { withTables } from "#platform/db";
import { now } from "#platform/time";
import { letterWriter } from "#modules/reflections";
import { sendLetters } from "../../../src/modules/reflections/actions/letters/send-letters.ts";
import { wantLetters } from "../../../src/modules/reflections/actions/letters/want-letters.ts";
import { letterNow } from "../../../src/modules/reflections/queries/letters/letters.ts";
import { holderOf } from "../../../src/modules/people/queries/my-data/held-records.ts";
import { ownersHandle, topic, type WrittenReflections } from "./make-reflections.ts";
import type { PrivacyScene, ReaderName } from "./scene.ts";
import { communityReaders, isInCommunity, isOfLevel, levelOf, type SharedRow } from "./rows.ts";

/** What was made: rows that could leak, and addresses that only their owner knows. */
export interface Made {
  readonly scene: PrivacyScene;
  readonly reflections: readonly SharedRow[];
  readonly programs: readonly SharedRow[];
  readonly written: WrittenReflections;
  readonly feeds: Readonly<Partial<Record<ReaderName, readonly string[]>>>;
}

/** A way by which words reach someone: all of its bytes for one reader, and which rows they must find there. */
export interface Surface {
  readonly of: "reflections" | "programs";
  readonly read: (made: Made, reader: ReaderName) => Promise<string>;
  /** Of those who may read a row, whether this reader finds it here. Absent: nobody finds anything here. */
  readonly shows?: (row: SharedRow, reader: ReaderName) => boolean;
}

const isOfMany = (row: SharedRow) => ["my branch", "my system", "everyone"].includes(levelOf(row));
const isListed = (row: SharedRow, reader: ReaderName) =>
  isOfMany(row) || (isInCommunity(row) && communityReaders.includes(reader));
const endings = ["atom", "rss", "json"];

async function all(made: Made, reader: ReaderName, paths: readonly string[]): Promise<string> {
  const texts: string[] = [];
  for (const path of paths) texts.push(await made.scene.read(reader, path));
  return texts.join("\n");
}

const at =
  (...paths: readonly string[]): Surface["read"] =>
  async (made, reader) =>
    all(made, reader, paths);

/** Every way by which what is shared reaches anybody. */
export const surfaces: Readonly<Record<string, Surface>> = {
  "a reflection and its thread": {
    of: "reflections",
    read: async (made, reader) =>
      all(
        made,
        reader,
        made.reflections.map(({ key }) => `/reflections/${key}`),
      ),
    shows: ({ name }, reader) =>
      name !== "removed" && (name !== "taken out of a community" || reader === "owner"),
  },
  "the journal": { of: "reflections", read: at(`/journals/${ownersHandle}`), shows: isListed },
  streams: {
    of: "reflections",
    read: at(
      ...["branch", "system", "following", "supervised", "everyone"].map((of) => `/reflections?of=${of}`),
    ),
    shows: (row, reader) =>
      isListed(row, reader) || (levelOf(row) === "my supervisor" && reader === "supervisor"),
  },
  "a topic": { of: "reflections", read: at(`/reflections/topics/${topic}`), shows: isListed },
  "open feeds": {
    of: "reflections",
    read: at(
      ...endings.flatMap((ending) => [
        `/reflections/feed.${ending}`,
        `/reflections/topics/${topic}/feed.${ending}`,
        `/journals/${ownersHandle}/feed.${ending}`,
      ]),
    ),
    shows: (row) => levelOf(row) === "everyone",
  },
  "a community": {
    of: "reflections",
    read: async (made, reader) =>
      all(
        made,
        reader,
        ["", "/members", "/change"].map((end) => `/communities/${made.written.community.id}${end}`),
      ),
    shows: (row, reader) => isInCommunity(row) && communityReaders.includes(reader),
  },
  "feeds of a community, read by a program": {
    of: "reflections",
    // Who left has an address still, which leads nowhere.
    read: async (made, reader) => {
      const secret = made.written.community.feeds[reader];
      const feeds = endings.map((ending) => `/journal/feeds/${secret ?? ""}/feed.${ending}`);
      return all(made, "signed out", secret === undefined ? [] : feeds);
    },
    shows: (row, reader) => isInCommunity(row) && communityReaders.includes(reader),
  },
  "reports to look at": {
    of: "reflections",
    read: at("/reflections/moderation"),
    shows: ({ name }, reader) => name === "taken out of a community" && reader === "system colleague",
  },
  "secret feeds, read by a program": {
    of: "reflections",
    read: async (made, reader) => all(made, "signed out", made.feeds[reader] ?? []),
    shows: (row, reader) => isListed(row, reader) && reader !== "signed out",
  },
  "what one takes along": {
    of: "reflections",
    read: takenAlong,
    // The owner's own is theirs, whatever became of it; what someone else wrote goes with nobody.
    shows: (_row, reader) => reader === "owner",
  },
  "Find, asked for a reflection": {
    of: "reflections",
    read: async (made, reader) =>
      all(
        made,
        reader,
        made.reflections.flatMap(({ asked }) => [`/find?q=${asked}`, `/find.json?q=${asked}`]),
      ),
  },
  Trends: { of: "reflections", read: at("/trends", `/trends/${topic}`) },
  "a program’s page": {
    of: "programs",
    read: async (made, reader) =>
      all(
        made,
        reader,
        made.programs.map(({ key }) => `/programs/${key}`),
      ),
    shows: () => true,
  },
  "Neighbours, asked for a program": {
    of: "programs",
    read: async (made, reader) =>
      all(
        made,
        reader,
        made.programs.map(({ asked }) => `/programs/near?q=${asked}&within=0`),
      ),
    // What its branch hid is found by nobody, and by those who work there nothing of it: they are nobody's neighbor there.
    shows: ({ name }, reader) =>
      name !== "hidden" && !["owner", "branch colleague", "supervisor"].includes(reader),
  },
  "the weekly letter": {
    of: "programs",
    read: weeklyLetter,
    // Of other branches only: for those who work there it is no news. The former colleague works nowhere.
    shows: ({ name }, reader) =>
      name !== "hidden" && ["system colleague", "other system", "stranger"].includes(reader),
  },
  "letters about what others said": {
    of: "reflections",
    read: lettersNow,
    // By the topic and the journal they follow; of one's own only what became of it.
    shows: (row, reader) =>
      reader === "owner"
        ? ["hidden", "taken out of a community"].includes(row.name)
        : isListed(row, reader) && reader !== "signed out",
  },
  "journals on other servers": {
    of: "reflections",
    read: async (made, reader) => all(made, reader, elsewherePaths(made.written)),
    shows: (row) => levelOf(row) === "everyone",
  },
  "a trip’s digest": {
    of: "reflections",
    read: async (made, reader) =>
      all(
        made,
        reader,
        ["", "/digest.md"].map((end) => `/trips/${made.written.tripId}${end}`),
      ),
    shows: isFiledFor,
  },
  "a step of a trail": {
    of: "reflections",
    read: async (made, reader) =>
      all(made, reader, [`/trails/${made.written.trailId}/steps/${made.written.stepId}`]),
    shows: isFiledFor,
  },
};

const atWork: readonly ReaderName[] = ["owner", "branch colleague", "supervisor", "system colleague"];

/** Those who work at the library; its writer also sees what nobody else does there. */
function isFiledFor(row: SharedRow, reader: ReaderName): boolean {
  return reader === "owner"
    ? row.name !== "removed"
    : isOfMany(row) && isOfLevel(row, reader) && atWork.includes(reader);
}

/** Everything other servers could ask for: the journal, what was sent of it, and each that was ever sent. */
export function elsewherePaths({ actorId, postIds }: WrittenReflections): readonly string[] {
  const actor = `/ap/journals/${actorId}`;
  return [
    actor,
    `${actor}/outbox`,
    `${actor}/outbox?cursor=0`,
    `${actor}/followers`,
    ...postIds.map((id) => `/ap/posts/${id}`),
  ];
}

/** Everything that is held about someone, as the archive they take along has it. */
async function takenAlong({ scene }: Made, reader: ReaderName): Promise<string> {
  if (reader === "signed out") return "";
  const { db, recordClasses } = scene.site.program;
  const holder = await holderOf(db, scene.players[reader].accountId);
  const texts: string[] = [];
  for (const { rows } of recordClasses ?? []) texts.push(JSON.stringify(await rows(db, holder)));
  return texts.join("\n").toLowerCase();
}

/** The letter about neighbours, as it was written to a reader. */
async function weeklyLetter({ scene }: Made, reader: ReaderName): Promise<string> {
  if (reader === "signed out") return "";
  const { program } = scene.site;
  const { accountId } = scene.players[reader];
  await wantDigest(program, { accountId });
  await sendNeighbourDigests(program, new AbortController().signal);
  const letters = await scene.lettersTo(accountId);
  return letters.join("\n").toLowerCase();
}

/** Letters about what others said, as they would leave now: of every notice, and of all that ever came in what a reader follows. */
async function lettersNow({ scene }: Made, reader: ReaderName): Promise<string> {
  if (reader === "signed out") return "";
  const { program } = scene.site;
  const { accountId } = scene.players[reader];
  await wantLetters(program, await scene.viewer(scene.players[reader]), "at once");
  await sendLetters(program, new AbortController().signal);
  const { rows } = await sql<{ key: string }>`select letter_key as key from mail_outbox
    where tenant_id = ${accountId}`.execute(program.db);
  const writer = letterWriter(program);
  const letters = [
    await letterNow(program, accountId, { since: "2000-01-01T00:00:00Z", until: now() }),
    ...(await Promise.all(
      rows
        .filter(({ key }) => key.startsWith(writer.keys))
        .map(async ({ key }) => writer.write(withTables(program.db), { tenantId: accountId, key })),
    )),
  ];
  return JSON.stringify(letters).toLowerCase();
}
