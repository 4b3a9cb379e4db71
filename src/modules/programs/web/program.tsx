import { Readable } from "node:stream";
import { NotFound } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { isPermitted, signedIn, viewerOf } from "#modules/people";
import { mayAdapt } from "../actions/adapting/adapt-program.ts";
import { attachFile, detachFile } from "../actions/changing/attach-file.ts";
import { hideProgram, joinSeries } from "../actions/changing/hide-program.ts";
import { receivedQuestions } from "../queries/questions/questions.ts";
import { programsOfAccount } from "../queries/portfolio/programs-of-account.ts";
import { adaptationsOf } from "../queries/reading/adaptations.ts";
import { branchPrograms, seriesFor } from "../queries/reading/branch-programs.ts";
import { groupNames } from "../queries/reading/branches.ts";
import { readerOf } from "../queries/reading/reader-of.ts";
import { madeOfProgram } from "../queries/reading/made-of-program.ts";
import { readProgram } from "../queries/reading/read-program.ts";
import { ProgramPage } from "../views/reading/program-page.tsx";
import { ProgramsPage } from "../views/reading/programs-page.tsx";
import { numberIn, numberPattern, type ProgramsSite } from "./site.ts";

/** Programs of one's branch, one program, its files, and keeping them in order. */
export function addProgramRoutes(app: WebApp, site: ProgramsSite): void {
  const path = `/programs/${numberPattern}`;
  app.get("/programs", async (c) => showList(c, site));
  app.get(path, async (c) => showProgram(c, site));
  app.post(`${path}/hiding`, async (c) => {
    await hideProgram(site.db, signedIn(c), numberIn(c), true);
    setFlash(c, { message: "It is hidden.", undo: `/programs/${numberIn(c)}/return` });
    return seeOther(c, "/programs");
  });
  app.post(`${path}/return`, async (c) => {
    await hideProgram(site.db, signedIn(c), numberIn(c), false);
    setFlash(c, { message: "It is shown again." });
    return seeOther(c, `/programs/${numberIn(c)}`);
  });
  app.post(`${path}/series`, async (c) => {
    const series = Number(sentText(await readForm(c), "series"));
    await joinSeries(site.db, signedIn(c), numberIn(c), Number.isSafeInteger(series) ? series : 0);
    setFlash(c, { message: "They are one now." });
    return seeOther(c, `/programs/${series}`);
  });
  app.post(`${path}/files`, async (c) => addFile(c, site));
  app.get(`${path}/files/:digest{[0-9a-f]{64}}`, async (c) => sendFile(c, site));
  app.post(`${path}/files/:digest{[0-9a-f]{64}}/removal`, async (c) => {
    await detachFile(site, signedIn(c), numberIn(c), c.req.param("digest"));
    setFlash(c, { message: "The file is off the plan; earlier versions keep it." });
    return seeOther(c, `/programs/${numberIn(c)}`);
  });
}

async function showList(c: WebContext, site: ProgramsSite) {
  const viewer = viewerOf(c);
  // Whoever is nobody here looks at what others share with everyone.
  if (viewer === undefined) return seeOther(c, "/programs/near");
  const reader = await readerOf(site.db, viewer);
  const page = Math.max(1, Math.min(10_000, Number(c.req.query("page") ?? 1) || 1));
  const showsHidden = c.req.query("hidden") === "yes";
  const isOwnOnly = c.req.query("mine") === "yes";
  const { programs, pages } = isOwnOnly
    ? { programs: await programsOfAccount(site.db, viewer), pages: 1 }
    : await branchPrograms(site.db, reader, { page: Math.trunc(page), showsHidden });
  const questions = await receivedQuestions(site.db, reader);
  return c.html(
    <ProgramsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      programs={reader.systems.length === 0 ? undefined : programs}
      page={Math.trunc(page)}
      pages={pages}
      today={localDay(site.zone, now())}
      waitingQuestions={questions.filter(({ answer }) => answer === undefined).length}
      showsHidden={showsHidden}
      isOwnOnly={isOwnOnly}
      keepsGroups={reader.systems.some((tenantId) =>
        isPermitted(viewer, "keep groups of systems", { tenantId }),
      )}
    />,
  );
}

async function showProgram(c: WebContext, site: ProgramsSite) {
  const viewer = viewerOf(c);
  const reader = await readerOf(site.db, viewer);
  const { program, own, mayChange } = await readProgram(site.db, reader, numberIn(c));
  const groups = program.groupId === undefined ? [] : await groupNames(site.db, reader);
  return c.html(
    <ProgramPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      program={program}
      zone={viewer?.zone ?? site.zone}
      groupName={groups.find(({ id }) => id === program.groupId)?.name}
      isOwn={own !== undefined}
      mayChange={mayChange}
      mayAdapt={mayAdapt(reader, program)}
      mayAsk={viewer !== undefined && !mayChange}
      isHidden={own?.isHidden ?? false}
      tells={own?.adaptedFrom === undefined ? undefined : own.tellsOriginal}
      adaptations={await adaptationsOf(site.db, reader, program)}
      questions={mayChange ? await receivedQuestions(site.db, reader, program.id) : []}
      today={localDay(site.zone, now())}
      series={own !== undefined && mayChange ? await seriesFor(site.db, own) : []}
      {...await madeOfProgram(site.db, reader, { program, mayChange })}
    />,
  );
}

async function addFile(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  const { file } = await readForm(c);
  const sent = file instanceof File ? file : new File([], "");
  await attachFile(site, viewer, numberIn(c), {
    name: sent.name,
    bytes: new Uint8Array(await sent.arrayBuffer()),
  });
  setFlash(c, { message: `“${sent.name}” is with the plan.` });
  return seeOther(c, `/programs/${numberIn(c)}`);
}

async function sendFile(c: WebContext, site: ProgramsSite) {
  const reader = await readerOf(site.db, viewerOf(c));
  const { program } = await readProgram(site.db, reader, numberIn(c));
  const file = program.plan.attachments.find(({ digest }) => digest === c.req.param("digest"));
  if (file === undefined) throw new NotFound("There is no such file with this plan.");
  const bytes = await site.files.read(program.tenantId, file.digest);
  const plain = file.name.replaceAll(/[^\w .()-]/gu, "_");
  return c.body(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, 200, {
    "content-type": file.mediaType,
    // Never shown in place: what somebody uploaded must not run as a page of this site.
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "content-length": String(file.sizeBytes),
    "cache-control": "private, no-store",
  });
}
