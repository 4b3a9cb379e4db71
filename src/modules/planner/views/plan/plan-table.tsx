import { Card, Table, Tag } from "#ui";
import type { KeptPlan, PlannedItem, PlanReasons } from "../../rules/plan/kept-plan.ts";
import { whenWords } from "../../rules/plan/plan-words.ts";
import { hoursNumber, moneyWords } from "../../rules/words/amount-words.ts";

const columns = [
  { heading: "When" },
  { heading: "What" },
  { heading: "Hours", isNumber: true },
  { heading: "Cost", isNumber: true },
  { heading: "Counts for" },
];

interface PlanTableProps {
  readonly plan: KeptPlan;
  readonly reasons?: PlanReasons | undefined;
}

/** Month by month: when, what, how long, what it costs and what for; then what is left out. */
export function PlanTable({ plan, reasons }: PlanTableProps) {
  return (
    <Card heading="Month by month">
      <Table
        caption="What to do, in order of time"
        isCaptionHidden
        columns={columns}
        rows={plan.items.map((item) => [
          whenWords(item, plan.zone),
          <What item={item} />,
          hoursNumber(item.minutes),
          item.isCostUnknown ? "not stated" : moneyWords(item.cents),
          <CountsFor item={item} />,
        ])}
      />
      <LeftOut plan={plan} reasons={reasons} />
    </Card>
  );
}

const mostTold = 6;

function What({ item }: { readonly item: PlannedItem }) {
  const about = [item.provider, item.place ?? (item.how === "live" ? "online" : undefined)];
  return (
    <>
      <a href={`/plan/items/${item.id}`}>{item.title}</a> {item.isPinned && <Tag label="pinned" />}
      {item.needsCover.length > 0 && <Tag label="needs cover" tone="attention" />}
      {item.approvalFor.length > 0 && <Tag label="ask for approval first" tone="attention" />}
      <div class="quiet">{about.filter(Boolean).join(" · ")}</div>
    </>
  );
}

function CountsFor({ item }: { readonly item: PlannedItem }) {
  return (
    <>
      {item.grows.map((name) => (
        <>
          <Tag label={name} tone="good" />{" "}
        </>
      ))}
      {item.counts.map(({ words }) => (
        <div class="quiet">{words}</div>
      ))}
    </>
  );
}

function LeftOut({ plan, reasons }: PlanTableProps) {
  const told = reasons?.leftOut ?? [];
  const known = new Set(told.map(({ offeringId }) => offeringId));
  const leftOut = [...told, ...plan.leftOut.filter(({ offeringId }) => !known.has(offeringId))].slice(
    0,
    mostTold,
  );
  return (
    <>
      {leftOut.length > 0 && (
        <>
          <h3>Left out, and what it would take</h3>
          <ul class="quiet">
            {leftOut.map(({ offeringId, title, words }) => (
              <li>
                <a href={`/offerings/${offeringId}`}>{title}</a>: {words}
              </li>
            ))}
          </ul>
        </>
      )}
      {plan.lost.length > 0 && (
        <p class="quiet">
          {plan.lost.length === 1 ? "One date you pinned" : `${plan.lost.length} dates you pinned`} cannot be
          had any more.
        </p>
      )}
    </>
  );
}
