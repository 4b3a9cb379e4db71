import type { MonthCounts } from "../../rules/focus/asked-topics.ts";
import type { TopicTable } from "../../views/focus/request-pages.tsx";
import type { PlannerSite } from "../site.ts";

/** Topics by month with their names. */
export function topicTable({ words }: PlannerSite, { months, topics }: MonthCounts): TopicTable {
  return {
    months,
    topics: topics.map(({ topic, ...each }) => ({ ...each, name: words.names.get(topic) ?? topic })),
  };
}
