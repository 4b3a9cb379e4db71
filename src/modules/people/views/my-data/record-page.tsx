import { Breadcrumb, EmptyState, FactList, Page, Pager, type Shell, Table } from "#ui";
import { cellText, headingOf } from "../../rules/my-data/cell-text.ts";
import type { JsonRow, RecordClassName } from "../../rules/my-data/record-class.ts";
import { keptForWords } from "../../rules/retention/kept-for.ts";

export interface RecordPageProps {
  readonly shell: Shell;
  readonly recordClass: RecordClassName;
  /** Names of the fields, in the order of the schema. */
  readonly fields: readonly string[];
  readonly rows: readonly JsonRow[];
  readonly page: number;
  readonly pages: number;
  readonly zone: string;
}

/** All rows of one class that are held about the reader. */
export function RecordPage({ shell, recordClass, fields, rows, page, pages, zone }: RecordPageProps) {
  const { name, label, description, retention, owner } = recordClass;
  return (
    <Page
      shell={shell}
      title={label}
      current="/me/data"
      lede={description}
      notices={
        <Breadcrumb
          trail={[
            { href: "/me", label: "My account" },
            { href: "/me/data", label: "My data" },
          ]}
        />
      }
      isUnlisted
    >
      <div class="stack">
        <FactList
          facts={[
            { name: "Whose record", value: owner === "person" ? "Yours" : "Your employer’s" },
            { name: "Kept", value: keptWords(retention.days, retention.after, owner) },
          ]}
        />
        {rows.length === 0 ? (
          <EmptyState title="Nothing is held">
            <p>
              There is no such record about you. <a href="/me/data">Back to my data</a>
            </p>
          </EmptyState>
        ) : (
          <Table
            caption={label}
            isCaptionHidden
            columns={fields.map((field) => ({ heading: headingOf(field) }))}
            rows={rows.map((row) => fields.map((field) => cellText(row[field], zone)))}
          />
        )}
        <Pager page={page} pages={pages} href={(to) => `/me/data/records/${name}?page=${to}`} />
      </div>
    </Page>
  );
}

function keptWords(days: number | undefined, after: string, owner: "person" | "employer"): string {
  if (days === undefined) return after === "nothing" ? "For good" : `Until ${after}`;
  const words = `${keptForWords(days)} after ${after}`;
  return owner === "employer" ? `${words}, unless your employer set something else` : words;
}
