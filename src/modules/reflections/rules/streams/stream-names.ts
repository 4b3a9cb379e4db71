import { everyonesRoom } from "../sharing/rooms.ts";
import type { Reader, SharedWriting } from "../sharing/who-may-read.ts";

/** A stream's name inside a room. */
export interface RoomStream {
  readonly roomId: string;
  readonly stream: string;
}

/** What is asked for: a room's people, a journal, a topic, a community, or what one supervises. */
export type Wanted =
  | { readonly of: "branch" | "system" | "everyone" | "supervised" }
  | { readonly of: "journal"; readonly journalId: string }
  | { readonly of: "topic"; readonly topic: string }
  | { readonly of: "community"; readonly communityId: string };

/**
 * The streams that a copy is listed in. What only a branch reads is listed under names that only its people open (`…@PLACE`), so
 * that a page of a stream never has to leave anything out.
 */
export function streamsOf(
  copy: Omit<SharedWriting, "isHidden"> & { readonly topics: readonly string[] },
): readonly string[] {
  const { journalId, level, places, staffId, topics } = copy;
  const about = [`journal:${journalId}`, ...topics.map((topic) => `topic:${topic}`)];
  const atPlaces = places.map((place) => `place:${place}`);
  switch (level) {
    case "my supervisor":
      return staffId === undefined ? [] : [`staff:${staffId}`];
    case "my branch":
      return [...atPlaces, ...places.flatMap((place) => about.map((name) => `${name}@${place}`))];
    case "community":
      return ["all", ...about];
    case "my system":
    case "everyone":
      return ["all", ...atPlaces, ...about];
    default:
      return level satisfies never;
  }
}

/** The streams that answer what a reader asks for, room by room. Each holds only what they may read. */
export function openStreams(reader: Reader, wanted: Wanted): readonly RoomStream[] {
  const { work } = reader;
  switch (wanted.of) {
    case "everyone":
      return [{ roomId: everyonesRoom, stream: "all" }];
    case "system":
      return work.map(({ tenantId }) => ({ roomId: tenantId, stream: "all" }));
    case "branch":
      return work.flatMap(({ places, tenantId }) =>
        places.map((place) => ({ roomId: tenantId, stream: `place:${place}` })),
      );
    case "supervised":
      return work.flatMap(({ supervises, tenantId }) =>
        [...supervises].map((staffId) => ({ roomId: tenantId, stream: `staff:${staffId}` })),
      );
    case "journal":
      return inEveryRoom(reader, `journal:${wanted.journalId}`);
    case "topic":
      return inEveryRoom(reader, `topic:${wanted.topic}`);
    case "community":
      return reader.communities.has(wanted.communityId)
        ? [{ roomId: wanted.communityId, stream: "all" }]
        : [];
    default:
      return wanted satisfies never;
  }
}

function inEveryRoom({ communities, work }: Reader, name: string): readonly RoomStream[] {
  return [
    { roomId: everyonesRoom, stream: name },
    ...work.flatMap(({ places, tenantId }) => [
      { roomId: tenantId, stream: name },
      ...places.map((place) => ({ roomId: tenantId, stream: `${name}@${place}` })),
    ]),
    ...[...communities].map((roomId) => ({ roomId, stream: name })),
  ];
}
