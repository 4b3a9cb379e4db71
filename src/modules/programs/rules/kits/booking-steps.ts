/** Where a booking stands: asked for, with the borrower, back, or called off. */
export type BookingState = "booked" | "out" | "in" | "cancelled";

interface Step {
  readonly from: BookingState;
  readonly to: BookingState;
  /** Whoever asked may do it too, not only those who look after the kit. */
  readonly isAskers: boolean;
  /** What happens to the days it holds. */
  readonly days: "stay" | "are taken" | "are freed" | "to come are freed";
  /** What takes it back. */
  readonly undo: string;
  readonly said: string;
}

/** All that can happen to a booking. Each step has one that takes it back. */
export const bookingSteps = {
  cancel: {
    from: "booked",
    to: "cancelled",
    isAskers: true,
    days: "are freed",
    undo: "rebook",
    said: "It is called off, and its days are free again.",
  },
  rebook: {
    from: "cancelled",
    to: "booked",
    isAskers: true,
    days: "are taken",
    undo: "cancel",
    said: "It is booked again.",
  },
  "check-out": {
    from: "booked",
    to: "out",
    isAskers: false,
    days: "stay",
    undo: "take-back-out",
    said: "It is checked out.",
  },
  "take-back-out": {
    from: "out",
    to: "booked",
    isAskers: false,
    days: "stay",
    undo: "check-out",
    said: "It is not checked out any more.",
  },
  "check-in": {
    from: "out",
    to: "in",
    isAskers: false,
    days: "to come are freed",
    undo: "take-back-in",
    said: "It is back. Days that were still to come are free again.",
  },
  "take-back-in": {
    from: "in",
    to: "out",
    isAskers: false,
    days: "are taken",
    undo: "check-in",
    said: "It is checked out as before.",
  },
} as const satisfies Readonly<Record<string, Step>>;

/** Something that can happen to a booking. */
export type BookingStep = keyof typeof bookingSteps;

/** Every step, as addresses name them. */
export const bookingStepNames = Object.keys(bookingSteps) as readonly BookingStep[];
