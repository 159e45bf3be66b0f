import { TextLink } from "@/components/ui/text-link";

/** The label of a package for either printer. */
export function PackageLinks({ packageId, name }: { packageId: string; name: string }) {
  const at = `/documents/packages/${packageId}`;
  const link = (file: string, words: string) => (
    <TextLink href={`${at}/${file}`} data-hard>
      {words}
      <span className="sr-only"> of the label of {name}</span>
    </TextLink>
  );
  return (
    <span className="flex gap-4 whitespace-nowrap">
      {link("label-4x6.pdf", "4 × 6")}
      {link("label-a6.pdf", "A6")}
      {link("label-4x6.zpl", "ZPL")}
    </span>
  );
}
