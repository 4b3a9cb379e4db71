import { Button, Card, EmptyState, Field, Page, Pager, Select, type Shell, Table } from "#ui";
import type { ChainedEntry } from "../../rules/audit.ts";
import { whenWords } from "../../rules/when-words.ts";

export interface AuditFilterValues {
  readonly act?: string | undefined;
  readonly by?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface AuditPageProps {
  readonly shell: Shell;
  readonly employer: string;
  readonly lines: readonly ChainedEntry[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly acts: readonly string[];
  readonly head: { readonly lines: number; readonly head: string } | undefined;
  readonly values: AuditFilterValues;
  readonly zone: string;
}

/** An organisation's log of sensitive acts. */
export function AuditPage(props: AuditPageProps) {
  const { shell, lines, total, page, pages, head, zone } = props;
  return (
    <Page
      shell={shell}
      title="Log of sensitive acts"
      current="/organisation/audit"
      lede="Who changed staff, roles, sign-in, records and webhooks, and when. No line can be changed or removed."
      isUnlisted
    >
      <div class="split">
        <Filters {...props} />
        <div class="stack">
          <p class="quiet">{total === 1 ? "1 line" : `${total.toLocaleString("en-US")} lines`}</p>
          {lines.length === 0 ? (
            <EmptyState title="No line fits">
              <p>
                <a href={addressOf(props, {})}>Show all lines</a>
              </p>
            </EmptyState>
          ) : (
            <Table
              caption="Lines of the log, the newest first"
              isCaptionHidden
              columns={[
                { heading: "Line", isNumber: true },
                { heading: "When" },
                { heading: "Who" },
                { heading: "What" },
                { heading: "To what" },
              ]}
              rows={lines.map((line) => [
                String(line.sequence),
                whenWords(line.at, zone),
                line.actorName,
                line.act,
                subjectWords(line.subject),
              ])}
            />
          )}
          <Pager page={page} pages={pages} href={(to) => addressOf(props, props.values, to)} />
          {head !== undefined && (
            <Card heading="Is it whole?">
              <p>
                Each line holds a digest of all before it. Note this one outside of Carrel now and then; with{" "}
                <code>carrel audit verify</code> it shows that nothing was changed or cut off since.
              </p>
              <p>
                <code>{`${head.lines}:${head.head}`}</code>
              </p>
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}

function Filters({ values, acts, employer }: AuditPageProps) {
  return (
    <form class="card stack" action="/organisation/audit" aria-label="Filters">
      <input type="hidden" name="employer" value={employer} />
      <Select
        name="act"
        label="What"
        options={[{ value: "", label: "Anything" }, ...acts.map((act) => ({ value: act, label: act }))]}
        value={values.act ?? ""}
      />
      <Field name="by" label="Who" hint="A part of the name." value={values.by} />
      <Field name="from" label="From" type="date" value={values.from} width="medium" />
      <Field name="to" label="To" type="date" value={values.to} width="medium" />
      <Button tone="quiet">Show</Button>
    </form>
  );
}

function addressOf({ employer }: AuditPageProps, values: AuditFilterValues, page = 1): string {
  const query = new URLSearchParams({ employer });
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, String(value));
  if (page > 1) query.set("page", String(page));
  return `/organisation/audit?${query}`;
}

/** Ids are for programs: their first part tells two apart on a page. */
function subjectWords(subject: string): string {
  return subject.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, (id) => id.slice(-6));
}
