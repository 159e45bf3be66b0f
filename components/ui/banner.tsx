import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Tone } from "@/components/ui/tone";

type BannerProps = {
  tone?: Tone | undefined;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Announce it when it appears: what happened because of the person's own act. */
  live?: boolean | undefined;
  className?: string | undefined;
};

const TONES: Record<Tone, string> = {
  ok: "bg-ok-wash before:bg-ok",
  wait: "bg-wait-wash before:bg-wait",
  stop: "bg-stop-wash before:bg-stop",
  info: "bg-info-wash before:bg-info",
  neutral: "bg-line-2 before:bg-ink-3",
};

export function Banner({ tone = "neutral", title, children, actions, live, className }: BannerProps) {
  const role = live ? (tone === "stop" ? "alert" : "status") : undefined;
  return (
    <div
      role={role}
      className={classNames(
        "relative flex flex-wrap items-center gap-x-4 gap-y-2 overflow-hidden rounded-sm py-2.5 pr-3 pl-4 text-ink before:absolute before:inset-y-0 before:left-0 before:w-1",
        TONES[tone],
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-60">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={title ? "text-ink-2" : undefined}>{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
