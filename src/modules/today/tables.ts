import type { Instant } from "#platform/db";

interface PutAwayTable {
  tenant_id: string;
  thing: string;
  title: string;
  put_away_at: Instant;
}

export interface TodayTables {
  today_put_away: PutAwayTable;
}
