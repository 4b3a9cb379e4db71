import { InvalidInput } from "#platform/errors";
import {
  readForm,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isId, newId } from "#platform/ids";
import { attendedEntry } from "#modules/credit";
import { signedIn } from "#modules/people";
import { addImage } from "../../actions/writing/add-image.ts";
import { keepWithExtras } from "../../actions/writing/keep-with-extras.ts";
import { discardDraft, saveDraft } from "../../actions/writing/save-draft.ts";
import { draftOf } from "../../queries/writing/drafts.ts";
import { findOwnReflection } from "../../queries/writing/own-reflections.ts";
import { ownUses } from "../../queries/using/own-uses.ts";
import { readFilingPlace } from "../../rules/filing/filing.ts";
import { type DraftContent, emptyDraft } from "../../rules/writing/draft.ts";
import type { ReflectionSite } from "../site.ts";
import { draftOfForm, sentVersion } from "./draft-form.ts";
import { showConflict, showForm, type ShownForm } from "./show-form.tsx";

const one = "/journal/write/:id{[0-9a-f-]{36}}";

/** Writing, with or without a script. */
export function addWriteRoutes(app: WebApp, site: ReflectionSite): void {
  app.get("/journal/write", async (c) => {
    const content = await about(c, site, c.req.query("entry") ?? "");
    const filing = askedFiling(c.req.query("for") ?? "");
    return showForm(c, site, {
      id: newId(),
      version: 0,
      changesVersion: undefined,
      content: {
        ...content,
        ...filing,
        ...(await saidBefore(c, site)),
        ...askedCommunity(c.req.query("in")),
      },
    });
  });
  app.get(one, async (c) => showForm(c, site, await formOf(c, site, c.req.param("id"))));
  app.post(one, async (c) => {
    signedIn(c);
    const sent = await readForm(c);
    const form = {
      id: c.req.param("id"),
      version: sentVersion(sent, "version") ?? 0,
      changesVersion: sentVersion(sent, "changes"),
      content: draftOfForm(sent),
    };
    if (c.req.header("accept") === "application/json") return saveAsTyped(c, site, form);
    switch (sentText(sent, "do")) {
      case "preview":
        return showForm(c, site, { ...form, isPreviewed: true });
      case "save":
        return save(c, site, form);
      case "image":
        return takeImage(c, site, form, sent);
      case "discard":
        return discard(c, site, form.id);
      default:
        return keep(c, site, form);
    }
  });
}

/** A form for something attended: it already says what it is about. */
async function about(c: WebContext, site: ReflectionSite, entryId: string): Promise<DraftContent> {
  const { accountId } = signedIn(c);
  const entry = entryId === "" ? undefined : await attendedEntry(site.db, accountId, entryId);
  if (entry === undefined) return emptyDraft;
  return { ...emptyDraft, about: entry.title, entryId: entry.id, topics: entry.topics };
}

/** A sentence that was said when it was asked whether something was used: the beginning of a reflection. */
async function saidBefore(
  c: WebContext,
  { db }: ReflectionSite,
): Promise<Pick<DraftContent, "body"> | undefined> {
  const [entryId, after] = [c.req.query("entry"), c.req.query("use")];
  if (after === undefined) return undefined;
  const uses = await ownUses(db, signedIn(c).accountId);
  const said = uses.find((each) => each.entryId === entryId && String(each.afterDays) === after);
  return said && { body: said.words };
}

/** For a trip, or a step of a trail. */
function askedFiling(place: string): Pick<DraftContent, "filing"> {
  return readFilingPlace(place) === undefined ? {} : { filing: { place, session: "", tries: "" } };
}

/** Begun on a community's page: it is ticked. */
function askedCommunity(id = ""): Pick<DraftContent, "communities"> {
  return isId(id) ? { communities: [id] } : {};
}

/** The draft, else the reflection as it is kept, else nothing yet: what a device wrote offline under this id comes here. */
async function formOf(c: WebContext, site: ReflectionSite, id: string): Promise<ShownForm> {
  const { accountId } = signedIn(c);
  const draft = await draftOf(site.db, accountId, id);
  if (draft !== undefined) return draft;
  const kept = await findOwnReflection(site.db, accountId, id);
  if (kept === undefined) return { id, version: 0, changesVersion: undefined, content: emptyDraft };
  const { body, communities, entryId, level, title, topics } = kept;
  const content = {
    communities,
    title,
    body,
    level,
    topics,
    about: kept.about,
    ...(entryId === undefined ? {} : { entryId }),
  };
  return { id, version: 0, changesVersion: kept.version, content };
}

/** What the island sends at each pause: told in JSON, and nothing overwritten. */
async function saveAsTyped(c: WebContext, site: ReflectionSite, form: ShownForm) {
  const saved = await saveDraft(site.db, signedIn(c), form);
  return saved.kind === "saved" ? c.json({ version: saved.version }) : c.json({}, 409);
}

async function save(c: WebContext, site: ReflectionSite, form: ShownForm) {
  const saved = await saveDraft(site.db, signedIn(c), form);
  if (saved.kind === "conflict") {
    const { content, savedAt, version } = saved.other;
    return showConflict(c, site, { ...form, version, here: form.content, there: content, thereAt: savedAt });
  }
  setFlash(c, { message: "Saved as a draft. It waits for you in your journal." });
  return seeOther(c, `/journal/write/${form.id}`);
}

async function keep(c: WebContext, site: ReflectionSite, form: ShownForm) {
  try {
    const viewer = signedIn(c);
    const kept = await keepWithExtras(site, viewer, form);
    if (kept.kind === "kept") return goOn(c, form.content, `/reflections/${kept.id}`);
    const { other } = kept;
    return showConflict(c, site, {
      ...form,
      changesVersion: other.version,
      here: form.content,
      there: other,
      thereAt: other.changedAt,
    });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showForm(c, site, { ...form, problems: error.problems });
  }
}

/** What was written for a trip or a trail leads back there; anything else is shown. */
function goOn(c: WebContext, { communities = [], filing, level }: DraftContent, own: string) {
  const place = readFilingPlace(filing?.place ?? "");
  if (place === undefined) {
    setFlash(c, { message: "Kept." });
    return seeOther(c, own);
  }
  const isShared = level !== "only me" || communities.length > 0;
  setFlash(c, {
    message: isShared
      ? "Kept. Those who may read it find it here."
      : "Kept, for you alone so far. The others find it here once you let them read it.",
  });
  return seeOther(c, place.kind === "trip" ? `/trips/${place.id}` : `/trails/${place.id}`);
}

/** The picture goes into the text, and all of it is saved: a file in a form would be lost with the next mistake. */
async function takeImage(c: WebContext, site: ReflectionSite, form: ShownForm, sent: SentValues) {
  const viewer = signedIn(c);
  const { image } = sent;
  const alternative = sentText(sent, "alternative");
  const file = image instanceof File ? image : undefined;
  const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
  try {
    const mark = await addImage(site, viewer, {
      reflectionId: form.id,
      image: { bytes, name: file?.name ?? "", alternative },
    });
    const body = [form.content.body.trimEnd(), mark].filter((part) => part !== "").join("\n\n");
    return await save(c, site, { ...form, content: { ...form.content, body: `${body}\n\n` } });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const problems = error.problems.map((each) => (each.where === "" ? { ...each, where: "image" } : each));
    return showForm(c, site, { ...form, alternative, problems });
  }
}

async function discard(c: WebContext, site: ReflectionSite, id: string) {
  await discardDraft(site.db, signedIn(c), id);
  setFlash(c, { message: "The draft is thrown away." });
  return seeOther(c, "/journal");
}
