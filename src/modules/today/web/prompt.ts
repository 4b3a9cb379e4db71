import { z } from "zod";
import { signedIn } from "#modules/people";
import { dismissPrompt, keepReflection, reflectionPrompt } from "#modules/reflections";
import { InvalidInput } from "#platform/errors";
import { parseForm, seeOther, setFlash, type WebApp } from "#platform/http";
import { localDay, now } from "#platform/time";
import { showToday } from "./show-today.tsx";
import type { TodaySite } from "./site.ts";

const entry = z.string().max(100);
const line = z.object({ entry, line: z.string().max(20_000) });

/** The one prompt: a line about what was attended, kept from the page itself, or not asked for again. */
export function addPromptRoutes(app: WebApp, site: TodaySite): void {
  const { db } = site;
  app.post("/today/line", async (c) => {
    const viewer = signedIn(c);
    const sent = await parseForm(c, line);
    const today = localDay(viewer.zone ?? site.zone, now());
    const prompt = await reflectionPrompt(db, viewer.accountId, { today });
    const { title = "", topics = [] } = prompt?.id === sent.entry ? prompt : {};
    try {
      // For the writer alone, until they share it.
      const content = { level: "only me", title: "", body: sent.line, about: title, topics } as const;
      await keepReflection(db, viewer, { content: { ...content, entryId: sent.entry } });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const problem = error.problems.map(({ message }) => message).join(" ");
      return showToday(c, site, viewer, { problem, line: sent.line });
    }
    setFlash(c, { message: "Kept in your journal, for you alone." });
    return seeOther(c, "/");
  });
  app.post("/today/prompt/dismissal", async (c) => {
    const viewer = signedIn(c);
    const sent = await parseForm(c, z.object({ entry }));
    await dismissPrompt(db, viewer, { entryId: sent.entry, isDismissed: true });
    setFlash(c, {
      message: "You are not asked about it again.",
      undo: `/today/prompt/restoration/${sent.entry}`,
    });
    return seeOther(c, "/");
  });
  app.post("/today/prompt/restoration/:entry", async (c) => {
    await dismissPrompt(db, signedIn(c), { entryId: c.req.param("entry"), isDismissed: false });
    return seeOther(c, "/");
  });
}
