import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { z } from "zod";
import { keepSource } from "../../actions/keep-source.ts";
import { keepUpload } from "../../actions/keep-upload.ts";
import { uploadOf } from "../../queries/reading/uploads.ts";
import type { DocumentFormat } from "../../rules/readers/index.ts";
import {
  type AddingWay,
  NewSourcePage,
  type NewSourcePageProps,
} from "../../views/sources/new-source-page.tsx";
import type { CatalogSite } from "../site.ts";
import { showProposals } from "./messages.tsx";
import {
  addressToAsk,
  chosenColumns,
  plainAddress,
  type PreviewAsked,
  readableAddress,
  readPreview,
  type SentSource,
  showPreview,
  sourceParameters,
} from "./preview.tsx";

const wholeAddress = "Write a whole address that starts with https://, http:// or webcal://.";

/** Adding a source: an address or file, a look at what is there, and keeping it. */
export function addAddingRoutes(app: WebApp, site: CatalogSite): void {
  for (const [path, way] of [
    ["/sources/new", "address"],
    ["/sources/new/file", "file"],
    ["/sources/new/message", "message"],
  ] as const)
    app.get(path, (c) => c.html(newSource(c, site, { way, problems: [], values: {} })));
  app.post("/sources/previews", (c) => preview(c, site));
  app.post("/sources", (c) => keep(c, site));
}

/** The first form again, or for the first time. */
export function newSource(
  c: WebContext,
  site: CatalogSite,
  form: Pick<NewSourcePageProps, "way" | "problems" | "values">,
) {
  return <NewSourcePage shell={site.shell(c)} csrfToken={csrfToken(c)} {...form} />;
}

const previewParameters = sourceParameters.extend({
  file: z.instanceof(File).optional(),
  way: z.enum(["address", "file"]).default("address"),
});

async function preview(c: WebContext, site: CatalogSite): Promise<Response> {
  const { file, way, ...sent } = await parseForm(c, previewParameters);
  const typed = sent.asked ?? sent.address ?? "";
  const again = (problems: readonly Problem[]) =>
    c.html(
      newSource(c, site, {
        way,
        problems: problems.map((problem) => atField(problem, way)),
        values: { address: typed },
      }),
      422,
    );
  if (way === "file" && file === undefined)
    return again([{ where: "file", message: "Choose a file first." }]);
  const address = file === undefined ? addressToAsk(typed) : await keepUpload(site.db, site.files, file);
  if (address === undefined) return again([{ where: "address", message: wholeAddress }]);
  const asked: PreviewAsked = { address, sent, ...chosenColumns(await readForm(c)) };
  try {
    const found = await readPreview(site, asked);
    return found.format === "message"
      ? await showProposals(c, site, found.bytes)
      : await showPreview(c, site, asked, found);
  } catch (error) {
    if (error instanceof InvalidInput) return again(error.problems);
    throw error;
  }
}

// A file that cannot be read is told at the field it came from.
function atField(problem: Problem, way: AddingWay): Problem {
  return way === "file" ? { ...problem, where: "file" } : problem;
}

async function keep(c: WebContext, site: CatalogSite): Promise<Response> {
  const sent = await parseForm(c, sourceParameters);
  const { columns, problems } = chosenColumns(await readForm(c));
  const address = readableAddress(sent.address ?? "");
  if (address === undefined) {
    const wrong = [{ where: "address", message: wholeAddress }];
    return c.html(
      newSource(c, site, { way: "address", problems: wrong, values: { address: sent.address } }),
      422,
    );
  }
  try {
    if (problems.length > 0) throw new InvalidInput(problems);
    await expectOfferings(site, { address, sent, columns, problems });
    const isAccepted = sent["any-rows"] === "yes";
    const { id, jobId } = await keepSource(
      site.db,
      { ...newSourceOf(address, sent), columns },
      { acceptsShrink: isAccepted },
    );
    setFlash(c, {
      message: `Kept “${sent.name ?? ""}”. It is read for the first time now.`,
      undo: `/sources/${id}/removal`,
    });
    return seeOther(c, jobId === undefined ? `/sources/${id}` : `/sources/${id}?reading=${jobId}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const asked = {
      address: addressToAsk(sent.asked ?? address) ?? address,
      sent,
      columns,
      problems: error.problems,
    };
    return showPreview(c, site, asked, await readPreview(site, asked));
  }
}

const tableFormats: readonly string[] = ["csv", "xlsx", "json-list"] satisfies DocumentFormat[];

/** @throws InvalidInput when it is a table that may list something else, and nobody has said that it lists offerings. */
async function expectOfferings(site: CatalogSite, asked: PreviewAsked): Promise<void> {
  const { format, "any-rows": anyRows } = asked.sent;
  if (!tableFormats.includes(format ?? "") || anyRows === "yes") return;
  const { doubt } = await readPreview(site, asked);
  if (doubt !== undefined)
    throw new InvalidInput([
      { where: "any-rows", message: "Say that these are things to learn, or choose another file." },
    ]);
}

function newSourceOf(address: string, sent: SentSource) {
  const upload = uploadOf(address);
  const asked = sent.asked === undefined ? undefined : readableAddress(sent.asked);
  return {
    address,
    name: sent.name ?? "",
    format: sent.format ?? "unknown",
    zone: sent.zone ?? "",
    language: sent.language,
    // The page that led to the calendar is what people open.
    homePage:
      asked === undefined || upload !== undefined || isSame(asked, address) ? undefined : plainAddress(asked),
    isHarvested: upload === undefined,
  };
}

/** Of `webcal:` it is found only by asking whether http or https was meant. */
function isSame(asked: string, kept: string): boolean {
  return asked.replace(/^https?:/u, "") === kept.replace(/^https?:/u, "");
}
