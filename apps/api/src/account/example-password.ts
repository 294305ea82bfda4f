/** Password of every example account. It is public, so accounts with it exist beside the example network only. */
export const examplePassword = 'quartier-2026';
