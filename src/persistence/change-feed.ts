import { z } from 'zod'
import type { GlossaDatabase } from './database.ts'

const messageSchema = z.object({
  projectId: z.string(),
  scopes: z.array(z.string()),
  /** Rows were made anew: whatever was read of the project before may be wrong. */
  isRebuilt: z.boolean().optional(),
  /** Id of who appended, where it listens itself. */
  writer: z.string().optional(),
})
type ChangeMessage = z.infer<typeof messageSchema>
type Listener = (message: ChangeMessage) => void

const feeds = new Map<string, { channel: BroadcastChannel; listeners: Set<Listener> }>()

function feedOf(db: GlossaDatabase) {
  let feed = feeds.get(db.name)
  if (feed === undefined) {
    const listeners = new Set<Listener>()
    const channel = new BroadcastChannel(`${db.prefix}changes`)
    channel.onmessage = (event) => {
      const message = messageSchema.safeParse(event.data)
      if (message.success) for (const listener of listeners) listener(message.data)
    }
    feed = { channel, listeners }
    feeds.set(db.name, feed)
  }
  return feed
}

/**
 * Tells this page and every other tab and worker that something was appended.
 * @param scopes case ids, or the project id
 * @param options `writer`: id of who appended it, where it listens itself; `isRebuilt`: rows were made anew
 */
export function publishChange(
  db: GlossaDatabase,
  projectId: string,
  scopes: readonly string[],
  { writer, isRebuilt }: { readonly writer?: string | undefined; readonly isRebuilt?: boolean } = {},
): void {
  const feed = feedOf(db)
  const message: ChangeMessage = { projectId, scopes: [...scopes], isRebuilt, writer }
  feed.channel.postMessage(message)
  for (const listener of feed.listeners) listener(message)
}

/** Calls at every append to a project, here or in another tab. Returns the unsubscriber. */
export function subscribeChanges(db: GlossaDatabase, listener: Listener): () => void {
  const { listeners } = feedOf(db)
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Calls when the rows of a project were made anew, here or in another tab. Returns the unsubscriber. */
export function onRebuilt(db: GlossaDatabase, projectId: string, listener: () => void): () => void {
  return subscribeChanges(db, (message) => {
    if (message.projectId === projectId && message.isRebuilt === true) listener()
  })
}
