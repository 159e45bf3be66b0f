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

export function Banner({ tone = "neutral", title, children, actions, live, className }: BannerProps) {
  const role = live ? (tone === "stop" ? "alert" : "status") : undefined;
  return (
    <div role={role} className={classNames(`banner banner-${tone}`, className)}>
      <div className="min-w-0 flex-1 basis-60">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={title ? "text-ink-2" : undefined}>{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
