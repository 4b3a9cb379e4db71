import { Button, Card, PostForm, Table, Tag } from "#ui";
import type { KeptPlan, PlannedItem, PlanReasons } from "../../rules/plan/kept-plan.ts";
import type { PlanLine } from "../../rules/plan/plan-lines.ts";
import type { PlannedOnRecord } from "../../rules/plan/planned-on-record.ts";
import { distanceWords, plannedWhen, whenWords } from "../../rules/plan/plan-words.ts";
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
  /** What it holds, and what is planned on the record. */
  readonly lines: readonly PlanLine[];
  /** With it, items can be put on the record from here. */
  readonly csrfToken?: string | undefined;
  readonly reasons?: PlanReasons | undefined;
}

/** Month by month: when, what, how long, what it costs and what for; then what is left out. */
export function PlanTable({ plan, lines, csrfToken, reasons }: PlanTableProps) {
  return (
    <Card heading="Month by month">
      <Table
        caption="What to do, in order of time"
        isCaptionHidden
        columns={columns}
        rows={lines.map((line) =>
          "planned" in line
            ? plannedRow(line.planned, plan.zone)
            : [
                whenWords(line.item, plan.zone),
                <What {...line} csrfToken={csrfToken} distance={distanceWords(plan, line.item)} />,
                hoursNumber(line.item.minutes),
                costWords(line.item),
                <CountsFor item={line.item} credentials={plan.renewals.length} />,
              ],
        )}
      />
      <LeftOut plan={plan} reasons={reasons} />
    </Card>
  );
}

const mostTold = 6;

function costWords({ cents, isCostUnknown }: Pick<PlannedItem, "cents" | "isCostUnknown">): string {
  return isCostUnknown ? "not stated" : moneyWords(cents);
}

function plannedRow(planned: PlannedOnRecord, zone: string) {
  const { entryId, title, provider, place, how, minutes, offeringId } = planned;
  const about = [provider, place ?? (how === "live" ? "online" : undefined)].filter(Boolean);
  return [
    plannedWhen(planned, zone),
    <>
      <a href={`/record/entries/${entryId}`}>{title}</a> <Tag label="already planned by you" />
      {about.length > 0 && <div class="quiet">{about.join(" · ")}</div>}
    </>,
    minutes === 0 ? "–" : hoursNumber(minutes),
    offeringId === undefined ? "–" : costWords(planned),
    <span class="quiet">as your record says</span>,
  ];
}

interface WhatProps {
  readonly item: PlannedItem;
  readonly entryId?: string | undefined;
  readonly csrfToken: string | undefined;
  /** That it is not known how far it is, where it is not. */
  readonly distance: string | undefined;
}

function What({ item, entryId, csrfToken, distance }: WhatProps) {
  const about = [item.provider, item.place ?? (item.how === "live" ? "online" : undefined), distance];
  return (
    <>
      <a href={`/plan/items/${item.id}`}>{item.title}</a> {item.isPinned && <Tag label="pinned" />}
      {item.needsCover.length > 0 && <Tag label="needs cover" tone="attention" />}
      {item.approvalFor.length > 0 && <Tag label="ask for approval first" tone="attention" />}
      <div class="quiet">{about.filter(Boolean).join(" · ")}</div>
      {entryId !== undefined && (
        <div class="quiet">
          <a href={`/record/entries/${entryId}`}>Planned on your record</a>
        </div>
      )}
      {entryId === undefined && csrfToken !== undefined && (
        <div class="row screen-only">
          <PostForm action="/plan/acceptances" csrfToken={csrfToken}>
            <input type="hidden" name="item" value={item.id} />
            <Button tone="text" about={item.title}>
              I’ll take it
            </Button>
          </PostForm>
          <a class="quiet" href={`/plan/items/${item.id}`}>
            Why, swap or leave out<span class="visually-hidden">: {item.title}</span>
          </a>
        </div>
      )}
    </>
  );
}

function CountsFor({ item, credentials }: { readonly item: PlannedItem; readonly credentials: number }) {
  return (
    <>
      {item.grows.map((name) => (
        <>
          <Tag label={name} tone="good" />{" "}
        </>
      ))}
      {item.counts.map(({ credential, words }) => (
        <div class="quiet">{credentials > 1 ? `${credential}: ${words}` : `Renewal: ${words}`}</div>
      ))}
    </>
  );
}

function LeftOut({ plan, reasons }: Pick<PlanTableProps, "plan" | "reasons">) {
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
