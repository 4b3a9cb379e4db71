import { inTenants } from "#platform/db";
import { now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { keepReflection } from "#modules/reflections";
import { changeJournal } from "../../src/modules/reflections/actions/journals/change-journal.ts";
import { decideReport } from "../../src/modules/reflections/actions/moderation/decide.ts";
import { report } from "../../src/modules/reflections/actions/moderation/report.ts";
import { saveDraft } from "../../src/modules/reflections/actions/writing/save-draft.ts";
import { emptyDraft } from "../../src/modules/reflections/rules/writing/draft.ts";
import { reply } from "../../src/modules/reflections/actions/talking/reply.ts";
import { viewerOfAccount } from "../../src/modules/people/queries/viewer-of-account.ts";
import { keepFediverse } from "../people/kept-reflections.ts";
import type { Cast, Part } from "../people/cast.ts";
import type { JourneySite } from "./site.ts";

const endings = ["atom", "rss", "json"];

/** Routes of reflections that show no page: feeds, pictures, and what other servers ask for. */
export const reflectionFiles: readonly string[] = [
  "/journal/images/:id{[0-9a-f-]{36}}",
  "/.well-known/nodeinfo",
  "/.well-known/webfinger",
  "/nodeinfo/2.1",
  ...["", "/followers", "/outbox"].map((end) => `/ap/journals/:actor{[0-9a-f-]{36}}${end}`),
  "/ap/posts/:post{[0-9a-f-]{36}}",
  ...endings.flatMap((ending) => [
    `/journal/feeds/:secret{[A-Za-z0-9_-]{20,64}}/feed.${ending}`,
    `/journals/:handle{[a-z0-9-]+}/feed.${ending}`,
    `/reflections/feed.${ending}`,
    `/reflections/topics/:topic{[a-z0-9-]+}/feed.${ending}`,
  ]),
];

/** Someone of the cast, as an action sees them. */
export async function viewerOf({ program }: JourneySite, { players }: Cast, part: Part): Promise<Viewer> {
  const viewer = await viewerOfAccount(program.db, players[part].accountId, now().slice(0, 10));
  if (viewer === undefined) throw new Error(`There is no ${part}.`);
  return viewer;
}

/** The administrator's journal with something kept, answered, hidden and being written, and another's that was reported. */
export async function reflectionExamples(
  site: JourneySite,
  cast: Cast,
): Promise<Readonly<Record<string, string>>> {
  const { db } = site.program;
  const [own, owner, director] = [
    await viewerOf(site, cast, "administrator"),
    await viewerOf(site, cast, "owner"),
    await viewerOf(site, cast, "director"),
  ];
  await changeJournal(db, own, { handle: "shelf-reader", penName: "", about: "Reads *shelves*." });
  const body =
    "# What was new\n\n- Three songs are enough\n- [A list](https://example.org)\n\n> Less is more";
  const content = {
    ...emptyDraft,
    title: "Story times",
    body,
    level: "everyone",
    topics: ["technology"],
  } as const;
  const kept = await keepReflection(db, own, { content });
  const others = await keepReflection(db, owner, { content: { ...content, title: "", about: "A workshop" } });
  if (kept.kind !== "kept" || others.kind !== "kept") throw new Error("Not kept.");
  await reply(db, owner, { reflectionId: kept.id, body: "We @shelf-reader do **too**." });
  await saveDraft(db, own, { id: cast.northgate, version: 0, content: { ...content, body: "Not yet" } });
  await report(db, owner, { reflectionId: kept.id, reason: "advertising", words: "The list" });
  await report(db, own, { reflectionId: others.id, reason: "other", words: "" });
  const hidden = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("reflection_reports")
      .select(["id", "tenant_id"])
      .where("subject_id", "=", kept.id)
      .executeTakeFirstOrThrow(),
  );
  await decideReport(
    db,
    { ...director, isInstallationAdministrator: true },
    {
      roomId: hidden.tenant_id,
      id: hidden.id,
      isHidden: true,
      because: "It advertises.",
    },
  );
  await inTenants(db, [own.accountId], async (tx) =>
    keepFediverse(tx, { tenant_id: own.accountId, reflection_id: kept.id, at: now() }),
  );
  const uuid = "{[0-9a-f-]{36}}";
  return {
    "/journal": "/journal",
    "/journal/elsewhere": "/journal/elsewhere",
    "/journal/letters/:secret{[\\w-]{10,60}}/removal": "/journal/letters/of-nobody-at-all/removal",
    "/journal/notices": "/journal/notices",
    "/journal/settings": "/journal/settings",
    "/journal/write": "/journal/write",
    [`/journal/write/:id${uuid}`]: `/journal/write/${cast.northgate}`,
    "/journals/:handle{[a-z0-9-]+}": "/journals/shelf-reader",
    "/reflections": "/reflections?of=system",
    "/reflections/topics/:topic{[a-z0-9-]+}": "/reflections/topics/technology",
    [`/reflections/:id${uuid}`]: `/reflections/${kept.id}`,
    [`/reflections/:id${uuid}/report`]: `/reflections/${others.id}/report`,
    "/reflections/moderation": "/reflections/moderation",
    [`/reflections/appeals/:room${uuid}/:id${uuid}`]: `/reflections/appeals/${hidden.tenant_id}/${hidden.id}`,
  };
}
