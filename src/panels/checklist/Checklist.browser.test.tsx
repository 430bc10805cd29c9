import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, expect, test, vi } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { SessionContext } from '../../session/session-context.ts'
import { UiProvider } from '../../ui/UiProvider.tsx'
import { Checklist } from './Checklist.tsx'

afterEach(cleanup)

const labels = Array.from({ length: 14 }, (_, index) => testLabel(`Label ${index + 1}`, '#56b4e9'))
const spans = testLabel('Drug', '#56b4e9', { targets: ['span'] })

async function show() {
  const session = createMemorySession([...labels, spans], 'image', (annotation) => {
    const [first, second] = labels
    if (first === undefined || second === undefined) throw new Error('no labels')
    const box = { kind: 'box', x: 1, y: 2, width: 3, height: 4, rotation: 0 } as const
    return [annotation(box, first), annotation(box, first)]
  })
  const onLeave = vi.fn()
  render(
    <UiProvider>
      <SessionContext value={session}>
        <main style={{ display: 'flex', height: 700, width: 344 }}>
          <Checklist
            annotatorId={session.env.actor}
            request={{ labelId: null, serial: 1 }}
            onCommand={(command) => session.caseStore.dispatch(command).ok}
            onLeave={onLeave}
          />
        </main>
      </SessionContext>
    </UiProvider>,
  )
  await screen.findByRole('radiogroup', { name: 'Label 2' })
  return { session, onLeave }
}

const chosen = (name: string) =>
  within(screen.getByRole('radiogroup', { name })).getByRole('radio', { checked: true }).getAttribute('aria-label')

const stated = (session: Awaited<ReturnType<typeof show>>['session']) =>
  session.annotations().filter(({ target }) => target.kind === 'whole')

test('marks say that their label is there; it is shown and not stored', async () => {
  const { session } = await show()
  expect(chosen('Label 1')).toBe('Present, from marks')
  expect(screen.getByText('2 marks')).toBeTruthy()
  expect(stated(session)).toEqual([])
  expect(screen.queryByRole('radiogroup', { name: 'Drug' })).toBeNull()
})

test('a key says what is so and goes to the next line, beginning at the first that is open', async () => {
  const { session } = await show()
  expect(document.activeElement?.closest('[role="radiogroup"]')?.textContent).toBeTruthy()
  await userEvent.keyboard('p2ua5{ArrowDown}4')
  expect(['Label 2', 'Label 3', 'Label 4', 'Label 5', 'Label 6', 'Label 7', 'Label 8'].map(chosen)).toEqual([
    ...['Present', 'Likely', 'Unlikely', 'Absent', 'Not assessable', 'Not assessed', 'Absent'],
  ])
  expect(stated(session).map(({ itemId }) => itemId)).toEqual([null, null, null, null, null, null])
  await userEvent.keyboard('{ArrowUp}0')
  expect(chosen('Label 8')).toBe('Not assessed')
  expect(stated(session)).toHaveLength(5)
  await session.caseStore.undo()
  await vi.waitFor(() => expect(chosen('Label 8')).toBe('Absent'))
})

test('one key says absent of the rest, in one step', async () => {
  const { session } = await show()
  await userEvent.keyboard('pr')
  expect(screen.getByText('14 of 14 assessed')).toBeTruthy()
  expect(stated(session).filter(({ assertion }) => assertion === 'absent')).toHaveLength(12)
  await session.caseStore.undo()
  await vi.waitFor(() => expect(screen.getByText('2 of 14 assessed')).toBeTruthy())
})

test('arrows walk along a line without choosing, Space chooses, Escape leaves', async () => {
  const { session, onLeave } = await show()
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Absent')
  expect(stated(session)).toEqual([])
  await userEvent.keyboard(' ')
  expect(chosen('Label 2')).toBe('Absent')
  await userEvent.keyboard('{Escape}')
  expect(onLeave).toHaveBeenCalledOnce()
})

test('a line that says absent of what is marked shows that they clash', async () => {
  await show()
  await userEvent.keyboard('{Home}a')
  expect(screen.getByText('2 marks').dataset.clashes).toBe('true')
})

test('is accessible', async () => {
  await show()
  await userEvent.keyboard('plua')
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
})
