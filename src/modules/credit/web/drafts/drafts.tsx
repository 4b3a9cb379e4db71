import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import { proposeDraft } from "../../actions/drafts/propose-draft.ts";
import { evidenceProblem } from "../../actions/record/keep-evidence.ts";
import { DraftPage } from "../../views/drafts/draft-page.tsx";
import type { CreditSite } from "../site.ts";

/** Drafts of entries, proposed from what a certificate says. */
export function addDraftRoutes(app: WebApp, site: CreditSite): void {
  app.get("/record/drafts/new", (c) => {
    signedIn(c);
    return show(c, site, { text: "", problem: undefined });
  });
  app.post("/record/drafts", async (c) => {
    const { accountId } = signedIn(c);
    const sent = await readForm(c);
    const text = sentText(sent, "text").slice(0, 20_000);
    const given = sent["file"];
    const file =
      given instanceof File && given.size > 0
        ? { name: given.name, bytes: new Uint8Array(await given.arrayBuffer()) }
        : undefined;
    const problem = problemOf(text, file);
    if (problem !== undefined) return show(c, site, { text, problem });
    const { id, words } = await proposeDraft(site, accountId, { text, file });
    setFlash(c, { message: ["A draft: look it over, and keep it.", ...words].join(" ").slice(0, 1000) });
    return seeOther(c, `/record/entries/${id}`);
  });
}

function problemOf(
  text: string,
  file: { readonly name: string; readonly bytes: Uint8Array } | undefined,
): string | undefined {
  if (file === undefined) return text.trim() === "" ? "Paste something, or choose a file." : undefined;
  return /\.txt$/iu.test(file.name) && file.bytes.length < 200_000 ? undefined : evidenceProblem(file);
}

function show(
  c: WebContext,
  site: CreditSite,
  { text, problem }: { readonly text: string; readonly problem: string | undefined },
) {
  if (problem !== undefined) c.status(422);
  const problems = problem === undefined ? [] : [{ where: "file", message: problem }];
  return c.html(<DraftPage shell={site.shell(c)} csrfToken={csrfToken(c)} text={text} problems={problems} />);
}
