/** Databases that the document room keeps for offline editing begin with this name. */
export const localDocumentPrefix = 'quartiersforum:';

/** Deletes every offline copy of a document on this device, whoever wrote it. Resolves when the browser has let go of them. */
export async function forgetLocalDocuments(): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const databases = await indexedDB.databases();
  await Promise.all(
    databases
      .map((database) => database.name)
      .filter((name) => name?.startsWith(localDocumentPrefix))
      .map((name) => deleteDatabase(name as string)),
  );
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // Blocked by another tab: the browser deletes it as soon as that tab closes its connection.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
