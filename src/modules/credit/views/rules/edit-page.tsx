import {
  Breadcrumb,
  Button,
  ButtonLink,
  ErrorSummary,
  Field,
  Notice,
  Page,
  PostForm,
  Select,
  type SelectOption,
  type Shell,
} from "#ui";
import type { PackFormText } from "../../rules/own-packs/pack-form.ts";
import { FormFields } from "./form-fields.tsx";
import { Preview, type RulePreview } from "./preview.tsx";

/** Something wrong with a rule: where on the page, what to do, and its line when the rule is a text. */
export interface RuleProblem {
  readonly where: string;
  readonly message: string;
  readonly line?: string | undefined;
}

/** The rule as it is being written, in one of two ways. */
export type Draft =
  | { readonly as: "form"; readonly form: PackFormText }
  | { readonly as: "text"; readonly text: string };

export interface EditRulePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** The writer has no library: what is written is for themselves. */
  readonly isAlone: boolean;
  /** Absent for a new one. */
  readonly rule: { readonly id: string; readonly credential: string } | undefined;
  /** The save that the writer has before them; nought for a new one. */
  readonly basedOn: number;
  readonly draft: Draft;
  readonly problems: readonly RuleProblem[];
  readonly preview: RulePreview | undefined;
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** For a new one: what it may begin as a copy of. */
  readonly sources: readonly SelectOption[];
  /** Whether the form can hold what the text says. */
  readonly mayUseForm: boolean;
}

/** Writing a rule: with a form for the common case, or as a text that can say everything. */
export function EditRulePage(props: EditRulePageProps) {
  const { shell, csrfToken, rule, basedOn, draft, problems, preview, sources } = props;
  const action = rule === undefined ? "/rules/own" : `/rules/own/${rule.id}`;
  return (
    <Page
      shell={shell}
      current="/rules"
      title={rule === undefined ? "Write a rule" : `Change “${rule.credential}”`}
      lede={`${props.isAlone ? "It is for you alone: you can hold a credential by it, and read it" : "Everyone at your library sees it, can hold a credential by it, and reads it"} in plain sentences. You can take every change back.`}
      isUnlisted
      notices={
        <>
          <Breadcrumb trail={trailOf(rule)} />
          <ErrorSummary title="Not saved yet" problems={problems} />
        </>
      }
    >
      <div class="stack">
        {rule === undefined && sources.length > 0 && <StartFrom sources={sources} />}
        {preview !== undefined && <Preview {...preview} />}
        <PostForm action={action} csrfToken={csrfToken} class="stack">
          <input type="hidden" name="as" value={draft.as} />
          <input type="hidden" name="basedOn" value={basedOn} />
          {draft.as === "form" ? (
            <FormFields {...props} form={draft.form} />
          ) : (
            <TextFields {...props} text={draft.text} />
          )}
          <p class="row">
            <Button name="do" value="save">
              Save the rule
            </Button>
            <Button name="do" value="preview" tone="quiet">
              See how it reads
            </Button>
            <OtherWay {...props} />
          </p>
        </PostForm>
      </div>
    </Page>
  );
}

function trailOf(rule: EditRulePageProps["rule"]) {
  return [
    { href: "/rules", label: "Rules" },
    { href: "/rules/own", label: "Your own" },
    ...(rule === undefined ? [] : [{ href: `/rules/${rule.id}`, label: rule.credential }]),
  ];
}

function StartFrom({ sources }: Pick<EditRulePageProps, "sources">) {
  return (
    <form class="row row--foot" action="/rules/own/new">
      <Select
        name="from"
        label="Start from a copy"
        options={[{ value: "", label: "Start from nothing" }, ...sources]}
      />
      <Button tone="quiet">Start</Button>
    </form>
  );
}

function OtherWay({ draft, mayUseForm }: EditRulePageProps) {
  if (draft.as === "form")
    return (
      <Button name="do" value="as text" tone="text">
        Go on as text
      </Button>
    );
  return mayUseForm ? (
    <Button name="do" value="as form" tone="text">
      Go on with the form
    </Button>
  ) : null;
}

function TextFields({ text, problems, mayUseForm }: EditRulePageProps & { readonly text: string }) {
  const wrong = problems.filter(({ where }) => where === "text");
  return (
    <>
      {!mayUseForm && wrong.length === 0 && (
        <Notice>
          <p>This rule says more than the form can hold, so it is written as text.</p>
        </Notice>
      )}
      <div class="split split--end">
        <Field
          name="text"
          label="The rule, as YAML"
          rows={32}
          value={text}
          error={wrong.length === 0 ? undefined : "What is wrong is listed beside the text."}
        />
        <div class="stack">
          {wrong.length > 0 && (
            <section class="stack" aria-labelledby="wrong">
              <h2 id="wrong">What is wrong</h2>
              <ul>
                {wrong.map(({ message, line }) => (
                  <li>
                    {message}
                    {line !== undefined && line.trim() !== "" && (
                      <>
                        <br />
                        <code>{line.trim().slice(0, 120)}</code>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <p class="quiet">
            The id is given by Carrel. Which fields there are, and a whole rule to look at, is in the guide:
            docs/guide/rule-packs.md. Any rule that comes with Carrel is an example too.
          </p>
          <ButtonLink href="/rules">See the rules</ButtonLink>
        </div>
      </div>
    </>
  );
}
