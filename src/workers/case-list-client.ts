import { proxy, type Remote } from 'comlink'
import { ok, type Problem, problem, type Result } from '../lib/result.ts'
import { type BlindView, viewName } from '../persistence/blind-summary.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import { type AskedWorker, askedWorker } from './asked-worker.ts'
import type { CaseListNews, CaseListWorker } from './case-list.worker.ts'

/** How the list of a project stands. */
export interface CaseListState {
  /** 0 until the first cases are read; changes with the content. */
  readonly version: number
  /** False while a long list is still being read. */
  readonly isWhole: boolean
  readonly failure: Problem | null
}

/** The list of the cases of one project, sorted and filtered in a worker. */
export interface CaseList {
  readonly projectId: string
  /** See `viewName`. */
  readonly view: string
  /** Fails with `worker-failed` where the worker has ended: `caseListOf` then gives a list with a new one. */
  ask<T>(question: (worker: Remote<CaseListWorker>) => Promise<T>): Promise<Result<T>>
  state(): CaseListState
  /** Calls when the state has changed. Returns the unsubscriber. */
  subscribe(listener: () => void): () => void
}

interface Started {
  readonly worker: AskedWorker<CaseListWorker>
  list: CaseList | undefined
  fail(reason: string): void
}

let started: Started | undefined

function start(): Started {
  const worker = new Worker(new URL('./case-list.worker.ts', import.meta.url), {
    type: 'module',
    name: installPrefix(),
  })
  const onFall = (reason: string) => {
    if (started === made) started = undefined
    made.fail(reason)
  }
  const made: Started = {
    worker: askedWorker<CaseListWorker>(worker, onFall),
    list: undefined,
    fail: () => undefined,
  }
  return made
}

/**
 * The list of a project as somebody may see it. One worker is kept for all pages: going from page to page reads nothing anew, unless
 * something else is to be seen.
 */
export function caseListOf(projectId: string, blind: BlindView): CaseList {
  const view = viewName(blind)
  started ??= start()
  if (started.list?.projectId === projectId && started.list.view === view) return started.list
  const { worker } = started
  const listeners = new Set<() => void>()
  let state: CaseListState = { version: 0, isWhole: false, failure: null }
  const set = (next: CaseListState) => {
    state = next
    for (const listener of listeners) listener()
  }
  started.fail = (reason) => set({ ...state, isWhole: true, failure: problem('worker-failed', { reason }) })
  const list: CaseList = {
    projectId,
    view,
    ask: (question) => worker.ask(async (remote) => ok(await question(remote))),
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  started.list = list
  const onNews = proxy((news: CaseListNews) => set(news))
  // That it failed is told of the worker's end.
  void list.ask((remote) => remote.open(projectId, blind, onNews))
  return list
}

/** The list of a project that some page has opened last, whatever it hides; undefined where it is of another project. */
export function openedCaseList(projectId: string): CaseList | undefined {
  return started?.list?.projectId === projectId ? started.list : undefined
}
