import { Breadcrumb, Button, ButtonLink, Card, Page, PostForm, type Shell, UndoNotice } from "#ui";
import type { Employment } from "../../rules/my-data/employment.ts";
import { whenWords } from "../../rules/when-words.ts";
import { JoinForm } from "../invitations/pages.tsx";
import { FlashNotice } from "../flash-notice.tsx";

export interface EmployersPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string; readonly undo?: string | undefined } | undefined;
  readonly employments: readonly Employment[];
  readonly zone: string;
}

/** The organisations the reader's account is linked to. */
export function EmployersPage({ shell, csrfToken, flash, employments, zone }: EmployersPageProps) {
  return (
    <Page
      shell={shell}
      title="Where I work"
      current="/me/employers"
      lede="Your account is yours, whoever employs you. A link lets an organization plan with you."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/me", label: "My account" }]} />
          {flash?.undo === undefined ? (
            <FlashNotice flash={flash} />
          ) : (
            <UndoNotice message={flash.message} action={flash.undo} csrfToken={csrfToken} />
          )}
        </>
      }
      isUnlisted
    >
      <div class="stack">
        {employments.map((each) => (
          <EmploymentCard employment={each} csrfToken={csrfToken} zone={zone} />
        ))}
        <Card heading={employments.length === 0 ? "Join your library" : "Join another library"}>
          <p>
            {employments.length === 0 && "You use Carrel on your own. "}When a library here invites you, open
            its letter, or type the printed code: eight letters. Your record stays yours.
          </p>
          <JoinForm csrfToken={csrfToken} typed="" />
        </Card>
      </div>
    </Page>
  );
}

function EmploymentCard({
  employment: { employerId, name, joinedAt, leftAt, mayReturn },
  csrfToken,
  zone,
}: Pick<EmployersPageProps, "csrfToken" | "zone"> & { readonly employment: Employment }) {
  const since = `Linked since ${whenWords(joinedAt, zone)}`;
  return (
    <Card heading={name}>
      <p class="quiet">{leftAt === undefined ? since : `${since}, until ${whenWords(leftAt, zone)}`}</p>
      {leftAt === undefined && (
        <p>
          <ButtonLink href={`/me/employers/${employerId}/leaving`} about={name}>
            Leave …
          </ButtonLink>
        </p>
      )}
      {mayReturn && (
        <PostForm action={`/me/employers/${employerId}/return`} csrfToken={csrfToken}>
          <Button tone="text" about={name}>
            Take leaving back
          </Button>
        </PostForm>
      )}
    </Card>
  );
}

export interface LeavingPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly employment: Employment;
}

/** What leaving means, before it is done. */
export function LeavingPage({ shell, csrfToken, employment: { employerId, name } }: LeavingPageProps) {
  return (
    <Page
      shell={shell}
      title={`Leave ${name}`}
      current="/me/employers"
      notices={
        <Breadcrumb
          trail={[
            { href: "/me", label: "My account" },
            { href: "/me/employers", label: "Where I work" },
          ]}
        />
      }
      isUnlisted
    >
      <div class="stack">
        <p>
          {`Your account and everything that is yours in it stay with you, and ${name} sees nothing of it from now on.`}{" "}
          {`What ${name} wrote down about you is their record: it stays with them, and you will not see it here any more.`}
        </p>
        <p>
          <a href="/me/data">Download everything first</a>, to keep a copy of what they hold.
        </p>
        <PostForm action={`/me/employers/${employerId}/leaving`} csrfToken={csrfToken}>
          <div class="row">
            <Button tone="danger">{`Leave ${name}`}</Button>
            <ButtonLink tone="text" href="/me/employers">
              Stay
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </Page>
  );
}
