import { z } from "zod";
import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  listOf,
  parseForm,
  readForm,
  seeOther,
  type SentValues,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { now } from "#platform/time";
import { makeToken, revokeToken } from "../../actions/tokens/make-token.ts";
import { tokensOf } from "../../queries/tokens/tokens.ts";
import { tokenEnd, usualTokenDays } from "../../rules/tokens/kept-token.ts";
import { scopeNames } from "../../rules/tokens/scopes.ts";
import { NewTokenPage, type TokenFormValues, TokensPage } from "../../views/tokens/tokens-page.tsx";
import { confirmed } from "../sign-in/confirmed.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";
import { onDay } from "../../rules/on-day.ts";

const form = z.object({
  name: z.string().trim().min(1, "Give it a name, such as the program’s.").max(100),
  scopes: listOf(z.enum(scopeNames as [(typeof scopeNames)[number]])).refine(
    (chosen) => chosen.length > 0,
    "Choose at least one thing it may do.",
  ),
  days: z.coerce.number().int().min(1).max(365, "A token lasts a year at most.").default(usualTokenDays),
});

/** The reader's tokens for programs. */
export function addTokenRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/me/tokens", async (c) => {
    const values = { scopes: [], days: String(usualTokenDays) };
    return c.html(await tokensPage(c, site, { values, problems: [] }));
  });
  app.post("/me/tokens", async (c) => {
    const viewer = confirmed(c, "/me/tokens");
    const sent = await readForm(c);
    try {
      const asked = await parseForm(c, form, { name: "Name", scopes: "What it may do", days: "Ends after" });
      const { text } = await makeToken(site.db, viewer, asked);
      c.header("cache-control", "no-store");
      const endsOn = onDay(tokenEnd(now(), asked.days), viewer.zone ?? site.zone);
      return c.html(<NewTokenPage shell={site.shell(c)} name={asked.name} text={text} endsOn={endsOn} />);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return c.html(await tokensPage(c, site, { values: sentValues(sent), problems: error.problems }), 422);
    }
  });
  app.post("/me/tokens/:id{[0-9a-f-]{36}}/revocation", async (c) => {
    const name = await revokeToken(site.db, signedIn(c), c.req.param("id"));
    setFlash(c, { message: `Revoked “${name}”. A program that still has it is refused from now on.` });
    return seeOther(c, "/me/tokens");
  });
}

async function tokensPage(
  c: WebContext,
  site: PeopleSite,
  { values, problems }: { readonly values: TokenFormValues; readonly problems: readonly Problem[] },
) {
  const viewer = signedIn(c);
  return (
    <TokensPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      tokens={await tokensOf(site.db, viewer.accountId)}
      values={values}
      problems={problems.map((each) => ({ ...each, where: each.where.split(".")[0] ?? "" }))}
      zone={viewer.zone ?? site.zone}
      now={now()}
    />
  );
}

function sentValues(sent: SentValues): TokenFormValues {
  const text = (name: string) => (typeof sent[name] === "string" ? sent[name] : undefined);
  const chosen = sent["scopes"];
  return {
    name: text("name"),
    scopes: Array.isArray(chosen) ? chosen.map(String) : typeof chosen === "string" ? [chosen] : [],
    days: text("days") ?? String(usualTokenDays),
  };
}
