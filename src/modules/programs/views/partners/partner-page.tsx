import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  errorFor,
  ErrorSummary,
  FactList,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";

/** A partner as their page shows them. */
export interface ShownPartner {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly branch: string;
  readonly website: string | undefined;
  readonly person: string;
  readonly email: string;
  readonly phone: string;
  readonly isHidden: boolean;
}

export interface PartnerPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly partner: ShownPartner;
  /** Done together, as far as the viewer may read them. */
  readonly programs: readonly { readonly number: number; readonly title: string; readonly branch: string }[];
  readonly known: readonly { readonly name: string; readonly how: string; readonly isSelf: boolean }[];
  readonly mayChange: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** A partner: who they are, whom to ask for, what was done together, and who knows them. */
export function PartnerPage(props: PartnerPageProps) {
  const { shell, partner, csrfToken, mayChange } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={partner.name}
      lede={partner.isHidden ? "Hidden: they are in the list no more." : `Works with ${partner.branch}`}
      actions={mayChange && <ButtonLink href={`/programs/partners/${partner.id}/edit`}>Change it</ButtonLink>}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs/partners", label: "Partners" }]} />
          <ErrorSummary problems={props.problems} />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
        </>
      }
      isUnlisted
    >
      <div class="split split--end">
        <div class="stack">
          {partner.about !== "" && <p>{partner.about}</p>}
          <Together {...props} />
        </div>
        <div class="stack">
          <Contact {...props} />
          <Known {...props} />
        </div>
      </div>
    </Page>
  );
}

function Together({ partner, programs, csrfToken, values, problems }: PartnerPageProps) {
  const path = `/programs/partners/${partner.id}/programs`;
  return (
    <section class="stack">
      <h2>Done together</h2>
      {programs.length === 0 && (
        <EmptyState title="No program yet" level={3}>
          <p>Write the number of one below: it stands at the end of its address.</p>
        </EmptyState>
      )}
      {programs.map(({ number, title, branch }) => (
        <div class="row row--apart">
          <span>
            <a href={`/programs/${number}`}>{title}</a>, {branch}
          </span>
          <PostForm action={`${path}/${number}/removal`} csrfToken={csrfToken}>
            <Button tone="text" about={title}>
              Not with them
            </Button>
          </PostForm>
        </div>
      ))}
      <PostForm action={path} csrfToken={csrfToken} class="row row--foot">
        <Field
          name="number"
          label="A program’s number"
          value={values["number"]}
          error={errorFor(problems, "number")}
          inputMode="numeric"
          width="short"
        />
        <Button tone="quiet">Add it</Button>
      </PostForm>
    </section>
  );
}

function Contact({ partner, mayChange, csrfToken }: PartnerPageProps) {
  const { website, person, email, phone } = partner;
  const facts = [
    ...(website === undefined
      ? []
      : [
          {
            name: "Web site",
            value: (
              <a href={website} rel="noopener external">
                {website.replace(/^https?:\/\//u, "")}
              </a>
            ),
          },
        ]),
    ...(person === "" ? [] : [{ name: "Ask for", value: person }]),
    ...(email === "" ? [] : [{ name: "E-mail", value: <a href={`mailto:${email}`}>{email}</a> }]),
    ...(phone === "" ? [] : [{ name: "Telephone", value: <a href={`tel:${dialled(phone)}`}>{phone}</a> }]),
  ];
  return (
    <Card heading="Whom to ask for">
      {facts.length === 0 ? <p>Nobody wrote it down yet.</p> : <FactList facts={facts} />}
      <p class="quiet">For the staff of your system alone.</p>
      {mayChange && (
        <PostForm
          action={`/programs/partners/${partner.id}/${partner.isHidden ? "return" : "hiding"}`}
          csrfToken={csrfToken}
        >
          <Button tone="text">{partner.isHidden ? "Put them back" : "Hide them"}</Button>
        </PostForm>
      )}
    </Card>
  );
}

function dialled(phone: string): string {
  return phone.replaceAll(/[^\d+]/gu, "");
}

function Known({ partner, known, csrfToken, problems }: PartnerPageProps) {
  const own = known.find(({ isSelf }) => isSelf);
  const path = `/programs/partners/${partner.id}/acquaintance`;
  return (
    <Card heading="Who knows them">
      {known.length > 0 && (
        <ul>
          {known.map(({ name, how }) => (
            <li>
              {name}
              {how !== "" && `: ${how}`}
            </li>
          ))}
        </ul>
      )}
      <PostForm action={path} csrfToken={csrfToken} class="stack">
        <Field
          name="how"
          label={own === undefined ? "How you know them" : "How you know them, in other words"}
          hint="We sang in one choir."
          value={own?.how}
          error={errorFor(problems, "how")}
        />
        <div class="row">
          <Button tone="quiet">{own === undefined ? "I know them" : "Save"}</Button>
          {own !== undefined && (
            <Button tone="text" action={`${path}/removal`}>
              I do not any more
            </Button>
          )}
        </div>
      </PostForm>
    </Card>
  );
}
