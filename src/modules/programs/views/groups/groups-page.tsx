import {
  Breadcrumb,
  Button,
  Card,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  Select,
  type SelectOption,
  type Shell,
  type ShownFlash,
  Tag,
} from "#ui";

/** A group of systems as one of them sees it. */
export interface ShownGroup {
  readonly id: string;
  readonly name: string;
  /** How the viewer's system stands in it. */
  readonly state: "invited" | "member";
  readonly invitedBy: string;
  readonly systems: readonly { readonly name: string; readonly isMember: boolean }[];
  /** Systems that could be asked; none for who may not ask. */
  readonly others: readonly SelectOption[];
}

export interface GroupsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly system: string;
  readonly groups: readonly ShownGroup[];
  /** A director or administrator. */
  readonly mayKeep: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Systems that share with each other. */
export function GroupsPage(props: GroupsPageProps) {
  const { shell, csrfToken, groups, mayKeep, problems } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Groups of systems"
      lede="Systems that share programs with each other, and with nobody else. A group begins with two."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />
          <ErrorSummary problems={problems} />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
        </>
      }
      isUnlisted
    >
      <div class="split split--end">
        <div class="stack">
          {groups.length === 0 && (
            <EmptyState title="No group yet">
              <p>
                {mayKeep
                  ? "Make one, and ask the systems around you. Each of them says yes or no."
                  : "A director or administrator of your system can make one."}
              </p>
            </EmptyState>
          )}
          {groups.map((group) => (
            <GroupCard {...props} group={group} />
          ))}
        </div>
        {mayKeep && (
          <PostForm action="/programs/groups" csrfToken={csrfToken} class="card stack">
            <h2>A new group</h2>
            <Field
              name="name"
              label="What it is called"
              hint="Libraries along the coast"
              value={props.values["name"]}
              error={errorFor(problems, "name")}
              isRequired
            />
            <Button>Make it</Button>
          </PostForm>
        )}
      </div>
    </Page>
  );
}

function GroupCard({ group, csrfToken, mayKeep, system }: GroupsPageProps & { readonly group: ShownGroup }) {
  const path = `/programs/groups/${group.id}`;
  return (
    <Card
      heading={group.name}
      aside={group.state === "invited" ? <Tag label="You are asked" tone="attention" /> : undefined}
    >
      <ul>
        {group.systems.map(({ name, isMember }) => (
          <li>
            {name}
            {!isMember && " (asked)"}
          </li>
        ))}
      </ul>
      {group.state === "invited" && (
        <p>
          {group.invitedBy} asks {system} to share programs with this group.
        </p>
      )}
      {mayKeep && group.state === "invited" && (
        <PostForm action={`${path}/membership`} csrfToken={csrfToken} class="row">
          <Button>Join it</Button>
          <Button tone="text" action={`${path}/leaving`}>
            No, thank you
          </Button>
        </PostForm>
      )}
      {mayKeep && group.state === "member" && (
        <>
          {group.others.length > 0 && (
            <PostForm action={`${path}/invitations`} csrfToken={csrfToken} class="row row--foot">
              <Select name="system" id={`system-${group.id}`} label="Ask a system" options={group.others} />
              <Button tone="quiet">Ask them</Button>
            </PostForm>
          )}
          <PostForm action={`${path}/leaving`} csrfToken={csrfToken}>
            <Button tone="text" about={group.name}>
              Leave the group
            </Button>
          </PostForm>
          <p class="quiet">
            Whoever leaves takes their programs along: they are then read by their own system alone.
          </p>
        </>
      )}
    </Card>
  );
}
