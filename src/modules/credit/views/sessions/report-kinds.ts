/** Kinds of report, as people call them. */
export const reportKinds: Readonly<Record<string, string>> = {
  "zoom-meeting": "Zoom meeting",
  "zoom-webinar": "Zoom webinar",
  teams: "Microsoft Teams",
  "teams-live-event": "Teams live event",
  webex: "Webex",
  goto: "GoTo",
  collaborate: "Collaborate",
  plain: "Table",
};
