/** The pages about the reader that stand beside their details, in this order. */
export const ownPages = [
  {
    href: "/me/sign-in",
    label: "Sign-in and security",
    summary: "Password, authenticator app, and where you are signed in.",
  },
] as const;
