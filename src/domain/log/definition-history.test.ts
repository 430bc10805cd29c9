import { describe, expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { countingEnv, planned } from '../../../tests/fixtures/opened-case.ts'
import { createProject, projectOf, renameProject, setGuideline, setLabels } from '../commands/project-commands.ts'
import { diffLabelSets } from '../labels/label-set-diff.ts'
import type { Label } from '../records/label.ts'
import { applyChange } from './apply.ts'
import type { Change } from './change.ts'
import { guidelineVersions, labelSetVersions } from './definition-history.ts'
import { invertChange } from './invert.ts'
import { emptyState } from './record-state.ts'

const env = countingEnv()
const label = (index: number, given: Partial<Label> = {}): Label => ({
  ...{ id: numberedId(1, 0, index), name: `Label ${index}`, color: '#e69f00', hotkey: null, targets: [], coding: null },
  ...{ conceptConstraint: null, attributes: [], paired: false },
  ...given,
})
const project = {
  ...{ id: numberedId(10, 0, 0), revision: 1, name: 'P', createdAt: '2026-01-01T00:00:00.000Z', terminologies: [] },
  guideline: { version: 1, markdown: '' },
  labelSet: { version: 1, labels: [label(0)] },
  rules: { blinding: [], requiredFields: [] },
}

function history() {
  let state = emptyState
  const changes: Change[] = []
  const run = (command: ReturnType<typeof setLabels>): Change => {
    const change = planned(command, state, env, null)
    if (change === null) throw new Error('nothing to do')
    changes.push(change)
    state = applyChange(state, change)
    return change
  }
  const undo = (change: Change) => {
    const back: Change = {
      ...change,
      id: env.newId(),
      origin: 'undo',
      reverts: change.id,
      patches: invertChange(change, state).patches,
    }
    changes.push(back)
    state = applyChange(state, back)
  }
  run(createProject(project))
  return { run, undo, changes, project: () => projectOf(state) }
}

describe('versions of a label set', () => {
  it('are told from the log, each with the one before it', () => {
    const { run, changes } = history()
    run(setLabels([label(0, { name: 'Renamed' })]))
    run(renameProject('Q'))
    run(setLabels([label(0, { name: 'Renamed' }), label(1)]))
    const versions = labelSetVersions(changes)
    expect(versions.map(({ content }) => content.labels.length)).toEqual([1, 1, 2])
    expect(versions[0]).toMatchObject({ version: 1, before: null, by: env.actor })
    expect(versions.map(({ before }) => before?.version ?? null)).toEqual([null, 1, versions[1]?.version])
    expect(guidelineVersions(changes)).toHaveLength(1)
  })

  it('are never two of one name, though an undo has gone back between', () => {
    const { run, undo, changes, project: now } = history()
    const first = run(setLabels([label(0), label(1)]))
    undo(first)
    expect(now()?.labelSet.version).toBe(1)
    run(setLabels([label(0), label(2)]))
    const numbers = labelSetVersions(changes).map(({ version }) => version)
    expect(new Set(numbers).size).toBe(3)
  })
})

it('a guideline that is saved as it was makes no version', () => {
  const { run, changes, project: now } = history()
  run(setGuideline('Mark every nodule.'))
  expect(setGuideline('Mark every nodule.').plan(emptyState, env).ok).toBe(false)
  expect(now()?.guideline).toEqual({ version: 2, markdown: 'Mark every nodule.' })
  expect(guidelineVersions(changes).map(({ version }) => version)).toEqual([1, 2])
})

it('label sets are compared by id: renamed, recoloured, added, removed, reordered', () => {
  const before = { version: 1, labels: [label(0), label(1), label(2)] }
  const after = { version: 2, labels: [label(2), label(0, { name: 'N', color: '#000000' }), label(3)] }
  expect(diffLabelSets(before, after).map((one) => ('label' in one ? [one.kind, one.label.id] : [one.kind]))).toEqual([
    ['changed', label(0).id],
    ['added', label(3).id],
    ['removed', label(1).id],
    ['reordered'],
  ])
  expect(diffLabelSets(before, after)[0]).toMatchObject({ parts: ['name', 'color'] })
  expect(diffLabelSets(before, before)).toEqual([])
})
