import { expect, test, vi } from 'vitest'
import { makeTestProject, testAnnotation } from '../../../tests/fixtures/test-project.ts'
import type { Modality } from '../../contracts/modality.ts'
import { createRegistry } from '../../lib/registry.ts'
import { fail, ok, unwrap } from '../../lib/result.ts'
import { openCaseStore } from '../shared/record-stores.ts'
import { createCaseLoader } from './case-loader.ts'

async function setUp() {
  const made = await makeTestProject()
  const { db, env, project, caseId } = made
  const dispose = vi.fn()
  const open = vi.fn<Modality['open']>(async (item) => ok({ item, dispose }))
  const image: Modality = {
    ...{ id: 'image', label: 'Image', accept: [], targetKinds: [], tools: [], open },
    async *inspect() {},
    loadViewer: () => Promise.reject(new Error('no viewer')),
  }
  let idle: (() => void) | null = null
  const whenIdle = (work: () => void) => {
    idle = work
    return () => {
      idle = null
    }
  }
  const modalities = createRegistry([image])
  const loader = createCaseLoader({ db, env, projectId: project.id, modalities, whenIdle })
  const beIdle = () => {
    const work = idle
    idle = null
    work?.()
  }
  const item = unwrap(await openCaseStore(db, env, project.id, caseId))
    .get()
    .tables.item.get(made.itemId)
  if (item === undefined) throw new Error('no item')
  const signal = new AbortController().signal
  const ahead = async (times = 1) => {
    loader.prepare(caseId)
    beIdle()
    await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(times))
  }
  return { ...made, loader, open, dispose, item, signal, beIdle, isWaiting: () => idle !== null, ahead }
}

test('what was opened ahead is there when somebody comes, and is opened once', async () => {
  const { loader, ahead, open, caseId, item, signal } = await setUp()
  await ahead()
  const store = unwrap(await loader.openCase(caseId))
  expect(store.get().tables.case.has(caseId)).toBe(true)
  const opened = unwrap(await loader.openItem(item, signal))
  expect(opened.item.id).toBe(item.id)
  expect(open).toHaveBeenCalledTimes(1)
  // Given away once: who opens it again gets another.
  expect(unwrap(await loader.openItem(item, signal))).not.toBe(opened)
  expect(unwrap(await loader.openCase(caseId))).not.toBe(store)
})

test('nothing is opened ahead while somebody waits', async () => {
  const { loader, caseId, isWaiting, beIdle, open } = await setUp()
  loader.prepare(caseId)
  expect(isWaiting()).toBe(true)
  const waiting = loader.openCase('another')
  expect(isWaiting()).toBe(false)
  await waiting
  expect(isWaiting()).toBe(true)
  beIdle()
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(1))
})

test('what nobody comes for is closed and disposed of', async () => {
  const { loader, ahead, dispose } = await setUp()
  await ahead()
  loader.prepare(null)
  await vi.waitFor(() => expect(dispose).toHaveBeenCalledTimes(1))
  await ahead(2)
  loader.dispose()
  await vi.waitFor(() => expect(dispose).toHaveBeenCalledTimes(2))
})

test('items that were opened ahead and not shown go with their case', async () => {
  const { loader, ahead, dispose, caseId } = await setUp()
  await ahead()
  unwrap(await loader.openCase(caseId))
  expect(dispose).not.toHaveBeenCalled()
  await loader.openCase('another')
  await vi.waitFor(() => expect(dispose).toHaveBeenCalledTimes(1))
})

test('a case that somebody changed meanwhile is opened anew', async () => {
  const made = await setUp()
  const { loader, ahead, db, env, project, caseId, dispose } = made
  await ahead()
  const elsewhere = unwrap(await openCaseStore(db, env, project.id, caseId))
  const record = testAnnotation(made, 7)
  unwrap(
    elsewhere.dispatch({
      name: 'annotation.add',
      scope: 'case',
      plan: () => ok([{ op: 'add', kind: 'annotation', record }]),
    }),
  )
  unwrap(await elsewhere.flush())
  expect(dispose).toHaveBeenCalledTimes(1)
  const store = unwrap(await loader.openCase(caseId))
  expect(store.get().tables.annotation.has(record.id)).toBe(true)
})

test('who takes what is still being opened ahead hears how far it is, and may end it', async () => {
  const { loader, open, caseId, item, beIdle } = await setUp()
  let tell = (_: number) => {}
  open.mockImplementationOnce((_item, _blobs, signal, onShare) => {
    tell = (share) => onShare?.(share)
    tell(0.5)
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(fail('open-cancelled'))))
  })
  loader.prepare(caseId)
  beIdle()
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(1))
  unwrap(await loader.openCase(caseId))
  const leaving = new AbortController()
  const shares: (number | null)[] = []
  const left = loader.openItem(item, leaving.signal, (share) => {
    shares.push(share)
    leaving.abort()
  })
  tell(0.7)
  await left
  expect(shares).toEqual([0.7])
  expect(open.mock.calls[0]?.[2].aborted).toBe(true)
})
