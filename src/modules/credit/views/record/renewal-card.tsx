import { Card, Meter, Notice, Table, Tag } from "#ui";
import { add } from "../../rules/exact/rational.ts";
import type { Pace } from "../../rules/record/pace.ts";
import { paceWords } from "../../rules/record/pace-words.ts";
import { amountWords, dayWords, unitsWords } from "../../rules/record/amount-words.ts";
import { groundWords, leftWords, requirementRow, stateWords } from "../../rules/record/standing-words.ts";
import type { Stood } from "../../rules/record/stood.ts";

type Clear = Extract<Stood, { readonly standing: object }>;

export interface RenewalCardProps {
  readonly stood: Clear;
  readonly pace: Pace;
  readonly today: string;
}

/** One credential: the big number, what it is made of, what is missing, and whether the pace will do. */
export function RenewalCard({ stood, pace, today }: RenewalCardProps) {
  const { credential, pack, version, standing } = stood;
  const isAsked = standing.state !== "nothing due" && standing.state !== "exempt";
  const left = leftWords(standing, today);
  return (
    <Card
      heading={pack.credential}
      aside={<a href={`/record/credentials/${credential.id}`}>Change this credential</a>}
    >
      <p class="quiet">
        {pack.authority}
        {standing.cycle &&
          ` · ${dayWords(standing.cycle.from)} to ${dayWords(standing.cycle.to)}${left === undefined ? "" : ` · ${left}`}`}
      </p>
      {isAsked && <Progress {...stood} />}
      <p>
        <b>{stateWords(standing, version)}</b> {paceWords(pace, standing.cycle?.to)}
      </p>
      {standing.requirements.length > 0 && <Requirements {...stood} />}
      <ul class="quiet">
        {standing.reportBy !== undefined && <li>Report it by {dayWords(standing.reportBy)}.</li>}
        {standing.keepEvidenceUntil !== undefined && (
          <li>Keep your proof until {dayWords(standing.keepEvidenceUntil)}.</li>
        )}
        {standing.grounds.map((ground) => (
          <li>{groundWords(ground, version)}</li>
        ))}
      </ul>
    </Card>
  );
}

function Progress({ version, standing }: Clear) {
  const { counted, planned, required } = standing;
  const more = planned.numerator > 0n ? ` · ${amountWords(planned)} more planned` : "";
  return (
    <Meter
      label={version.unit.plural}
      done={Number(counted.numerator) / Number(counted.denominator)}
      planned={Number(planned.numerator) / Number(planned.denominator)}
      needed={Number(required.numerator) / Number(required.denominator)}
      figure={amountWords(counted)}
      words={`of ${unitsWords(required, version.unit)}${more}`}
    />
  );
}

function Requirements({ version, standing }: Clear) {
  return (
    <Table
      caption="What it is made of"
      isCaptionHidden
      columns={[{ heading: "Requirement" }, { heading: "Counted" }, { heading: "Where it stands" }]}
      rows={standing.requirements.map((each) => {
        const row = requirementRow(each, version.unit);
        return [row.name, row.amount, Tag({ label: row.verdict, tone: row.tone })];
      })}
    />
  );
}

/** A credential whose standing cannot be worked out yet, and what to do about it. */
export function UnclearCard({ stood }: { readonly stood: Stood }) {
  const { credential, pack } = stood;
  if (pack === undefined)
    return (
      <Notice tone="attention" title={`The rule “${credential.packId}” is not known here`}>
        <p>
          It came from elsewhere, or your library took it away. Your entries are kept.{" "}
          <a href={`/record/credentials/${credential.id}`}>Change or remove this credential</a>.
        </p>
      </Notice>
    );
  if (!("unclear" in stood)) return null;
  return (
    <Notice tone="attention" title={`${pack.credential}: one thing is missing`}>
      <p>
        {stood.unclear.message} <a href={`/record/credentials/${credential.id}`}>Add it</a>.
      </p>
    </Notice>
  );
}

/** How all credentials of someone with several stand, in a line each. */
export function CredentialChoice({
  stoods,
  chosenId,
}: {
  readonly stoods: readonly Stood[];
  readonly chosenId: string | undefined;
}) {
  if (stoods.length < 2) return null;
  return (
    <nav aria-label="Your credentials">
      <ul class="plain-list row">
        {stoods.map((stood) => (
          <li>
            <a
              href={`/record?credential=${stood.credential.id}`}
              aria-current={stood.credential.id === chosenId ? "true" : undefined}
            >
              {stood.pack?.credential ?? stood.credential.packId}
            </a>
            <span class="quiet"> {shortWords(stood)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function shortWords(stood: Stood): string {
  if (!("standing" in stood)) return "not clear yet";
  const { counted, required, state, planned } = stood.standing;
  if (state === "nothing due" || state === "exempt") return "nothing due";
  const due = stood.standing.cycle === undefined ? "" : `, due ${dayWords(stood.standing.cycle.to)}`;
  const all = state === "met with planned" ? add(counted, planned) : counted;
  return `${amountWords(all)} of ${amountWords(required)}${due}`;
}
