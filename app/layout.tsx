import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Behaviours } from "@/components/ui/behaviours/behaviours";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme";
import "@/app/globals.css";

export const metadata: Metadata = {
  title: { default: "Onerow", template: "%s · Onerow" },
  description: "Order management in which an order is one row and every step of its life is one transaction.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#131311" },
  ],
};

/** The theme comes from a cookie, so the first paint is right without a script in the page. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body>
        {children}
        <Behaviours />
      </body>
    </html>
  );
}
