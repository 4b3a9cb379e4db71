import { csrfToken, type SentValues, sentText, takeFlash, type WebContext } from "#platform/http";
import { signedIn } from "#modules/people";
import { credentialsOf } from "../../queries/record/credentials.ts";
import { entryChoices } from "../../rules/record/entry-choices.ts";
import type { EntryText } from "../../rules/record/entry-form.ts";
import { EntryFormPage, type EntryFormPageProps } from "../../views/record/entry-form-page.tsx";
import { packsOf } from "../packs-of.ts";
import type { CreditSite } from "../site.ts";
import { todayFor } from "./record.tsx";
import { textsOf } from "./sent-texts.ts";

/** What an entry's form is shown with, apart from what every one has. */
export type ShownForm = Omit<EntryFormPageProps, "shell" | "csrfToken" | "choices" | "problems" | "flash"> & {
  readonly problems?: EntryFormPageProps["problems"];
};

/** The form of one entry, new or kept, offering what the credentials held look for. */
export async function showForm(c: WebContext, site: CreditSite, shown: ShownForm) {
  const credentials = await credentialsOf(site.db, signedIn(c).accountId);
  const today = todayFor(c, site);
  const packs = await packsOf(c, site);
  const held = credentials.flatMap((credential) => {
    const pack = packs.get(credential.packId);
    const hasEnded = credential.endedOn !== undefined && credential.endedOn < today;
    return pack === undefined || hasEnded ? [] : [{ credential, pack }];
  });
  const { topics, measure } = shown.text;
  const source = { held, topics: site.words.vocabulary.terms.topics, chosenTopics: topics, measure };
  return c.html(
    <EntryFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      choices={entryChoices(source, today)}
      flash={takeFlash(c)}
      problems={[]}
      {...shown}
    />,
  );
}

const approvalPrefix = "preApproved-";

/** The fields of an entry's form as they were sent. */
export function entryText(sent: SentValues): EntryText {
  const text = (name: string) => sentText(sent, name);
  return {
    title: text("title"),
    provider: text("provider"),
    day: text("day"),
    lastDay: text("lastDay"),
    amount: text("amount"),
    measure: text("measure") || "hours",
    mode: text("mode"),
    topics: textsOf(sent, "topic"),
    categories: textsOf(sent, "category"),
    approvedBy: textsOf(sent, "approvedBy"),
    preApproved: Object.fromEntries(
      Object.keys(sent)
        .filter((name) => name.startsWith(approvalPrefix))
        .map((name) => [name.slice(approvalPrefix.length), text(name)]),
    ),
    endorsements: textsOf(sent, "endorsement"),
    activity: text("activity"),
    proofOnPaper: textsOf(sent, "paper"),
    relation: text("relation"),
    description: text("description"),
    place: text("place"),
  };
}
