import {
  Breadcrumb,
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import { OccasionFields } from "./occasions.tsx";

export interface OccasionPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly number: number;
  readonly title: string;
  /** Undefined for a time that is not kept yet. */
  readonly id: string | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** How one time went. */
export function OccasionPage(props: OccasionPageProps) {
  const { shell, csrfToken, number, title, id, values, problems } = props;
  const path = `/programs/${number}/occasions${id === undefined ? "" : `/${id}`}`;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={problems.length > 0 ? "Error: How it went" : "How it went"}
      heading="How it went"
      lede={title}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/programs", label: "Programs" },
              { href: `/programs/${number}`, label: title },
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm action={path} csrfToken={csrfToken} class="card stack">
        <OccasionFields values={values} problems={problems} />
        <div class="row">
          <Button>Keep it</Button>
          {id !== undefined && (
            <Button tone="text" action={`${path}/removal`}>
              Take this time away
            </Button>
          )}
          <ButtonLink href={`/programs/${number}`}>Back</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
