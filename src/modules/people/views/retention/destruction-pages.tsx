import {
  Breadcrumb,
  Button,
  ButtonLink,
  FactList,
  Notice,
  Page,
  PostForm,
  type Shell,
  Stamp,
  Table,
} from "#ui";
import {
  type DestructionLine,
  type DestructionList,
  lineKey,
} from "../../rules/retention/destruction-list.ts";
import { whenWords } from "../../rules/when-words.ts";
import { onDay } from "../../rules/on-day.ts";

export interface DestructionPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly employer: string;
  readonly list: DestructionList;
  readonly lines: readonly DestructionLine[];
  /** Which lines a legal hold keeps now. */
  readonly heldKeys: ReadonlySet<string>;
  readonly labelOf: (recordClass: string) => string;
  readonly mayApprove: boolean;
  readonly zone: string;
}

/** A list of what was kept long enough: to be looked through, and approved without what should stay. */
export function DestructionPage(props: DestructionPageProps) {
  const { shell, employer, list, lines, zone } = props;
  return (
    <Page
      shell={shell}
      title="Destruction list"
      current="/organisation/records"
      lede={`Made on ${whenWords(list.madeAt, zone)}. ${lines.length === 1 ? "1 record" : `${lines.length} records`} kept long enough.`}
      notices={
        <Breadcrumb trail={[{ href: `/organisation/records?employer=${employer}`, label: "Records" }]} />
      }
      isUnlisted
    >
      <div class="stack">{list.state === "proposed" ? <Decision {...props} /> : <Outcome {...props} />}</div>
    </Page>
  );
}

function Decision(props: DestructionPageProps) {
  const { csrfToken, employer, list, lines, heldKeys, labelOf, mayApprove } = props;
  const action = `/organisation/records/destruction/${list.id}`;
  const rows = lines.map((line) => [
    heldKeys.has(lineKey(line)) ? `${line.about}. A legal hold was placed since: it stays.` : line.about,
    labelOf(line.recordClass),
    line.countsFrom,
    line.dueOn,
    line.basis,
    ...(mayApprove ? [heldKeys.has(lineKey(line)) ? "On hold" : <KeepBox line={line} />] : []),
  ]);
  const columns = ["Record", "Class", "Counts from", "Due since", "Basis", ...(mayApprove ? ["Keep"] : [])];
  const table = (
    <Table
      caption="Records that are due"
      isCaptionHidden
      columns={columns.map((heading) => ({ heading }))}
      rows={rows}
    />
  );
  if (!mayApprove) return table;
  return (
    <>
      <PostForm action={`${action}/approval?employer=${employer}`} csrfToken={csrfToken} class="stack">
        {table}
        <p>
          Tick what should stay. It is asked for again in a year. What you approve is destroyed and cannot be
          brought back.
        </p>
        <div class="row">
          <Button tone="danger">Approve: destroy the rest</Button>
        </div>
      </PostForm>
      <PostForm action={`${action}/withdrawal?employer=${employer}`} csrfToken={csrfToken}>
        <Button tone="text">Put the list away, destroy nothing</Button>
      </PostForm>
    </>
  );
}

function KeepBox({ line }: { readonly line: DestructionLine }) {
  return (
    <label class="choice">
      <input type="checkbox" name="keep" value={lineKey(line)} />
      <span class="choice__label">
        Keep<span class="visually-hidden">: {line.about}</span>
      </span>
    </label>
  );
}

const lineWords: Readonly<Record<DestructionLine["state"], string>> = {
  due: "to be destroyed",
  kept: "kept, as decided",
  destroyed: "destroyed",
  held: "on legal hold since",
  needed: "another record still needs it",
};

function Outcome({ employer, list, lines, labelOf }: DestructionPageProps) {
  return (
    <>
      {list.state === "approved" && (
        <Notice title="It is being carried out">
          <p>
            <a href={`/organisation/records/destruction/${list.id}?employer=${employer}`}>Look again</a> in a
            moment.
          </p>
        </Notice>
      )}
      {list.state === "done" && (
        <p>
          <ButtonLink
            tone="primary"
            href={`/organisation/records/destruction/${list.id}/certificate?employer=${employer}`}
          >
            Certificate of destruction
          </ButtonLink>
        </p>
      )}
      <Table
        caption="What became of each record"
        columns={[
          { heading: "Record" },
          { heading: "Class" },
          { heading: "Due since" },
          { heading: "What became of it" },
        ]}
        rows={lines.map((line) => [
          line.about === "" ? `Number ${line.rowKey.slice(-6)}` : line.about,
          labelOf(line.recordClass),
          line.dueOn,
          list.state === "withdrawn" ? "nothing" : lineWords[line.state],
        ])}
      />
    </>
  );
}

export interface CertificatePageProps extends Omit<DestructionPageProps, "csrfToken" | "mayApprove"> {
  readonly organisation: string;
}

/** A certificate of destruction, for the files. */
export function CertificatePage(props: CertificatePageProps) {
  const { shell, employer, list, lines, labelOf, zone, organisation } = props;
  const gone = lines.filter(({ state }) => state === "destroyed");
  const classes = [...new Set(gone.map(({ recordClass }) => recordClass))];
  return (
    <Page
      shell={shell}
      title="Certificate of destruction"
      current="/organisation/records"
      lede={organisation}
      actions={<Stamp lines={["Destroyed", list.doneAt === undefined ? "" : onDay(list.doneAt, zone)]} />}
      notices={
        <Breadcrumb trail={[{ href: `/organisation/records?employer=${employer}`, label: "Records" }]} />
      }
      isUnlisted
    >
      <div class="stack">
        <FactList
          facts={[
            { name: "Approved by", value: list.approvedBy ?? "" },
            { name: "Approved", value: whenWords(list.approvedAt ?? list.madeAt, zone) },
            { name: "Carried out", value: whenWords(list.doneAt ?? list.madeAt, zone) },
            { name: "List", value: list.id },
            {
              name: "Digest of the list as approved (SHA-256)",
              value: <code>{inBlocks(list.digest ?? "")}</code>,
            },
          ]}
        />
        <Table
          caption="What was destroyed"
          columns={[
            { heading: "Class" },
            { heading: "Records", isNumber: true },
            { heading: "Counted from" },
            { heading: "Basis" },
          ]}
          rows={classes.map((name) => {
            const those = gone.filter(({ recordClass }) => recordClass === name);
            const days = those.map(({ countsFrom }) => countsFrom).toSorted();
            return [
              labelOf(name),
              those.length.toLocaleString("en-US"),
              days[0] === days.at(-1) ? (days[0] ?? "") : `${days[0] ?? ""} to ${days.at(-1) ?? ""}`,
              [...new Set(those.map(({ basis }) => basis))].join("; "),
            ];
          })}
        />
        <p>
          The records named on the list were removed from the database of this installation for good. Copies
          in backups end when the backups do. The approval and this act stand in the log of sensitive acts,
          with the same digest.
        </p>
      </div>
    </Page>
  );
}

/** So that it can break on a narrow page, and be compared by eye. */
function inBlocks(digest: string): string {
  return digest.replaceAll(/.{8}(?!$)/gu, "$& ");
}
