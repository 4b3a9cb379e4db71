import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  FactList,
  FlashNotice,
  LocalTime,
  Notice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { levelNames } from "../../rules/reading/who-may-read.ts";
import { type Webinar, whenWords } from "../../rules/webinars/webinar.ts";

export interface WebinarPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly webinar: Webinar;
  readonly groupName: string | undefined;
  /** The program it tells of, for those who may read it. */
  readonly program: { readonly number: number; readonly title: string } | undefined;
  /** Where the catalogue has it. */
  readonly offeringId: string | undefined;
  readonly isSignedIn: boolean;
  readonly isOver: boolean;
  readonly mayChange: boolean;
}

/** A webinar about a program: when, how to come, and whom to ask. */
export function WebinarPage(props: WebinarPageProps) {
  const { shell, webinar, csrfToken } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={webinar.title}
      lede={`Webinar by ${webinar.provider}`}
      description={webinar.summary.slice(0, 150)}
      islands={["local-time"]}
      actions={<Actions {...props} />}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/programs", label: "Programs" },
              { href: "/programs/webinars", label: "Webinars" },
            ]}
          />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
          {webinar.isCancelled && (
            <Notice tone="stop" title="Called off">
              <p>This does not take place.</p>
            </Notice>
          )}
        </>
      }
      isUnlisted={webinar.level !== "public"}
    >
      <div class="split split--end">
        <div class="stack">
          <Card heading="When">
            <p>
              <LocalTime instant={webinar.startsAt} zone={webinar.zone}>
                {whenWords(webinar)}
              </LocalTime>
              {props.isOver && " (over)"}
            </p>
          </Card>
          <About {...props} />
        </div>
        <div class="stack">
          <Coming {...props} />
          <Keep {...props} />
        </div>
      </div>
    </Page>
  );
}

function Actions({ webinar, isOver }: WebinarPageProps) {
  if (webinar.isCancelled || isOver) return null;
  return (
    <>
      <ButtonLink href={`/programs/webinars/${webinar.id}/calendar.ics`}>Add to calendar</ButtonLink>
      {webinar.registrationUrl !== undefined && (
        <ButtonLink tone="primary" href={webinar.registrationUrl} isExternal>
          Register
        </ButtonLink>
      )}
    </>
  );
}

function About({ webinar, program }: WebinarPageProps) {
  if (webinar.summary === "" && program === undefined) return null;
  return (
    <Card heading="About it">
      {webinar.summary.split(/\n{2,}/u).map((paragraph) => (
        <p class="prose">{paragraph}</p>
      ))}
      {program !== undefined && (
        <p>
          The program it tells of: <a href={`/programs/${program.number}`}>{program.title}</a>
        </p>
      )}
    </Card>
  );
}

function Coming({ webinar, groupName, isSignedIn, offeringId }: WebinarPageProps) {
  const { meetingUrl, registrationUrl, seats, contact } = webinar;
  const facts = [
    ...(meetingUrl === undefined || webinar.isCancelled
      ? []
      : [
          {
            name: "Meets at",
            value: isSignedIn ? (
              <a href={meetingUrl} rel="noopener external nofollow">
                {hostOf(meetingUrl)}
              </a>
            ) : (
              "Sign in, and the link stands here"
            ),
          },
        ]),
    ...(registrationUrl === undefined ? [{ name: "Registration", value: "Nobody needs to" }] : []),
    ...(seats === undefined ? [] : [{ name: "Seats", value: String(seats) }]),
    ...(contact === "" ? [] : [{ name: "Whom to ask", value: contact }]),
    { name: "Offered to", value: groupName ?? levelNames[webinar.level] },
  ];
  return (
    <Card heading="To come">
      <FactList facts={facts} />
      {offeringId !== undefined && (
        <p>
          <a href={`/offerings/${offeringId}`}>In the catalog</a>, to plan it or log it
        </p>
      )}
    </Card>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

function Keep({ webinar, mayChange, csrfToken, isOver }: WebinarPageProps) {
  if (!mayChange || isOver) return null;
  const path = `/programs/webinars/${webinar.id}`;
  return (
    <Card heading="Keep in order">
      <p>
        <ButtonLink tone="quiet" href={`${path}/edit`}>
          Change it
        </ButtonLink>
      </p>
      <PostForm action={`${path}/${webinar.isCancelled ? "return" : "cancellation"}`} csrfToken={csrfToken}>
        <Button tone="text">{webinar.isCancelled ? "It takes place after all" : "Call it off"}</Button>
      </PostForm>
    </Card>
  );
}
