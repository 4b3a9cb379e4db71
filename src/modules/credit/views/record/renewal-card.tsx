import { dayWords } from "#platform/words";
import { ButtonLink, Card, Notice } from "#ui";
import { add } from "../../rules/exact/rational.ts";
import { formFor } from "../../rules/forms/form-for.ts";
import type { Pace } from "../../rules/record/pace.ts";
import { paceWords } from "../../rules/record/pace-words.ts";
import { amountWords } from "../../rules/record/amount-words.ts";
import { groundWords, leftWords, neededWords, stateWords } from "../../rules/record/standing-words.ts";
import type { ClearStood, Stood } from "../../rules/record/stood.ts";
import { UnansweredNotice } from "../answers/answers-card.tsx";
import { Progress, Prospects, Requirements } from "./standing-card.tsx";

export interface RenewalCardProps {
  readonly stood: ClearStood;
  readonly pace: Pace;
  readonly today: string;
  /** What it takes, and still asks about. */
  readonly unanswered: Parameters<typeof UnansweredNotice>[0]["asked"];
}

/** One credential: the big number, what it is made of, what is missing, and whether the pace will do. */
export function RenewalCard({ stood, pace, today, unanswered }: RenewalCardProps) {
  const { credential, pack, version, standing } = stood;
  const left = leftWords(standing, today);
  const form = formFor(pack.id);
  return (
    <Card
      heading={pack.credential}
      aside={<a href={`/record/credentials/${credential.id}`}>Change this credential</a>}
    >
      <p class="quiet">
        {pack.authority}
        {standing.cycle &&
          ` · ${dayWords(standing.cycle.from)} to ${dayWords(standing.cycle.to)}${left === undefined ? "" : ` · ${left}`}`}
      </p>
      <Progress stood={stood} />
      <p>
        <b>{stateWords(standing, version)}</b> {paceWords(pace, standing.cycle?.to)}{" "}
        {neededWords(standing, version, today)}
      </p>
      <Prospects stood={stood} />
      <Requirements stood={stood} />
      <UnansweredNotice asked={unanswered} />
      <ul class="quiet">
        {standing.reportBy !== undefined && <li>Report it by {dayWords(standing.reportBy)}.</li>}
        {standing.keepEvidenceUntil !== undefined && (
          <li>Keep your proof until {dayWords(standing.keepEvidenceUntil)}.</li>
        )}
        {standing.grounds.map((ground) => (
          <li>{groundWords(ground, version)}</li>
        ))}
      </ul>
      <p class="row">
        <ButtonLink href={`/record/what-if?credential=${credential.id}`}>What if…</ButtonLink>
        {form !== undefined && (
          <ButtonLink href={`/record/credentials/${credential.id}/form`}>{form.name}, filled in</ButtonLink>
        )}
        <ButtonLink href="/record/credentials" tone="text">
          Your credentials
        </ButtonLink>
      </p>
    </Card>
  );
}

/** A credential whose standing cannot be worked out yet, and what to do about it. */
export function UnclearCard({ stood }: { readonly stood: Stood }) {
  const { credential, pack } = stood;
  if (pack === undefined)
    return (
      <Notice tone="attention" title={`The rule “${credential.packId}” is not known here`}>
        <p>
          It came from elsewhere, or your library took it away. Your entries are kept.{" "}
          <a href={`/record/credentials/${credential.id}`}>Change or remove this credential</a>.
        </p>
      </Notice>
    );
  if (!("unclear" in stood)) return null;
  return (
    <Notice tone="attention" title={`${pack.credential}: one thing is missing`}>
      <p>
        {stood.unclear.message} <a href={`/record/credentials/${credential.id}`}>Add it</a>.
      </p>
    </Notice>
  );
}

/** How all credentials of someone with several stand, in a line each. */
export function CredentialChoice({
  stoods,
  chosenId,
}: {
  readonly stoods: readonly Stood[];
  readonly chosenId: string | undefined;
}) {
  if (stoods.length < 2) return null;
  return (
    <nav aria-label="Your credentials">
      <ul class="plain-list row">
        {stoods.map((stood) => (
          <li>
            <a
              href={`/record?credential=${stood.credential.id}`}
              aria-current={stood.credential.id === chosenId ? "true" : undefined}
            >
              {stood.pack?.credential ?? stood.credential.packId}
            </a>
            <span class="quiet"> {shortWords(stood)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function shortWords(stood: Stood): string {
  if (!("standing" in stood)) return "not clear yet";
  const { counted, required, state, planned } = stood.standing;
  if (state === "nothing due" || state === "exempt") return "nothing due";
  const due = stood.standing.cycle === undefined ? "" : `, due ${dayWords(stood.standing.cycle.to)}`;
  const all = state === "met with planned" ? add(counted, planned) : counted;
  return `${amountWords(all)} of ${amountWords(required)}${due}`;
}
