import { InvalidInput } from "#platform/errors";
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
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { beginImport, dropImport } from "../../actions/importing/begin-import.ts";
import { takeImport } from "../../actions/importing/take-import.ts";
import { undoImport } from "../../actions/importing/undo-import.ts";
import { importsOf } from "../../queries/importing/kept-imports.ts";
import { ImportPage } from "../../views/importing/import-page.tsx";
import { dayWords } from "../../rules/words/when-words.ts";
import type { ReflectionSite } from "../site.ts";
import { showPreview } from "./show-preview.tsx";

const one = "/journal/import/:id{[0-9a-f-]{36}}";

/** Journals from elsewhere: given, looked at, taken, taken back. */
export function addImportRoutes(app: WebApp, site: ReflectionSite): void {
  app.get("/journal/import", (c) => show(c, site, []));
  app.post("/journal/import", async (c) => {
    const viewer = signedIn(c);
    const { file } = await readForm(c);
    try {
      if (!(file instanceof File) || file.size === 0)
        throw new InvalidInput([{ where: "file", message: "Choose a file." }]);
      const bytes = new Uint8Array(await file.arrayBuffer());
      return seeOther(c, `/journal/import/${await beginImport(site, viewer, { bytes, name: file.name })}`);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return show(
        c,
        site,
        error.problems.map((each) => ({ ...each, where: "file" })),
      );
    }
  });
  app.get(one, (c) => showPreview(c, site, c.req.param("id")));
  app.post(one, async (c) => take(c, site, c.req.param("id")));
  app.post(`${one}/dropping`, async (c) => {
    await dropImport(site, signedIn(c), c.req.param("id"));
    setFlash(c, { message: "Left. Nothing came of it." });
    return seeOther(c, "/journal/import");
  });
  app.post(`${one}/removal`, async (c) => {
    const { gone, kept } = await undoImport(site, signedIn(c), c.req.param("id"));
    const rest = kept === 0 ? "" : ` ${kept} that you changed or shared since stay.`;
    setFlash(c, {
      message: `Taken back: ${gone} ${gone === 1 ? "reflection is" : "reflections are"} gone.${rest}`,
    });
    return seeOther(c, "/journal/import");
  });
}

async function take(c: WebContext, site: ReflectionSite, id: string) {
  const viewer = signedIn(c);
  const author = sentText(await readForm(c), "author");
  try {
    const count = await takeImport(site, viewer, { id, author: author === "" ? undefined : author });
    setFlash(c, {
      message: `${count} ${count === 1 ? "reflection" : "reflections"} came. Only you read them.`,
      undo: `/journal/import/${id}/removal`,
    });
    return seeOther(c, "/journal");
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showPreview(c, site, id, error.problems);
  }
}

async function show(c: WebContext, site: ReflectionSite, problems: readonly FieldProblem[]) {
  const viewer = signedIn(c);
  const zone = viewer.zone ?? site.zone;
  const imports = await importsOf(site.db, viewer.accountId);
  return c.html(
    <ImportPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      problems={problems}
      imports={imports.map(({ count, id, madeAt, name, state }) => ({
        id,
        name,
        state,
        count,
        on: dayWords(madeAt, zone),
      }))}
    />,
    problems.length > 0 ? 422 : 200,
  );
}
