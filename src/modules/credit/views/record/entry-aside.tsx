import { Button, Card, PostForm } from "#ui";
import { AnswersCard } from "../answers/answers-card.tsx";
import type { EntryFormPageProps } from "./entry-form-page.tsx";

/** What one credential makes of an entry. */
export interface OutcomeWords {
  readonly credential: string;
  readonly label: string;
  readonly sentences: readonly string[];
}

/** A file of an entry, as its page lists it. */
export interface EvidenceLine {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

/** Beside the form of an entry that is kept: what it counts for, and its proof. */
export function EntryAside({
  outcomes,
  evidence,
  certificate,
  asked,
  claimsHref,
  csrfToken,
}: {
  readonly outcomes: readonly OutcomeWords[];
  readonly evidence: readonly EvidenceLine[];
  readonly certificate: string | undefined;
  readonly asked: EntryFormPageProps["asked"];
  readonly claimsHref: string;
  readonly csrfToken: string;
}) {
  return (
    <aside class="stack" aria-label="What it counts for, and its proof">
      <Outcomes outcomes={outcomes} />
      {asked && <AnswersCard {...asked} />}
      <Proof evidence={evidence} certificate={certificate} csrfToken={csrfToken} />
      <p>
        <a href={claimsHref}>Ask your library to count it</a>
      </p>
    </aside>
  );
}

function Outcomes({ outcomes }: { readonly outcomes: readonly OutcomeWords[] }) {
  return (
    <Card heading="What it counts for">
      {outcomes.length === 0 && (
        <p>
          Nothing yet: <a href="/record/credentials/new">say which credential you hold</a>.
        </p>
      )}
      {outcomes.map(({ credential, label, sentences }) => (
        <>
          <h3>{credential}</h3>
          <p>
            <b>{label}.</b>
          </p>
          <ul>
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      ))}
    </Card>
  );
}

function Proof({
  evidence,
  certificate,
  csrfToken,
}: {
  readonly evidence: readonly EvidenceLine[];
  readonly certificate: string | undefined;
  readonly csrfToken: string;
}) {
  return (
    <Card heading="Its proof">
      {certificate !== undefined && (
        <p>
          <a href={`/certificates/${certificate}`}>Certificate {certificate}</a>
          <span class="quiet"> signed by your employer</span>
        </p>
      )}
      {evidence.length === 0 && certificate !== undefined ? null : evidence.length === 0 ? (
        <p>No file yet. Add the certificate in the form, and it is at hand when an authority asks.</p>
      ) : (
        <ul class="plain-list">
          {evidence.map(({ id, name, about }) => (
            <li>
              <a href={`/record/evidence/${id}`} download>
                {name}
              </a>
              <span class="quiet"> {about}</span>
              <PostForm action={`/record/evidence/${id}/removal`} csrfToken={csrfToken}>
                <Button tone="text" about={name}>
                  Remove
                </Button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
