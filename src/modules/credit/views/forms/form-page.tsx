import { dayWords } from "#platform/words";
import { Breadcrumb, Button, ButtonLink, Field, Notice, Page, Select, type Shell } from "#ui";
import type { FilledForm } from "../../rules/forms/filled-form.ts";
import type { HeldCycle } from "../../rules/transcript/held-cycles.ts";
import { Printed } from "../printed.tsx";
import { formBlocks } from "./form-blocks.ts";
import type { Mending } from "./mend-link.ts";

/** What only the form asks about its holder; it stays in the address, and is kept nowhere. */
export interface HolderText {
  readonly library: string;
  readonly librarySystem: string;
  readonly position: string;
  readonly certificateLevel: string;
  readonly address: string;
  readonly phone: string;
}

export interface FormPageProps {
  readonly shell: Shell;
  readonly credentialId: string;
  readonly credential: string;
  readonly name: string;
  readonly forms: readonly FilledForm[];
  readonly mendings: readonly Mending[];
  readonly holder: HolderText;
  readonly cycles: readonly HeldCycle[];
  readonly cycleFrom: string;
  /** Empty where the form is not had year by year. */
  readonly years: readonly string[];
  readonly year: string;
  /** The query of this page, for the PDF. */
  readonly query: string;
}

/** An authority's form, filled in as far as the record goes. */
export function FormPage(props: FormPageProps) {
  const { shell, forms, mendings, credentialId, query } = props;
  return (
    <Page
      shell={shell}
      current="/record"
      title={props.name}
      lede={`For ${props.credential}, filled in from your record. Look it over before you hand it in.`}
      notices={
        <Breadcrumb
          trail={[
            { href: "/record", label: "My record" },
            { href: `/record/credentials/${credentialId}`, label: props.credential },
          ]}
        />
      }
      actions={
        <ButtonLink href={`/record/credentials/${credentialId}/form.pdf${query}`} tone="primary">
          PDF to print
        </ButtonLink>
      }
    >
      <div class="stack">
        {mendings.length > 0 && (
          <Notice tone="attention">
            <p>{mendings.length === 1 ? "One thing is" : `${mendings.length} things are`} still missing:</p>
            <ul>
              {mendings.map(({ sentence, href }) => (
                <li>
                  <a href={href}>{sentence}</a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Details {...props} />
        {forms.length === 0 && <p>Nothing of this cycle belongs on the form yet.</p>}
        {forms.map((form) => (
          <Printed blocks={formBlocks(form)} />
        ))}
      </div>
    </Page>
  );
}

function Details({ credentialId, holder, cycles, cycleFrom, years, year }: FormPageProps) {
  return (
    <section class="stack" aria-labelledby="details">
      <h2 id="details">About you</h2>
      <form class="stack" action={`/record/credentials/${credentialId}/form`}>
        <div class="row row--foot">
          <Field name="library" label="Library" value={holder.library} />
          <Field name="librarySystem" label="Library system" value={holder.librarySystem} />
          <Field name="position" label="Position" value={holder.position} />
        </div>
        <div class="row row--foot">
          <Field
            name="certificateLevel"
            label="Level or grade of the certificate"
            value={holder.certificateLevel}
          />
          <Field name="address" label="Address" value={holder.address} />
          <Field name="phone" label="Telephone" type="tel" value={holder.phone} autocomplete="tel" />
        </div>
        <div class="row row--foot">
          {cycles.length > 1 && (
            <Select
              name="cycle"
              label="Cycle"
              value={cycleFrom}
              options={cycles.map(({ from, to }) => ({
                value: from,
                label: `${dayWords(from)} to ${dayWords(to)}`,
              }))}
            />
          )}
          {years.length > 0 && (
            <Select
              name="year"
              label="Year"
              value={year}
              options={[
                { value: "", label: "Every year" },
                ...years.map((each) => ({ value: each, label: each })),
              ]}
            />
          )}
          <Button tone="quiet">Fill in</Button>
        </div>
        <p class="quiet">What you write here goes into the form and is kept nowhere.</p>
      </form>
    </section>
  );
}
