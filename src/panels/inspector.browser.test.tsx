import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMemorySession, testLabel } from '../../tests/fixtures/memory-session.ts'
import type { Command } from '../domain/commands/command.ts'
import { joinMarks } from '../domain/commands/finding-commands.ts'
import { flipMaskPixels } from '../domain/commands/mask-commands.ts'
import { ok } from '../lib/result.ts'
import { SessionContext } from '../session/session-context.ts'
import { UiProvider } from '../ui/UiProvider.tsx'
import { AnnotationDetails } from './annotations/AnnotationDetails.tsx'
import { AnnotationList } from './annotations/AnnotationList.tsx'
import { LabelPanel } from './label-panel/LabelPanel.tsx'

afterEach(cleanup)

const nodule = testLabel('Nodule', '#e69f00', { hotkey: '1' })
const drug = testLabel('Medication', '#56b4e9', { hotkey: 'q', targets: ['span'] })
const coding = { system: 'urn:glossa:starter', version: '1', code: 'GS1', display: 'Pulmonary nodule' }

function show() {
  const session = createMemorySession([nodule, drug], 'image', (annotation) => [
    annotation({ kind: 'point', x: 1, y: 2 }, nodule),
    annotation({ kind: 'span', fragments: [{ start: 0, end: 7, quote: 'aspirin' }] }, drug),
  ])
  const onChoose = vi.fn()
  const onJoin = vi.fn()
  const onCommand = (command: Command, store = session.caseStore) => {
    store.dispatch(command)
  }
  const { unmount } = render(
    <UiProvider>
      <SessionContext value={session}>
        <section aria-label="Inspector" style={{ display: 'flex', flexDirection: 'column', height: 800, width: 344 }}>
          <LabelPanel
            activeKinds={['point', 'whole']}
            onChoose={onChoose}
            wholes={[{ name: 'Whole image', isOnKey: true, onAdd: () => {} }]}
            wholeKey="W"
          />
          <AnnotationList annotatorId={session.env.actor} onCommand={onCommand} />
          <AnnotationDetails
            swapKey="Shift+S"
            search={async () => [{ value: coding, key: 'k', text: coding.display, hint: coding.code, detail: null }]}
            onCommand={onCommand}
            cropOf={async () => null}
            onJoin={onJoin}
            joinKey="Shift+J"
            onDissolve={() => {}}
          />
        </section>
      </SessionContext>
    </UiProvider>,
  )
  return { session, onChoose, onJoin, unmount }
}

async function select(name: RegExp) {
  await userEvent.click(await within(screen.getByRole('list', { name: 'Annotations' })).findByRole('button', { name }))
}

describe('labels', () => {
  test('are a radio group, each with its key', async () => {
    const { onChoose } = show()
    const group = screen.getByRole('radiogroup', { name: 'Labels' })
    const radio = within(group).getByRole('radio', { name: 'Nodule' })
    expect(radio.getAttribute('aria-keyshortcuts')).toBe('1')
    await userEvent.click(radio)
    expect(onChoose).toHaveBeenCalledWith(nodule)
  })
})

describe('annotations', () => {
  test('a click reveals and selects', async () => {
    const { session } = show()
    await select(/aspirin/)
    const [, span] = session.annotations()
    expect(session.viewStore.get().selection).toEqual([span?.id])
    expect(session.viewStore.get().reveal?.annotationId).toBe(span?.id)
  })

  test('a comment that was being typed when the page was left is written', async () => {
    const { session, unmount } = show()
    await select(/Point/)
    await userEvent.type(screen.getByRole('textbox', { name: 'Comment' }), 'small')
    unmount()
    expect(session.annotations()[0]).toMatchObject({ comment: 'small' })
  })

  test('assertion, side, label and comment are written, one change each', async () => {
    const { session } = show()
    await select(/Point/)
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Assertion' }), 'Absent')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Patient’s side' }), 'Left')
    await userEvent.type(screen.getByRole('textbox', { name: 'Comment' }), 'small')
    await userEvent.tab()
    const [point] = session.annotations()
    expect(point).toMatchObject({ assertion: 'absent', laterality: 'left', comment: 'small' })
    const labels = within(screen.getByRole('combobox', { name: 'Label' })).getAllByRole('option')
    expect(labels.map(({ textContent }) => textContent)).toEqual(['Nodule'])
    await session.caseStore.flush()
    expect(session.written.length).toBe(3)
  })

  test('a stroke on a mask leads to its new size, and takes nothing of what is being typed', async () => {
    const { session } = show()
    const record = session.annotation({ kind: 'mask', x: 2, y: 2, width: 4, height: 3, counts: [0, 12] }, nodule)
    session.caseStore.dispatch({
      name: 'annotation.create',
      scope: 'case',
      plan: () => ok([{ op: 'add', kind: 'annotation', record }]),
    })
    await select(/Mask/)
    const measurements = await screen.findByRole('region', { name: 'Measurements' })
    expect(within(measurements).getByText('12.0 px²')).toBeDefined()
    const comment = screen.getByRole('textbox', { name: 'Comment' })
    await userEvent.type(comment, 'sm')
    const [, , mask] = session.annotations()
    session.caseStore.dispatch(flipMaskPixels(mask?.id ?? '', { x: 2, y: 5, width: 4, height: 2, counts: [0, 8] }))
    await within(measurements).findByText('20.0 px²')
    await userEvent.type(comment, 'all')
    await userEvent.tab()
    expect(session.annotations()[2]).toMatchObject({ comment: 'small', target: { height: 5 } })
  })

  test('a code is found, put on once, and taken off', async () => {
    const { session } = show()
    await select(/Point/)
    const find = screen.getByRole('combobox', { name: 'Find concept' })
    for (let twice = 0; twice < 2; twice++) {
      await userEvent.type(find, 'nod')
      await userEvent.click(await screen.findByRole('option', { name: /Pulmonary nodule/ }))
    }
    expect(session.annotations()[0]).toMatchObject({ codings: [coding], codingState: 'coded' })
    await userEvent.click(screen.getByRole('button', { name: 'Remove code Pulmonary nodule' }))
    expect(session.annotations()[0]).toMatchObject({ codings: [], codingState: 'deferred' })
    await userEvent.click(screen.getByRole('radio', { name: /^No suitable code exists/ }))
    expect(session.annotations()[0]).toMatchObject({ codings: [], codingState: 'none-suitable' })
  })

  test('Delete in the list removes what is selected, and goes on to the next', async () => {
    const { session } = show()
    await select(/aspirin/)
    await userEvent.keyboard('{Delete}')
    expect(session.annotations().map(({ labelId }) => labelId)).toEqual([nodule.id])
    expect(session.viewStore.get().selection).toEqual(session.annotations().map(({ id }) => id))
  })
})

describe('findings', () => {
  async function join() {
    const shown = show()
    const { session } = shown
    const ids = session.annotations().map(({ id }) => id)
    session.caseStore.dispatch(joinMarks(ids))
    await select(/^Finding Nodule/)
    return { ...shown, ids }
  }

  test('stand above their evidence, each piece with the way to it', async () => {
    const { session, ids } = await join()
    const rows = within(screen.getByRole('list', { name: 'Annotations' })).getAllByRole('button')
    expect(rows.map(({ textContent }) => textContent?.replace(/Not coded.*/, ''))).toEqual([
      'NOFindingNodule2 pieces of evidence',
      'NONodulePoint',
      'MEMedication“aspirin”',
    ])
    const section = within(screen.getByRole('region', { name: 'Finding: Nodule' }))
    await userEvent.click(section.getByRole('button', { name: /^“aspirin”/ }))
    expect(session.viewStore.get().reveal?.annotationId).toBe(ids[1])
    expect(session.viewStore.get().selection).toEqual([ids[1]])
  })

  test('take a note, give up a piece of evidence, and go with the last', async () => {
    const { session } = await join()
    const findings = () => [...session.caseStore.get().tables.finding.values()]
    await userEvent.type(screen.getByRole('textbox', { name: 'Note on the finding' }), 'new')
    await userEvent.tab()
    expect(findings()[0]?.note).toBe('new')
    await userEvent.click(screen.getByRole('button', { name: 'Take “aspirin” out of the finding' }))
    await waitFor(() => expect(session.annotations().map(({ findingId }) => findingId !== null)).toEqual([true, false]))
    await userEvent.click(screen.getByRole('button', { name: 'Take Point out of the finding' }))
    await waitFor(() => expect(findings()).toEqual([]))
    await session.caseStore.undo()
    expect(findings()[0]?.note).toBe('new')
  })

  test('a row answers who asks for a mark, and changes no selection', async () => {
    const { session, onJoin } = show()
    await select(/Point/)
    await userEvent.click(screen.getByRole('button', { name: 'Join…' }))
    expect(onJoin).toHaveBeenCalledOnce()
    session.viewStore.askForMark('Which?')
    const [point, span] = session.annotations()
    await select(/aspirin/)
    expect(session.viewStore.get().picked?.annotationId).toBe(span?.id)
    expect(session.viewStore.get().selection).toEqual([point?.id])
  })
})

test.each(['dark', 'light'] as const)('axe finds nothing in the %s theme', async (theme) => {
  show()
  await select(/Point/)
  document.documentElement.dataset.mantineColorScheme = theme
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
})
