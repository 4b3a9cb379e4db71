import { InvalidInput } from "#platform/errors";
import { csrfToken, readForm, seeOther, sentText, setFlash, type WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { stopLetters, wantLetters } from "../../actions/letters/want-letters.ts";
import { lettersBySecret } from "../../queries/letters/letters.ts";
import { isOften } from "../../rules/letters/letter-due.ts";
import { LettersEndPage } from "../../views/letters/letters.tsx";
import type { ReflectionSite } from "../site.ts";

const end = String.raw`/journal/letters/:secret{[\w-]{10,60}}/removal`;

/** Letters about what others said: how often they come, and the link that stops them. */
export function addLetterRoutes(app: WebApp, site: ReflectionSite): void {
  app.post("/journal/letters", async (c) => {
    const viewer = signedIn(c);
    const often = sentText(await readForm(c), "often");
    if (!isOften(often)) throw new InvalidInput([{ where: "often", message: "Choose how often." }]);
    await wantLetters(site, viewer, often);
    setFlash(c, { message: "Saved." });
    return seeOther(c, "/journal/settings");
  });
  app.get(end, async (c) => {
    const secret = c.req.param("secret") ?? "";
    const found = await lettersBySecret(site.db, secret);
    return c.html(
      <LettersEndPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        action={`/journal/letters/${secret}/removal`}
        isStopped={found === undefined || found.often === "never"}
      />,
    );
  });
  app.post(end, async (c) => {
    const secret = c.req.param("secret") ?? "";
    await stopLetters(site.db, secret);
    return seeOther(c, `/journal/letters/${secret}/removal`);
  });
}
