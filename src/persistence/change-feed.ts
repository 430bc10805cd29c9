import { z } from 'zod'
import type { GlossaDatabase } from './database.ts'

const messageSchema = z.object({ projectId: z.string(), scopes: z.array(z.string()) })
type ChangeMessage = z.infer<typeof messageSchema>
type Listener = (message: ChangeMessage, writer: object | undefined) => void

const feeds = new Map<string, { channel: BroadcastChannel; listeners: Set<Listener> }>()

function feedOf(db: GlossaDatabase) {
  let feed = feeds.get(db.name)
  if (feed === undefined) {
    const listeners = new Set<Listener>()
    const channel = new BroadcastChannel(`${db.prefix}changes`)
    channel.onmessage = (event) => {
      const message = messageSchema.safeParse(event.data)
      if (message.success) for (const listener of listeners) listener(message.data, undefined)
    }
    feed = { channel, listeners }
    feeds.set(db.name, feed)
  }
  return feed
}

/**
 * Tells this page and every other tab and worker that something was appended.
 * @param scopes case ids, or the project id
 * @param writer who appended it, where it listens itself
 */
export function publishChange(db: GlossaDatabase, projectId: string, scopes: readonly string[], writer?: object): void {
  const feed = feedOf(db)
  const message = { projectId, scopes: [...scopes] }
  feed.channel.postMessage(message)
  for (const listener of feed.listeners) listener(message, writer)
}

/** Calls at every append to a project, here or in another tab. Returns the unsubscriber. */
export function subscribeChanges(db: GlossaDatabase, listener: Listener): () => void {
  const { listeners } = feedOf(db)
  listeners.add(listener)
  return () => listeners.delete(listener)
}
