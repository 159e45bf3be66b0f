import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmForm } from "@/components/ui/confirm-form";
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
  const dialog = { hidden: { sku: product.sku }, refusals: CATALOGUE_REFUSAL_TEXT };
  return (
    <>
      {product.archivedAt ? (
        <ConfirmForm
          {...dialog}
          label="Restore"
          title={`Restore ${product.sku}?`}
          effect="It can be ordered again and stands in the lists."
          confirmLabel="Restore product"
          action={bringBack}
          doneText="The product is on sale again."
        />
      ) : (
        <ConfirmForm
          {...dialog}
          label="Archive"
          variant="danger"
          title={`Archive ${product.sku}?`}
          effect="It takes no new orders and leaves the lists. Its stock, its orders and its history stay, and it can be restored."
          confirmLabel="Archive product"
          action={putAway}
          doneText="The product is archived."
        />
      )}
      <ButtonLink href={`/products/${product.id}/edit`} variant="primary" hotkey="e">
        Edit
      </ButtonLink>
    </>
  );
}
