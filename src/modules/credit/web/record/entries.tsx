import { InvalidInput } from "#platform/errors";
import {
  readForm,
  readQuery,
  seeOther,
  sentText,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isId } from "#platform/ids";
import { offering } from "#modules/catalog";
import { signedIn } from "#modules/people";
import { addEvidence } from "../../actions/record/keep-evidence.ts";
import {
  changeEntry,
  confirmPlanned,
  recordEntry,
  removeEntry,
  restoreEntry,
} from "../../actions/record/record-entry.ts";
import { entryOf } from "../../queries/record/ledger.ts";
import type { EntryFacts } from "../../rules/ledger/kept-entry.ts";
import { emptyEntryText, type FormProblem, readEntry, writeEntry } from "../../rules/record/entry-form.ts";
import { entryFromOffering, offeringKey } from "../../rules/record/from-offering.ts";
import type { CreditSite } from "../site.ts";
import { entryText, showForm } from "./entry-form.tsx";
import { keptPage } from "./kept-entry.tsx";
import { todayFor } from "./record.tsx";
import { sentEvidence } from "./sent-evidence.ts";

const newEntry = {
  title: "Log something",
  lede: "A title, a day and how long it was are enough. Everything else can wait.",
  action: "/record/entries",
};

const newPlan = {
  ...newEntry,
  title: "Plan something",
  lede: "A title, a day to come and how long it takes are enough. Everything else can wait.",
  isPlan: true,
};

/** Entries: logging, planning, changing, removing. */
export function addEntryRoutes(app: WebApp, site: CreditSite): void {
  const one = "/record/entries/:id{[0-9a-f-]{36}}";
  app.get("/record/entries/new", (c) => showNew(c, site));
  app.post("/record/entries", (c) => keepNew(c, site));
  app.get(one, async (c) => {
    const entry = await entryOf(site.db, signedIn(c).accountId, c.req.param("id"));
    return showForm(c, site, { ...(await keptPage(c, site, entry)), text: writeEntry(entry) });
  });
  app.post(one, (c) => keepChange(c, site, c.req.param("id")));
  app.post(`${one}/confirmation`, async (c) => {
    await confirmPlanned(site.db, signedIn(c).accountId, c.req.param("id"));
    setFlash(c, { message: "Well done: it counts from now on." });
    return seeOther(c, "/record");
  });
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await removeEntry(site.db, signedIn(c).accountId, id);
    setFlash(c, { message: "Removed from your record.", undo: `/record/entries/${id}/restoration` });
    return seeOther(c, "/record");
  });
  app.post(`${one}/restoration`, async (c) => {
    const id = c.req.param("id");
    await restoreEntry(site.db, signedIn(c).accountId, id);
    setFlash(c, { message: "It is back on your record." });
    return seeOther(c, `/record/entries/${id}`);
  });
}

async function showNew(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const query = readQuery(c);
  const asked = sentText(query, "offering");
  const today = todayFor(c, site);
  const isPlan = sentText(query, "plan") !== "";
  const start = isPlan ? newPlan : newEntry;
  const empty = { ...emptyEntryText(today), ...(isPlan && { day: "" }) };
  if (asked === "") return showForm(c, site, { ...start, offeringId: undefined, text: empty });
  const found = await offering(site.db, asked);
  if ("mergedInto" in found)
    return seeOther(c, `/record/entries/new?offering=${found.mergedInto}${isPlan ? "&plan=yes" : ""}`);
  const text = entryFromOffering(found.offering, { today, zone: viewer.zone ?? site.zone, isPlan });
  return showForm(c, site, {
    ...start,
    title: isPlan ? "Plan this" : "Log this",
    lede: "Filled in from the catalog. Look it over, and put it on your record.",
    offeringId: found.id,
    text,
  });
}

async function keepNew(c: WebContext, site: CreditSite) {
  const { accountId } = signedIn(c);
  const sent = await readForm(c);
  const text = entryText(sent);
  const given = sentText(sent, "offering");
  const offeringId = isId(given) ? given : undefined;
  const read = readEntry(text, todayFor(c, site));
  const { file, problems } = await sentEvidence(sent);
  if ("problems" in read || problems.length > 0) {
    c.status(422);
    const all = [
      ...("problems" in read ? read.problems : []),
      ...problems,
      ...chooseAgain(sent["file"], problems),
    ];
    const shown = sentText(sent, "plan") === "" ? newEntry : newPlan;
    return showForm(c, site, { ...shown, offeringId, text, problems: all });
  }
  const facts = offeringId === undefined ? read.facts : { ...read.facts, offeringId, activity: offeringId };
  const { id, isNew } = await recordEntry(site.db, accountId, facts, originOf(facts));
  if (!isNew) await takeAgain(site, accountId, id, facts);
  if (file !== undefined) await addEvidence(site, accountId, id, file);
  const done = facts.state === "planned" ? "Planned" : "On your record";
  setFlash(c, { message: `${done}: “${facts.title}”.`, undo: `/record/entries/${id}/removal` });
  return seeOther(c, "/record");
}

async function takeAgain({ db }: CreditSite, accountId: string, id: string, facts: EntryFacts) {
  await restoreEntry(db, accountId, id);
  await changeEntry(db, accountId, id, facts);
}

function originOf({ offeringId, to }: EntryFacts) {
  if (offeringId === undefined) return { source: "own" as const };
  return { source: "offering" as const, key: offeringKey(offeringId, to) };
}

async function keepChange(c: WebContext, site: CreditSite, id: string) {
  const { accountId } = signedIn(c);
  const entry = await entryOf(site.db, accountId, id);
  const sent = await readForm(c);
  const text = entryText(sent);
  const read = readEntry(text, todayFor(c, site));
  const { file, problems } = await sentEvidence(sent);
  if ("problems" in read || problems.length > 0) {
    c.status(422);
    const all = [
      ...("problems" in read ? read.problems : []),
      ...problems,
      ...chooseAgain(sent["file"], problems),
    ];
    return showForm(c, site, { ...(await keptPage(c, site, entry)), text, problems: all });
  }
  // What the form does not show stays as it is.
  const { offeringId } = entry;
  const facts = { ...read.facts, offeringId, ...(offeringId !== undefined && { activity: entry.activity }) };
  await changeEntry(site.db, accountId, id, facts);
  try {
    if (file !== undefined) await addEvidence(site, accountId, id, file);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    c.status(422);
    return showForm(c, site, { ...(await keptPage(c, site, entry)), text, problems: error.problems });
  }
  setFlash(c, { message: "Kept." });
  return seeOther(c, `/record/entries/${id}`);
}

// A browser does not fill a file field again: say so, or the proof is lost without a word.
function chooseAgain(file: unknown, problems: readonly FormProblem[]): readonly FormProblem[] {
  return file instanceof File && problems.length === 0
    ? [{ where: "file", message: "Choose the file once more: it was not kept either." }]
    : [];
}
