import { Conflict, InvalidInput } from "#platform/errors";
import { csrfToken, parseForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { regionCode } from "#platform/places";
import { isSameSecret } from "#platform/secrets";
import { localDay, now } from "#platform/time";
import { z } from "zod";
import { setUpAlone, setUpLibrary } from "../../actions/set-up/set-up.ts";
import { setUpSample } from "../../actions/set-up/set-up-sample.ts";
import { readEmail } from "../../rules/imports/cell-values.ts";
import { SetUpPage, type SetUpPageProps, type SetUpWords } from "../../views/set-up/set-up-page.tsx";
import type { PeopleSite } from "../site.ts";
import { deviceOf } from "../sign-in/finish-sign-in.ts";
import { installationFor, keepSession, viewerOf } from "../viewer.ts";
import { isOwnMachine } from "./own-machine.ts";

/** The first run: who this installation is for. Once; afterwards there is nothing here. */
export function addSetUpRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/set-up", (c) => {
    // An old bookmark, or the page of another browser: nothing is wrong, it is only done.
    if (installationFor(c) !== undefined) return seeOther(c, viewerOf(c) === undefined ? "/sign-in" : "/");
    return setUpPage(c, site, { sent: undefined, words: blank(site), problems: [] });
  });
  for (const form of ["alone", "library"] as const) app.post(`/set-up/${form}`, (c) => setUp(c, site, form));
  app.post("/set-up/sample", (c) => lookAround(c, site));
}

const text = (longest: number) => z.string().trim().max(longest).default("");

const parameters = z.object({
  name: text(150),
  email: text(254),
  zone: text(100),
  library: text(200),
  kind: z.enum(["system", "district", "consortium", "state"]).default("system"),
  state: text(60),
  code: text(60),
  sample: z.enum(["keep", "remove"]).default("keep"),
});

function refuseWhenSetUp(c: WebContext): void {
  if (installationFor(c) !== undefined) throw new Conflict("Carrel was set up before. Sign in instead.");
}

async function setUp(c: WebContext, site: PeopleSite, form: "alone" | "library"): Promise<Response> {
  refuseWhenSetUp(c);
  const words = await parseForm(c, parameters);
  const problems = [...problemsOf(words, form), ...codeProblems(c, site, words.code)];
  if (problems.length > 0) {
    c.status(422);
    return setUpPage(c, site, { sent: form, words, problems });
  }
  const person = {
    name: words.name,
    email: words.email === "" ? undefined : readEmail(words.email).value,
    zone: words.zone,
    device: deviceOf(c),
  };
  const library = { name: words.library, kind: words.kind, region: regionCode(words.state) };
  const { token } =
    form === "alone" ? await setUpAlone(site.db, person) : await setUpLibrary(site.db, library, person);
  if (words.sample === "remove") await site.sample?.remove();
  site.installation.forget();
  keepSession(c, token);
  setFlash(c, { message: `Welcome, ${person.name}. Carrel is yours.` });
  return seeOther(c, form === "alone" ? "/" : "/organisation");
}

async function lookAround(c: WebContext, site: PeopleSite): Promise<Response> {
  refuseWhenSetUp(c);
  const words = await parseForm(c, parameters);
  const problems = codeProblems(c, site, words.code);
  if (problems.length > 0) {
    c.status(422);
    return setUpPage(c, site, { sent: "sample", words: { ...blank(site), ...words }, problems });
  }
  const given = { zone: site.zone, device: deviceOf(c), today: localDay(site.zone, now()) };
  const { token } = await setUpSample(site.db, given, site.fillSample);
  site.installation.forget();
  keepSession(c, token);
  setFlash(c, { message: "You are Sam Sample, who runs a library system made up from end to end." });
  return seeOther(c, "/team");
}

function problemsOf(words: z.output<typeof parameters>, form: "alone" | "library"): InvalidInput["problems"] {
  const problems: { readonly where: string; readonly message: string }[] = [];
  if (form === "library" && words.library === "")
    problems.push({ where: "library", message: "Say what the library is called." });
  if (words.state !== "" && regionCode(words.state) === undefined)
    problems.push({
      where: "state",
      message: "This is not a state. Write its name or its two letters, or leave it empty.",
    });
  if (words.name === "") problems.push({ where: "name", message: "Say what you are called." });
  if (words.email === "" && form === "library")
    problems.push({ where: "email", message: "Give your e-mail address: you sign in with it." });
  if (words.email !== "" && readEmail(words.email).wrong !== undefined)
    problems.push({
      where: "email",
      message: "This is not an e-mail address. Write one like name@library.example.",
    });
  if (words.zone !== "UTC" && !Intl.supportedValuesOf("timeZone").includes(words.zone))
    problems.push({ where: "zone", message: "Choose a time zone from the list." });
  return problems;
}

// Whoever reaches a server that is not set up could take it: only who runs it knows the code it printed.
function codeProblems(c: WebContext, site: PeopleSite, code: string): InvalidInput["problems"] {
  if (isOwnMachine(c, site.publicUrl) || isSameSecret(code, site.setUpCode)) return [];
  return [{ where: "code", message: "Type the code that the server printed when it was started." }];
}

function blank(site: PeopleSite): SetUpWords {
  return { name: "", email: "", zone: site.zone, library: "", kind: "system", state: "", sample: "keep" };
}

async function setUpPage(
  c: WebContext,
  site: PeopleSite,
  form: Pick<SetUpPageProps, "sent" | "words" | "problems">,
) {
  return c.html(
    <SetUpPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      hasSample={(await site.sample?.isShown()) ?? false}
      asksCode={!isOwnMachine(c, site.publicUrl)}
      {...form}
    />,
  );
}
