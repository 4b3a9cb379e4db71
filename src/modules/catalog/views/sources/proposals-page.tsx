import { Breadcrumb, Button, Card, Page, PostForm, type Shell } from "#ui";
import type { ByHandWords } from "../../rules/by-hand.ts";

/** One offering that an e-mail seems to announce. */
export interface Proposal {
  readonly words: ByHandWords;
  readonly doubts: readonly string[];
  /** Its date as people say it. */
  readonly when: string;
}

export interface ProposalsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly proposals: readonly Proposal[];
}

/** Several offerings that one e-mail announces: each is checked by itself. Nothing is kept yet. */
export function ProposalsPage({ shell, csrfToken, proposals }: ProposalsPageProps) {
  return (
    <Page
      shell={shell}
      title={`${proposals.length} offerings in this e-mail`}
      current="/sources/new/message"
      lede="Nothing is kept yet. Check them one by one."
      notices={
        <Breadcrumb
          trail={[
            { href: "/sources", label: "Sources" },
            { href: "/sources/new/message", label: "An e-mail" },
          ]}
        />
      }
    >
      <div class="stack">
        {proposals.map(({ words, doubts, when }) => (
          <Card heading={words.title}>
            <p>{[when, words.provider].filter(Boolean).join(" · ")}</p>
            <PostForm action="/sources/by-hand/drafts" csrfToken={csrfToken}>
              <HiddenWords words={words} doubts={doubts} />
              <Button about={words.title}>Check this one</Button>
            </PostForm>
          </Card>
        ))}
      </div>
    </Page>
  );
}

function HiddenWords({ words, doubts }: Pick<Proposal, "words" | "doubts">) {
  const { ways, lastDate, address, ...plain } = words;
  const fields: readonly (readonly [string, string])[] = [
    ...Object.entries<string>(plain),
    ["last-date", lastDate],
    ["street", address],
    ...ways.map((way) => ["way", way] as const),
    ...doubts.map((doubt) => ["doubt", doubt] as const),
  ];
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
