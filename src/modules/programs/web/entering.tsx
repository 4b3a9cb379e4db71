import { InvalidInput, NotFound } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { enterPrograms } from "../actions/entering/enter-program.ts";
import { removeMailAddress, renewMailAddress } from "../actions/mail-in/keep-mail-address.ts";
import { mailAddressOf } from "../queries/mail-in/mail-address.ts";
import { planOfStub, stubForm } from "../rules/entering/stub-form.ts";
import { NewProgramPage } from "../views/entering/new-program-page.tsx";
import { choicesFor, type ProgramsSite } from "./site.ts";

/** Telling what a branch did, in two minutes. */
export function addEnteringRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/new", async (c) => showForm(c, site, {}));
  app.post("/programs", async (c) => enter(c, site));
  app.post("/programs/mail-address", async (c) => {
    const viewer = signedIn(c);
    if (site.mailIn === undefined) throw new NotFound("This site takes no mail in.");
    await renewMailAddress(site.db, site.secret, viewer);
    setFlash(c, { message: "The address is new. One you had before is nobody’s now." });
    return seeOther(c, "/programs/new");
  });
  app.post("/programs/mail-address/removal", async (c) => {
    await removeMailAddress(site.db, signedIn(c));
    setFlash(c, { message: "The address is nobody’s now: mail to it is refused." });
    return seeOther(c, "/programs/new");
  });
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly audiences?: readonly string[];
  readonly problems?: readonly FieldProblem[];
}

async function showForm(c: WebContext, site: ProgramsSite, { values, audiences = [], problems = [] }: Sent) {
  const { accountId } = signedIn(c);
  const { branches, groups } = await choicesFor(c, site);
  const address =
    site.mailIn &&
    (await mailAddressOf(site.db, { secret: site.secret, domain: site.mailIn.domain }, accountId));
  return c.html(
    <NewProgramPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      branches={branches}
      groups={groups}
      values={values ?? {}}
      audiences={audiences}
      problems={problems}
      mailIn={site.mailIn && { address }}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function enter(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  try {
    const form = await parseForm(c, stubForm);
    const { level, groupId } = form.reader;
    const { held, attendance, cost } = form;
    const [kept] = await enterPrograms(site, viewer, [
      {
        organisationId: form.branch,
        plan: planOfStub(form),
        origin: "form",
        level,
        groupId,
        licence: form.licence,
        occasions: held === undefined ? [] : [{ heldOn: held, attendance, cents: cost }],
      },
    ]);
    const said = sentText(await readForm(c), "attendance").trim();
    const counted =
      attendance === undefined || /^[\d,]*$/u.test(said) ? "" : ` “${said}” is counted as ${attendance}.`;
    setFlash(c, { message: `It is shared.${counted} Fill in what you like, whenever you like.` });
    return seeOther(c, `/programs/${kept?.number ?? ""}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const sent = await readForm(c);
    return showForm(c, site, {
      values: textsOf(sent, [
        "title",
        "held",
        "attendance",
        "cost",
        "summary",
        "branch",
        "reader",
        "licence",
      ]),
      audiences: sentList(sent, "audience"),
      problems: error.problems,
    });
  }
}

/** What was typed into these fields. */
export function textsOf(sent: SentValues, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, sentText(sent, name)]));
}

/** What was ticked under one name. */
export function sentList(sent: SentValues, name: string): readonly string[] {
  const value = sent[name] ?? [];
  const all = typeof value === "string" || value instanceof File ? [value] : value;
  return all.filter((each) => typeof each === "string");
}
