import type { ReactNode } from "react";
import { StayAwake } from "@/components/floor/stay-awake";
import { ButtonLink } from "@/components/ui/button-link";
import { ProgressBar } from "@/components/ui/progress-bar";

type TaskFrameProps = {
  title: ReactNode;
  /** What it is about, such as "8 orders, tote 4". */
  detail?: ReactNode;
  progress?: { value: number; max: number; label: string } | undefined;
  back?: { href: string; label: string } | undefined;
  /** What comes next, beside the task; under it in portrait. */
  aside?: ReactNode;
  children: ReactNode;
};

/** One task a screen: what it is, how far it has come, the task itself. The screen stays on. */
export function TaskFrame({ title, detail, progress, back = { href: "/floor", label: "All work" }, aside, children }: TaskFrameProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ButtonLink href={back.href} size="floor" className="h-11! px-4!">
          {back.label}
        </ButtonLink>
        <h1 className="min-w-0 text-floor! break-words">{title}</h1>
        {detail && <p className="min-w-0 text-ink-2">{detail}</p>}
        {progress && (
          <div className="ml-auto w-72 max-w-full">
            <ProgressBar {...progress} />
          </div>
        )}
      </div>
      <div className={aside ? "grid items-start gap-4.5 lg:grid-cols-[minmax(0,1fr)_18.75rem]" : "grid"}>
        <section className="min-w-0 rounded border border-line bg-sheet px-7 py-6.5 max-md:px-4 max-md:py-4">{children}</section>
        {aside && <aside className="min-w-0 overflow-hidden rounded border border-line bg-sheet">{aside}</aside>}
      </div>
      <StayAwake />
    </div>
  );
}
