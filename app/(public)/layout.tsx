import type { ReactNode } from "react";

/** For people without an account, mostly on phones: one column, larger text. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid w-full max-w-150 gap-4 px-4.5 py-5.5 text-md">
      {children}
    </main>
  );
}
