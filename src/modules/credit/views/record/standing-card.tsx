import { dayWords } from "#platform/words";
import { Card, Meter, Table, Tag } from "#ui";
import { amountWords, unitsWords } from "../../rules/record/amount-words.ts";
import {
  awaitingWords,
  carriedOutWords,
  requirementRow,
  stateWords,
} from "../../rules/record/standing-words.ts";
import type { ClearStood } from "../../rules/record/stood.ts";

/** One standing, as a side of a comparison. */
export function StandingCard({
  heading,
  stood,
  id,
}: {
  readonly heading: string;
  readonly stood: ClearStood;
  readonly id: string;
}) {
  const { pack, version, standing } = stood;
  return (
    <Card heading={heading}>
      <p class="quiet">
        {pack.credential}, {pack.authority} · {version.name}
        {standing.cycle && ` · due ${dayWords(standing.cycle.to)}`}
      </p>
      <Progress stood={stood} id={id} />
      <p>
        <b>{stateWords(standing, version)}</b>
      </p>
      <Prospects stood={stood} />
      <Requirements stood={stood} />
    </Card>
  );
}

/** The big number and its bar; nothing when nothing is asked for. */
export function Progress({ stood, id }: { readonly stood: ClearStood; readonly id?: string }) {
  const { version, standing } = stood;
  const { counted, planned, required, state } = standing;
  if (state === "nothing due" || state === "exempt") return null;
  const more = planned.numerator > 0n ? ` · ${amountWords(planned)} more planned` : "";
  return (
    <Meter
      id={id}
      label={version.unit.plural}
      done={Number(counted.numerator) / Number(counted.denominator)}
      planned={Number(planned.numerator) / Number(planned.denominator)}
      needed={Number(required.numerator) / Number(required.denominator)}
      figure={amountWords(counted)}
      words={`of ${unitsWords(required, version.unit)}${more}`}
    />
  );
}

/** What is not lost: hours that wait to be approved, and hours that go on into the next cycle. */
export function Prospects({ stood: { standing, version } }: { readonly stood: ClearStood }) {
  const awaiting = awaitingWords(standing, version);
  const carried = carriedOutWords(standing, version);
  return (
    <>
      {awaiting !== undefined && (
        <p>
          <b>{awaiting.figure}</b> {awaiting.words}
        </p>
      )}
      {carried !== undefined && <p>{carried}</p>}
    </>
  );
}

/** Each requirement in a row: what counted, of how much, and whether that will do. */
export function Requirements({ stood: { pack, version, standing } }: { readonly stood: ClearStood }) {
  if (standing.requirements.length === 0) return null;
  return (
    <Table
      caption={`What ${pack.credential} is made of`}
      isCaptionHidden
      columns={[{ heading: "Requirement" }, { heading: "Counted" }, { heading: "Where it stands" }]}
      rows={standing.requirements.map((each) => {
        const row = requirementRow(each, version.unit);
        return [row.name, row.amount, Tag({ label: row.verdict, tone: row.tone })];
      })}
    />
  );
}
