import type { ReactNode } from "react";

/** Outside the office: the name of the product, and one thing to do. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid min-h-dvh w-full max-w-240 content-start gap-6 px-6 py-10 md:py-[10vh] max-md:px-4">
      <p className="text-md font-semibold tracking-[-0.02em]">Onerow</p>
      {children}
    </main>
  );
}
