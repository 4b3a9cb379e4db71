import { NotFound } from "#platform/errors";
import { csrfToken, seeOther, setFlash, takeFlash, type WebApp, type WebContext } from "#platform/http";
import { signedIn, viewerOf } from "#modules/people";
import { Button, PostForm } from "#ui";
import { block, follow } from "../../actions/talking/follow.ts";
import type { JournalFace } from "../../queries/journals/journals.ts";
import { openJournal } from "../../queries/journals/open-journal.ts";
import { placeText, readPlace } from "../../rules/streams/cursor.ts";
import { StreamPage } from "../../views/reading/stream-page.tsx";
import { feedAlternates } from "../feeds/addresses.ts";
import { listed } from "../reading/listed.ts";
import type { ReflectionSite } from "../site.ts";

const perPage = 20;
const one = "/journals/:handle{[a-z0-9-]+}";

/** Somebody's journal, as whoever asks may read it: who may read nothing in it learns nothing of it. */
export function addJournalRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(one, (c) => show(c, site));
  for (const isDone of [true, false]) {
    const end = isDone ? "" : "/removal";
    app.post(`${one}/following${end}`, async (c) => {
      const { handle, id } = await readableJournal(c, site);
      await follow(site.db, signedIn(c), { followed: `journal:${id}`, isFollowed: isDone });
      setFlash(c, { message: isDone ? "You follow this journal." : "You no longer follow this journal." });
      return seeOther(c, `/journals/${handle}`);
    });
  }
  app.post(`${one}/blocking`, async (c) => {
    const { id } = await readableJournal(c, site);
    await block(site.db, signedIn(c), { journalId: id, isBlocked: true });
    setFlash(c, {
      message: "You will not meet here any more. They are not told.",
      undo: `/journal/blocks/${id}/removal`,
    });
    return seeOther(c, "/journal/settings");
  });
}

/** @throws NotFound when the one who asks may read nothing in it. */
async function readableJournal(c: WebContext, site: ReflectionSite): Promise<JournalFace> {
  const viewer = signedIn(c);
  const handle = c.req.param("handle") ?? "";
  const { journal, page } = await openJournal(site.db, viewer, { handle, limit: 1 });
  if (page.reflections.length === 0 || journal.accountId === viewer.accountId)
    throw new NotFound("It may be gone, or it is not yours to read.");
  return journal;
}

async function show(c: WebContext, site: ReflectionSite) {
  const viewer = viewerOf(c);
  const handle = c.req.param("handle") ?? "";
  const before = readPlace(c.req.query("before") ?? "");
  const { isFollowed, journal, page } = await openJournal(site.db, viewer, {
    handle,
    before,
    limit: perPage,
  });
  const { next, reflections } = page;
  const isOwn = journal.accountId === viewer?.accountId;
  if (reflections.length === 0 && before === undefined && !isOwn)
    throw new NotFound("It may be gone, or it is not yours to read.");
  const address = `/journals/${journal.handle}`;
  const isOpen = reflections.some(({ level }) => level === "everyone");
  return c.html(
    <StreamPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      current="/reflections"
      title={reflections[0]?.authorName ?? `@${journal.handle}`}
      lede={journal.about === "" ? `@${journal.handle}` : `@${journal.handle} · ${journal.about}`}
      actions={viewer !== undefined && !isOwn && readersButtons(c, journal, isFollowed)}
      tabs={[]}
      reflections={reflections.map((each) => listed(site, each, viewer?.zone ?? site.zone))}
      next={next && `${address}?before=${encodeURIComponent(placeText(next))}`}
      empty="Nothing of yours is shared with anyone else here yet."
      alternates={isOpen ? feedAlternates(address) : []}
      isUnlisted={!isOpen}
    />,
  );
}

function readersButtons(c: WebContext, { handle }: JournalFace, isFollowed: boolean) {
  return (
    <>
      <PostForm
        action={`/journals/${handle}/following${isFollowed ? "/removal" : ""}`}
        csrfToken={csrfToken(c)}
      >
        <Button tone="quiet">{isFollowed ? "Follow no longer" : "Follow"}</Button>
      </PostForm>
      <PostForm action={`/journals/${handle}/blocking`} csrfToken={csrfToken(c)}>
        <Button tone="text">Block</Button>
      </PostForm>
    </>
  );
}
