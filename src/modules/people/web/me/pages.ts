/** The pages about the reader that stand beside their details, in this order. */
export const ownPages = [
  {
    href: "/me/sign-in",
    label: "Sign-in and security",
    summary: "Password, passkeys, authenticator app, and where you are signed in.",
  },
  {
    href: "/me/sign-in/providers",
    label: "Your library’s sign-in",
    summary: "Which libraries’ own sign-ins open your account, and ending that.",
  },
  {
    href: "/me/hours",
    label: "When I am off the desk",
    summary: "So that Find can say what fits; nobody else sees it.",
  },
  {
    href: "/me/data",
    label: "My data",
    summary: "Everything held about you, who looked at it, and how to take it along or close the account.",
  },
  {
    href: "/me/employers",
    label: "Where I work",
    summary: "The organizations you are linked to, and leaving one.",
  },
  {
    href: "/me/tokens",
    label: "Tokens for programs",
    summary: "Let a program act in your name, for what you choose.",
  },
] as const;
