/** Everything that is pressed in a stock form is 44 px high on tablets and phones: it is used standing up. */
export const TOUCH = "touch";
