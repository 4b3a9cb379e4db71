import { csrfToken, type WebContext } from "#platform/http";
import { now } from "#platform/time";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { knownSources, sourceDigest, waitingImport } from "../../queries/importing/kept-imports.ts";
import { readImport } from "../../queries/importing/read-import.ts";
import { asReflection } from "../../rules/importing/as-reflection.ts";
import { authorsOf } from "../../rules/importing/imported-post.ts";
import { dayWords } from "../../rules/words/when-words.ts";
import { excerptOf } from "../../rules/writing/headline.ts";
import { PreviewPage } from "../../views/importing/preview-page.tsx";
import type { ReflectionSite } from "../site.ts";

const mostShown = 40;

/** What would come of a file that waits, and what would not. */
export async function showPreview(
  c: WebContext,
  site: ReflectionSite,
  id: string,
  problems: readonly FieldProblem[] = [],
) {
  const viewer = signedIn(c);
  const { accountId } = viewer;
  const waiting = await waitingImport(site.db, accountId, id);
  const { notes, posts } = await readImport(site.files, { accountId, ...waiting, now: now() });
  const before = await knownSources(site.db, accountId);
  const { topics } = site.words.vocabulary.terms;
  const seen = new Set(before);
  const fresh = posts.filter((post) => {
    const key = sourceDigest(post);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const coming = fresh.filter((post) => asReflection(post, topics) !== undefined);
  const tooLong = fresh.filter((post) => !coming.includes(post));
  const shown = coming
    .toSorted((one, other) => other.writtenAt.localeCompare(one.writtenAt))
    .slice(0, mostShown);
  return c.html(
    <PreviewPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      id={id}
      name={waiting.name}
      problems={problems}
      coming={shown.map(({ body, pictures, title, writtenAt }) => ({
        title,
        on: dayWords(writtenAt, viewer.zone ?? site.zone),
        excerpt: excerptOf(body, 120),
        pictures: pictures.length,
      }))}
      count={coming.length}
      known={posts.length - fresh.length}
      authors={authorsOf(posts)}
      notes={[
        ...notes,
        ...tooLong.map(({ title }) => `“${title}”: it is longer than one reflection can be.`),
      ]}
    />,
    problems.length > 0 ? 422 : 200,
  );
}
