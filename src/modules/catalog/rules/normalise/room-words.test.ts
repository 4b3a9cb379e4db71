import { expect, test } from "vitest";

import { isOnlineRoom, placeBesideRoom } from "./room-words.ts";

test.each([
  ["Zoom", true],
  ["Live Webinar (Zoom)", true],
  ["Web conference", true],
  ["Online, 12 Elm St, Salem, MA 01970", true],
  ["University of Michigan (online)", true],
  ["By phone / conference call", true],
  ["Virtual Reality Lab, Main Library, 5 Elm St, Salem, MA 01970", false],
  ["Internet Archive, 300 Funston Ave, San Francisco, CA 94118", false],
  ["Webster Public Library", false],
])("%s is an online room: %s", (words, expected) => {
  expect(isOnlineRoom(words)).toBe(expected);
});

test.each([
  ["Main Library and Zoom", true, "Main Library"],
  ["Main Library / Online", true, "Main Library"],
  ["In person at Main Library or via Zoom (link to follow)", true, "Main Library"],
  ["Online and in person at Duluth Public Library, Duluth, MN", true, "Duluth Public Library, Duluth, MN"],
  ["Zoom and Main Library", true, "Main Library"],
  ["Hybrid: Zoom and Main Library", true, "Main Library"],
  ["Hybrid - Main Library", true, "Main Library"],
  ["Hybrid", true, ""],
  ["Zoom or Teams", false, "Zoom or Teams"],
  ["Zoom and phone", false, "Zoom and phone"],
  ["Main Library", false, "Main Library"],
  ["Teams Hall", false, "Teams Hall"],
])("%s is both: %s", (words, isBoth, place) => {
  expect(placeBesideRoom(words)).toEqual({ isBoth, place });
});

test("a name that begins over and over is looked at once", () => {
  // An expression that could take it apart in many ways would not come to an end.
  expect(isOnlineRoom(`${"www.".repeat(400)} x, Salem, MA 01970`)).toBe(false);
});
