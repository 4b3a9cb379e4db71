import { dayWords } from "#platform/words";
import { Button, ButtonLink, EmptyState, Field, Page, Select, type Shell, Tags } from "#ui";
import type { PackQuestion } from "../../rules/own-packs/pack-search.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import type { StatePacks } from "../../rules/record/packs-by-state.ts";
import { packTags } from "./pack-tags.ts";

export interface RulesPageProps {
  readonly shell: Shell;
  readonly today: string;
  readonly question: PackQuestion;
  /** Every state there is a rule of, to choose from. */
  readonly states: readonly Pick<StatePacks, "code" | "name">[];
  readonly found: readonly StatePacks[];
  /** Rules of the reader's own library and their own. */
  readonly own: readonly RulePack[];
  /** Whether the reader may write rules somewhere. */
  readonly mayWrite: boolean;
}

/** All rules that learning is counted by, by state. */
export function RulesPage(props: RulesPageProps) {
  const { shell, states, question, found, own, mayWrite } = props;
  const count = own.length + found.reduce((sum, { packs }) => sum + packs.length, 0);
  return (
    <Page
      shell={shell}
      current="/rules"
      title="Rules"
      description="What library staff must learn to keep a certificate or license, by state, in plain sentences."
      lede="What each state and authority asks of library staff who renew a certificate or license, in plain sentences. Those that ask for nothing are here too."
      actions={mayWrite ? <ButtonLink href="/rules/own">Your own rules</ButtonLink> : undefined}
    >
      <div class="stack">
        <form class="row row--foot" action="/rules" role="search" aria-label="Rules">
          <Field name="q" label="Words" type="search" value={question.words} />
          <Select
            name="state"
            label="State"
            value={question.state}
            options={[
              { value: "", label: "All states" },
              ...states.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <Select
            name="audience"
            label="For staff of"
            value={question.audience}
            options={[
              { value: "", label: "Any library" },
              { value: "public library", label: "Public libraries" },
              { value: "school library", label: "School libraries" },
            ]}
          />
          <Button tone="quiet">Show</Button>
        </form>
        {count === 0 ? <NothingFound /> : <p class="quiet">{count === 1 ? "One rule" : `${count} rules`}</p>}
        {own.length > 0 && (
          <Group {...props} group={{ code: "own", name: "Your library’s own", packs: own }} />
        )}
        {found.map((group) => (
          <Group {...props} group={group} />
        ))}
        <p class="quiet">
          Each rule names its sources and the day on which somebody last read them. The authority decides, not
          Carrel.
        </p>
      </div>
    </Page>
  );
}

function NothingFound() {
  return (
    <EmptyState title="No rule is about that">
      <p>
        Try fewer words, or <a href="/rules">see all rules</a>. A library can add a rule that is missing.
      </p>
    </EmptyState>
  );
}

function Group({ group, today }: Pick<RulesPageProps, "today"> & { readonly group: StatePacks }) {
  return (
    <section class="stack" aria-labelledby={group.code}>
      <h2 id={group.code}>{group.name}</h2>
      <ul>
        {group.packs.map((pack) => (
          <li>
            <a href={`/rules/${pack.id}`}>{pack.credential}</a>
            <div class="quiet">
              {pack.authority} · {pack.audience} · checked {dayWords(pack.checkedOn)}
            </div>
            {Tags({ tags: packTags(pack, today) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
