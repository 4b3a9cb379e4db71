import { Button, ButtonLink, Card, Page, PostForm, RadioList, type Shell } from "#ui";
import { type Often, oftenWords } from "../../rules/letters/letter-due.ts";

/** How often one wants what others said by e-mail. */
export function LettersCard({ csrfToken, often }: { readonly csrfToken: string; readonly often: Often }) {
  return (
    <Card heading="By e-mail">
      <PostForm action="/journal/letters" csrfToken={csrfToken} class="stack">
        <RadioList
          name="often"
          legend="What others said to you, and once a day what is new in what you follow"
          choices={Object.entries(oftenWords).map(([value, label]) => ({
            value,
            label,
            isChosen: value === often,
          }))}
        />
        <Button tone="quiet">Save</Button>
      </PostForm>
    </Card>
  );
}

export interface LettersEndPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly action: string;
  readonly isStopped: boolean;
}

/** Where the link at the end of a letter leads: one button stops them, without signing in. */
export function LettersEndPage({ action, csrfToken, isStopped, shell }: LettersEndPageProps) {
  return (
    <Page
      shell={shell}
      title={isStopped ? "The letters are stopped" : "Stop letters about what others said"}
      lede={
        isStopped
          ? "Nothing more is sent to you."
          : "Answers to you, your name in what others wrote, and what you follow."
      }
      isUnlisted
    >
      {isStopped ? (
        <p>
          <ButtonLink href="/journal/settings">Choose how often they come</ButtonLink>
        </p>
      ) : (
        <PostForm action={action} csrfToken={csrfToken}>
          <Button>Stop them</Button>
        </PostForm>
      )}
    </Page>
  );
}
