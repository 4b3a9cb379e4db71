import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  FactList,
  Page,
  PostForm,
  type Shell,
  Table,
} from "#ui";
import type { PlannedItem } from "../../rules/plan/kept-plan.ts";
import { whenWords } from "../../rules/plan/plan-words.ts";
import { hoursWords, moneyWords } from "../../rules/words/amount-words.ts";
import { ItemReasons } from "./reasons-card.tsx";

/** Another way to have what an item brings. */
export interface Alternative {
  readonly candidate: string;
  readonly offeringId: string;
  readonly title: string;
  readonly when: string;
  readonly hours: string;
  readonly cost: string;
  /** `Teen services, 2 contact hours`. */
  readonly brings: string;
  readonly isSameOffering: boolean;
}

export interface ItemPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly zone: string;
  readonly item: PlannedItem;
  /** That it is not known how far it is, where it is not. */
  readonly distance: string | undefined;
  /** Where it is planned on the record, once it was taken. */
  readonly entryId: string | undefined;
  /** Why it is in, once that was found out. */
  readonly sentences: readonly string[];
  readonly alternatives: readonly Alternative[];
}

/** One item: why it is in, and what could stand in its place. */
export function ItemPage(props: ItemPageProps) {
  const { shell, item } = props;
  return (
    <Page
      shell={shell}
      current="/plan"
      title={item.title}
      notices={<Breadcrumb trail={[{ href: "/plan", label: "Your plan" }]} />}
      actions={<ButtonLink href={`/offerings/${item.offeringId}`}>About it and how to sign up</ButtonLink>}
    >
      <div class="stack">
        <WhyCard {...props} />
        <ItemReasons {...props} />
        {props.entryId === undefined && <Alternatives {...props} />}
      </div>
    </Page>
  );
}

function WhyCard(props: ItemPageProps) {
  const { entryId } = props;
  return (
    <Card heading="Why it is in your plan">
      <FactList facts={factsOf(props)} />
      {entryId === undefined ? <OpenItem {...props} /> : <TakenItem {...props} entryId={entryId} />}
    </Card>
  );
}

function TakenItem({ csrfToken, entryId, item }: ItemPageProps & { readonly entryId: string }) {
  return (
    <>
      <p>
        You take it: it is <a href={`/record/entries/${entryId}`}>planned on your record</a>, and your plan is
        made around it.
      </p>
      <PostForm action="/plan/acceptances/removal" csrfToken={csrfToken}>
        <input type="hidden" name="offering" value={item.offeringId} />
        <Button tone="quiet">Take it off my record</Button>
      </PostForm>
    </>
  );
}

function OpenItem({ csrfToken, item }: ItemPageProps) {
  return (
    <div class="row">
      <PostForm action="/plan/acceptances" csrfToken={csrfToken}>
        <input type="hidden" name="item" value={item.id} />
        <Button>I’ll take it: plan it on my record</Button>
      </PostForm>
      <PostForm action={item.isPinned ? "/plan/pins/removal" : "/plan/pins"} csrfToken={csrfToken}>
        <input type="hidden" name="item" value={item.id} />
        <Button tone="quiet">{item.isPinned ? "Unpin it" : "Pin it: keep it in whatever changes"}</Button>
      </PostForm>
      <PostForm action="/plan/bans" csrfToken={csrfToken}>
        <input type="hidden" name="item" value={item.id} />
        <Button tone="quiet">Not for me: leave it out</Button>
      </PostForm>
    </div>
  );
}

function Alternatives({ csrfToken, item, alternatives }: ItemPageProps) {
  if (alternatives.length === 0)
    return (
      <EmptyState title="Nothing else would do in its place">
        <p>No other date or offering brings the same within your limits.</p>
      </EmptyState>
    );
  return (
    <Card heading="In its place">
      <Table
        caption="Other dates, and others that bring the like"
        isCaptionHidden
        columns={[
          { heading: "What" },
          { heading: "When" },
          { heading: "Hours", isNumber: true },
          { heading: "Cost", isNumber: true },
          { heading: "Brings" },
          { heading: "Swap" },
        ]}
        rows={alternatives.map((each) => [
          each.isSameOffering ? (
            "The same, on another date"
          ) : (
            <a href={`/offerings/${each.offeringId}`}>{each.title}</a>
          ),
          each.when,
          each.hours,
          each.cost,
          each.brings,
          <PostForm action="/plan/swaps" csrfToken={csrfToken}>
            <input type="hidden" name="item" value={item.id} />
            <input type="hidden" name="instead" value={each.candidate} />
            <Button tone="quiet" about={`${each.title}, ${each.when}`}>
              Take this
            </Button>
          </PostForm>,
        ])}
      />
    </Card>
  );
}

function factsOf({ distance, item, zone }: ItemPageProps) {
  return [
    { name: "When", value: whenWords(item, zone) },
    {
      name: "How",
      value: [item.place ?? howWords[item.how], distance].filter((part) => part !== undefined).join("; "),
    },
    { name: "Time and cost", value: `${hoursWords(item.minutes)}, ${costWords(item)}` },
    ...(item.grows.length === 0 ? [] : [{ name: "You grow in", value: item.grows.join(", ") }]),
    ...item.counts.map(({ credential, words }) => ({ name: credential, value: words })),
    ...(item.needsCover.length === 0
      ? []
      : [{ name: "Desk", value: "You are on the desk then: someone has to stand in." }]),
    ...(item.approvalFor.length === 0
      ? []
      : [{ name: "First", value: `Ask for approval: ${item.approvalFor.join(", ")} wants it beforehand.` }]),
  ];
}

function costWords({ cents, isCostUnknown }: PlannedItem): string {
  return isCostUnknown ? "price not stated" : moneyWords(cents);
}

const howWords = {
  live: "live, online",
  "in-person": "in person",
  recording: "a recording",
  "self-paced": "at your own pace",
} as const;
