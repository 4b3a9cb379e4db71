import { z } from "zod";
import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  type SentValues,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { saveSearch } from "../../actions/searches/save-search.ts";
import { installationTenant, savedSearches } from "../../queries/saved-searches.ts";
import type { FindQuery } from "../../rules/finding/find-query.ts";
import { questionInWords } from "../../rules/finding/question-in-words.ts";
import { keptQuestion, questionOf, suggestedName } from "../../rules/searches/saved-search.ts";
import { findAddress } from "../../views/find-page.tsx";
import type { SearchFormValues } from "../../views/searches/digest-fields.tsx";
import { NewSearchPage } from "../../views/searches/new-search-page.tsx";
import { SearchesPage } from "../../views/searches/searches-page.tsx";
import { askedOf, findPage } from "../find.tsx";
import type { CatalogSite } from "../site.ts";
import { feedLinks } from "./feeds.ts";
import { rememberedSearches, rememberSearch } from "./remembered.ts";

const longestName = 120;

/** Fields of the form about an address; the second form, on a search's own page, has them too. */
export const digestFields = {
  email: z.email("Write one address, like name@example.org.").max(254),
  every: z.enum(["day", "week"], "Choose every day or every Monday.").default("day"),
};

const newSearch = z.object({
  name: z.string().trim().min(1).max(longestName),
  // Absent when the question is everything to come.
  query: z.string().max(8000).default(""),
  email: digestFields.email.optional(),
  every: digestFields.every,
});

/** What the fields are called in messages. */
export const searchLabels = { name: "Name", email: "E-mail", every: "How often", query: "The search" };

/** The list of searches, and the form that adds one. */
export function addSearchListRoutes(app: WebApp, site: CatalogSite): void {
  app.get("/searches", async (c) => {
    const tenantId = await installationTenant(site.db);
    const searches = await savedSearches(site.db, tenantId, rememberedSearches(c));
    const lines = searches.map((search) => ({
      search,
      questionWords: questionInWords(search.question, site.words.names),
      feeds: feedLinks(site, search),
    }));
    const flash = takeFlash(c);
    // A page without a form needs no token, and so sets no cookie.
    const token = flash === undefined ? "" : csrfToken(c);
    return c.html(<SearchesPage shell={site.shell(c)} lines={lines} flash={flash} csrfToken={token} />);
  });
  app.get("/searches/new", (c) => {
    const asked = askedOf(c);
    // Put right where it was asked, and saved from there.
    if (asked.problems.length > 0) return findPage(c, site, asked);
    const question = { ...asked.query, fitsMe: false };
    const name = suggestedName(question, questionInWords(question, site.words.names));
    return c.html(newSearchPage(c, site, { question, values: { name }, problems: [] }));
  });
  app.post("/searches", async (c) => {
    const sent = await readForm(c);
    const question = sentQuestion(sent);
    try {
      const { name, email, every } = await parseForm(c, newSearch, searchLabels);
      const digest = email === undefined ? undefined : { email, every };
      const id = await saveSearch(site.db, { name, question, digest }, site.publicUrl);
      rememberSearch(c, id);
      setFlash(c, { message: savedMessage(site, name, digest !== undefined) });
      return seeOther(c, `/searches/${id}`);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const page = { question, values: sentValues(sent), problems: error.problems };
      return c.html(newSearchPage(c, site, page), 422);
    }
  });
}

/** What was typed, to be shown again. */
export function sentValues(sent: SentValues): SearchFormValues {
  const text = (name: string) => (typeof sent[name] === "string" ? sent[name] : undefined);
  return { name: text("name"), email: text("email"), every: text("every") };
}

function savedMessage(site: CatalogSite, name: string, isAsked: boolean): string {
  return isAsked ? `Saved “${name}”. ${letterAsked(site)}` : `Saved “${name}”.`;
}

/** What is said once the letter is written that asks whether news by e-mail is wanted. */
export function letterAsked({ sendsMail = true }: CatalogSite): string {
  return sendsMail
    ? "We sent a letter that asks you to confirm. Nothing else comes until you do."
    : "No e-mail comes yet: no mail server is set here, so the letter that asks you to confirm has not left.";
}

// A hidden field: only a forged form holds anything but what we put there.
function sentQuestion({ query = "" }: SentValues): FindQuery {
  if (typeof query !== "string") throw new InvalidInput("The search was sent twice. Start again from Find.");
  try {
    return questionOf(query);
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    throw new InvalidInput("The search cannot be read. Start again from Find.", { cause });
  }
}

function newSearchPage(
  c: WebContext,
  site: CatalogSite,
  page: {
    readonly question: FindQuery;
    readonly values: SearchFormValues;
    readonly problems: readonly Problem[];
  },
) {
  return (
    <NewSearchPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      query={keptQuestion(page.question)}
      questionWords={questionInWords(page.question, site.words.names)}
      findHref={findAddress(page.question)}
      values={page.values}
      problems={page.problems}
      sendsMail={site.sendsMail ?? true}
    />
  );
}
