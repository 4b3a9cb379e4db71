import type { Instant } from "#platform/db";
import type { Generated } from "kysely";
import type { BookingState } from "../rules/kits/booking-steps.ts";

interface KitRows {
  tenant_id: string;
  id: string;
  kind: "kit" | "presenter";
  name: string;
  description: string;
  organisation_id: string;
  keeper_id: string | null;
  days_before: number;
  days_after: number;
  made_by: string | null;
  made_at: Instant;
  changed_at: Instant;
  retired_at: Instant | null;
}

interface BookingRows {
  tenant_id: string;
  id: string;
  kit_id: string;
  organisation_id: string;
  purpose: string;
  first_day: string;
  last_day: string;
  held_from: string;
  held_until: string;
  state: BookingState;
  asked_by: string | null;
  asked_at: Instant;
  out_by: string | null;
  out_at: Instant | null;
  in_by: string | null;
  in_at: Instant | null;
  damage: Generated<string>;
  mended_at: Instant | null;
}

interface DayRows {
  tenant_id: string;
  kit_id: string;
  day: string;
  booking_id: string;
}

export interface KitTables {
  kits: KitRows;
  kit_bookings: BookingRows;
  kit_days: DayRows;
}
