import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  FactList,
  type FieldProblem,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  type SelectOption,
  type Shell,
  type ShownFlash,
} from "#ui";
import type { KitDay } from "../../rules/kits/kit-weeks.ts";
import { Bookings, type ShownBooking } from "./bookings.tsx";
import { KitCalendar } from "./kit-calendar.tsx";
import { countOfDays } from "./kit-words.ts";
import { RequestForm } from "./request-form.tsx";

/** A kit as its page shows it. */
export interface ShownKit {
  readonly id: string;
  readonly kind: "kit" | "presenter";
  readonly name: string;
  readonly description: string;
  readonly home: string;
  readonly keeper: string | undefined;
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly isRetired: boolean;
}

export interface KitPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly kit: ShownKit;
  readonly weeks: readonly (readonly KitDay[])[];
  /** First days of the stretch before and after the one shown; the present one has none before. */
  readonly earlier: string | undefined;
  readonly later: string;
  readonly bookings: readonly ShownBooking[];
  readonly today: string;
  /** They look after it. */
  readonly keeps: boolean;
  readonly branches: readonly SelectOption[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** One kit or presenter: when it is free, asking for it, and where it is. */
export function KitPage(props: KitPageProps) {
  const { shell, kit, csrfToken, keeps, bookings, problems } = props;
  const damaged = bookings.filter(({ damage, isMended }) => damage !== "" && !isMended);
  return (
    <Page
      shell={shell}
      current="/programs"
      title={kit.name}
      lede={kit.isRetired ? "It is lent no more." : undefined}
      actions={keeps && <ButtonLink href={`/programs/kits/${kit.id}/edit`}>Change it</ButtonLink>}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs/kits", label: "Kits and presenters" }]} />
          <ErrorSummary problems={problems} />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
          {damaged.map(({ damage, branch }) => (
            <Notice tone="attention" title={`Noted when it came back from ${branch}`}>
              <p>{damage}</p>
            </Notice>
          ))}
        </>
      }
      isUnlisted
    >
      <div class="split split--end">
        <div class="stack">
          <KitCalendar {...props} />
          <Bookings {...props} />
        </div>
        <div class="stack">
          {!kit.isRetired && <RequestForm {...props} />}
          <About {...props} />
        </div>
      </div>
    </Page>
  );
}

function About({ kit, keeps, csrfToken }: KitPageProps) {
  return (
    <Card heading="About it">
      {kit.description !== "" && <p>{kit.description}</p>}
      <FactList
        facts={[
          { name: "Lives at", value: kit.home },
          { name: "Looked after by", value: kit.keeper ?? "those who lead there" },
          { name: "Days on the way there", value: countOfDays(kit.daysBefore) },
          { name: "Days on the way back", value: countOfDays(kit.daysAfter) },
        ]}
      />
      {keeps && (
        <PostForm
          action={`/programs/kits/${kit.id}/${kit.isRetired ? "return" : "retirement"}`}
          csrfToken={csrfToken}
        >
          <Button tone="text">{kit.isRetired ? "Lend it again" : "Lend it no more"}</Button>
        </PostForm>
      )}
    </Card>
  );
}
