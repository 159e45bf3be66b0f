import type { ReactNode } from "react";

/** The main matter beside a narrow column of panels; one under the other below the desktop width. */
export function Columns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 content-start gap-4">{children}</div>
      <div className="grid min-w-0 content-start items-start gap-4 max-xl:md:grid-cols-2">{aside}</div>
    </div>
  );
}
