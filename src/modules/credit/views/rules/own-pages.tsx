import type { Child } from "hono/jsx";
import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { Breadcrumb, Button, ButtonLink, EmptyState, Page, PostForm, type Shell, Table, Tag } from "#ui";
import type { KeptRule } from "./rule-care.tsx";

export interface OwnRulesPageProps {
  readonly shell: Shell;
  readonly own: readonly KeptRule[];
  readonly mayWrite: boolean;
  /** The reader has no library. */
  readonly isAlone: boolean;
  /** Whose days are shown. */
  readonly zone: string;
}

/** The rules a library, or someone without one, wrote itself. */
export function OwnRulesPage({ shell, own, mayWrite, isAlone, zone }: OwnRulesPageProps) {
  return (
    <Page
      shell={shell}
      current="/rules"
      title="Your own rules"
      lede={
        isAlone
          ? "What is asked of you, and is in no rule of Carrel’s. You alone see them, and can hold a credential by them."
          : "What your library or its board asks for, beside what states ask. Everyone at your library can hold a credential by them."
      }
      isUnlisted
      notices={<Breadcrumb trail={[{ href: "/rules", label: "Rules" }]} />}
      actions={
        mayWrite ? (
          <ButtonLink href="/rules/own/new" tone="primary">
            Write a rule
          </ButtonLink>
        ) : undefined
      }
    >
      {own.length === 0 ? (
        <EmptyState title="None is written yet">
          <p>
            {mayWrite
              ? "A policy of yours, or a state that Carrel has no rule of: write it with a form, or start from a copy of any rule."
              : "A coordinator, director or administrator of your library can write one."}
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Rules of your own"
          isCaptionHidden
          columns={[{ heading: "Rule" }, { heading: "Saved" }, { heading: "State" }]}
          rows={own.map(({ pack, savedAt, savedByName, isRetired }) => [
            <a href={`/rules/${pack.id}`}>{pack.credential}</a>,
            `${dayWords(localDay(zone, savedAt))}, ${savedByName}`,
            Tag({ label: isRetired ? "retired" : "in use", tone: isRetired ? "plain" : "good" }),
          ])}
        />
      )}
    </Page>
  );
}

export interface HistoryPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly notices: Child;
  readonly own: KeptRule;
  /** The latest first. */
  readonly saves: readonly {
    readonly number: number;
    readonly text: string;
    readonly savedByName: string;
    readonly savedAt: string;
  }[];
  /** The save whose text is shown. */
  readonly shown: number | undefined;
  /** Whose days are shown. */
  readonly zone: string;
}

/** Every save of a rule, to read again and to return to. */
export function HistoryPage({ shell, csrfToken, notices, own, saves, shown, zone }: HistoryPageProps) {
  const { pack, save } = own;
  const at = `/rules/own/${pack.id}`;
  const text = saves.find(({ number }) => number === shown)?.text;
  return (
    <Page
      shell={shell}
      current="/rules"
      title={`History of “${pack.credential}”`}
      isUnlisted
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/rules", label: "Rules" },
              { href: "/rules/own", label: "Your own" },
              { href: `/rules/${pack.id}`, label: pack.credential },
            ]}
          />
          {notices}
        </>
      }
    >
      <div class="stack">
        <Table
          caption="Every save, the latest first"
          isCaptionHidden
          columns={[{ heading: "Save" }, { heading: "When" }, { heading: "Who" }, { heading: "What to do" }]}
          rows={saves.map(({ number, savedAt, savedByName }) => [
            <a href={`${at}/history?save=${number}#text`}>Save {number}</a>,
            dayWords(localDay(zone, savedAt)),
            savedByName,
            number === save ? (
              "holds now"
            ) : (
              <PostForm action={`${at}/saves/${number}/restoration`} csrfToken={csrfToken}>
                <Button tone="text" about={`save ${number}`}>
                  Let it hold again
                </Button>
              </PostForm>
            ),
          ])}
        />
        {text !== undefined && (
          <section class="stack" id="text" aria-labelledby="text-heading">
            <h2 id="text-heading">Save {shown}, as it was written</h2>
            <textarea class="field__control" readonly rows={30} aria-labelledby="text-heading">
              {text}
            </textarea>
          </section>
        )}
      </div>
    </Page>
  );
}
