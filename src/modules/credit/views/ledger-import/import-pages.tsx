import {
  Breadcrumb,
  Button,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  type ShownFlash,
} from "#ui";
import { Notice, Page, PostForm, RadioList, type Shell, Table } from "#ui";
import type { FileProblem } from "../../rules/ledger-import/ledger-file.ts";
import type { MatchedDeed, MatchedLine } from "../../rules/ledger-import/match-known.ts";
import { measuredWords } from "../../rules/record/amount-words.ts";
import { factsFromFile } from "../../rules/transcript/entry-in-file.ts";
import { daysWords } from "../transcript/transcript-blocks.ts";

export interface LedgerImportPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly problems: readonly FieldProblem[];
}

/** Choosing a file to bring. */
export function LedgerImportPage({ shell, csrfToken, problems }: LedgerImportPageProps) {
  return (
    <Page
      shell={shell}
      current="/record"
      title="Bring a file"
      lede="A transcript or audit binder from Carrel (JSON, CSV or ZIP), or your own spreadsheet. You see what is in it before anything is on your record."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/record", label: "My record" }]} />
          <ErrorSummary title="Not read yet" problems={problems} />
        </>
      }
    >
      <PostForm action="/record/import" csrfToken={csrfToken} hasFiles class="stack">
        <Field
          name="file"
          type="file"
          label="File"
          accept=".json,.csv,.tsv,.txt,.xlsx,.zip"
          error={errorFor(problems, "file")}
          hint="JSON, CSV, Excel or a binder’s ZIP, up to 50 MB and 5,000 entries. A spreadsheet needs columns for a title, a date, and hours or minutes."
        />
        <RadioList
          name="dates"
          legend="In this file, 3/4/2026 means"
          choices={[
            { value: "month-first", label: "March 4", isChosen: true },
            { value: "day-first", label: "3 April" },
          ]}
        />
        <p>
          <Button>Read it</Button>
        </p>
      </PostForm>
    </Page>
  );
}

export interface LedgerPreviewPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly fileName: string;
  readonly state: "waiting" | "taken over" | "taken back";
  readonly lines: readonly MatchedLine[];
  /** Files of proof that are not on the record yet. */
  readonly proofCount: number;
  /** Names of credentials that come along. */
  readonly credentials: readonly string[];
  readonly problems: readonly FileProblem[];
  readonly notes: readonly string[];
}

const mostShown = 25;

const deedWords = {
  add: "comes along",
  "put back": "comes back",
  nothing: "is there already",
  refused: "stays away: its employer took it back",
} as const satisfies Readonly<Record<MatchedDeed, string>>;

/** What is in a file, and what would become of it. */
export function LedgerPreviewPage(props: LedgerPreviewPageProps) {
  const { shell, lines, state, problems, credentials, flash, csrfToken, proofCount } = props;
  const coming = lines.filter(({ does }) => does === "add" || does === "put back");
  return (
    <Page
      shell={shell}
      current="/record"
      title={`Bring “${props.fileName}”`}
      lede={ledeOf(props, coming.length)}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/record", label: "My record" },
              { href: "/record/import", label: "Bring a file" },
            ]}
          />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
        </>
      }
    >
      <div class="stack">
        {props.notes.map((note) => (
          <p class="quiet">{note}</p>
        ))}
        {credentials.length > 0 && state === "waiting" && <p>It also brings: {credentials.join(", ")}.</p>}
        {proofCount > 0 && state !== "taken over" && (
          <p>
            {proofCount === 1 ? "1 file of proof comes" : `${proofCount} files of proof come`} along with what
            it proves.
          </p>
        )}
        {problems.length > 0 && <Problems problems={problems} />}
        {state !== "taken over" && (coming.length > 0 || credentials.length > 0 || proofCount > 0) && (
          <PostForm action={`/record/import/${props.id}/confirmation`} csrfToken={csrfToken}>
            <p class="row">
              <Button>{buttonWords(coming.length)}</Button>
            </p>
          </PostForm>
        )}
        {lines.length > 0 && <Lines lines={lines} />}
      </div>
    </Page>
  );
}

function buttonWords(coming: number): string {
  if (coming === 0) return "Put what is new on my record";
  return coming === 1 ? "Put it on my record" : `Put these ${coming} on my record`;
}

function ledeOf({ lines, proofCount, state }: LedgerPreviewPageProps, coming: number): string {
  if (state === "taken over") return "This file is on your record.";
  const known = lines.filter(({ does }) => does === "nothing").length;
  const there = known === 0 ? "" : ` ${known} ${known === 1 ? "is" : "are"} on your record already.`;
  if (coming === 0 && proofCount > 0) return `No new entry is in it, but proof is.${there}`;
  if (coming === 0) return `Nothing new is in it.${there}`;
  return `${coming} ${coming === 1 ? "entry" : "entries"} can come along.${there} Nothing is kept until you say so.`;
}

function Problems({ problems }: { readonly problems: readonly FileProblem[] }) {
  return (
    <Notice tone="attention">
      <p>
        {problems.length === 1 ? "One thing" : `${problems.length} things`} cannot be taken over. Mend the
        file and bring it again, or go on without: what came along before is not doubled.
      </p>
      <ul>
        {problems.slice(0, 50).map(({ where, message }) => (
          <li>
            {where !== "" && <b>{where}: </b>}
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Lines({ lines }: Pick<LedgerPreviewPageProps, "lines">) {
  const shown = lines.slice(0, mostShown);
  return (
    <>
      <Table
        caption="What is in the file"
        columns={[
          { heading: "Activity" },
          { heading: "Where" },
          { heading: "Days" },
          { heading: "Length" },
          { heading: "What happens" },
        ]}
        rows={shown.map(({ line: { entry, where }, does }) => [
          entry.title,
          where,
          daysWords(entry),
          measuredWords(factsFromFile(entry).measured),
          deedWords[does],
        ])}
      />
      {lines.length > mostShown && <p class="quiet">And {lines.length - mostShown} more.</p>}
    </>
  );
}
