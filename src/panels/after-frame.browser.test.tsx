import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../tests/fixtures/memory-session.ts'
import { afterFrame, catchUp } from '../session/after-frame.ts'
import { PaceContext, SessionContext, useView } from '../session/session-context.ts'
import { UiProvider } from '../ui/UiProvider.tsx'
import { AnnotationDetails } from './annotations/AnnotationDetails.tsx'
import { AnnotationList } from './annotations/AnnotationList.tsx'

afterEach(() => {
  catchUp()
  cleanup()
})

const label = testLabel('Nodule', '#e69f00')

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** A picture that draws in the next frame, and beside it what says which tool and label are in hand. */
function show() {
  const session = createMemorySession([label], 'image', (annotation) => [
    annotation({ kind: 'point', x: 1, y: 2 }, label),
    annotation({ kind: 'point', x: 3, y: 4 }, label),
  ])
  const { viewStore } = session
  const order: string[] = []
  function Panel() {
    const toolId = useView((view) => view.toolId)
    const labelId = useView((view) => view.labelId)
    order.push(`panel ${toolId}`)
    return (
      <select
        aria-label="Label"
        value={labelId ?? ''}
        onChange={({ currentTarget: { value } }) => viewStore.setLabel(value)}
      >
        <option value="">None</option>
        <option value={label.id}>Nodule</option>
      </select>
    )
  }
  function Overlay() {
    order.push(`overlay ${useView((view) => view.toolId)}`)
    return null
  }
  const onKeyDown = ({ key }: { readonly key: string }) => {
    viewStore.setTool(key)
    viewStore.setLens(2)
    requestAnimationFrame(() => order.push('drawn'))
  }
  render(
    <UiProvider>
      <SessionContext value={session}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: stands for a viewer */}
        <div data-transform="1 0 0 1 0 0" data-testid="picture" onKeyDown={onKeyDown}>
          <Overlay />
        </div>
        <PaceContext value="after the frame">
          <Panel />
          <AnnotationList annotatorId={session.env.actor} onCommand={session.caseStore.dispatch} />
          <AnnotationDetails
            search={async () => []}
            onCommand={(command) => session.caseStore.dispatch(command)}
            cropOf={async () => null}
            onJoin={() => {}}
            joinKey="J"
            onDissolve={() => {}}
          />
        </PaceContext>
      </SessionContext>
    </UiProvider>,
  )
  order.length = 0
  return { session, order, picture: screen.getByTestId('picture') }
}

test('a key pressed in the picture is drawn in the next frame, and the panels follow it, once', async () => {
  const { order, picture } = show()
  await frame()
  await frame()
  fireEvent.keyDown(picture, { key: 'brush' })
  expect(order).toEqual(['overlay brush'])
  await waitFor(() => expect(order).toEqual(['overlay brush', 'drawn', 'panel brush']))
})

test('what is chosen in a field of a panel stays chosen, and brings with it what still waits', () => {
  const { order, picture } = show()
  fireEvent.keyDown(picture, { key: 'brush' })
  const field = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Label' })
  fireEvent.change(field, { target: { value: label.id } })
  expect(field.value).toBe(label.id)
  expect(order.at(-1)).toBe('panel brush')
})

test('a key pressed in a panel meets the panel as it is by then', () => {
  const { session, picture } = show()
  const [first] = session.annotations()
  const rows = () => screen.getAllByRole('button', { name: /^Nodule/ })
  fireEvent.pointerDown(picture)
  act(() => session.viewStore.select([first?.id ?? '']))
  expect(rows().some((row) => row.getAttribute('aria-current') === 'true')).toBe(false)
  act(() => {
    fireEvent.keyDown(screen.getByRole('combobox', { name: 'Label' }), { key: 'a' })
  })
  expect(rows()[0]?.getAttribute('aria-current')).toBe('true')
})

test('a mark removed in the list passes the focus to the next one', async () => {
  const { session } = show()
  fireEvent.click(screen.getAllByRole('button', { name: /^Nodule/ })[0] ?? document.body)
  const row = document.querySelector<HTMLElement>('[aria-current="true"]')
  if (row === null) throw new Error('a click selects at once')
  row.focus()
  fireEvent.keyDown(row, { key: 'Delete' })
  expect(session.annotations()).toHaveLength(1)
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-current')).toBe('true'))
})

test('calls come once however often they were asked for, in the order they were asked for first', async () => {
  const calls: string[] = []
  const [one, other] = ['one', 'other'].map((name) => () => calls.push(name))
  if (one === undefined || other === undefined) throw new Error('two')
  for (const call of [one, other, one]) afterFrame(call)
  expect(calls).toEqual([])
  await waitFor(() => expect(calls).toEqual(['one', 'other']))
  afterFrame(other)
  catchUp()
  expect(calls).toEqual(['one', 'other', 'other'])
  catchUp()
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  expect(calls).toHaveLength(3)
})
