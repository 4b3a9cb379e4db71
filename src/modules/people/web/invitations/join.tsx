import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  requestAddress,
  seeOther,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { z } from "zod";
import { joinAsNew, joinWithAccount } from "../../actions/invitations/join.ts";
import { giveBackTry, takeTry } from "../../actions/sign-in/tries.ts";
import { type OpenInvitation, openInvitation } from "../../queries/invitations/invitations.ts";
import { readEmail } from "../../rules/imports/cell-values.ts";
import { typedCode } from "../../rules/invitations/code.ts";
import { lettersWritten } from "../../rules/letters-left.ts";
import { isThisMachine, waitInWords } from "../../rules/sign-in/tries.ts";
import {
  AcceptPage,
  InvitationWaitPage,
  JoinPage,
  NoInvitationPage,
} from "../../views/invitations/pages.tsx";
import { deviceOf } from "../sign-in/finish-sign-in.ts";
import type { PeopleSite } from "../site.ts";
import { keepSession, viewerOf } from "../viewer.ts";

const one = "/join/:secret{[A-Za-z0-9_-]{8,64}}";

/** Typing a code, or opening a letter's link; then taking the place up. Tries that lead nowhere are counted. */
export function addJoinRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/join", (c) => joinPage(c, site, { typed: "", problems: [] }));
  app.post("/join", async (c) => {
    const { code: typed } = await parseForm(c, z.object({ code: z.string().trim().max(60).default("") }));
    const code = typedCode(typed);
    const found = code === undefined ? undefined : await invitationFor(c, site, code);
    if (found?.invitation !== undefined && code !== undefined) return seeOther(c, `/join/${code}`);
    const message =
      found?.wait === undefined
        ? "This code cannot be used. Look at the sheet again: it has eight letters, no numbers."
        : `There were too many tries. Wait ${waitInWords(found.wait)}, then try again.`;
    if (found?.wait === undefined) c.status(422);
    else sayWait(c, found.wait);
    return joinPage(c, site, { typed, problems: [{ where: "code", message }] });
  });
  app.get(one, async (c) => {
    const { invitation, wait } = await invitationFor(c, site, c.req.param("secret"));
    if (invitation === undefined) return nothing(c, site, wait);
    const words = { name: invitation.staffName, email: invitation.sentTo ?? invitation.staffEmail ?? "" };
    return acceptPage(c, site, { invitation, words, problems: [] });
  });
  app.post(one, (c) => accept(c, site, c.req.param("secret")));
}

/** The invitation, and how long to wait when too many tries led nowhere. */
async function invitationFor(
  c: WebContext,
  site: PeopleSite,
  secret: string,
): Promise<{ readonly invitation?: OpenInvitation | undefined; readonly wait?: number | undefined }> {
  const counted = [{ budget: "address" as const, of: requestAddress(c) }];
  const wait = await takeTry(site.db, site.secret, counted);
  if (wait > 0) return { wait };
  const invitation = await openInvitation(site.db, site.secret, secret);
  if (invitation !== undefined) await giveBackTry(site.db, site.secret, counted);
  return { invitation };
}

const parameters = z.object({
  name: z.string().trim().max(150).default(""),
  email: z.string().trim().max(254).default(""),
});

async function accept(c: WebContext, site: PeopleSite, secret: string): Promise<Response> {
  const { invitation, wait } = await invitationFor(c, site, secret);
  if (invitation === undefined) return nothing(c, site, wait);
  const viewer = viewerOf(c);
  const done = (more = "") => {
    setFlash(c, { message: `Welcome to ${invitation.library}. This is what it holds about you.${more}` });
    return seeOther(c, `/staff/${invitation.staffId}`);
  };
  if (viewer !== undefined) {
    await joinWithAccount(site.db, viewer, invitation);
    return done();
  }
  const words = await parseForm(c, parameters);
  try {
    const problems = problemsOf(words);
    if (problems.length > 0) throw new InvalidInput(problems);
    const email = readEmail(words.email).value;
    const isAsked = email !== undefined && email !== invitation.sentTo;
    if (isAsked) await takeLetterTry(c, site, email);
    const person = { name: words.name, email, device: deviceOf(c) };
    keepSession(c, await joinAsNew(site.db, person, invitation, site));
    const letter = lettersWritten(`A letter to ${email}`, true, site);
    return done(isAsked ? ` ${letter} Open its link, and you sign in with it.` : "");
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    c.status(422);
    return acceptPage(c, site, { invitation, words, problems: error.problems });
  }
}

/** Whoever has a code can have letters sent with it: no more of them than the sign-in page sends. @throws InvalidInput */
async function takeLetterTry(c: WebContext, site: PeopleSite, email: string): Promise<void> {
  const address = requestAddress(c);
  const wait = await takeTry(site.db, site.secret, [
    { budget: "letter", of: email },
    ...(isThisMachine(address) ? [] : [{ budget: "letter from", of: address } as const]),
  ]);
  if (wait > 0)
    throw new InvalidInput([
      { where: "email", message: `Several letters were just asked for. Wait ${waitInWords(wait)}.` },
    ]);
}

function problemsOf({ name, email }: z.output<typeof parameters>): readonly Problem[] {
  const problems: Problem[] = [];
  if (name === "") problems.push({ where: "name", message: "Say what you are called." });
  if (readEmail(email).wrong !== undefined)
    problems.push({ where: "email", message: "Give your e-mail address, like name@library.example." });
  return problems;
}

function joinPage(
  c: WebContext,
  site: PeopleSite,
  form: { readonly typed: string; readonly problems: readonly Problem[] },
) {
  return c.html(<JoinPage shell={site.shell(c)} csrfToken={csrfToken(c)} {...form} />);
}

function acceptPage(
  c: WebContext,
  site: PeopleSite,
  form: {
    readonly invitation: OpenInvitation;
    readonly words: { readonly name: string; readonly email: string };
    readonly problems: readonly Problem[];
  },
) {
  const { library, staffName } = form.invitation;
  const viewer = viewerOf(c);
  return c.html(
    <AcceptPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      secret={c.req.param("secret") ?? ""}
      library={library}
      staffName={staffName}
      account={viewer && { name: viewer.name }}
      words={form.words}
      problems={form.problems}
    />,
  );
}

/** Nothing is looked up while one has to wait: a good link and a mistyped one get the same answer. */
function nothing(c: WebContext, site: PeopleSite, waitSeconds: number | undefined) {
  if (waitSeconds === undefined) {
    c.status(404);
    return c.html(<NoInvitationPage shell={site.shell(c)} />);
  }
  sayWait(c, waitSeconds);
  return c.html(<InvitationWaitPage shell={site.shell(c)} wait={waitInWords(waitSeconds)} />);
}

function sayWait(c: WebContext, seconds: number): void {
  c.status(429);
  c.header("retry-after", String(seconds));
}
