import { EmptyState, Page, type Shell, Tag } from "#ui";
import { type ShownUseQuestion, UseCard } from "../using/use-card.tsx";
import { noticeWords } from "../../rules/letters/notice-letter.ts";
import type { NoticeKind } from "../../rules/talking/notice.ts";

export interface NoticesPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** What waits for an answer of one's own. */
  readonly questions: readonly ShownUseQuestion[];
  readonly notices: readonly {
    readonly kind: NoticeKind;
    readonly path: string;
    readonly headline: string;
    readonly byName: string;
    readonly on: string;
    readonly isNew: boolean;
  }[];
}

/** What others said to one, newest first. */
export function NoticesPage({ csrfToken, notices, questions, shell }: NoticesPageProps) {
  return (
    <Page shell={shell} title="What others said" current="/journal" isUnlisted>
      {questions.length > 0 && (
        <div class="stack">
          {questions.map((question) => (
            <UseCard question={question} csrfToken={csrfToken} back="notices" />
          ))}
        </div>
      )}
      {notices.length === 0 ? (
        <EmptyState title="Nobody said anything to you yet">
          <p>When someone answers you or names you by your handle, you find it here.</p>
        </EmptyState>
      ) : (
        <ul class="stack">
          {notices.map((each) => (
            <li>
              {noticeWords(each)} <a href={each.path}>{each.headline}</a> <span class="quiet">{each.on}</span>{" "}
              {each.isNew && <Tag label="new" tone="good" />}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
