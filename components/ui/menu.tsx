import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { useOwnId } from "@/components/ui/own-id";
import { HiddenInputs, type HiddenValues } from "@/components/ui/hidden-inputs";

type Choice = { label: string; hint?: string | undefined; current?: boolean | undefined };
type MenuLink = Choice & { href: string };
type MenuAct = Choice & { action: (form: FormData) => Promise<void> | void; hidden?: HiddenValues | undefined; tone?: "stop" | undefined };
export type MenuItem = "separator" | MenuLink | MenuAct;

type MenuProps = {
  label: string;
  /** What the button shows. */
  children: ReactNode;
  items: readonly MenuItem[];
  align?: "start" | "end" | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  className?: string | undefined;
};

const ITEM =
  "flex min-h-8 w-full items-center justify-between gap-4 rounded-sm px-2.5 text-left hover:bg-line-2 focus:bg-accent-wash focus:outline-none max-md:min-h-11";

/** A button with a short list of places to go or things to do. */
export function Menu({ label, children, items, align = "start", variant = "ghost", size, className }: MenuProps) {
  const id = useOwnId(label);
  return (
    <>
      <button type="button" popoverTarget={id} aria-haspopup="menu" aria-label={label} className={buttonClass(variant, size, className)}>
        {children}
      </button>
      <div
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        data-hangs={align}
        className={classNames(
          align === "start" ? "layer-start" : "layer-end",
          "appear min-w-52 rounded border border-line bg-sheet p-1 text-ink shadow-float",
        )}
      >
        {items.map((item, index) =>
          item === "separator" ? <hr key={`line${index}`} className="my-1 border-line" /> : <MenuRow key={item.label} item={item} />,
        )}
      </div>
    </>
  );
}

function MenuRow({ item }: { item: MenuLink | MenuAct }) {
  const text = (
    <>
      <span className={item.current ? "font-semibold" : undefined}>{item.label}</span>
      {item.hint && <span className="text-xs text-ink-3">{item.hint}</span>}
    </>
  );
  const traits = { role: "menuitem", tabIndex: -1, "aria-current": item.current || undefined };
  if ("href" in item)
    return (
      <a {...traits} href={item.href} className={ITEM}>
        {text}
      </a>
    );
  return (
    <form role="none" action={item.action}>
      <HiddenInputs values={item.hidden} />
      <button {...traits} type="submit" className={classNames(ITEM, item.tone === "stop" && "text-stop")}>
        {text}
      </button>
    </form>
  );
}
