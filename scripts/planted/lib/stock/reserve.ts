export const reserved = (): number => 1;
