import { dayWords } from "#platform/words";
import { Breadcrumb, Button, ButtonLink, EmptyState, Page, Select, type Shell } from "#ui";
import type { Transcript } from "../../rules/transcript/transcript.ts";
import type { HeldCycle } from "../../rules/transcript/held-cycles.ts";
import { Printed } from "../printed.tsx";
import { transcriptBlocks } from "./transcript-blocks.ts";

export interface TranscriptPageProps {
  readonly shell: Shell;
  readonly transcript: Transcript;
  /** How many entries it has; the page shows the newest when there are very many. */
  readonly left: number;
  readonly held: readonly { readonly id: string; readonly name: string }[];
  /** Of the credential that was chosen; the running one first. */
  readonly cycles: readonly HeldCycle[];
  readonly chosen: { readonly credentialId?: string | undefined; readonly cycleFrom?: string | undefined };
}

/** All that was learned, and what it counted for; to read, print and take along. */
export function TranscriptPage({ shell, transcript, held, cycles, chosen, left }: TranscriptPageProps) {
  const query = queryOf(chosen);
  const isEmpty = transcript.sections.length === 0 && transcript.others.length === 0;
  return (
    <Page
      shell={shell}
      current="/record"
      title="Transcript"
      lede={`Of ${transcript.name}, made on ${dayWords(transcript.madeOn)}. Each entry says what it counted for, and what did not count and why.`}
      notices={<Breadcrumb trail={[{ href: "/record", label: "My record" }]} />}
      actions={
        <>
          <ButtonLink href={`/record/transcript.pdf${query}`} tone="primary">
            PDF
          </ButtonLink>
          <ButtonLink href={`/record/transcript.csv${query}`}>CSV</ButtonLink>
          <ButtonLink href={`/record/transcript.json${query}`}>JSON</ButtonLink>
        </>
      }
    >
      <div class="stack">
        {held.length > 0 && <Choice held={held} cycles={cycles} chosen={chosen} />}
        {isEmpty && (
          <EmptyState title="Nothing is on your record yet">
            <p>Log what you did, or bring it along from a file.</p>
            <p class="row">
              <ButtonLink href="/record/entries/new" tone="primary">
                Log something
              </ButtonLink>
              <ButtonLink href="/record/import">Bring a file</ButtonLink>
            </p>
          </EmptyState>
        )}
        {left > 0 && (
          <p class="quiet">
            {left} entries more are in the files: this page shows as many as a page can hold. Choose a
            credential to see fewer.
          </p>
        )}
        <Printed blocks={transcriptBlocks(transcript)} />
        <p class="quiet">
          The CSV and the JSON can be brought back, here or to another Carrel:{" "}
          <a href="/record/import">bring a file</a>. The JSON follows{" "}
          <a href="/record/transcript.schema.json">its schema</a>.
        </p>
      </div>
    </Page>
  );
}

function Choice({ held, cycles, chosen }: Pick<TranscriptPageProps, "held" | "cycles" | "chosen">) {
  return (
    <form class="row row--foot" action="/record/transcript">
      <Select
        name="credential"
        label="Credential"
        value={chosen.credentialId ?? ""}
        options={[
          { value: "", label: "All, and everything else" },
          ...held.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {cycles.length > 1 && (
        <Select
          name="cycle"
          label="Cycle"
          value={chosen.cycleFrom ?? ""}
          options={cycles.map(({ from, to }) => ({
            value: from,
            label: `${dayWords(from)} to ${dayWords(to)}`,
          }))}
        />
      )}
      <Button tone="quiet">Show</Button>
    </form>
  );
}

/** The choice as a query: `?credential=…&cycle=…`. */
export function queryOf({ credentialId, cycleFrom }: TranscriptPageProps["chosen"]): string {
  if (credentialId === undefined) return "";
  return `?credential=${credentialId}${cycleFrom === undefined ? "" : `&cycle=${cycleFrom}`}`;
}
