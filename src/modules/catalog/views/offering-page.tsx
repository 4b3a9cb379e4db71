import {
  ButtonLink,
  Card,
  FactList,
  FlashNotice,
  LocalTime,
  type NamedFact,
  Notice,
  Page,
  type Shell,
  type ShownFlash,
  Tags,
} from "#ui";
import type { FoundOffering, ShownListing } from "../rules/finding/found.ts";
import { kindLabels, languageLabel, wayInLabel, wayLabels } from "../rules/finding/labels.ts";
import { lacksDate, minutesText, sessionLine } from "../rules/finding/when.ts";
import { lastMoment } from "../rules/harvesting/upcoming.ts";
import type { Listing, StatedCredit } from "../rules/listing.ts";
import { costLine, money, placeLine } from "../rules/publishing/index.ts";
import type { RecordPrice, RecordSession } from "../rules/record.ts";
import { OfferingCard } from "./offering-card.tsx";
import { OfferingListings, type OfferingListingsProps } from "./offering-listings.tsx";
import { ZoneChoice } from "./zone-choice.tsx";

export interface OfferingPageProps extends OfferingListingsProps {
  readonly shell: Shell;
  /** What was just done, with the token of a form that takes it back. */
  readonly flash: (ShownFlash & { readonly csrfToken: string }) | undefined;
  readonly offering: Listing;
  readonly topicNames: readonly string[];
  readonly isGone: boolean;
  readonly zone: string;
  /** That zone is the one the reader's account states. */
  readonly isOwnZone: boolean;
  readonly now: string;
  /** Whether the next session fits the reader's schedule; undefined when nothing is claimed. */
  readonly fit?: { readonly words: string } | undefined;
  /** What the reader may do with it elsewhere on this site: plan it, log it. */
  readonly ownActions: readonly { readonly href: string; readonly label: string }[];
  readonly similar: readonly FoundOffering<ShownListing>[];
  readonly structuredData: readonly object[];
}

/** One offering: when, where, what it costs, what it counts for, and who lists it. */
export function OfferingPage(props: OfferingPageProps) {
  const { shell, offering, id } = props;
  const isOff = offering.status === "cancelled";
  const register = isOff ? undefined : (offering.registrationUrl ?? offering.url);
  return (
    <Page
      shell={shell}
      current="/find"
      title={offering.title}
      description={offering.summary.slice(0, 160)}
      lede={[
        offering.provider,
        offering.kind === "other" ? undefined : kindLabels[offering.kind],
        offering.ways.map((way) => wayLabels[way].toLowerCase()).join(" or "),
      ]
        .filter(Boolean)
        .join(" · ")}
      islands={["local-time"]}
      canonical={`/offerings/${id}`}
      structuredData={props.structuredData.length === 1 ? props.structuredData[0] : props.structuredData}
      alternates={[{ href: `/offerings/${id}.ics`, type: "text/calendar", title: "Sessions (calendar)" }]}
      notices={<Warnings {...props} />}
      actions={
        <>
          {props.ownActions.map(({ href, label }) => (
            <ButtonLink href={href} about={offering.title}>
              {label}
            </ButtonLink>
          ))}
          {offering.sessions.length > 0 && !isOff && (
            <ButtonLink href={`/offerings/${id}.ics`}>Add to calendar</ButtonLink>
          )}
          {register !== undefined && (
            <ButtonLink tone="primary" href={register} isExternal>
              {wayInLabel(offering)}
            </ButtonLink>
          )}
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          <Sessions {...props} />
          {offering.summary !== "" && <Summary text={offering.summary} />}
          <OfferingListings {...props} />
        </div>
        <aside class="stack" aria-label="At a glance">
          <Glance {...props} />
          <Why offering={offering} />
        </aside>
      </div>
      <Similar {...props} />
    </Page>
  );
}

function Warnings({ flash, offering, isGone, listings }: OfferingPageProps) {
  return (
    <>
      {flash !== undefined && <FlashNotice flash={flash} csrfToken={flash.csrfToken} />}
      {offering.status === "cancelled" && (
        <Notice tone="stop" title="Cancelled">
          <p>The provider says this does not take place.</p>
        </Notice>
      )}
      {offering.status === "postponed" && (
        <Notice tone="attention" title="Postponed">
          <p>The provider has not named the new date yet.</p>
        </Notice>
      )}
      {isGone && (
        <Notice tone="attention" title="No longer listed">
          <p>
            {listings.length > 1 ? "None of its sources lists" : "Its source no longer lists"} it. Ask the
            provider before you count on it.
          </p>
        </Notice>
      )}
      {offering.warnings.length > 0 && (
        <Notice tone="attention" title="Worth a second look">
          <ul>
            {offering.warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

const mostSessions = 12;

function withoutSessions(offering: OfferingPageProps["offering"]): string {
  if (lacksDate(offering)) return "No date is stated, or none that could be read: its own page may say more.";
  return offering.kind === "article" ? "Read it at any time." : "At your own pace, at any time.";
}

function Sessions({ id, offering, zone, isOwnZone, now, fit }: OfferingPageProps) {
  if (offering.sessions.length === 0)
    return (
      <Card heading="When">
        <p>{withoutSessions(offering)}</p>
      </Card>
    );
  const upcoming = offering.sessions.filter((session) => lastMoment(session) >= now);
  const shown = upcoming.length > 0 ? upcoming : offering.sessions.slice(-mostSessions);
  return (
    <Card heading="When">
      {upcoming.length === 0 && <p class="quiet">All sessions are over.</p>}
      <ul class="plain-list">
        {shown.slice(0, mostSessions).map((session, place) => (
          <li>
            <SessionTime session={session} zone={zone} isOwnZone={isOwnZone} />
            {session.status === "cancelled" && <b> (cancelled)</b>}
            {session.title !== undefined && session.title !== offering.title && (
              <span class="quiet"> {session.title}</span>
            )}
            {place === 0 && fit !== undefined && <p class="quiet">{fit.words}</p>}
          </li>
        ))}
      </ul>
      <ZoneChoice id={id} zone={zone} />
      {shown.length > mostSessions && (
        <p class="quiet">and {shown.length - mostSessions} more: the calendar file has them all.</p>
      )}
    </Card>
  );
}

interface SessionTimeProps extends Pick<OfferingPageProps, "zone" | "isOwnZone"> {
  readonly session: RecordSession;
}

function SessionTime({ session, zone, isOwnZone }: SessionTimeProps) {
  const line = sessionLine(session, zone);
  if (session.isAllDay) return <time datetime={session.start}>{line}</time>;
  return (
    <LocalTime instant={session.start} zone={zone} isOwn={isOwnZone}>
      {line}
    </LocalTime>
  );
}

function Summary({ text }: { readonly text: string }) {
  return (
    <Card heading="About it">
      {text.split(/\n{2,}/u).map((paragraph) => (
        <p class="prose">{paragraph}</p>
      ))}
    </Card>
  );
}

function Glance({ offering, topicNames }: OfferingPageProps) {
  return (
    <Card heading="At a glance">
      <FactList facts={factsOf(offering)} />
      <Tags tags={topicNames.map((label) => ({ label }))} />
    </Card>
  );
}

function factsOf(offering: Listing): readonly NamedFact[] {
  const { cost, credit } = offering;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Cost", costLine(cost) ?? "Not stated"],
    ["Prices", cost.tiers.length > 1 ? cost.tiers.map(tierLine).join("; ") : undefined],
    ["Cost in their words", cost.text],
    ["Place", placeLine(offering.place)],
    ["Length", offering.durationMinutes === undefined ? undefined : minutesText(offering.durationMinutes)],
    ["Credit as stated", credit.length === 0 ? "None stated" : credit.map(creditLine).join("; ")],
    ["Language", languageLabel(offering.language)],
    ["Recording", offering.isRecorded === true ? "Yes" : undefined],
    ["Captions", offering.hasCaptions === true ? "Yes" : undefined],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

function tierLine(tier: RecordPrice): string {
  const amount = tier.amountCents === 0 ? "free" : money(tier.amountCents, tier.currency);
  return `${tier.label ?? "others"}: ${amount}${tier.until === undefined ? "" : ` until ${tier.until}`}`;
}

function creditLine({ text, category }: StatedCredit): string {
  return category === undefined ? text : `${text} (${category})`;
}

/** What was worked out rather than stated, and from what: a reader can tell when it is wrong. */
function Why({ offering }: { readonly offering: Listing }) {
  if (offering.reasons.length === 0) return null;
  return (
    <details class="fold">
      <summary class="fold__summary">How we sorted it</summary>
      <ul>
        {offering.reasons.map((reason) => (
          <li class="quiet">
            {reason.field}: {reason.value} ({reason.because})
          </li>
        ))}
      </ul>
    </details>
  );
}

function Similar({ similar, zone }: OfferingPageProps) {
  if (similar.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="similar">
      <h2 id="similar">Similar to this</h2>
      {similar.map((found) => OfferingCard({ found, zone }))}
    </section>
  );
}
