import { act, cleanup, render, renderHook, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { addAnnotation } from '../../domain/commands/annotation-commands.ts'
import { stateOf } from '../../domain/log/record-state.ts'
import { err, ok, problem } from '../../lib/result.ts'
import { createRecordStore } from '../../session/record-store.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
import { UiProvider } from '../../ui/UiProvider.tsx'
import { guardStore, installSaveGuards, useLeftUnsaved } from './store-guards.ts'

afterEach(cleanup)

const nodule = testLabel('Nodule', '#e69f00')

/** A case on a disk that can be full. */
function caseOnDisk() {
  const { env, project, item, caseStore } = createMemorySession([nodule], 'image')
  const disk = { isFull: false }
  const { tables } = caseStore.get()
  const store = createRecordStore({
    env,
    writer: {
      append: async () => (disk.isFull ? err(problem('storage-full')) : ok({ before: [] })),
      pull: async () => [],
      onOtherTab: () => () => {},
    },
    caseId: item.caseId,
    initial: stateOf([...tables.case.values()].map((record) => ({ kind: 'case', record }))),
    history: [],
  })
  const edit = () => {
    store.dispatch(addAnnotation({ project, label: nodule, itemId: item.id, target: { kind: 'whole' } }))
  }
  return { store, edit, disk }
}

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

test('a page left with everything saved leaves nothing behind', async () => {
  const { store, edit } = caseOnDisk()
  const { result } = renderHook(useLeftUnsaved)
  const leave = guardStore(store)
  edit()
  leave()
  await settle()
  expect(result.current).toEqual([])
  expect(store.store.getState().saveState).toBe('saved')
})

test('what cannot be saved stays in sight until it is', async () => {
  const { store, edit, disk } = caseOnDisk()
  const { result } = renderHook(useLeftUnsaved)
  const leave = guardStore(store)
  disk.isFull = true
  edit()
  leave()
  await settle()
  expect(result.current).toEqual([store])
  disk.isFull = false
  store.retry()
  await settle()
  expect(result.current).toEqual([])
})

test('closing the page on unsaved work asks first', async () => {
  installSaveGuards()
  const { store, edit, disk } = caseOnDisk()
  const leave = guardStore(store)
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(closing()).toBe(false)
  disk.isFull = true
  edit()
  await settle()
  expect(closing()).toBe(true)
  disk.isFull = false
  store.retry()
  await settle()
  expect(closing()).toBe(false)
  leave()
})

test('closing the page on a text that is being typed asks first, and it is saved where the page stays', async () => {
  installSaveGuards()
  const { store, edit } = caseOnDisk()
  const leave = guardStore(store)
  const onCommit = () => {
    edit()
    return null
  }
  render(
    <UiProvider>
      <CommitInput label="Name" value="Nodule" onCommit={onCommit} />
    </UiProvider>,
  )
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 's')
  const event = new Event('beforeunload', { cancelable: true })
  act(() => window.dispatchEvent(event))
  expect(event.defaultPrevented).toBe(true)
  await settle()
  expect(store.store.getState().saveState).toBe('saved')
  expect(store.get().tables.annotation.size).toBe(1)
  leave()
})
