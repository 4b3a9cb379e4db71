import { csrfToken, takeFlash, type WebContext } from "#platform/http";
import { digest } from "#platform/secrets";
import { localDay, now } from "#platform/time";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { writersCommunities } from "../../queries/communities/communities.ts";
import { isGoingOn } from "../../rules/communities/community.ts";
import { whenWords } from "../../rules/words/when-words.ts";
import type { DraftContent } from "../../rules/writing/draft.ts";
import { ConflictPage } from "../../views/writing/conflict-page.tsx";
import { WritePage } from "../../views/writing/write-page.tsx";
import type { ReflectionSite } from "../site.ts";
import { levelsFor } from "./draft-form.ts";
import { filingFor, questionsFor } from "./form-extras.ts";

/** A form to show: new, gone on with, or sent back. */
export interface ShownForm {
  readonly id: string;
  readonly version: number;
  readonly changesVersion: number | undefined;
  readonly content: DraftContent;
  readonly problems?: readonly FieldProblem[];
  readonly alternative?: string;
  readonly isPreviewed?: boolean;
}

/** The form, with whatever was typed in it. */
export async function showForm(c: WebContext, site: ReflectionSite, form: ShownForm) {
  const viewer = signedIn(c);
  const { problems = [] } = form;
  const { communities: chosen = [] } = form.content;
  const today = localDay(viewer.zone ?? site.zone, now());
  const communities = (await writersCommunities(site.db, viewer)).filter(
    (each) => isGoingOn(each, today) || chosen.includes(each.id),
  );
  return c.html(
    <WritePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      id={form.id}
      version={form.version}
      changesVersion={form.changesVersion}
      content={form.content}
      alternative={form.alternative ?? ""}
      deviceKey={deviceKey(viewer.accountId, form.id)}
      isPreviewed={form.isPreviewed ?? false}
      questions={await questionsFor(c, site, form.content)}
      filing={await filingFor(c, site, form.content)}
      levels={levelsFor(viewer.positions.length > 0)}
      communities={communities}
      topics={site.words.vocabulary.terms.topics}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

/** Both texts beside each other. */
export function showConflict(
  c: WebContext,
  site: ReflectionSite,
  conflict: Pick<ShownForm, "id" | "version" | "changesVersion"> & {
    readonly here: DraftContent;
    readonly there: DraftContent;
    readonly thereAt: string;
  },
) {
  const { zone } = signedIn(c);
  return c.html(
    <ConflictPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      {...conflict}
      thereAt={whenWords(conflict.thereAt, zone ?? site.zone)}
    />,
    409,
  );
}

/** What a browser keeps a draft under: people who share a desk do not find each other's, and no account's id is in it. */
export function deviceKey(accountId: string, id: string): string {
  return `${digest(`drafts of ${accountId}`).slice(0, 16)}/${id}`;
}
