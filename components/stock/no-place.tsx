import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";

/** Instead of a stock form, for who works at no location or while there is none. */
export function NoPlace({ isAny }: { isAny: boolean }) {
  return (
    <div className="rounded border border-line bg-sheet">
      {isAny ? (
        <EmptyState title="You work at no open location">
          Stock is moved by people who work where it lies. An administrator can change your locations under Members.
        </EmptyState>
      ) : (
        <EmptyState title="No location yet" action={<TextLink href="/settings/locations">Add a location</TextLink>}>
          Stock lies at locations. Add the first one, then receive goods there.
        </EmptyState>
      )}
    </div>
  );
}
