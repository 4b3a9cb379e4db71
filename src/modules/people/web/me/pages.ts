/** The pages about the reader that stand beside their details, in this order. */
export const ownPages = [
  {
    href: "/me/sign-in",
    label: "Sign-in and security",
    summary: "Password, authenticator app, and where you are signed in.",
  },
  {
    href: "/me/data",
    label: "My data",
    summary: "Everything held about you, who looked at it, and how to take it along or close the account.",
  },
  {
    href: "/me/employers",
    label: "Where I work",
    summary: "The organisations you are linked to, and leaving one.",
  },
  {
    href: "/me/tokens",
    label: "Tokens for programs",
    summary: "Let a program act in your name, for what you choose.",
  },
] as const;
