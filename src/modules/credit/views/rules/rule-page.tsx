import type { Child } from "hono/jsx";
import { dayWords } from "#platform/words";
import { Breadcrumb, ButtonLink, Card, FactList, Notice, Page, type Shell, Tags } from "#ui";
import type { PackInWords } from "../../rules/packs/pack-sentences.ts";
import type { PackVersion, RulePack } from "../../rules/packs/pack.ts";
import { stateName } from "../../rules/record/packs-by-state.ts";
import { PackSections } from "./pack-sections.tsx";
import { packTags } from "./pack-tags.ts";

export interface RulePageProps {
  readonly shell: Shell;
  readonly today: string;
  readonly pack: RulePack;
  readonly words: PackInWords;
  /** What was just done, above the heading. */
  readonly notices?: Child;
  /** For those who keep it: how to change it, who saved it last. */
  readonly care?: Child;
  /** Where someone who may write rules begins one of their own from this. */
  readonly copy?: string | undefined;
}

/** One rule, as a board member can read it, on paper too. */
export function RulePage(props: RulePageProps) {
  const { shell, today, pack, words, notices, care } = props;
  return (
    <Page
      shell={shell}
      current="/rules"
      title={pack.credential}
      description={`What ${pack.authority} asks for: ${pack.credential}, in plain sentences.`}
      lede={
        pack.jurisdiction.includes("-")
          ? `${pack.authority}, ${stateName(pack.jurisdiction)}`
          : pack.authority
      }
      isUnlisted={care !== undefined}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/rules", label: "Rules" }]} />
          {notices}
        </>
      }
      actions={
        pack.status === "superseded" ? undefined : (
          <ButtonLink href={`/record/credentials/new?pack=${pack.id}`} tone="primary">
            Do I meet it?
          </ButtonLink>
        )
      }
    >
      <div class="split split--end">
        <div class="stack">
          {Tags({ tags: packTags(pack, today) })}
          {words.warnings.length > 0 && (
            <Notice tone="attention">
              {words.warnings.map((warning) => (
                <p>{warning}</p>
              ))}
            </Notice>
          )}
          <PackSections pack={pack} words={words} />
        </div>
        <div class="stack">
          {care}
          <Versions versions={pack.versions} today={today} />
          <Files {...props} />
        </div>
      </div>
    </Page>
  );
}

function Versions({
  versions,
  today,
}: {
  readonly versions: readonly PackVersion[];
  readonly today: string;
}) {
  return (
    <Card heading={versions.length === 1 ? "Its version" : "Its versions"}>
      <FactList
        facts={versions.toReversed().map((version) => ({
          name: version.name,
          value: (
            <>
              {daysWords(version, today)}
              <br />
              <span class="quiet">
                {appliesWords[version.appliesTo]}
                {version.transition !== undefined && ` ${version.transition}`}
              </span>
            </>
          ),
        }))}
      />
    </Card>
  );
}

const appliesWords = {
  "cycle start": "Binds cycles that begin under it.",
  "renewal date": "Binds renewals that are due under it.",
  everyone: "Binds everyone from its first day on.",
} as const;

function daysWords({ from, to }: PackVersion, today: string): string {
  if (to !== undefined) return `${dayWords(from)} to ${dayWords(to)}`;
  return from > today ? `From ${dayWords(from)} on` : `Since ${dayWords(from)}`;
}

function Files({ pack: { id }, copy }: RulePageProps) {
  return (
    <Card heading="Take it along">
      <ul>
        <li>
          <a href={`/rules/${id}.yaml`}>The rule as a file (YAML)</a>
        </li>
        <li>
          <a href={`/rules/${id}.json`}>The same for programs (JSON)</a>
        </li>
        {copy !== undefined && (
          <li>
            <a href={copy}>Start a rule of your own from it</a>
          </li>
        )}
      </ul>
    </Card>
  );
}
