import { dayWords } from "#platform/words";
import { Breadcrumb, ButtonLink, EmptyState, Notice, Page, type Shell, Table, Tag } from "#ui";
import { readRational } from "../../rules/exact/written.ts";
import { amountWords } from "../../rules/record/amount-words.ts";
import { type RenewalRisk, renewalRisks } from "../../rules/renewals/risk.ts";

export interface RenewalsPageProps {
  readonly shell: Shell;
  readonly branches: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly counts: Readonly<Record<RenewalRisk, number>>;
  }[];
  readonly lines: readonly {
    readonly staffName: string;
    readonly organisationName: string;
    readonly credential: string;
    readonly risk: RenewalRisk;
    readonly dueOn: string | undefined;
    readonly unit: string;
    readonly required: string;
    readonly counted: string;
    readonly planned: string;
    readonly short: string;
    readonly missing: readonly string[];
  }[];
  readonly isCut: boolean;
  readonly branch: { readonly id: string; readonly name: string } | undefined;
  readonly risk: RenewalRisk | undefined;
  readonly csvHref: string;
}

const riskWords: Readonly<Record<RenewalRisk, string>> = {
  lapsed: "Lapsed",
  "at risk": "At risk",
  "on the way": "On the way",
  met: "Met",
  "nothing due": "Nothing due",
};

const tones = {
  lapsed: "stop",
  "at risk": "attention",
  "on the way": "plain",
  met: "good",
  "nothing due": "plain",
} as const;

/** Who will renew and who may not, by branch; each number leads to the people behind it. */
export function RenewalsPage(props: RenewalsPageProps) {
  const { shell, branches, lines, csvHref } = props;
  return (
    <Page
      shell={shell}
      current="/renewals"
      title="Renewals"
      lede="How staff stand, as far as each lets you see. At risk: what is missing would take more than twice the even pace, or less than 90 days are left."
      notices={<Breadcrumb trail={[{ href: "/sessions", label: "Sessions" }]} />}
      actions={lines.length > 0 && <ButtonLink href={csvHref}>Download as CSV</ButtonLink>}
      isUnlisted
    >
      {branches.length === 0 ? (
        <EmptyState title="Nobody lets you see a renewal yet">
          <p>
            Each person decides: on <a href="/record/credentials">their own record</a>, they can let their
            employer see whether a credential will be renewed.
          </p>
        </EmptyState>
      ) : (
        <div class="stack">
          <Branches {...props} />
          <People {...props} />
        </div>
      )}
    </Page>
  );
}

function Branches({ branches }: RenewalsPageProps) {
  return (
    <Table
      caption="By branch"
      columns={[
        { heading: "Branch" },
        ...renewalRisks.map((risk) => ({ heading: riskWords[risk], isNumber: true })),
      ]}
      rows={branches.map(({ organisationId, name, counts }) => [
        <a href={`/renewals?branch=${organisationId}`}>{name}</a>,
        ...renewalRisks.map((risk) =>
          counts[risk] === 0 ? (
            0
          ) : (
            <a href={`/renewals?branch=${organisationId}&risk=${encodeURIComponent(risk)}`}>{counts[risk]}</a>
          ),
        ),
      ])}
    />
  );
}

/** What is short in all comes first: a rule without parts has nothing else to miss. */
function missingWords({ short, unit, missing }: RenewalsPageProps["lines"][number]): string {
  const parts = short === "0" ? missing : [`${amount(short)} ${unit}`, ...missing];
  return parts.length === 0 ? "–" : parts.join(", ");
}

function amount(written: string): string {
  const read = readRational(written);
  return read === undefined ? written : amountWords(read);
}

function People({ lines, isCut, branch, risk }: RenewalsPageProps) {
  const sifted = [branch?.name, risk && riskWords[risk].toLowerCase()].filter((each) => each !== undefined);
  return (
    <section class="stack">
      {sifted.length > 0 && (
        <p>
          Only {sifted.join(", ")}. <a href="/renewals">See everyone</a>
        </p>
      )}
      <Table
        caption="By person"
        columns={[
          { heading: "Who" },
          { heading: "Branch" },
          { heading: "Credential" },
          { heading: "How it stands" },
          { heading: "Due" },
          { heading: "Counted", isNumber: true },
          { heading: "Still missing" },
        ]}
        rows={lines.map((line) => [
          line.staffName,
          line.organisationName,
          line.credential,
          <Tag label={riskWords[line.risk]} tone={tones[line.risk]} />,
          line.dueOn === undefined ? "–" : dayWords(line.dueOn),
          `${amount(line.counted)} of ${amount(line.required)} ${line.unit}${line.planned === "0" ? "" : `, ${amount(line.planned)} planned`}`,
          missingWords(line),
        ])}
      />
      {isCut && <Notice tone="note">More people than fit here: choose a branch, or download the CSV.</Notice>}
    </section>
  );
}
