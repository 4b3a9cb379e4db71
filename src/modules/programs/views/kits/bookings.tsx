import { Button, Card, EmptyState, Field, PostForm, Tag, type TagTone } from "#ui";
import type { BookingState } from "../../rules/kits/booking-steps.ts";
import type { KitPageProps } from "./kit-page.tsx";
import { daysWords } from "./kit-words.ts";

/** A booking as the kit's page shows it. */
export interface ShownBooking {
  readonly id: string;
  readonly branch: string;
  readonly purpose: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly heldFrom: string;
  readonly heldUntil: string;
  readonly state: BookingState;
  readonly asker: string | undefined;
  /** The viewer asked for it. */
  readonly isOwn: boolean;
  readonly damage: string;
  readonly isMended: boolean;
}

/** Who has it and who counts on it, each with what can be done now. */
export function Bookings(props: KitPageProps) {
  const { bookings } = props;
  return (
    <section class="stack">
      <h2>Bookings</h2>
      {bookings.length === 0 && (
        <EmptyState title="Nobody asked for it" level={3}>
          <p>Every day from today on is free.</p>
        </EmptyState>
      )}
      {bookings.map((booking) => (
        <BookingCard {...props} booking={booking} />
      ))}
    </section>
  );
}

type CardProps = KitPageProps & { readonly booking: ShownBooking };

function BookingCard(props: CardProps) {
  const { booking, today } = props;
  const { branch, firstDay, lastDay, heldFrom, heldUntil, purpose, asker, damage, isMended } = booking;
  const { label, tone } = standing(booking, today);
  return (
    <Card
      heading={`${branch}, ${daysWords(firstDay, lastDay)}`}
      level={3}
      aside={<Tag label={label} tone={tone} />}
    >
      {purpose !== "" && <p>{purpose}</p>}
      <p class="quiet">
        {asker !== undefined && `Asked for by ${asker}. `}
        {(heldFrom < firstDay || heldUntil > lastDay) && `With the way: ${daysWords(heldFrom, heldUntil)}.`}
      </p>
      {damage !== "" && (
        <p>
          Came back with: {damage}
          {isMended && " It is mended."}
        </p>
      )}
      <Steps {...props} />
    </Card>
  );
}

function standing({ state, heldUntil }: ShownBooking, today: string): { label: string; tone?: TagTone } {
  switch (state) {
    case "booked":
      return { label: "Booked" };
    case "out":
      return heldUntil < today ? { label: "Late", tone: "attention" } : { label: "Checked out" };
    case "in":
      return { label: "Came back" };
    case "cancelled":
      return { label: "Called off" };
    default:
      return state satisfies never;
  }
}

function Steps({ booking, kit, csrfToken, keeps, today }: CardProps) {
  const path = `/programs/kits/${kit.id}/bookings/${booking.id}`;
  const about = `${booking.branch}, ${daysWords(booking.firstDay, booking.lastDay)}`;
  if (booking.state === "booked" && (keeps || booking.isOwn))
    return (
      <PostForm action={`${path}/cancel`} csrfToken={csrfToken} class="row">
        {keeps && booking.heldFrom <= today && (
          <Button action={`${path}/check-out`} about={about}>
            Check it out
          </Button>
        )}
        <Button tone="text" about={about}>
          Call it off
        </Button>
      </PostForm>
    );
  if (booking.state === "out" && keeps)
    return (
      <PostForm action={`${path}/check-in`} csrfToken={csrfToken} class="stack">
        <Field
          name="damage"
          id={`damage-${booking.id}`}
          label="Broken or missing"
          hint="Leave it empty when all is well."
          rows={2}
        />
        <Button about={about}>Check it in</Button>
      </PostForm>
    );
  if (booking.state === "in" && keeps && booking.damage !== "" && !booking.isMended)
    return (
      <PostForm action={`${path}/mended`} csrfToken={csrfToken}>
        <Button tone="quiet" about={about}>
          It is mended
        </Button>
      </PostForm>
    );
  return null;
}
