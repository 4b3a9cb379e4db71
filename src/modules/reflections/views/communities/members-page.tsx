import {
  Breadcrumb,
  Button,
  Card,
  Disclosure,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Tag,
} from "#ui";

/** Someone in a community, by the name they have there. */
export interface ShownMember {
  readonly id: string;
  readonly name: string;
  readonly isKeeper: boolean;
  readonly isViewer: boolean;
  readonly words: string;
  readonly on: string;
}

export interface MembersPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly name: string;
  readonly members: readonly ShownMember[];
  /** What who tends it sees and does besides; undefined for all others. */
  readonly tending: Tending | undefined;
}

interface Tending {
  readonly asking: readonly ShownMember[];
  /** By which one comes in, where that is how. */
  readonly code: string | undefined;
  readonly isClosed: boolean;
}

/** Who is in a community; and for those who tend it, what they do. */
export function MembersPage(props: MembersPageProps) {
  const { csrfToken, flash, id, members, name, shell, tending } = props;
  return (
    <Page
      shell={shell}
      title={`People in ${name}`}
      current="/reflections"
      isUnlisted
      lede={members.length === 1 ? "One person." : `${members.length} people.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/communities", label: "Communities" },
              { href: `/communities/${id}`, label: name },
            ]}
          />
          {flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
        </>
      }
    >
      {tending !== undefined && tending.asking.length > 0 && <Asking {...props} asking={tending.asking} />}
      <section class="stack" aria-labelledby="members">
        <h2 id="members">In it</h2>
        {members.map((member) => (
          <MemberCard {...props} member={member} />
        ))}
      </section>
      {tending !== undefined && <Tended {...props} tending={tending} />}
    </Page>
  );
}

function Asking({ asking, csrfToken, id }: MembersPageProps & { readonly asking: readonly ShownMember[] }) {
  return (
    <section class="stack" aria-labelledby="asking">
      <h2 id="asking">Asking to come in</h2>
      {asking.map((each) => (
        <Card>
          <p>
            <strong>{each.name}</strong> <span class="quiet">{each.on}</span>
          </p>
          {each.words !== "" && <p>{each.words}</p>}
          <div class="row">
            <Act csrfToken={csrfToken} action={`/communities/${id}/members/${each.id}/acceptance`}>
              Let {each.name} in
            </Act>
            <Act csrfToken={csrfToken} action={`/communities/${id}/members/${each.id}/removal`} isText>
              Say no
            </Act>
          </div>
        </Card>
      ))}
    </section>
  );
}

function MemberCard({ csrfToken, id, member, tending }: MembersPageProps & { readonly member: ShownMember }) {
  const { isKeeper, isViewer, on } = member;
  return (
    <Card>
      <p>
        <strong>{member.name}</strong> {isKeeper && <Tag label="tends it" />}{" "}
        {isViewer && <Tag label="you" />} <span class="quiet">since {on}</span>
      </p>
      {tending !== undefined && !isViewer && (
        <Disclosure summary={isKeeper ? "Remove" : "Ask to tend it, or remove"} about={member.name}>
          {!isKeeper && (
            <Act csrfToken={csrfToken} action={`/communities/${id}/members/${member.id}/keeping`}>
              Ask to tend it too
            </Act>
          )}
          <p class="quiet">
            Who is removed reads nothing here any more, and what they wrote here goes. They can ask to come
            back.
          </p>
          <Act csrfToken={csrfToken} action={`/communities/${id}/members/${member.id}/removal`}>
            Remove
          </Act>
        </Disclosure>
      )}
    </Card>
  );
}

function Tended({ csrfToken, id, tending }: MembersPageProps & { readonly tending: Tending }) {
  const { code, isClosed } = tending;
  return (
    <section class="stack" aria-labelledby="tending">
      <h2 id="tending">Tending it</h2>
      {code !== undefined && (
        <Card heading="The code to come in">
          <p>
            <code>{code}</code>
          </p>
          <p class="quiet">Send it or print it. A new one ends this one; who is in stays in.</p>
          <Act csrfToken={csrfToken} action={`/communities/${id}/code`}>
            Make a new code
          </Act>
        </Card>
      )}
      <Card heading={isClosed ? "It is closed" : "Close it"}>
        <p class="quiet">Closed, it can still be read by its members. Nobody writes in it or comes in.</p>
        <Act csrfToken={csrfToken} action={`/communities/${id}/closing${isClosed ? "/removal" : ""}`}>
          {isClosed ? "Open it again" : "Close it"}
        </Act>
      </Card>
    </section>
  );
}

function Act(props: {
  readonly csrfToken: string;
  readonly action: string;
  readonly isText?: boolean;
  readonly children?: unknown;
}) {
  return (
    <PostForm action={props.action} csrfToken={props.csrfToken}>
      <Button tone={props.isText === true ? "text" : "quiet"}>{props.children as string}</Button>
    </PostForm>
  );
}
