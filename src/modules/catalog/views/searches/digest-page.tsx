import { Button, Page, PostForm, type Shell } from "#ui";
import { digestHour } from "../../rules/searches/next-digest.ts";
import { type DigestState, rhythmWords, saysMoreThan } from "../../rules/searches/saved-search.ts";

export interface DigestPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** The address of this page's digest: `/digests/SECRET`. */
  readonly path: string;
  readonly name: string;
  readonly questionWords: string;
  readonly digest: DigestState;
}

/** What the links in letters lead to: says yes to a digest, or stops it. Needs no sign-in. */
export function DigestPage(props: DigestPageProps) {
  const { title, lede } = headingOf(props);
  const more = saysMoreThan(props.name, props.questionWords);
  return (
    <Page shell={props.shell} title={title} lede={lede} isUnlisted>
      <div class="stack">
        <p>
          <b>{props.name}</b>
          {more && `: ${more}`}
        </p>
        <Answers {...props} />
      </div>
    </Page>
  );
}

function headingOf({ digest }: DigestPageProps): { readonly title: string; readonly lede: string } {
  switch (digest.is) {
    case "unconfirmed":
      return {
        title: "Do you want this by e-mail?",
        lede: `First what fits one saved search now, then new offerings alone: ${rhythmWords[digest.every]} at about ${digestHour} in the morning, when there are any.`,
      };
    case "on":
      return {
        title: "You get this by e-mail",
        lede: `New offerings for one saved search, ${rhythmWords[digest.every]} at about ${digestHour} in the morning, when there are any.`,
      };
    case "off":
      return { title: "This digest is stopped", lede: "Your address is deleted. No further letter comes." };
    default:
      return digest satisfies never;
  }
}

function Answers({ digest, path, csrfToken }: DigestPageProps) {
  if (digest.is === "off")
    return (
      <p>
        To get it again, <a href="/find">search in Find</a>, save the search and give your address.
      </p>
    );
  return (
    <div class="row">
      {digest.is === "unconfirmed" && (
        <PostForm action={`${path}/confirmation`} csrfToken={csrfToken}>
          <Button>Yes, send it</Button>
        </PostForm>
      )}
      <PostForm action={`${path}/removal`} csrfToken={csrfToken}>
        <Button tone={digest.is === "on" ? "primary" : "quiet"}>
          {digest.is === "on" ? "Stop it" : "No, delete my address"}
        </Button>
      </PostForm>
    </div>
  );
}
