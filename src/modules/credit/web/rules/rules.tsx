import { NotFound } from "#platform/errors";
import { readQuery, sentText, type WebApp, type WebContext } from "#platform/http";
import { tenantsOf, viewerOf } from "#modules/people";
import { ownPackOf } from "../../queries/packs/own-packs.ts";
import { packsFor } from "../../queries/packs/packs-for.ts";
import { ownPrefix } from "../../rules/own-packs/own-pack-text.ts";
import { packsAbout } from "../../rules/own-packs/pack-search.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { packSentences } from "../../rules/packs/pack-sentences.ts";
import { packText, plainPack } from "../../rules/packs/write-pack.ts";
import { packsByState } from "../../rules/record/packs-by-state.ts";
import { RulePage } from "../../views/rules/rule-page.tsx";
import { RulesPage } from "../../views/rules/rules-page.tsx";
import { attachment } from "../send-file.ts";
import { todayAt } from "../office.ts";
import type { CreditSite } from "../site.ts";
import { showOwnRule } from "./own-rule.tsx";
import { writerTenants } from "./asked-rule.ts";

/** The rules, for everybody to read. */
export function addRuleRoutes(app: WebApp, site: CreditSite): void {
  app.get("/rules", (c) => showRules(c, site));
  app.get("/rules/:file{[a-z0-9-]+\\.yaml}", async (c) => {
    const { id, text } = await fileAsked(c, site, ".yaml");
    return c.body(text, 200, {
      "content-type": "application/yaml; charset=utf-8",
      "content-disposition": attachment(`${id}.yaml`),
    });
  });
  app.get("/rules/:file{[a-z0-9-]+\\.json}", async (c) => {
    const { pack } = await fileAsked(c, site, ".json");
    return c.json(plainPack(pack));
  });
  app.get("/rules/:id{[a-z0-9-]+}", (c) => showRule(c, site, c.req.param("id")));
}

async function showRules(c: WebContext, site: CreditSite) {
  const query = readQuery(c);
  const question = {
    words: sentText(query, "q").slice(0, 200),
    state: sentText(query, "state"),
    audience: sentText(query, "audience"),
  };
  const viewer = viewerOf(c);
  const packs = [...(await packsFor(site, tenantsIfAny(c))).values()];
  const found = packsAbout(packs, question);
  const isOwn = ({ id }: RulePack) => id.startsWith(ownPrefix);
  return c.html(
    <RulesPage
      shell={site.shell(c)}
      today={todayAt(site)}
      question={question}
      states={packsByState(packs)}
      own={found.filter(isOwn)}
      found={packsByState(found.filter((pack) => !isOwn(pack)))}
      mayWrite={viewer !== undefined && writerTenants(viewer).length > 0}
    />,
  );
}

async function showRule(c: WebContext, site: CreditSite, id: string) {
  if (id.startsWith(ownPrefix)) return showOwnRule(c, site, id);
  const pack = site.packs().get(id);
  if (pack === undefined) throw new NotFound("There is no such rule here.");
  const viewer = viewerOf(c);
  return c.html(
    <RulePage
      shell={site.shell(c)}
      today={todayAt(site)}
      pack={pack}
      words={packSentences(pack, todayAt(site))}
      copy={
        viewer !== undefined && writerTenants(viewer).length > 0 ? `/rules/own/new?from=${id}` : undefined
      }
    />,
  );
}

async function fileAsked(c: WebContext, site: CreditSite, ending: string) {
  const id = (c.req.param("file") ?? "").slice(0, -ending.length);
  if (id.startsWith(ownPrefix)) {
    const own = await ownPackOf(site.db, tenantsIfAny(c), id);
    return { id, pack: own.pack, text: own.text };
  }
  const pack = site.packs().get(id);
  if (pack === undefined) throw new NotFound("There is no such rule here.");
  return { id, pack, text: packText(pack) };
}

function tenantsIfAny(c: WebContext): readonly string[] {
  const viewer = viewerOf(c);
  return viewer === undefined ? [] : tenantsOf(viewer);
}
