import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import type { AttributeDefinition } from '../../domain/records/label.ts'
import { SessionContext } from '../../session/session-context.ts'
import { UiProvider } from '../../ui/UiProvider.tsx'
import { AnnotationDetails } from './AnnotationDetails.tsx'
import { AnnotationList } from './AnnotationList.tsx'
import { HiddenNotice } from './HiddenNotice.tsx'

afterEach(cleanup)

const attributes: AttributeDefinition[] = [
  { id: 'size', name: 'Size', type: 'number', required: true, unit: 'mm', min: 0, max: 90 },
  { id: 'texture', name: 'Texture', type: 'choice', required: false, options: ['solid', 'ground-glass'] },
  { id: 'features', name: 'Features', type: 'choices', required: false, options: ['lobulated', 'cavitated'] },
  { id: 'calcified', name: 'Calcified', type: 'checkbox', required: false },
  { id: 'subtlety', name: 'Subtlety', type: 'scale', required: false, min: 1, max: 5, step: 1 },
  { id: 'remark', name: 'Remark', type: 'text', required: false },
]
const nodule = testLabel('Nodule', '#e69f00', { attributes })
const mass = testLabel('Mass', '#56b4e9', { attributes: attributes.slice(0, 1) })

function show(selected: 'first' | 'all' = 'first') {
  const session = createMemorySession([nodule, mass], 'image', (annotation) => [
    annotation({ kind: 'point', x: 1, y: 2 }, nodule),
    annotation({ kind: 'point', x: 5, y: 2 }, mass),
  ])
  const ids = session.annotations().map(({ id }) => id)
  session.viewStore.select(selected === 'first' ? ids.slice(0, 1) : ids)
  render(
    <UiProvider>
      <SessionContext value={session}>
        <section aria-label="Inspector" style={{ display: 'flex', flexDirection: 'column', height: 900, width: 344 }}>
          <h2>
            Annotations <HiddenNotice />
          </h2>
          <AnnotationList annotatorId={session.env.actor} onCommand={session.caseStore.dispatch} />
          <AnnotationDetails
            search={async () => []}
            onCommand={(command, store = session.caseStore) => store.dispatch(command)}
            cropOf={async () => null}
            onJoin={() => {}}
            joinKey="Shift+J"
            onDissolve={() => {}}
          />
        </section>
      </SessionContext>
    </UiProvider>,
  )
  return { session, ids, values: () => session.annotations().map((one) => one.attributes) }
}

describe('attributes of one annotation', () => {
  test('are given each by its type, and taken away again', async () => {
    const { values } = show()
    await userEvent.type(screen.getByRole('textbox', { name: /^Size, mm/ }), '12,5{Enter}')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Texture' }), 'solid')
    await userEvent.click(screen.getByRole('checkbox', { name: 'cavitated' }))
    await userEvent.click(screen.getByRole('checkbox', { name: 'lobulated' }))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Calcified' }), 'No')
    await userEvent.type(screen.getByRole('textbox', { name: 'Remark' }), 'see prior{Enter}')
    const scale = screen.getByRole('slider', { name: 'Subtlety' })
    fireEvent.change(scale, { target: { value: '4' } })
    fireEvent.keyUp(scale, { key: 'ArrowRight' })
    expect(values()[0]).toEqual({
      size: 12.5,
      texture: 'solid',
      features: ['lobulated', 'cavitated'],
      calcified: false,
      subtlety: 4,
      remark: 'see prior',
    })
    await userEvent.clear(screen.getByRole('textbox', { name: /^Size, mm/ }))
    await userEvent.keyboard('{Enter}')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Calcified' }), 'Not said')
    await userEvent.click(screen.getByRole('button', { name: 'Not said' }))
    expect(values()[0]).toEqual({ texture: 'solid', features: ['lobulated', 'cavitated'], remark: 'see prior' })
  })

  test('say calmly what is missing and what does not fit; nothing wrong is stored', async () => {
    const { values } = show()
    expect(screen.getByText('Still to be said')).toBeTruthy()
    await userEvent.type(screen.getByRole('textbox', { name: /^Size, mm/ }), '91{Enter}')
    expect(screen.getByText('At most 90')).toBeTruthy()
    expect(values()[0]).toEqual({})
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByText('At most 90')).toBeNull()
  })
})

describe('several annotations', () => {
  test('have in common what they share, set in one change', async () => {
    const { session, values } = show('all')
    expect(screen.queryByRole('combobox', { name: 'Texture' })).toBeNull()
    await userEvent.type(screen.getByRole('textbox', { name: /^Size, mm/ }), '0{Enter}')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Assertion of all' }), 'Likely')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Label of all' }), 'Mass')
    expect(values()).toEqual([{ size: 0 }, { size: 0 }])
    expect(session.annotations().map(({ assertion, labelId }) => [assertion, labelId])).toEqual([
      ['likely', mass.id],
      ['likely', mass.id],
    ])
    await session.caseStore.flush()
    expect(session.written).toHaveLength(3)
  })
})

describe('a row', () => {
  test('hides and locks its annotation in this tab, and nothing is stored of it', async () => {
    const { session, ids } = show()
    const row = within(screen.getByRole('list', { name: 'Annotations' }))
    await userEvent.click(row.getByRole('switch', { name: 'Hide Nodule' }))
    await userEvent.click(row.getByRole('switch', { name: 'Lock Mass' }))
    expect([...session.viewStore.get().marks.hidden]).toEqual([ids[0]])
    expect([...session.viewStore.get().marks.locked]).toEqual([ids[1]])
    await userEvent.click(screen.getByRole('button', { name: '1 hidden: show' }))
    expect(session.viewStore.get().marks.hidden.size).toBe(0)
    expect(row.getByRole('switch', { name: 'Hide Nodule' }).getAttribute('aria-checked')).toBe('false')
    expect(session.written).toHaveLength(0)
  })

  test('is added to the selection with Shift', async () => {
    const { session, ids } = show()
    const user = userEvent.setup()
    await user.keyboard('{Shift>}')
    await user.click(within(screen.getByRole('list', { name: 'Annotations' })).getByRole('button', { name: /Mass/ }))
    await user.keyboard('{/Shift}')
    expect(session.viewStore.get().selection).toEqual(ids)
  })
})

test.each(['dark', 'light'] as const)('axe finds nothing in the %s theme', async (theme) => {
  for (const selected of ['first', 'all'] as const) {
    const { session } = show(selected)
    session.viewStore.setMarks({ hidden: new Set(session.annotations().map(({ id }) => id)) })
    document.documentElement.dataset.mantineColorScheme = theme
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
    cleanup()
  }
})
