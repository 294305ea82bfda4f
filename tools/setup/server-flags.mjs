/**
 * How Node runs the server, wherever it is started; the Dockerfile, which has no tools, repeats it.
 *
 * The young generation of the heap grows to 64 MB otherwise while the server starts, and an idle server never gives that back: with 8 MB it
 * holds 50 MB less, and a crowd costs it the same (docs/adr/0133-a-small-young-generation.md).
 */
export const serverFlags = ['--max-semi-space-size=8'];
