import { type DocumentSource, fetchedDocuments, firstOf } from "#platform/credentials";
import { csrfToken, readForm, sentText, type WebApp, type WebContext } from "#platform/http";
import { now } from "#platform/time";
import type { FieldProblem } from "#ui";
import { verifyBadge } from "../../actions/badges/verify-badge.ts";
import { ownDocuments } from "../../actions/certificates/own-documents.ts";
import { type ShownVerdict, VerifyPage } from "../../views/certificates/verify-page.tsx";
import type { CreditSite } from "../site.ts";

const mostFileBytes = 4_000_000;
/** Longer than any credential in one piece; pictures come as files. */
const mostTextLength = 500_000;
/** Of others' servers, for one badge: its issuer, its list, its endorsements'. */
const mostLookUps = 8;

/** The page on which anyone checks any badge. Nothing that is sent is kept. */
export function addVerifyRoutes(app: WebApp, site: CreditSite): void {
  app.get("/verify", (c) => page(c, site, { text: "", looksOnline: false, problems: [] }));
  app.post("/verify", async (c) => {
    const sent = await readForm(c);
    const text = sentText(sent, "credential");
    const looksOnline = sentText(sent, "online") === "yes";
    const file = sent["file"];
    const chosen = file instanceof File && file.size > 0 ? file : undefined;
    const problem = problemWith(chosen, text);
    if (problem !== undefined) return page(c, site, { text, looksOnline, problems: [problem] });
    const bytes =
      chosen === undefined ? new TextEncoder().encode(text) : new Uint8Array(await chosen.arrayBuffer());
    const verdict = await verifyBadge(bytes, { documents: documentsFor(site, looksOnline), asOf: now() });
    return page(c, site, { text, looksOnline, problems: [], verdict });
  });
}

function problemWith(file: File | undefined, text: string): FieldProblem | undefined {
  if (file === undefined && text.trim() === "")
    return { where: "file", message: "Choose a file, or paste the text of a credential below." };
  if (file !== undefined && file.size > mostFileBytes)
    return { where: "file", message: "The file is larger than 4 MB; no badge is." };
  if (file === undefined && text.length > mostTextLength)
    return { where: "credential", message: "The text is longer than any badge is. Send it as a file." };
  return undefined;
}

function documentsFor(site: CreditSite, looksOnline: boolean): DocumentSource {
  const own = ownDocuments(site.db, site);
  return looksOnline
    ? firstOf([
        own,
        atMost(
          mostLookUps,
          fetchedDocuments(() => site.fetch),
        ),
      ])
    : own;
}

/** A badge can name any number of addresses: so many are asked, and no more. */
function atMost(count: number, source: DocumentSource): DocumentSource {
  let left = count;
  return async (url) => {
    if (left === 0) return { found: false, why: "It names more addresses than are looked up for one badge." };
    left -= 1;
    return source(url);
  };
}

function page(
  c: WebContext,
  site: CreditSite,
  shown: {
    readonly text: string;
    readonly looksOnline: boolean;
    readonly problems: readonly FieldProblem[];
    readonly verdict?: ShownVerdict;
  },
) {
  if (shown.problems.length > 0) c.status(422);
  return c.html(
    <VerifyPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      text={shown.text}
      looksOnline={shown.looksOnline}
      problems={shown.problems}
      verdict={shown.verdict}
    />,
  );
}
