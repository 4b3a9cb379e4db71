import { csrfToken, listOf, parseForm, type WebApp, type WebContext } from "#platform/http";
import { localDay, now } from "#platform/time";
import { z } from "zod";
import { wordsOfListing } from "../../rules/by-hand.ts";
import { sessionLine } from "../../rules/finding/when.ts";
import { normaliseRecord } from "../../rules/normalise/normalise-record.ts";
import { pastedMessage, readMessage } from "../../rules/readers/index.ts";
import type { SourceRecord } from "../../rules/record.ts";
import { NewSourcePage } from "../../views/sources/new-source-page.tsx";
import { type Proposal, ProposalsPage } from "../../views/sources/proposals-page.tsx";
import type { CatalogSite } from "../site.ts";
import { byHandPage, sentWords } from "./by-hand.tsx";

const mostProposals = 50;

/** E-mails that announce something: what they say is proposed, never kept by itself. */
export function addMessageRoutes(app: WebApp, site: CatalogSite): void {
  app.post("/sources/messages", async (c) => {
    const { message, file } = await parseForm(
      c,
      z.object({ message: z.string().max(2_000_000).optional(), file: z.instanceof(File).optional() }),
    );
    if (file !== undefined) return showProposals(c, site, new Uint8Array(await file.arrayBuffer()));
    if (message !== undefined) return showProposals(c, site, pastedMessage(message), message);
    return askAgain(c, site, "Paste an e-mail, or choose a saved one.");
  });
  app.post("/sources/by-hand/drafts", async (c) => {
    const { doubt } = await parseForm(c, z.object({ doubt: listOf(z.string().max(1000)) }));
    return c.html(byHandPage(c, site, { words: await sentWords(c), problems: [], doubts: doubt }));
  });
}

/** What an e-mail announces: one in the form for a person to check, several as a list of such. */
export async function showProposals(
  c: WebContext,
  site: CatalogSite,
  message: Uint8Array | string,
  typed?: string,
): Promise<Response> {
  const { records, problems } = await readMessage(message, { defaultZone: site.zone, now: now() });
  const proposals = records.slice(0, mostProposals).map((record) => proposal(site, record));
  const [first] = proposals;
  if (first === undefined)
    return askAgain(c, site, problems[0]?.message ?? "Nothing was announced in this message.", typed);
  if (proposals.length > 1)
    return c.html(<ProposalsPage shell={site.shell(c)} csrfToken={csrfToken(c)} proposals={proposals} />);
  return c.html(byHandPage(c, site, { words: first.words, problems: [], doubts: first.doubts }));
}

function proposal(site: CatalogSite, record: SourceRecord): Proposal {
  const { vocabulary, gazetteer } = site.words;
  const listing = normaliseRecord(record, { vocabulary, gazetteer, today: localDay(site.zone, now()) });
  const [session] = listing.sessions;
  const rest = listing.sessions.length - 1;
  return {
    words: wordsOfListing(listing, site.zone),
    when: session === undefined ? "No date was found" : sessionLine(session, session.zone ?? site.zone),
    doubts: [
      "It comes from an e-mail: compare it with what the e-mail says.",
      ...(rest > 0
        ? [`It has ${rest} more ${rest === 1 ? "date" : "dates"}: only the first is taken over here.`]
        : []),
      ...listing.warnings,
    ],
  };
}

function askAgain(c: WebContext, site: CatalogSite, message: string, typed?: string) {
  return c.html(
    <NewSourcePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      way="message"
      problems={[{ where: "message", message }]}
      values={{ message: typed }}
    />,
    422,
  );
}
