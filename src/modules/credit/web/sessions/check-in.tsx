import {
  csrfToken,
  readForm,
  requestAddress,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { now, parseInstant } from "#platform/time";
import { giveBackTry, takeTry, viewerOf, waitInWords } from "#modules/people";
import type { FieldProblem } from "#ui";
import { checkIn, openDoor, type OpenDoor } from "../../actions/sessions/check-in.ts";
import { sessionWhen } from "../../rules/sessions/when-words.ts";
import { CheckedInPage, CheckInPage } from "../../views/sessions/check-in-pages.tsx";
import type { CreditSite } from "../site.ts";

/** Checking in on one's own phone. Codes that lead nowhere are counted: they are short enough to be typed. */
export function addCheckInRoutes(app: WebApp, site: CreditSite): void {
  app.get("/check-in", (c) => page(c, site, { text: emptyText, problems: [], door: undefined }));
  app.post("/check-in", (c) => take(c, site));
  app.get("/check-in/done", (c) => {
    const done = takeFlash(c);
    return c.html(<CheckedInPage shell={site.shell(c)} message={done?.message} />);
  });
  app.get("/check-in/:code{[A-Za-z-]{12,16}}", async (c) => {
    const code = c.req.param("code");
    const seen = c.req.query("seen") ?? "";
    const { door, problem } = await doorOf(c, site, { code, seen });
    // Whoever types slowly, or signs in first, has seen it now.
    const shown = seen === "" ? String(parseInstant(now()) ?? 0) : seen;
    return page(c, site, {
      text: { ...emptyText, code, seen: door === undefined ? "" : shown },
      problems: problem === undefined ? [] : [problem],
      door,
    });
  });
}

interface CheckInText {
  readonly code: string;
  readonly seen: string;
  readonly name: string;
  readonly email: string;
}

const emptyText: CheckInText = { code: "", seen: "", name: "", email: "" };

async function doorOf(
  c: WebContext,
  site: CreditSite,
  { code, seen }: Pick<CheckInText, "code" | "seen">,
): Promise<{ readonly door?: OpenDoor | undefined; readonly problem?: FieldProblem | undefined }> {
  // Who is signed in is not held up by what others of the same room try.
  const viewer = viewerOf(c);
  const of = viewer === undefined ? requestAddress(c) : `account ${viewer.accountId}`;
  const counted = [{ budget: "address" as const, of }];
  const wait = await takeTry(site.db, site.secret, counted);
  if (wait > 0)
    return {
      problem: {
        where: "code",
        message: `There were too many codes that are not shown anywhere. Wait ${waitInWords(wait)}, then try again.`,
      },
    };
  const seenAt = /^\d{9,11}$/u.test(seen) ? Number(seen) : undefined;
  const door = await openDoor(site.db, site.secret, { code, seen: seenAt });
  if (door === undefined)
    return {
      problem: {
        where: "code",
        message:
          "This code is not shown now. Look at the organizer’s screen: it shows a new one every minute.",
      },
    };
  await giveBackTry(site.db, site.secret, counted);
  return { door };
}

const longestName = 150;
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

async function take(c: WebContext, site: CreditSite) {
  const sent = await readForm(c);
  const text: CheckInText = {
    code: sentText(sent, "code"),
    seen: sentText(sent, "seen"),
    name: sentText(sent, "name").trim(),
    email: sentText(sent, "email").trim(),
  };
  const viewer = viewerOf(c);
  const { door, problem } = await doorOf(c, site, text);
  const problems = [
    ...(problem === undefined ? [] : [problem]),
    ...(viewer === undefined ? problemsOf(text) : []),
  ];
  if (door === undefined || problems.length > 0) return page(c, site, { text, problems, door });
  const { name } = await checkIn(
    site.db,
    door,
    viewer === undefined ? { name: text.name, email: text.email } : { viewer },
  );
  setFlash(c, { message: `${name} is checked in: ${door.session.title}.` });
  return seeOther(c, "/check-in/done");
}

function problemsOf({ name, email }: CheckInText): readonly FieldProblem[] {
  return [
    ...(name === "" || name.length > longestName ? [{ where: "name", message: "Write your name." }] : []),
    ...(address.test(email) && email.length <= 254
      ? []
      : [{ where: "email", message: "Write your e-mail address, like name@library.example." }]),
  ];
}

function page(
  c: WebContext,
  site: CreditSite,
  shown: {
    readonly text: CheckInText;
    readonly problems: readonly FieldProblem[];
    readonly door: OpenDoor | undefined;
  },
) {
  const { text, problems, door } = shown;
  const viewer = viewerOf(c);
  if (problems.length > 0) c.status(422);
  const seen = text.seen === "" ? "" : `?seen=${text.seen}`;
  return c.html(
    <CheckInPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      session={door && { title: door.session.title, when: sessionWhen(door.session) }}
      account={viewer && { name: viewer.name }}
      text={text}
      problems={problems}
      nowSeconds={parseInstant(now()) ?? 0}
      address={door === undefined ? "/check-in" : `/check-in/${text.code}${seen}`}
    />,
  );
}
