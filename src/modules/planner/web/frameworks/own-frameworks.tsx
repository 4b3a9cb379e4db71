import type { FieldProblem } from "#ui";
import { NotAllowed } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { topicsInWords } from "#modules/catalog";
import { permit, signedIn, tenantsOf, type Viewer } from "#modules/people";
import {
  keepOwnFramework,
  removeOwnFramework,
  undoOwnFramework,
} from "../../actions/frameworks/keep-own-framework.ts";
import { frameworkText } from "../../queries/frameworks/framework-text.ts";
import { frameworksFor, type OwnFramework, ownFrameworkOf } from "../../queries/frameworks/own-frameworks.ts";
import { readFrameworkFile, readFrameworkText } from "../../queries/frameworks/read-framework-file.ts";
import { looseEdges } from "../../queries/frameworks/shipped-frameworks.ts";
import type { Framework } from "../../rules/frameworks/framework.ts";
import { guessedEdges, guessWords } from "../../rules/frameworks/guessed-edges.ts";
import { contentSentence } from "../../rules/frameworks/framework-reading.ts";
import { frameworkChanges } from "../../rules/frameworks/heading-changes.ts";
import { PreviewPage, UploadPage } from "../../views/frameworks/upload-pages.tsx";
import type { PlannerSite } from "../site.ts";
import { writerTenant } from "./framework-writer.ts";

/** Frameworks that a library adds itself: read from a file, looked at, and then kept. */
export function addOwnFrameworkRoutes(app: WebApp, site: PlannerSite): void {
  const one = "/frameworks/own/:id{own-[a-z0-9-]+}";
  app.get("/frameworks/own/new", async (c) => {
    const place = await placeFor(c, site, c.req.query("replaces") ?? "");
    return upload(c, site, { replaces: place.replaces, sent: {}, problems: [], inFile: [] });
  });
  app.post("/frameworks/own/preview", (c) => preview(c, site));
  app.post("/frameworks/own", (c) => keep(c, site));
  app.post(`${one}/undo`, async (c) => {
    const { id, own, viewer } = await ownAsked(c, site);
    await undoOwnFramework(site.db, viewer, { tenantId: own.tenantId, id });
    setFlash(c, { message: "It is as it was before." });
    return seeOther(c, `/frameworks/${id}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const { id, own, viewer } = await ownAsked(c, site);
    await removeOwnFramework(site.db, viewer, { tenantId: own.tenantId, id, isRemoved: true });
    setFlash(c, {
      message: `“${own.framework.name}” is taken away.`,
      undo: `/frameworks/own/${id}/restoration`,
    });
    return seeOther(c, "/frameworks");
  });
  app.post(`${one}/restoration`, async (c) => {
    const { id, own, viewer } = await ownAsked(c, site);
    await removeOwnFramework(site.db, viewer, { tenantId: own.tenantId, id, isRemoved: false });
    setFlash(c, { message: "It is back." });
    return seeOther(c, `/frameworks/${id}`);
  });
}

/** Where a framework is to be kept, and whose place it takes. */
interface Place {
  readonly viewer: Viewer;
  readonly tenantId: string;
  readonly replaces: OwnFramework | undefined;
}

/** @throws NotAllowed, NotFound */
async function placeFor(c: WebContext, site: PlannerSite, replaces: string): Promise<Place> {
  const viewer = signedIn(c);
  if (replaces !== "") {
    const own = await ownFrameworkOf(site.db, tenantsOf(viewer), replaces);
    permit(viewer, "write frameworks", { tenantId: own.tenantId });
    return { viewer, tenantId: own.tenantId, replaces: own };
  }
  const tenantId = writerTenant(viewer);
  if (tenantId === undefined)
    throw new NotAllowed("A coordinator, director or administrator of your library adds its frameworks.");
  return { viewer, tenantId, replaces: undefined };
}

/** The framework of the address, for someone who may change it. @throws NotFound, NotAllowed */
async function ownAsked(c: WebContext, site: PlannerSite) {
  const id = c.req.param("id") ?? "";
  const viewer = signedIn(c);
  const own = await ownFrameworkOf(site.db, tenantsOf(viewer), id);
  permit(viewer, "write frameworks", { tenantId: own.tenantId });
  return { id, own, viewer };
}

interface Upload {
  readonly replaces: OwnFramework | undefined;
  readonly sent: SentValues;
  readonly problems: readonly FieldProblem[];
  readonly inFile: readonly string[];
}

function upload(c: WebContext, site: PlannerSite, { inFile, problems, replaces, sent }: Upload) {
  const known = replaces?.framework;
  return c.html(
    <UploadPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      replaces={known}
      facts={{
        name: sentText(sent, "name") || (known?.name ?? ""),
        publisher: sentText(sent, "publisher") || (known?.publisher ?? ""),
        version: sentText(sent, "version") || (known?.version ?? ""),
        licence: sentText(sent, "licence") || (known?.licence ?? ""),
      }}
      problems={problems}
      inFile={inFile}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function preview(c: WebContext, site: PlannerSite) {
  const sent = await readForm(c);
  const place = await placeFor(c, site, sentText(sent, "replaces"));
  const { replaces } = place;
  const file = sent["file"];
  if (!(file instanceof File) || file.size === 0)
    return upload(c, site, {
      replaces,
      sent,
      problems: [{ where: "file", message: "Choose a file." }],
      inFile: [],
    });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reading = await readFrameworkFile({ name: file.name, bytes, facts: factsOf(sent, file.name, site) });
  if (!reading.isValid)
    return upload(c, site, {
      replaces,
      sent,
      problems: [{ where: "file", message: "The file has to be mended first: see below." }],
      inFile: reading.problems.map(contentSentence),
    });
  const guessed = guessedEdges(reading.framework, (text) => topicsInWords(text, site.words));
  const framework = {
    ...reading.framework,
    id: replaces?.framework.id ?? "own-new",
    crosswalk: [...reading.framework.crosswalk, ...guessed],
  };
  const topics = new Set(site.words.vocabulary.terms.topics.map(({ id }) => id));
  const known = await frameworksFor(site, tenantsOf(place.viewer));
  return c.html(
    <PreviewPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      replaces={replaces?.framework}
      framework={framework}
      changes={frameworkChanges(replaces?.framework, framework)}
      notes={[
        ...guessWords(guessed, reading.framework),
        ...reading.notes,
        ...looseEdges(framework, known, topics).slice(0, mostNotes),
      ]}
      text={frameworkText(framework, "yaml", site.publicUrl)}
    />,
  );
}

const mostNotes = 20;

async function keep(c: WebContext, site: PlannerSite) {
  const sent = await readForm(c);
  const { replaces, tenantId, viewer } = await placeFor(c, site, sentText(sent, "replaces"));
  const reading = readFrameworkText(sentText(sent, "text"), "framework.yaml");
  if (!reading.isValid)
    return upload(c, site, {
      replaces,
      sent: {},
      problems: [{ where: "file", message: "Nothing was sent that could be kept: choose the file again." }],
      inFile: [],
    });
  const { framework } = reading;
  const id = await keepOwnFramework(site.db, viewer, {
    tenantId,
    framework,
    replaces: replaces?.framework.id,
  });
  setFlash(c, {
    message: replaces === undefined ? `“${framework.name}” is added.` : `“${framework.name}” is replaced.`,
    undo: `/frameworks/own/${id}/${replaces === undefined ? "removal" : "undo"}`,
  });
  return seeOther(c, `/frameworks/${id}`);
}

/** What is said of a table beside it. */
function factsOf(
  sent: SentValues,
  fileName: string,
  { zone }: Pick<PlannerSite, "zone">,
): Omit<Framework, "competencies" | "crosswalk"> {
  return {
    id: "own-new",
    name: sentText(sent, "name").trim() || fileName.replace(/\.\w+$/u, "") || "Our framework",
    publisher: sentText(sent, "publisher").trim() || "not stated",
    version: sentText(sent, "version").trim() || "not stated",
    licence: sentText(sent, "licence").trim() || "not stated",
    checkedOn: localDay(zone, now()),
    status: "unverified",
  };
}
