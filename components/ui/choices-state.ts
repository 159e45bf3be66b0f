/** What a field has to say about the choices that hang on it. */
export type ChoicesState = { isOpen: boolean; activeId: string | undefined };

export const NO_CHOICES: ChoicesState = { isOpen: false, activeId: undefined };
