import { ArchiveForm } from "@/components/ui/archive-form";
import { ButtonLink } from "@/components/ui/button-link";
import { DeniedButton } from "@/components/ui/denied-button";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { Product } from "@/lib/catalogue/product";
import { CATALOGUE_REFUSAL_TEXT } from "@/lib/catalogue/refusals";

type ProductActionsProps<Answer extends AnyAnswer> = {
  product: Product;
  mayEdit: boolean;
  putAway: AnswerAction<Answer>;
  bringBack: AnswerAction<Answer>;
};

export function ProductActions<Answer extends AnyAnswer>({ product, mayEdit, putAway, bringBack }: ProductActionsProps<Answer>) {
  if (!mayEdit)
    return <DeniedButton reason="Products are changed by people with the right “edit”, such as the front office.">Edit</DeniedButton>;
  return (
    <>
      <ArchiveForm
        hidden={{ sku: product.sku }}
        refusals={CATALOGUE_REFUSAL_TEXT}
        archived={product.archivedAt !== null}
        name={product.sku}
        what="product"
        archive={{
          action: putAway,
          effect: "It takes no new orders and leaves the lists. Its stock, its orders and its history stay, and it can be restored.",
          doneText: "The product is archived.",
        }}
        restore={{
          action: bringBack,
          effect: "It can be ordered again and stands in the lists.",
          doneText: "The product is on sale again.",
        }}
      />
      <ButtonLink href={`/products/${product.id}/edit`} variant="primary" hotkey="e">
        Edit
      </ButtonLink>
    </>
  );
}
