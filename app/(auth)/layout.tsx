import type { ReactNode } from "react";

/** Outside the office: one column, the name of the product, nothing else to press. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid min-h-dvh w-full max-w-232 content-start gap-8 px-6 py-10 md:content-center max-md:px-4">
      <header>
        <p className="text-md font-semibold tracking-[-0.02em]">Onerow</p>
        <p className="text-ink-2">An order is one row, and every step of its life is one transaction.</p>
      </header>
      {children}
    </main>
  );
}
