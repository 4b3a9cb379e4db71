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
import { NotFound } from "#platform/errors";
import { signedIn } from "#modules/people";
import { focalPointsOf } from "#modules/planner";
import type { FieldProblem } from "#ui";
import { choose, describe, keepWords } from "../actions/change-portfolio.ts";
import { evidenceOf } from "../queries/evidence.ts";
import { chosenBy, ownPortfolio } from "../queries/own-portfolio.ts";
import { type Chosen, elsewhere, type ItemKind } from "../rules/portfolio.ts";
import { ChoosePage } from "../views/choose-page.tsx";
import { ItemPage } from "../views/item-page.tsx";
import { PortfolioPage } from "../views/portfolio-page.tsx";
import { addPortfolioFiles } from "./files.ts";
import type { PortfolioSite } from "./site.ts";

const kinds = "{reflection|certificate|program|plan}";
const one = `/portfolio/items/:kind${kinds}/:id{[0-9a-f-]{36}}` as const;

/** One's portfolio: chosen, put in order, taken along. */
export function addPortfolioRoutes(app: WebApp, site: PortfolioSite): void {
  app.get("/portfolio", (c) => show(c, site));
  app.post("/portfolio", (c) => keep(c, site));
  addPortfolioFiles(app, site);
  app.get(`/portfolio/choose/:kind${kinds}`, async (c) => {
    const viewer = signedIn(c);
    const kind = c.req.param("kind") as ItemKind;
    const chosen = await chosenBy(site.db, viewer.accountId);
    return c.html(
      <ChoosePage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        kind={kind}
        offered={await evidenceOf(site, viewer, kind)}
        chosen={new Set(chosen.filter((each) => each.kind === kind).map(({ id }) => id))}
      />,
    );
  });
  app.post(`/portfolio/choose/:kind${kinds}`, async (c) => {
    const viewer = signedIn(c);
    const kind = c.req.param("kind") as ItemKind;
    const sent = [(await readForm(c))["item"]].flat().filter((each) => typeof each === "string");
    const offered = (await evidenceOf(site, viewer, kind)).map(({ id }) => id);
    await choose(site.db, viewer, { kind, offered, wanted: new Set(sent) });
    setFlash(c, { message: "Your choice is kept." });
    return seeOther(c, "/portfolio");
  });
  app.get(one, async (c) => showItem(c, site, await chosenOne(c, site, c.req.param())));
  app.post(one, async (c) => keepItem(c, site, await chosenOne(c, site, c.req.param())));
  app.post(`${one}/removal`, async (c) => {
    const { id, kind } = await chosenOne(c, site, c.req.param());
    await choose(site.db, signedIn(c), { kind, offered: [id], wanted: new Set() });
    setFlash(c, { message: "It is out of your portfolio.", undo: `/portfolio/items/${kind}/${id}/return` });
    return seeOther(c, "/portfolio");
  });
  app.post(`${one}/return`, async (c) => {
    const viewer = signedIn(c);
    const { id, kind } = c.req.param();
    const own = await evidenceOf(site, viewer, kind as ItemKind);
    if (!own.some((each) => each.id === id)) throw new NotFound("It may be gone, or it is not yours to see.");
    await choose(site.db, viewer, { kind: kind as ItemKind, offered: [id], wanted: new Set([id]) });
    setFlash(c, { message: "It is in your portfolio again." });
    return seeOther(c, "/portfolio");
  });
}

async function show(c: WebContext, site: PortfolioSite) {
  const portfolio = await ownPortfolio(site, signedIn(c));
  return page(c, site, { portfolio, words: portfolio, problems: [] });
}

function page(
  c: WebContext,
  site: PortfolioSite,
  shown: Pick<Parameters<typeof PortfolioPage>[0], "portfolio" | "words" | "problems">,
) {
  return c.html(
    <PortfolioPage shell={site.shell(c)} csrfToken={csrfToken(c)} flash={takeFlash(c)} {...shown} />,
    shown.problems.length > 0 ? 422 : 200,
  );
}

async function keep(c: WebContext, site: PortfolioSite) {
  const viewer = signedIn(c);
  const sent = await readForm(c);
  const words = {
    title: sentText(sent, "title").trim(),
    introduction: sentText(sent, "introduction").trim(),
  };
  const problems = [
    ...tooLong("title", words.title, 200),
    ...tooLong("introduction", words.introduction, 5000),
  ];
  if (problems.length > 0)
    return page(c, site, { portfolio: await ownPortfolio(site, viewer), words, problems });
  await keepWords(site.db, viewer, words);
  setFlash(c, { message: "Kept." });
  return seeOther(c, "/portfolio");
}

function tooLong(where: string, text: string, most: number): readonly FieldProblem[] {
  return text.length > most ? [{ where, message: `Make this shorter: at most ${most} characters.` }] : [];
}

async function chosenOne(
  c: WebContext,
  site: PortfolioSite,
  { id, kind }: Readonly<Record<"id" | "kind", string>>,
): Promise<Chosen> {
  const chosen = await chosenBy(site.db, signedIn(c).accountId);
  const found = chosen.find((each) => each.id === id && each.kind === kind);
  if (found === undefined) throw new NotFound("It is not in your portfolio.");
  return found;
}

async function showItem(
  c: WebContext,
  site: PortfolioSite,
  item: Chosen,
  problems: readonly FieldProblem[] = [],
) {
  const viewer = signedIn(c);
  const { groups } = await ownPortfolio(site, viewer);
  const title = groups
    .flatMap(({ items }) => items)
    .find(({ id, kind }) => id === item.id && kind === item.kind)?.title;
  const focus = await focalPointsOf(site.db, viewer.accountId);
  const headings = [...new Set([...focus.map(({ name }) => name), ...groups.map(({ heading }) => heading)])];
  return c.html(
    <ItemPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      problems={problems}
      title={title ?? "Something that is gone"}
      item={item}
      headings={headings.filter((heading) => heading !== elsewhere)}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function keepItem(c: WebContext, site: PortfolioSite, { id, kind }: Chosen) {
  const sent = await readForm(c);
  const heading = sentText(sent, "other").trim() || sentText(sent, "heading").trim();
  const item = { id, kind, heading, words: sentText(sent, "words").trim() };
  const problems = [...tooLong("other", heading, 120), ...tooLong("words", item.words, 2000)];
  if (problems.length > 0) return showItem(c, site, item, problems);
  await describe(site.db, signedIn(c), item);
  setFlash(c, { message: "Kept." });
  return seeOther(c, "/portfolio");
}
