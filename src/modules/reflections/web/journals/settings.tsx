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
import { changeJournal } from "../../actions/journals/change-journal.ts";
import { block } from "../../actions/talking/follow.ts";
import { makeFeed, revokeFeed } from "../../actions/talking/keep-feed.ts";
import { blockedJournals, journalOf } from "../../queries/journals/journals.ts";
import { oftenOf } from "../../queries/letters/letters.ts";
import { secretFeeds } from "../../queries/reading/feeds.ts";
import { isSecretStream, secretStreams } from "../../rules/feeds/secret-streams.ts";
import { dayWords } from "../../rules/words/when-words.ts";
import { SettingsPage } from "../../views/journals/settings-page.tsx";
import type { ReflectionSite } from "../site.ts";

/** What the flash holds is the secret alone: it is shown as an address, once. */
const secretMark = "feed:";
const page = "/journal/settings";

/** Handle, pen name, secret feeds, and whom one blocks. */
export function addSettingsRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(page, (c) => show(c, site));
  app.post(page, async (c) => {
    const viewer = signedIn(c);
    const sent = await readForm(c);
    const details = {
      handle: sentText(sent, "handle").trim().replace(/^@/u, "").toLowerCase(),
      penName: sentText(sent, "penName").trim(),
      about: sentText(sent, "about").trim(),
    };
    try {
      await changeJournal(site.db, viewer, details);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      c.status(422);
      return show(c, site, { details, problems: error.problems });
    }
    setFlash(c, { message: "Saved, over everything you shared." });
    return seeOther(c, page);
  });
  app.post("/journal/feeds", async (c) => {
    const viewer = signedIn(c);
    const stream = sentText(await readForm(c), "stream");
    if (!isSecretStream(stream))
      throw new InvalidInput([{ where: "stream", message: "Choose what it is of." }]);
    const secret = await makeFeed(site.db, viewer, { stream, label: secretStreams[stream] });
    setFlash(c, { message: `${secretMark}${secret}` });
    return seeOther(c, page);
  });
  app.post("/journal/feeds/:id{[0-9a-f-]{36}}/removal", async (c) => {
    await revokeFeed(site.db, signedIn(c), c.req.param("id"));
    setFlash(c, { message: "That address leads nowhere any more." });
    return seeOther(c, page);
  });
  app.post("/journal/blocks/:id{[0-9a-f-]{36}}/removal", async (c) => {
    await block(site.db, signedIn(c), { journalId: c.req.param("id"), isBlocked: false });
    setFlash(c, { message: "You may meet again." });
    return seeOther(c, page);
  });
}

interface Sent {
  readonly details: { readonly handle: string; readonly penName: string; readonly about: string };
  readonly problems: readonly FieldProblem[];
}

async function show(c: WebContext, site: ReflectionSite, sent?: Sent) {
  const viewer = signedIn(c);
  const flash = takeFlash(c);
  const isSecret = flash?.message.startsWith(secretMark) === true;
  const journal = await journalOf(site.db, viewer.accountId);
  const zone = viewer.zone ?? site.zone;
  return c.html(
    <SettingsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={isSecret ? undefined : flash}
      problems={sent?.problems ?? []}
      handle={sent?.details.handle ?? journal?.handle ?? ""}
      penName={sent?.details.penName ?? journal?.penName ?? ""}
      about={sent?.details.about ?? journal?.about ?? ""}
      ownName={viewer.name}
      feeds={(await secretFeeds(site.db, viewer.accountId)).map(({ id, label, madeAt }) => ({
        id,
        label,
        madeOn: dayWords(madeAt, zone),
      }))}
      address={
        isSecret
          ? `${site.publicUrl}/journal/feeds/${flash.message.slice(secretMark.length)}/feed.atom`
          : undefined
      }
      streams={Object.entries(secretStreams)
        .filter(([value]) => value === "following" || viewer.positions.length > 0)
        .map(([value, label]) => ({ value, label }))}
      often={viewer.email === undefined ? undefined : await oftenOf(site.db, viewer.accountId)}
      blocked={await blockedJournals(site.db, viewer.accountId)}
    />,
  );
}
