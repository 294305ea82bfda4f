/** Name of the query parameter that carries the page to return to after the sign-in. */
export const returnParameter = 'weiter';
