import type { Problem } from '../lib/result.ts'

const messages: Readonly<Record<string, (params: Problem['params']) => string>> = {
  'storage-full': () =>
    'The disk space that the browser allows is used up. Nothing was stored: free some space or delete a project, then try again.',
  'batch-not-shown': ({ why }) =>
    `All of it is written and safe, but it is not to be seen yet: ${why === 'storage-full' ? 'the disk space that the browser allows is used up. Free some space or delete a project, then reload' : 'the browser could not bring it into its lists. Reload'} the page, and it will be there. Do not do it again.`,
  'storage-closed': () => 'The browser closed the database, perhaps because its data were cleared. Reload the page.',
  'storage-newer-version': () =>
    'A newer version of Glossa has used this database. Reload the page to get that version.',
  'storage-failed': ({ reason }) => `The browser could not write to its database (${String(reason)}).`,
  'log-head-moved': () => 'Another tab wrote at the same moment without its lock. Reload the page.',
  'row-corrupt': ({ kind, id }) =>
    `A stored ${String(kind)} (${String(id)}) is damaged. Nothing was changed, and the log still holds it: check the log, and make the rows anew from it.`,
  'log-unreadable': () =>
    'An entry of the log cannot be read, so nothing was made anew from it: the rows may hold what the log has lost. Nothing was changed.',
  'blob-missing': () => 'The stored file of this item is gone from the browser. Import the file again.',
  'blob-corrupt': () => 'The stored file of this item is damaged: its checksum does not match. Import the file again.',
  'project-missing': () =>
    'There is no such project in this browser. It may have been deleted, or belongs to another browser or address.',
  'case-missing': () => 'There is no such case in this project. It may have been removed.',
  'annotator-missing': () => 'Nobody is signed in on this machine. Say who you are first.',
}

/** Plain English for a Problem of this folder; undefined for others. */
export function persistenceMessage({ code, params }: Problem): string | undefined {
  return messages[code]?.(params)
}
