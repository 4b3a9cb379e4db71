import { InvalidInput, NotFound } from "#platform/errors";
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
import { changeCode, closeCommunity } from "../../actions/communities/keep-community.ts";
import { letIn, makeKeeper, removeMember, takeOver, takePostOut } from "../../actions/communities/tend.ts";
import { codeOf, communityOfKeeper } from "../../queries/communities/communities.ts";
import { type Member, membersOf } from "../../queries/communities/members.ts";
import { openReflection } from "../../queries/reading/one-reflection.ts";
import { dayWords } from "../../rules/words/when-words.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import { MembersPage, type ShownMember } from "../../views/communities/members-page.tsx";
import { TakeOutPage } from "../../views/communities/take-out-page.tsx";
import type { ReflectionSite } from "../site.ts";
import { communityOfMember } from "./of-member.ts";

const one = "/communities/:id{[0-9a-f-]{36}}";
const member = `${one}/members/:member{[0-9a-f-]{36}}`;
const post = `${one}/posts/:reflection{[0-9a-f-]{36}}/removal`;

/** Who is in a community, and what those who tend it do. */
export function addTendingRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(`${one}/members`, (c) => showMembers(c, site));
  for (const [act, work, message] of [
    ["acceptance", letIn, "They are in it now."],
    ["keeping", makeKeeper, "They tend it too."],
    ["removal", removeMember, "They are not in it any more."],
  ] as const)
    app.post(`${member}/${act}`, async (c) => {
      const [id, memberId] = [c.req.param("id"), c.req.param("member")];
      await work(site.db, signedIn(c), { id, memberId });
      setFlash(c, { message });
      return seeOther(c, `/communities/${id}/members`);
    });
  app.post(`${one}/keeping`, async (c) => {
    await takeOver(site.db, signedIn(c), c.req.param("id"));
    setFlash(c, { message: "You tend it now." });
    return seeOther(c, `/communities/${c.req.param("id")}`);
  });
  app.post(`${one}/code`, async (c) => {
    await changeCode(site.db, signedIn(c), c.req.param("id"));
    setFlash(c, { message: "There is a new code. The one before opens nothing." });
    return seeOther(c, `/communities/${c.req.param("id")}/members`);
  });
  for (const isClosed of [true, false])
    app.post(`${one}/closing${isClosed ? "" : "/removal"}`, async (c) => {
      const id = c.req.param("id");
      await closeCommunity(site.db, signedIn(c), { id, isClosed });
      setFlash(
        c,
        isClosed
          ? { message: "Closed. Its members still read it.", undo: `/communities/${id}/closing/removal` }
          : { message: "It is open again." },
      );
      return seeOther(c, `/communities/${id}/members`);
    });
  addPostRoutes(app, site);
}

function addPostRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(post, (c) => showPost(c, site));
  app.post(post, async (c) => {
    const [id, reflectionId] = [c.req.param("id"), c.req.param("reflection")];
    const because = sentText(await readForm(c), "because");
    try {
      await takePostOut(site.db, signedIn(c), { id, reflectionId, because });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      c.status(422);
      return showPost(c, site, { words: because, problems: error.problems });
    }
    setFlash(c, { message: "Taken out. Its writer reads why." });
    return seeOther(c, `/communities/${id}`);
  });
}

async function showMembers(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const community = await communityOfMember(c, site);
  const { closedAt, id, joining, name, own } = community;
  const members = await membersOf(site.db, id);
  const of = (state: Member["state"]) =>
    members
      .filter((each) => each.state === state)
      .map((each) => shown(each, { own: own?.journalId, zone: viewer.zone ?? site.zone }));
  return c.html(
    <MembersPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      id={id}
      name={name}
      members={of("member")}
      tending={
        own?.isKeeper === true
          ? {
              asking: of("asked"),
              code: joining === "code" ? await codeOf(site.db, community) : undefined,
              isClosed: closedAt !== undefined,
            }
          : undefined
      }
    />,
  );
}

function shown(
  { id, isKeeper, journalId, name, since, words }: Member,
  { own, zone }: { readonly own: string | undefined; readonly zone: string },
): ShownMember {
  return { id, name, isKeeper, words, isViewer: journalId === own, on: dayWords(since, zone) };
}

async function showPost(
  c: WebContext,
  site: ReflectionSite,
  sent: { readonly words: string; readonly problems: readonly FieldProblem[] } = { words: "", problems: [] },
) {
  const viewer = signedIn(c);
  const { id, name } = await communityOfKeeper(site.db, viewer, c.req.param("id") ?? "");
  const open = await openReflection(site.db, viewer, c.req.param("reflection") ?? "");
  const copy = open.copies.find(({ roomId }) => roomId === id);
  if (copy === undefined || open.whose === "own") throw new NotFound("It may be gone, or it is your own.");
  return c.html(
    <TakeOutPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      {...{ id, name, ...sent }}
      reflectionId={copy.id}
      headline={headlineOf(copy)}
      authorName={copy.authorName}
    />,
  );
}
