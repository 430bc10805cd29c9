import type { Modality, OpenedItem } from '../../contracts/modality.ts'
import type { Env } from '../../domain/env.ts'
import type { Item } from '../../domain/records/case.ts'
import type { OnShare } from '../../lib/progress.ts'
import type { Registry } from '../../lib/registry.ts'
import { fail, type Result } from '../../lib/result.ts'
import { blobReader } from '../../persistence/blobs.ts'
import { onCaseChanged } from '../../persistence/case-summaries.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { openCaseStore } from '../shared/record-stores.ts'
import { firstItems, itemsInOrder } from './pane-layout.ts'

/** Opens cases and their items, one case of them ahead of time. Whoever is given something owns it: closes the store, disposes of the item. */
export interface CaseLoader {
  openCase(caseId: string): Promise<Result<RecordStore>>
  openItem(item: Item, signal: AbortSignal, onShare?: OnShare): Promise<Result<OpenedItem>>
  /**
   * Opens a case and what its panes show first, once nothing else is being opened and the page is idle. It takes the place of the case
   * that was opened ahead before, unless that is the one; null gives it up.
   */
  prepare(caseId: string | null): void
  /** Gives up what nobody came for. */
  dispose(): void
}

interface CaseLoaderOptions {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly modalities: Registry<Modality>
  /** Runs work when the page has nothing else to do; answers with what calls it off. */
  readonly whenIdle: (work: () => void) => () => void
}

/** An item opened ahead of time; whoever takes it before it is there may end it, and hear how far it is. */
interface PreparedItem {
  readonly opened: Promise<Result<OpenedItem>>
  readonly leaving: AbortController
  readonly hearing: { by: OnShare | undefined }
}

/** A case opened ahead of time. */
interface Prepared {
  readonly caseId: string
  readonly store: Promise<Result<RecordStore>>
  readonly items: Map<string, PreparedItem>
  /** Aborts when it is given up: what is opened afterwards is thrown away. */
  readonly leaving: AbortController
  stopListening(): void
}

export function createCaseLoader({ db, env, projectId, modalities, whenIdle }: CaseLoaderOptions): CaseLoader {
  let ahead: Prepared | null = null
  /** The one that somebody came for: its panes take its items. */
  let arrived: Prepared | null = null
  let wanted: string | null = null
  let callOff = () => {}
  /** Openings that somebody waits for: preparing stands back. */
  let busy = 0

  function openNow(item: Item, signal: AbortSignal, onShare?: OnShare): Promise<Result<OpenedItem>> {
    const modality = modalities.get(item.modality)
    if (modality === undefined) return Promise.resolve(fail('modality-unknown', { modality: item.modality }))
    return modality.open(item, blobReader(db), signal, onShare)
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    callOff()
    busy += 1
    try {
      return await work()
    } finally {
      busy -= 1
      arrange()
    }
  }

  function arrange(): void {
    callOff()
    const caseId = wanted
    if (caseId !== null && busy === 0 && ahead?.caseId !== caseId) callOff = whenIdle(() => begin(caseId))
  }

  function begin(caseId: string): void {
    if (ahead !== null) giveUp(ahead)
    const made: Prepared = {
      caseId,
      store: openCaseStore(db, env, projectId, caseId),
      items: new Map(),
      leaving: new AbortController(),
      // A batch is not told to open stores: a case that something touched is opened anew when somebody goes there.
      stopListening: onCaseChanged(db, projectId, caseId, () => giveUp(made)),
    }
    ahead = made
    void openFirstItems(made)
  }

  async function openFirstItems({ store, items, leaving }: Prepared): Promise<void> {
    const opened = await store
    if (!opened.ok) return
    const { tables } = opened.value.get()
    for (const item of firstItems(itemsInOrder([...tables.case.values()][0], tables.item))) {
      if (leaving.signal.aborted) return
      const prepared = openAhead(item)
      items.set(item.id, prepared)
      // One after the other: the page is in use.
      await prepared.opened
    }
  }

  function openAhead(item: Item): PreparedItem {
    const leaving = new AbortController()
    const hearing: PreparedItem['hearing'] = { by: undefined }
    const opened = openNow(item, leaving.signal, (...progress) => hearing.by?.(...progress))
    return { opened, leaving, hearing }
  }

  function giveUp(given: Prepared): void {
    if (ahead === given) ahead = null
    given.stopListening()
    void given.store.then((opened) => opened.ok && opened.value.close())
    giveUpItems(given)
  }

  function giveUpItems({ items, leaving }: Prepared): void {
    leaving.abort()
    for (const item of items.values()) {
      item.leaving.abort()
      void item.opened.then((opened) => opened.ok && opened.value.dispose())
    }
    items.clear()
  }

  async function arriveAt(caseId: string): Promise<Result<RecordStore>> {
    if (arrived !== null) giveUpItems(arrived)
    arrived = null
    if (ahead?.caseId !== caseId) return openCaseStore(db, env, projectId, caseId)
    arrived = ahead
    ahead = null
    arrived.stopListening()
    const opened = await arrived.store
    return opened.ok ? opened : openCaseStore(db, env, projectId, caseId)
  }

  async function openReady(item: Item, signal: AbortSignal, onShare?: OnShare): Promise<Result<OpenedItem>> {
    const prepared = arrived?.items.get(item.id)
    arrived?.items.delete(item.id)
    if (prepared === undefined) return openNow(item, signal, onShare)
    prepared.hearing.by = onShare
    const leave = () => prepared.leaving.abort()
    signal.addEventListener('abort', leave)
    const opened = await prepared.opened
    signal.removeEventListener('abort', leave)
    return opened.ok ? opened : openNow(item, signal, onShare)
  }

  return {
    openCase: (caseId) => inTurn(() => arriveAt(caseId)),
    openItem: (item, signal, onShare) => inTurn(() => openReady(item, signal, onShare)),
    prepare(caseId) {
      wanted = caseId
      if (ahead !== null && ahead.caseId !== caseId) giveUp(ahead)
      arrange()
    },
    dispose() {
      wanted = null
      callOff()
      if (ahead !== null) giveUp(ahead)
      if (arrived !== null) giveUpItems(arrived)
    },
  }
}
