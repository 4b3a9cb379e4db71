import {
  Button,
  Checkbox,
  errorFor,
  ErrorSummary,
  FactList,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  type Shell,
  Table,
  Tag,
} from "#ui";
import type { BadgeCheck, BadgeJudgement } from "../../rules/badges/check.ts";
import type { BadgeSummary } from "../../rules/badges/summary.ts";
import { dayAt } from "../../rules/certificates/certificate-words.ts";
import { checkNames, headlineOf } from "../../rules/certificates/verdict-words.ts";

/** What judging a badge came to, as the page shows it. */
export interface ShownVerdict {
  readonly judgement: BadgeJudgement;
  readonly code: string;
  readonly isIssuerConfirmed: boolean;
  readonly checks: readonly BadgeCheck[];
  readonly credential: BadgeSummary | null;
}

export interface VerifyPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly text: string;
  readonly looksOnline: boolean;
  readonly problems: readonly FieldProblem[];
  readonly verdict: ShownVerdict | undefined;
}

/** Checks any Open Badge 3.0, for anyone. */
export function VerifyPage(props: VerifyPageProps) {
  const { shell, verdict, problems } = props;
  return (
    <Page
      shell={shell}
      title="Check a badge or certificate"
      lede="Any Open Badge 3.0, from anyone: who issued it, whether it was changed, and whether it still holds. Nothing you send is kept."
      notices={<ErrorSummary title="Nothing was checked yet" problems={problems} />}
      current="/verify"
    >
      <div class="stack">
        {verdict && <Verdict verdict={verdict} />}
        <Form {...props} />
        <p class="quiet">
          Older badges (Open Badges 2.0) and whole learner records (CLR 2.0) are recognized, and not judged.
        </p>
      </div>
    </Page>
  );
}

function Form({ csrfToken, text, looksOnline, problems, verdict }: VerifyPageProps) {
  return (
    <PostForm action="/verify" csrfToken={csrfToken} hasFiles class="stack">
      {verdict && <h2>Check another</h2>}
      <Field
        name="file"
        label="A file"
        type="file"
        accept=".json,.jsonld,.jwt,.txt,.png,.svg"
        hint="A picture of a badge (PNG or SVG), or the credential itself (JSON or JWT). At most 4 MB."
        error={errorFor(problems, "file")}
      />
      <Field
        name="credential"
        label="Or its text"
        rows={6}
        value={text}
        hint="Begins with { or with eyJ."
        autocomplete="off"
        error={errorFor(problems, "credential")}
      />
      <div>
        <Checkbox name="online" value="yes" label="Look the issuer up on the web" isChosen={looksOnline} />
        <p class="quiet">
          Its keys and its list of revoked badges are then read from its own address. Badges of this site need
          it not.
        </p>
      </div>
      <p>
        <Button>Check it</Button>
      </p>
    </PostForm>
  );
}

function Verdict({ verdict }: { readonly verdict: ShownVerdict }) {
  const { title, words, tone } = headlineOf(verdict);
  return (
    <section class="stack" aria-label="What was found">
      <Notice tone={tone} title={title}>
        <p>{words}</p>
      </Notice>
      {verdict.credential && <Said credential={verdict.credential} />}
      <Table
        caption="What was checked"
        columns={[{ heading: "Check" }, { heading: "Outcome" }, { heading: "In words" }]}
        rows={verdict.checks.map(({ check, outcome, why }) => [
          checkNames[check],
          <Outcome is={outcome} />,
          why,
        ])}
      />
    </section>
  );
}

function Said({ credential }: { readonly credential: BadgeSummary }) {
  const { name, issuer, recipient, issuedOn, expiresOn } = credential;
  const rows = [
    ["For", name],
    ["Issuer", issuer.name],
    ["Issuer’s address", issuer.id],
    ["Given to", recipient && recipientWords(recipient)],
    ["Valid from", issuedOn && dayWords(issuedOn)],
    ["Valid until", expiresOn && dayWords(expiresOn)],
  ] as const;
  return (
    <>
      <h2>What it says of itself</h2>
      <FactList facts={rows.flatMap(([label, value]) => (value === null ? [] : [{ name: label, value }]))} />
    </>
  );
}

function recipientWords(recipient: string): string {
  return /^(?:sha256|md5)\$/u.test(recipient)
    ? "Someone named by a hash of their e-mail address: who knows the address can check it"
    : recipient;
}

/** The day of an instant in UTC; what is no instant stays as it is written. */
function dayWords(written: string): string {
  return Number.isNaN(Date.parse(written)) ? written : dayAt(written, "UTC");
}

function Outcome({ is }: { readonly is: BadgeCheck["outcome"] }) {
  if (is === "passed") return <Tag label="Passed" tone="good" />;
  return is === "failed" ? <Tag label="Failed" tone="stop" /> : <Tag label="Not checked" />;
}
