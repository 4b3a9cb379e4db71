import { dollars } from "#platform/words";
import { Breadcrumb, EmptyState, Fact, Page, type Shell, Table, Tag } from "#ui";
import type { SharedPlan } from "../../rules/plan/kept-plan.ts";
import { whenWords } from "../../rules/plan/plan-words.ts";
import { hoursNumber, hoursWords, moneyWords } from "../../rules/words/amount-words.ts";

/** A plan that someone shows. */
export interface SharedLine {
  readonly staffId: string;
  readonly name: string;
  readonly shared: string;
  readonly content: SharedPlan;
}

/** Plans that staff share with whoever leads them. */
export function SharedPlansPage({
  shell,
  lines,
}: {
  readonly shell: Shell;
  readonly lines: readonly SharedLine[];
}) {
  return (
    <Page
      shell={shell}
      current="/plan"
      title="Plans shared with you"
      lede="By those you lead, as long as they share them."
      notices={<Breadcrumb trail={[{ href: "/plan", label: "Your plan" }]} />}
    >
      {lines.length === 0 ? (
        <EmptyState title="Nobody shares a plan with you">
          <p>
            Whoever you lead can share theirs from their plan’s page. What they rate themselves is never part
            of it.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Plans by name"
          isCaptionHidden
          columns={[
            { heading: "Name" },
            { heading: "Items", isNumber: true },
            { heading: "Hours", isNumber: true },
            { heading: "Money", isNumber: true },
            { heading: "Need cover", isNumber: true },
            { heading: "Shared" },
          ]}
          rows={lines.map(({ staffId, name, shared, content }) => [
            <a href={`/plan/shared/${staffId}`}>{name}</a>,
            String(content.items.length),
            hoursNumber(minutesOf(content)),
            dollars(centsOf(content)),
            String(coverOf(content)),
            shared,
          ])}
        />
      )}
    </Page>
  );
}

/** One of them: what, when, how long, what it costs, and who must stand in. */
export function SharedPlanPage({ shell, line }: { readonly shell: Shell; readonly line: SharedLine }) {
  const { content, name, shared } = line;
  return (
    <Page
      shell={shell}
      current="/plan"
      title={`Plan of ${name}`}
      lede={`Shared ${shared}.`}
      notices={
        <Breadcrumb
          trail={[
            { href: "/plan", label: "Your plan" },
            { href: "/plan/shared", label: "Plans shared with you" },
          ]}
        />
      }
    >
      <div class="stack">
        <div class="grid">
          <Fact label="Time" value={hoursWords(minutesOf(content))} />
          <Fact
            label="Money"
            value={dollars(centsOf(content))}
            note={content.membershipsBought.map((each) => `joining ${each.name}`).join(", ") || undefined}
          />
          <Fact label="Need cover" value={String(coverOf(content))} />
        </div>
        {content.items.length === 0 ? (
          <EmptyState title="Nothing is in it">
            <p>Nothing fitted their limits.</p>
          </EmptyState>
        ) : (
          <Table
            caption="What is in it"
            isCaptionHidden
            columns={[
              { heading: "When" },
              { heading: "What" },
              { heading: "Hours", isNumber: true },
              { heading: "Cost", isNumber: true },
            ]}
            rows={content.items.map((item) => [
              whenWords(item, content.zone),
              <>
                {item.title} {item.needsCover.length > 0 && <Tag label="needs cover" tone="attention" />}
                <div class="quiet">{[item.provider, item.place].filter(Boolean).join(" · ")}</div>
              </>,
              hoursNumber(item.minutes),
              item.isCostUnknown ? "not stated" : moneyWords(item.cents),
            ])}
          />
        )}
      </div>
    </Page>
  );
}

function minutesOf({ items }: SharedPlan): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}

function centsOf({ items, membershipsBought }: SharedPlan): number {
  return [...items, ...membershipsBought].reduce((sum, { cents }) => sum + cents, 0);
}

function coverOf({ items }: SharedPlan): number {
  return items.filter(({ needsCover }) => needsCover.length > 0).length;
}
