import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { Breadcrumb, Card, EmptyState, FactList, Page, type Shell } from "#ui";
import { planFields } from "../../rules/plan/plan-fields.ts";
import type { ProgramPlan } from "../../rules/plan/program-plan.ts";
import { DiffText } from "./diff-text.tsx";

/** One version of a plan. */
export interface ShownVersion {
  readonly version: number;
  readonly plan: ProgramPlan;
  readonly note: string;
  readonly savedBy: string | undefined;
  readonly savedAt: string;
}

export interface VersionsPageProps {
  readonly shell: Shell;
  readonly number: number;
  readonly title: string;
  /** Of whoever reads, for days. */
  readonly zone: string;
  /** Newest first. */
  readonly versions: readonly ShownVersion[];
}

/** Every version of a plan, each with what it changed. */
export function VersionsPage({ shell, number, title, versions, zone }: VersionsPageProps) {
  return (
    <Page
      shell={shell}
      current="/programs"
      title={`Versions: ${title}`}
      heading="How the plan became what it is"
      notices={
        <Breadcrumb
          trail={[
            { href: "/programs", label: "Programs" },
            { href: `/programs/${number}`, label: title },
          ]}
        />
      }
      isUnlisted
    >
      <div class="stack">
        {versions.map((each, place) => (
          <Card heading={`Version ${each.version}`}>
            <p class="quiet">
              {dayWords(localDay(zone, each.savedAt))}
              {each.savedBy !== undefined && `, ${each.savedBy}`}
              {each.note !== "" && `: ${each.note}`}
            </p>
            <Changes before={versions[place + 1]?.plan} after={each.plan} />
          </Card>
        ))}
      </div>
    </Page>
  );
}

function Changes({
  before,
  after,
}: {
  readonly before: ProgramPlan | undefined;
  readonly after: ProgramPlan;
}) {
  if (before === undefined) return <p>As it was first written.</p>;
  const old = planFields(before);
  const changed = planFields(after)
    .map(({ label, lines }, place) => ({
      label,
      before: (old[place]?.lines ?? []).join("\n"),
      after: lines.join("\n"),
    }))
    .filter((field) => field.before !== field.after);
  if (changed.length === 0)
    return (
      <EmptyState title="Nothing changed" level={3}>
        <p>It is the same as the version before.</p>
      </EmptyState>
    );
  return (
    <FactList
      facts={changed.map((field) => ({
        name: field.label,
        value: <DiffText before={field.before} after={field.after} />,
      }))}
    />
  );
}
