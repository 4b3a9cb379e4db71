import { FlashNotice } from "#ui";
import { NotAllowed, NotFound } from "#platform/errors";
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
import { permit, signedIn, tenantsOf, type Viewer } from "#modules/people";
import {
  addOwnPack,
  changeOwnPack,
  restoreOwnPack,
  retireOwnPack,
} from "../../actions/own-packs/keep-own-pack.ts";
import { type OwnPack, ownPackOf, ownPacks, savesOf } from "../../queries/packs/own-packs.ts";
import { packsFor } from "../../queries/packs/packs-for.ts";
import { formOfPack } from "../../rules/own-packs/form-of-pack.ts";
import { idToCome, readOwnPack } from "../../rules/own-packs/own-pack-text.ts";
import { emptyPackForm } from "../../rules/own-packs/pack-form.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { packText } from "../../rules/packs/write-pack.ts";
import { stateName } from "../../rules/record/packs-by-state.ts";
import { type Draft, EditRulePage, type EditRulePageProps } from "../../views/rules/edit-page.tsx";
import { HistoryPage, OwnRulesPage } from "../../views/rules/own-pages.tsx";
import { todayAt } from "../office.ts";
import type { CreditSite } from "../site.ts";
import { writerTenants, writesAlone } from "./asked-rule.ts";
import { changedDraft, previewOf, sentNumber, sentRule } from "./draft.ts";

/** Rules that a library writes itself. */
export function addOwnRuleRoutes(app: WebApp, site: CreditSite): void {
  const one = "/rules/own/:id{own-[a-z0-9-]+}";
  app.get("/rules/own", async (c) => {
    const viewer = signedIn(c);
    const own = await ownPacks(site.db, tenantsOf(viewer));
    const mayWrite = writerTenants(viewer).length > 0;
    const isAlone = writesAlone(viewer);
    return c.html(
      <OwnRulesPage shell={site.shell(c)} {...{ own, mayWrite, isAlone, zone: viewer.zone ?? site.zone }} />,
    );
  });
  app.get("/rules/own/new", (c) => showNew(c, site));
  app.post("/rules/own", (c) => keepNew(c, site));
  app.get(`${one}/edit`, (c) => showEdit(c, site));
  app.post(one, (c) => keepChange(c, site));
  app.get(`${one}/history`, (c) => showHistory(c, site));
  app.post(`${one}/saves/:number{[0-9]{1,6}}/restoration`, (c) => restore(c, site));
  app.post(`${one}/retirement`, (c) => retire(c, site, true));
  app.post(`${one}/return`, (c) => retire(c, site, false));
}

/** Where someone writes a new rule. @throws NotAllowed */
function newRuleTenant(viewer: Viewer): string {
  const [tenantId] = writerTenants(viewer);
  if (tenantId !== undefined) return tenantId;
  throw new NotAllowed("A coordinator, director or administrator of your library writes its rules.");
}

/** The rule of the address, for someone who may change it. @throws NotFound, NotAllowed */
async function ownAsked(c: WebContext, site: CreditSite): Promise<{ viewer: Viewer; own: OwnPack }> {
  const viewer = signedIn(c);
  const own = await ownPackOf(site.db, tenantsOf(viewer), c.req.param("id") ?? "");
  permit(viewer, "write rules", { tenantId: own.tenantId });
  return { viewer, own };
}

async function showNew(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  newRuleTenant(viewer);
  const from = c.req.query("from") ?? "";
  const packs = await packsFor(site, tenantsOf(viewer));
  const source = packs.get(from);
  if (from !== "" && source === undefined) throw new NotFound("There is no such rule here.");
  const draft: Draft =
    source === undefined
      ? { as: "form", form: emptyPackForm(todayAt(site), viewer.name) }
      : draftOf(readOwnPack(packText(inUse(source))).pack, packText(inUse(source)));
  return c.html(page(c, site, { draft, rule: undefined, basedOn: 0, sources: sourcesOf(packs.values()) }));
}

/** A copy begins as a rule in use, whatever became of what it is copied from. */
function inUse(pack: RulePack): RulePack {
  const status = pack.status === "superseded" ? "unverified" : pack.status;
  return { ...pack, id: idToCome, status, supersededBy: undefined };
}

function draftOf(pack: RulePack | undefined, text: string): Draft {
  const form = pack && formOfPack(pack);
  return form === undefined ? { as: "text", text } : { as: "form", form };
}

function sourcesOf(packs: Iterable<RulePack>) {
  return [...packs]
    .map(({ id, credential, jurisdiction }) => ({
      value: id,
      label: `${stateName(jurisdiction)}: ${credential}`,
    }))
    .toSorted((one, other) => (one.label < other.label ? -1 : 1));
}

async function keepNew(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const tenantId = newRuleTenant(viewer);
  const sent = await readForm(c);
  const rule = sentRule(sent, undefined);
  const asked = sentText(sent, "do");
  if (asked !== "save" || rule.reading.pack === undefined)
    return again(c, site, { sent: rule, asked, rule: undefined, basedOn: 0 });
  const id = await addOwnPack(site.db, viewer, { tenantId, text: rule.reading.text });
  setFlash(c, {
    message: `Saved “${rule.reading.pack.credential}”. Everyone at your library can hold a credential by it.`,
    undo: `/rules/own/${id}/retirement`,
  });
  return seeOther(c, `/rules/${id}`);
}

async function showEdit(c: WebContext, site: CreditSite) {
  const { own } = await ownAsked(c, site);
  const draft: Draft =
    c.req.query("as") === "text"
      ? { as: "text", text: own.text }
      : draftOf(readOwnPack(own.text, own.pack.id).pack, own.text);
  return c.html(page(c, site, { draft, rule: own.pack, basedOn: own.save }));
}

async function keepChange(c: WebContext, site: CreditSite) {
  const { viewer, own } = await ownAsked(c, site);
  const sent = await readForm(c);
  const rule = sentRule(sent, own.pack.id);
  const asked = sentText(sent, "do");
  const basedOn = sentNumber(sent, "basedOn");
  if (asked !== "save" || rule.reading.pack === undefined)
    return again(c, site, { sent: rule, asked, rule: own.pack, basedOn });
  if (basedOn !== own.save) {
    // Their words are kept: whoever saves now has been told, and the other's save stays in the history.
    const message = `${own.savedByName} saved this rule while you were writing. Save again to put yours in its place; theirs stays in the history.`;
    const sources = { draft: rule.draft, rule: own.pack, basedOn: own.save };
    return c.html(page(c, site, { ...sources, problems: [{ where: "", message }] }), 409);
  }
  const id = own.pack.id;
  await changeOwnPack(site.db, viewer, {
    tenantId: own.tenantId,
    id,
    text: rule.reading.text,
    basedOn,
  });
  setFlash(c, { message: "Saved.", undo: `/rules/own/${id}/saves/${own.save}/restoration` });
  return seeOther(c, `/rules/${id}`);
}

interface Again {
  readonly sent: ReturnType<typeof sentRule>;
  readonly asked: string;
  readonly rule: RulePack | undefined;
  readonly basedOn: number;
}

/** The form again: with what is wrong, how it would read, or what else was asked for. */
function again(c: WebContext, site: CreditSite, { sent, asked, rule, basedOn }: Again) {
  const draft = changedDraft(sent, asked);
  const isJudged = asked === "save" || asked === "preview" || (asked === "as form" && draft.as === "text");
  const { pack } = sent.reading;
  const preview = asked === "preview" && pack ? previewOf(pack, todayAt(site)) : undefined;
  const problems = isJudged ? sent.problems : [];
  const shown = page(c, site, { draft, rule, basedOn, problems, preview });
  return c.html(shown, problems.length > 0 ? 422 : 200);
}

type Shown = Pick<EditRulePageProps, "draft" | "basedOn"> &
  Partial<Pick<EditRulePageProps, "problems" | "preview" | "sources">> & {
    readonly rule: RulePack | undefined;
  };

function page(c: WebContext, site: CreditSite, { rule, draft, problems, preview, sources, basedOn }: Shown) {
  const pack = draft.as === "text" ? readOwnPack(draft.text, rule?.id).pack : undefined;
  return (
    <EditRulePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      isAlone={writesAlone(signedIn(c))}
      rule={rule}
      basedOn={basedOn}
      draft={draft}
      problems={problems ?? []}
      preview={preview}
      topics={site.words.vocabulary.terms.topics}
      sources={sources ?? []}
      mayUseForm={pack !== undefined && formOfPack(pack) !== undefined}
    />
  );
}

async function showHistory(c: WebContext, site: CreditSite) {
  const { own } = await ownAsked(c, site);
  const token = csrfToken(c);
  const shown = Number(c.req.query("save") ?? "");
  return c.html(
    <HistoryPage
      shell={site.shell(c)}
      csrfToken={token}
      notices={<FlashNotice flash={takeFlash(c)} csrfToken={token} />}
      own={own}
      saves={await savesOf(site.db, own)}
      shown={shown > 0 ? shown : undefined}
      zone={signedIn(c).zone ?? site.zone}
    />,
  );
}

async function restore(c: WebContext, site: CreditSite) {
  const { viewer, own } = await ownAsked(c, site);
  const { tenantId, pack, save } = own;
  const number = Number(c.req.param("number"));
  await restoreOwnPack(site.db, viewer, { tenantId, id: pack.id, number });
  setFlash(c, {
    message: `Save ${number} holds again.`,
    undo: `/rules/own/${pack.id}/saves/${save}/restoration`,
  });
  return seeOther(c, `/rules/${pack.id}`);
}

async function retire(c: WebContext, site: CreditSite, isRetired: boolean) {
  const { viewer, own } = await ownAsked(c, site);
  const { tenantId, pack } = own;
  await retireOwnPack(site.db, viewer, { tenantId, id: pack.id, isRetired });
  setFlash(c, {
    message: isRetired ? "Retired. It is kept, and offered to nobody." : "It is offered again.",
    undo: `/rules/own/${pack.id}/${isRetired ? "return" : "retirement"}`,
  });
  return seeOther(c, `/rules/${pack.id}`);
}
