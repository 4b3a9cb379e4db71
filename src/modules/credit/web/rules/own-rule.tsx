import { FlashNotice } from "#ui";
import { csrfToken, takeFlash, type WebContext } from "#platform/http";
import { isPermitted, tenantsOf, type Viewer, viewerOf } from "#modules/people";
import { NotFound } from "#platform/errors";
import { type OwnPack, ownPackOf } from "../../queries/packs/own-packs.ts";
import { packSentences } from "../../rules/packs/pack-sentences.ts";
import { RuleCare } from "../../views/rules/rule-care.tsx";
import { RulePage } from "../../views/rules/rule-page.tsx";
import { todayAt } from "../office.ts";
import type { CreditSite } from "../site.ts";

/** A rule of the reader's own library or their own, with what those who keep it may do. @throws NotFound for anybody else. */
export async function showOwnRule(c: WebContext, site: CreditSite, id: string) {
  const viewer = viewerOf(c);
  if (viewer === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  const own = await ownPackOf(site.db, tenantsOf(viewer), id);
  const today = todayAt(site);
  const mayWrite = mayChange(viewer, own);
  const token = csrfToken(c);
  return c.html(
    <RulePage
      shell={site.shell(c)}
      today={today}
      pack={own.pack}
      words={packSentences(own.pack, today)}
      notices={<FlashNotice flash={takeFlash(c)} csrfToken={token} />}
      care={<RuleCare own={own} mayWrite={mayWrite} csrfToken={token} zone={viewer.zone ?? site.zone} />}
      copy={mayWrite ? `/rules/own/new?from=${id}` : undefined}
    />,
  );
}

/** Whether someone may change this rule. */
function mayChange(viewer: Viewer, { tenantId }: Pick<OwnPack, "tenantId">): boolean {
  return isPermitted(viewer, "write rules", { tenantId });
}
